"""Signing in and out, theme, health: what every visitor may ask of the web itself."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings

from goldenhour.force.commands import appoint, suspend
from goldenhour.force.models import Officer
from goldenhour.web import clock
from tests.moments import hours

PHRASE = "four candles and a plank"


@pytest.fixture
def noor(ada: Officer, nine: datetime) -> Officer:
    """Noor, who signs in with a password."""
    return appoint(
        username="noor",
        name="Noor Example",
        staff_number="7102",
        rank="",
        roles=["contact_officer"],
        team=None,
        password=PHRASE,
        by=ada,
        at=nine,
    )


def sign_in(client: Client, username: str = "noor", password: str = PHRASE, **more: str) -> Any:
    return client.post("/sign-in", {"username": username, "password": password, **more})


def test_somebody_signs_in_and_goes_on_to_the_page_they_wanted(
    client: Client, noor: Officer
) -> None:
    wanted = client.get("/contacts")
    assert wanted["Location"] == "/sign-in?next=/contacts"

    answer = sign_in(client, next="/contacts")

    assert answer["Location"] == "/contacts"
    assert client.get("/contacts").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "\\\\example.org", "javascript:1"]
)
def test_signing_in_never_leads_elsewhere(client: Client, noor: Officer, elsewhere: str) -> None:
    assert sign_in(client, next=elsewhere)["Location"] == "/"


def test_unknown_wrong_shut_and_passwordless_look_the_same(
    client: Client, noor: Officer, hana: Officer, ada: Officer, nine: datetime
) -> None:
    texts = set()
    wrong = sign_in(client, password="not the right phrase")
    unknown = sign_in(client, username="nobody")
    no_password = sign_in(client, username="hana")
    suspend(officer=noor.uid, by=ada, at=nine)
    shut = sign_in(client)

    for answer, name in (
        (wrong, "noor"),
        (unknown, "nobody"),
        (no_password, "hana"),
        (shut, "noor"),
    ):
        assert answer.status_code == 422
        said = answer.content.decode().replace(f'value="{name}"', 'value=""')
        texts.add(said[said.index("<main") : said.index("</main>")].split("csrf")[0])
    assert len(texts) == 1
    assert PHRASE not in texts.pop()


def test_too_many_wrong_passwords_shut_that_account_for_that_source_only(
    client: Client, noor: Officer
) -> None:
    for _ in range(4):
        assert sign_in(client, password="wrong again, sorry").status_code == 422
    assert sign_in(client, password="wrong again, sorry").status_code == 429

    shut = sign_in(client)
    assert shut.status_code == 429
    assert "Wait 15 minutes" in shut.content.decode()
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"))["Location"] == "/"


def test_a_desk_that_is_signed_in_is_not_shut_out(client: Client, noor: Officer) -> None:
    sign_in(client)
    other = Client()
    for _ in range(6):
        sign_in(other, password="wrong again, sorry")

    assert client.get("/contacts").status_code == 200


def test_a_session_is_new_at_sign_in_and_gone_at_sign_out(client: Client, noor: Officer) -> None:
    client.force_login(noor)
    before = client.cookies["sessionid"].value
    client.logout()
    sign_in(client)
    cookie = client.cookies["sessionid"]
    assert cookie.value != before
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        True,
        "Strict",
        12 * 3600,
    )

    answer = client.post("/sign-out")

    assert answer["Clear-Site-Data"] == '"storage"'
    assert not Session.objects.filter(session_key=cookie.value).exists()
    assert client.get("/contacts").status_code == 302


def test_shutting_an_account_ends_its_sessions_with_the_next_request(
    client: Client, noor: Officer, ada: Officer, nine: datetime
) -> None:
    sign_in(client)
    assert client.get("/contacts").status_code == 200

    suspend(officer=noor.uid, by=ada, at=nine)

    assert client.get("/contacts")["Location"] == "/sign-in?next=/contacts"


def test_demo_doors_open_in_the_demonstration_only(
    client: Client, house: Officer, nine: datetime, settings: Settings
) -> None:
    made_up = {"name": "Dee Example", "rank": "", "team": None, "roles": ["dispatcher"]}
    appoint(username="dee", staff_number="7200", is_demo=True, **made_up, by=house, at=nine)
    appoint(username="real", staff_number="7203", **made_up, by=house, at=nine)

    settings.DEMO = False
    assert client.post("/sign-in/demo/dee").status_code == 404
    assert client.post("/tour/1").status_code == 404
    settings.DEMO = True
    assert client.post("/sign-in/demo/real").status_code == 404
    assert client.get("/sign-in/demo/dee").status_code == 405
    assert client.post("/sign-in/demo/dee").status_code == 302
    assert client.get("/board").status_code == 200


def test_the_clock_moves_in_the_demonstration_only(db: None, settings: Settings) -> None:
    clock.put_ahead(hours(9))
    assert clock.now() - clock.real_now() > hours(8)
    with pytest.raises(clock.NotADemo):
        clock.put_ahead(hours(8))

    settings.DEMO = False
    with pytest.raises(clock.NotADemo):
        clock.put_ahead(hours(10))
    assert clock.now() - clock.real_now() < hours(1)


def test_the_theme_is_the_desks(client: Client, db: None) -> None:
    answer = client.post("/theme/dim", {"next": "/sign-in"})

    assert answer["Location"] == "/sign-in"
    assert 'data-theme="dim"' in client.get("/sign-in").content.decode()
    assert client.post("/theme/glitter").status_code == 404


def test_health_says_whether_we_live_and_can_serve(client: Client, db: None) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready", "mode": "normal"}


@pytest.fixture
def no_database(db: None) -> Iterator[None]:
    """The database stops answering."""

    def unreachable(*given: object) -> None:
        raise OperationalError("connection refused: 10.1.2.3 user goldenhour_app")

    with pytest.MonkeyPatch.context() as patch:
        for way in ("cursor", "ensure_connection"):  # for a statement, and for a planned one
            patch.setattr(connection, way, unreachable)
        patch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        patch.setitem(connection.settings_dict, "PORT", "1")  # where nobody listens
        yield


def test_without_a_database_we_live_and_are_not_ready(no_database: None) -> None:
    client = Client(raise_request_exception=False)

    assert client.get("/healthz").status_code == 200
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json() == {"status": "not ready", "mode": "no-database"}


@pytest.mark.parametrize("path", ["/", "/sign-in", "/contacts", "/public", "/nothing-here"])
def test_without_a_database_a_page_says_so_and_shows_nothing_of_it(
    no_database: None, path: str
) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "k" * 32

    answer = client.get(path)

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    said = answer.content.decode()
    assert "The database does not answer" in said
    assert "10.1.2.3" not in said
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_without_a_database_the_api_says_so_too(no_database: None) -> None:
    client = Client(raise_request_exception=False)
    answer = client.get("/api/v1/contacts", headers={"Authorization": "Bearer x"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer["Content-Type"] == "application/problem+json"
