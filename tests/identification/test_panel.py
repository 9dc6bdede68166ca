"""The panel: the most dangerous line first, reasons in words, two buttons, nothing lost."""

from datetime import date, datetime

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.identification import commands
from goldenhour.identification.models import Link, Mention
from goldenhour.web import clock as house_clock
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days

pytestmark = pytest.mark.urls("tests.identification.addresses")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(client: Client, hana: Officer, monkeypatch: pytest.MonkeyPatch, nine: datetime) -> Client:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(hana)
    return client


@pytest.fixture
def earlier(call: Call, state: State, nine: datetime) -> Mention:
    return state(call(nine - days(1), words="He came back"), nine - days(1), **ALISHA)


@pytest.fixture
def now(call: Call, state: State, nine: datetime) -> Mention:
    return state(call(nine), nine, phone="07700 900142")


def shown(desk: Client, now: Mention, status: int = 200) -> str:
    assert now.contact is not None
    answer = desk.get("/identification/known", {"contact": str(now.contact.uid)}, headers=HTMX)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_panel_names_the_reason_in_words_and_offers_two_buttons(
    desk: Client, earlier: Mention, now: Mention
) -> None:
    text = shown(desk, now)
    assert "<html" not in text
    for words in ("Alisha Sample", "same number", "It is them", "Not them", "He came back"):
        assert words in text


def test_a_marker_stands_before_everything_else(
    desk: Client, earlier: Mention, now: Mention, tara: Officer, nine: datetime
) -> None:
    commands.add_marker(
        mention=earlier.uid,
        kind="marac",
        source="Conference",
        owner="Safeguarding team",
        starts_on=date(2026, 11, 1),
        review_on=date(2027, 1, 1),
        by=tara,
        at=nine,
    )
    text = shown(desk, now)
    assert text.index("High-risk domestic abuse") < text.index("earlier contact")
    assert text.index("earlier contact") < text.index("Who this may be")


@pytest.mark.parametrize(("button", "claim"), [("confirm", "confirmed"), ("dismiss", "dismissed")])
def test_a_button_keeps_the_claim_and_answers_with_the_panel(
    button: str, claim: str, desk: Client, earlier: Mention, now: Mention
) -> None:
    assert now.contact is not None
    answer = desk.post(
        f"/identification/{now.contact.uid}/{button}",
        {"them": f"{now.uid} - {earlier.uid}", "phone": "07700 900142"},
        headers=HTMX,
    )
    assert answer.status_code == 200
    assert {link.claim for link in Link.objects.all()} == {claim}
    assert ("Who this may be" in answer.content.decode()) == (claim == "confirmed")


@pytest.mark.parametrize("them", ["", "x", "x - y", "a b c d"])
def test_a_button_that_cannot_be_read_is_refused_and_the_panel_stays(
    them: str, desk: Client, earlier: Mention, now: Mention
) -> None:
    assert now.contact is not None
    address = f"/identification/{now.contact.uid}/confirm"
    answer = desk.post(address, {"them": them}, headers=HTMX)
    assert answer.status_code == 422
    assert "Alisha Sample" in answer.content.decode()


def test_as_a_page_it_has_its_frame(desk: Client, now: Mention) -> None:
    assert now.contact is not None
    answer = desk.get("/identification/known", {"contact": str(now.contact.uid)})
    assert "<html" in answer.content.decode()
    assert desk.get("/identification/known", {"contact": "x"}).status_code == 404


def test_whoever_is_typed_is_looked_for_before_anything_is_kept(
    desk: Client, earlier: Mention
) -> None:
    answer = desk.get("/identification/known", {"phone": "0044 7700 900142"}, headers=HTMX)
    text = answer.content.decode()
    assert "Alisha Sample" in text
    assert "It is them" not in text


def test_with_nothing_to_look_by_it_says_so_and_never_that_nobody_is_known(
    desk: Client, call: Call, nine: datetime
) -> None:
    answer = desk.get("/identification/known", {"contact": str(call(nine).uid)}, headers=HTMX)
    assert "Nothing to look by yet" in answer.content.decode()


def test_many_contacts_are_counted_and_folded(
    desk: Client, now: Mention, call: Call, state: State, nine: datetime
) -> None:
    for ago in range(1, 8):
        state(call(nine - days(ago)), nine - days(ago), phone="07700 900142")
    assert "4 more ↓" in shown(desk, now)


def test_a_dispatcher_does_not_open_the_panel(client: Client, dina: Officer) -> None:
    client.force_login(dina)
    assert client.get("/identification/known").status_code == 403
