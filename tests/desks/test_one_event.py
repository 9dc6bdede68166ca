"""The same event at the desks: linked, set apart, taken back; on the board and on the call."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.response.models import Duplicate
from goldenhour.triage.models import Distinction, Incident
from goldenhour.web import clock
from tests.moments import NINE, minutes
from tests.response.incidents import POSTCODES, sent

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
WHY = "The same van."


@pytest.fixture(autouse=True)
def six_minutes_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' moment in these tests."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(6))


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def second(hana: Officer) -> Incident:
    return sent(hana, NINE + minutes(2))


@pytest.fixture
def call(hana: Officer) -> Contact:
    """A caller in the same postcode, without an end."""
    at = NINE + minutes(5)
    row = contact.receive(channel="999", by=hana, at=at)
    return contact.amend(contact=row.uid, postcode=POSTCODES["Hanley"], by=hana, at=at)


@pytest.fixture
def desk(dina: Officer, client: Client) -> Client:
    """Dina's desk."""
    client.force_login(dina)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def typed(desk: Client, line: str, **headers: str) -> Any:
    form = {"line": line, "key": str(uuid4())}
    return desk.post("/board/command", form, headers=headers)


def said(desk: Client, row: Incident, name: str, **form: str) -> Any:
    return desk.post(f"/incidents/{row.uid}/again/{name}", {"key": str(uuid4())} | form)


def test_one_line_links_two_and_the_board_says_which_is_worked(
    burglary: Incident, second: Incident, desk: Client
) -> None:
    answer = typed(desk, f"l {burglary.reference} {second.reference} {WHY}")
    assert answer.headers["Location"] == f"/board?incident={burglary.uid}"
    link = Duplicate.objects.get()
    assert (link.incident, link.under, link.why) == (second, burglary, WHY)
    board = text(desk.get("/board"))
    assert f"with {second.reference[-4:]}" in board
    assert f"worked under {burglary.reference[-4:]}" in board
    assert "<b>1</b> without a unit" in board


def test_without_a_reason_the_incident_opens_where_one_is_written(
    burglary: Incident, second: Incident, desk: Client
) -> None:
    onward = f"/incidents/{second.uid}?under={burglary.reference}#same-title"
    line = f"link {burglary.reference} {second.reference}"
    assert typed(desk, line).headers["Location"] == onward
    answer = typed(desk, line, **HTMX)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, onward)
    assert "<details open><summary>Link, or not the same" in text(desk.get(onward))


def test_a_page_typed_on_the_board_is_never_put_inside_it(burglary: Incident, desk: Client) -> None:
    for line in (f"o {burglary.reference}", f"r {burglary.reference}", f"g {burglary.reference} S"):
        assert f"/incidents/{burglary.uid}" in typed(desk, line, **HTMX).headers["HX-Redirect"]
    assert "Location" in typed(desk, f"g {burglary.reference} I He is armed", **HTMX).headers


def test_on_its_page_it_is_linked_and_undone_with_reasons(
    burglary: Incident, second: Incident, desk: Client
) -> None:
    why = f"same-{second.uid}-why"
    refused = said(desk, burglary, "same", other=str(second.uid), do="this")
    assert "Write why both are the same event" in text(refused)
    form = {"other": str(second.uid), why: WHY}
    assert "Press one of the three buttons" in text(said(desk, burglary, "same", **form))
    assert said(desk, burglary, "same", do="this", **form).status_code == 302
    link = Duplicate.objects.get()
    assert f'One event with <a href="/incidents/{burglary.uid}">' in text(
        desk.get(f"/incidents/{second.uid}")
    )
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert "Close what is worked under it with it" in page
    assert "May be the same event" not in page
    form = {"duplicate": str(link.uid), f"unlink-{link.uid}-why": "Two vans."}
    assert said(desk, burglary, "unlink", **form).status_code == 302
    page = text(desk.get(f"/incidents/{second.uid}"))
    assert f"7201, 1 Dec 09:06: {WHY} Undone by 7201, 1 Dec 09:06: Two vans." in page
    assert "One event with" not in page


def test_another_grade_on_the_linked_one_asks_to_look_at_the_worked_one_again(
    burglary: Incident, desk: Client, hana: Officer
) -> None:
    hard = sent(hana, NINE + minutes(3), grade="I")
    typed(desk, f"l {burglary.reference} {hard.reference} {WHY}")
    assert "is graded higher: look again" in text(desk.get("/board"))
    assert "waits for a unit by itself" in text(desk.get(f"/incidents/{burglary.uid}"))


def test_set_apart_on_the_page_it_is_said_by_whom_and_may_be_taken_back(
    burglary: Incident, second: Incident, call: Contact, desk: Client
) -> None:
    said(desk, burglary, "same", other=str(second.uid), do="apart")
    said(desk, burglary, "join", contact=str(call.uid), do="apart")
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert "Said not to be the same" in page
    assert page.count("7201, 1 Dec 09:06") == 2
    assert "Link, or not the same" not in page
    made = Distinction.objects.get(other=second)
    form = {"distinction": str(made.uid), f"together-{made.uid}-why": " "}
    assert "Write why they may be" in text(said(desk, burglary, "together", **form))
    form[f"together-{made.uid}-why"] = WHY
    said(desk, burglary, "together", **form)
    assert "Link, or not the same" in text(desk.get(f"/incidents/{burglary.uid}"))


@pytest.mark.parametrize("name", ["same", "together", "unlink"])
def test_what_is_not_there_is_a_sentence(burglary: Incident, desk: Client, name: str) -> None:
    answer = said(desk, burglary, name, other="x", distinction="x", duplicate="x", do="this")
    assert answer.status_code == 422
    assert "That is not there" in text(answer)


def test_on_the_call_one_press_sets_apart_and_the_page_takes_back(
    burglary: Incident, call: Contact, hana: Officer, client: Client
) -> None:
    client.force_login(hana)
    sheet = f"/call/{call.uid}/same-event"
    assert "Not the same" in text(client.get(sheet, headers=HTMX))
    form = {"incident": str(burglary.uid), "key": str(uuid4())}
    answer = client.post(f"/call/{call.uid}/set-apart", form, headers=HTMX)
    assert "kept with your name, 09:06" in text(answer)
    again = client.post(f"/call/{call.uid}/set-apart", form, headers=HTMX)  # a double click
    assert (again.status_code, Distinction.objects.count()) == (200, 1)
    assert "Not the same event: 1" in text(client.get(sheet, headers=HTMX))
    made = Distinction.objects.get()
    form = {"distinction": str(made.uid), f"together-{made.uid}-why": ""}
    refused = client.post(f"/call/{call.uid}/take-back", form)
    assert "Write why they may be" in text(refused)
    form[f"together-{made.uid}-why"] = WHY
    assert client.post(f"/call/{call.uid}/take-back", form).headers["Location"] == sheet
    assert burglary.reference in text(client.get(sheet))
    for bad in ({"distinction": "x"}, {"distinction": str(uuid4())}):
        assert client.post(f"/call/{call.uid}/take-back", bad).status_code in (404, 422)
