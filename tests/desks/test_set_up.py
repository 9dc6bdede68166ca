"""Set-up: a token is given on a page, its secret is seen once, and it ends at a press."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from goldenhour.force.models import Officer, Token
from tests.api_callers import Caller

SECRET = re.compile(r"<code data-secret>([\w-]{43})</code>")


@pytest.fixture
def page(client: Client, ada: Officer, hana: Officer) -> Client:
    """The administrator's browser."""
    client.force_login(ada)
    return client


def test_a_token_is_given_its_secret_shown_once_and_it_works(page: Client, hana: Officer) -> None:
    asked = page.get("/set-up/tokens?officer=7101").content.decode()
    assert "contact.receive" in asked
    assert "triage.agree" not in asked  # Hana may not, so no token of hers may

    given = page.post(
        "/set-up/tokens",
        {"officer": "7101", "scopes": ["page.call"], "days": "7", "key": str(uuid4())},
    )

    found = SECRET.search(given.content.decode())
    assert found
    assert given["Cache-Control"] == "no-store"
    assert Caller(found[1]).ask("contacts").status_code == 200
    assert found[1] not in page.get("/set-up/tokens").content.decode()


def test_what_was_wrong_is_said_and_nothing_is_given(page: Client) -> None:
    mistakes: list[dict[str, object]] = [{"scopes": []}, {"days": "900"}, {"scopes": ["x.y"]}]
    for wrong in mistakes:
        body = {"officer": "7101", "scopes": ["page.call"], "days": "7", "key": str(uuid4())}
        answer = page.post("/set-up/tokens", body | wrong)
        assert answer.status_code == 422
        assert "There is a problem" in answer.content.decode()
    assert not Token.objects.exists()


def test_a_token_sent_twice_is_given_once(page: Client) -> None:
    body = {"officer": "7101", "scopes": ["page.call"], "days": "7", "key": str(uuid4())}
    first, again = page.post("/set-up/tokens", body), page.post("/set-up/tokens", body)

    assert (first.status_code, again.status_code) == (200, 422)
    assert Token.objects.count() == 1


def test_a_token_ends_at_a_press(page: Client, hana: Officer) -> None:
    body = {"officer": "7101", "scopes": ["page.call"], "days": "7", "key": str(uuid4())}
    page.post("/set-up/tokens", body)
    token = Token.objects.get()

    stale = page.post(f"/set-up/tokens/{token.uid}/revoke", {"version": "9"})
    assert stale.status_code == 412
    ended = page.post(f"/set-up/tokens/{token.uid}/revoke", {"version": "1"})

    assert ended["Location"] == "/set-up/tokens"
    assert "No token is in use" in page.get("/set-up/tokens").content.decode()


def test_the_head_shows_the_page_to_the_administrator_only(page: Client, hana: Officer) -> None:
    assert "/set-up/tokens" in page.get("/").content.decode()
    page.force_login(hana)
    assert "/set-up/tokens" not in page.get("/").content.decode()
