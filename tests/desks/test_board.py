"""The board and the incident's page: what is shown, what is typed, what is refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from goldenhour.desks import board_live
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.response import commands, queries
from goldenhour.response.models import Deployment, Unit
from goldenhour.triage.models import Incident
from goldenhour.web import clock, events
from goldenhour.web.events import Event
from tests.moments import NINE, hours, minutes
from tests.response.incidents import on_duty, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' moment in these tests: four minutes past nine."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(4))


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def ha21(tara: Officer) -> Unit:
    return on_duty("HA21", tara, NINE)


@pytest.fixture
def desk(dina: Officer, client: Client) -> Client:
    """Dina's desk."""
    client.force_login(dina)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def typed(desk: Client, line: str, **given: str) -> Any:
    form = {"line": line, "key": str(uuid4())} | given
    return desk.post("/board/command", form)


def test_the_board_shows_what_waits_with_grade_clock_and_reason_and_no_name(
    burglary: Incident, ha21: Unit, desk: Client
) -> None:
    page = text(desk.get("/board"))
    assert "Priority" in page
    assert burglary.reference.rpartition("-")[2] in page
    assert "Priority, four minutes old, burglary, Hanley." in page
    assert "nearest free unit, 0.1 km in a straight line" in page
    assert 'data-age="until"' in page
    assert "Somebody broke" not in page
    assert "ST1 1AA" not in page
    assert not Entry.objects.filter(what="triage.incident.opened").exists()


def test_a_late_incident_carries_the_word_over_and_the_minutes(
    burglary: Incident, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(72))
    page = text(desk.get("/board"))
    assert 'class="is-over"' in page
    assert "OVER 12 min" in page
    assert "<b>1</b> over" in page


def test_a_call_to_resolve_by_phone_stands_in_its_own_list(hana: Officer, desk: Client) -> None:
    incident = sent(hana, NINE, grade="R")
    page = text(desk.get("/board"))
    assert f'id="phone-{incident.uid}"' in page
    assert f'id="incident-{incident.uid}"' not in page


def test_the_board_costs_the_same_however_much_is_on_it(
    hana: Officer, desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        sent(hana, NINE + minutes(number))
    with django_assert_num_queries(23):  # session, officer, board 9, last step, last id, looks 10
        desk.get("/board")


def test_a_unit_is_assigned_by_the_form_and_the_board_comes_back_with_the_undo(
    burglary: Incident, ha21: Unit, desk: Client
) -> None:
    form = {"incident": str(burglary.uid), "unit": "HA21", "version": "1", "key": str(uuid4())}
    answer = desk.post("/board/assign", form, follow=True)
    assert answer.status_code == 200
    assert Deployment.objects.get().unit == ha21
    assert "HA21 on the way" in text(answer)
    assert "Undo: assigned a unit" in text(answer)


def test_the_same_form_sent_twice_assigns_once(
    burglary: Incident, ha21: Unit, desk: Client
) -> None:
    form = {"incident": str(burglary.uid), "unit": "HA21", "version": "1", "key": str(uuid4())}
    for _ in range(2):
        assert desk.post("/board/assign", form).status_code == 302
    assert Deployment.objects.count() == 1


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        (["a {number} ha21"], "EN_ROUTE"),
        (["a {reference} ha21", "s ha21 scene"], "AT_SCENE"),
        (["assign {number} HA21", "status HA21 scene", "s ha21 clear"], "FREE"),
        (["a {number} ha21", "s ha21 down"], "FREE"),
        (["a {number} ha21", "u"], "FREE"),
        (["a {number} ha21", "s ha21 scene", "undo"], "EN_ROUTE"),
        (["s ha21 off"], "OFF_DUTY"),
        (["s ha21 off", "s ha21 on"], "FREE"),
    ],
)
def test_every_step_can_be_typed(
    burglary: Incident, ha21: Unit, desk: Client, lines: list[str], state: str
) -> None:
    number = burglary.reference.rpartition("-")[2]
    for line in lines:
        answer = typed(desk, line.format(number=int(number), reference=burglary.reference))
        assert answer.status_code == 302, text(answer)
    ha21.refresh_from_db()
    assert ha21.state == state


def test_open_leads_to_the_incident(burglary: Incident, desk: Client) -> None:
    answer = typed(desk, f"o {burglary.reference}")
    assert answer["Location"] == f"/incidents/{burglary.uid}"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("asign 142 ha21", "Not understood, nothing was done"),
        ("a 9999 ha21", "There is no incident 9999."),
        ("s zz99 scene", "There is no unit ZZ99."),
        ("s ha21 scene", "HA21 is free, at no incident."),
        ("s ha21 on", "HA21 is free. It is already on duty."),
        ("u", "There is no step of yours to take back."),
    ],
)
def test_a_line_that_cannot_be_done_says_why_and_stays_typed(
    burglary: Incident, ha21: Unit, desk: Client, line: str, sentence: str
) -> None:
    answer = typed(desk, line)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert f'value="{line}"' in text(answer)
    assert not Deployment.objects.exists()


def test_an_unknown_line_offers_three_commands(desk: Client) -> None:
    answer = typed(desk, "asign 142 ha21")
    offered = text(answer).split("Did you mean")[1].split("</ul>")[0]
    assert offered.count("<li>") == 3
    assert "a INCIDENT UNIT" in offered


def test_where_nobody_is_free_the_attempt_keeps_who_was_doing_what(
    burglary: Incident, ha21: Unit, desk: Client, dina: Officer, hana: Officer
) -> None:
    other = sent(hana, NINE, where="Leek")
    commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    answer = typed(desk, f"a {other.reference} ha21")
    assert answer.status_code == 422
    assert "HA21 is on the way." in text(answer)
    (kept,) = queries.shortages_of(other.uid)
    assert kept.doing == [f"HA21 on the way, {burglary.reference}"]


def test_htmx_gets_the_panel_and_a_browser_the_page(burglary: Incident, desk: Client) -> None:
    panel = text(desk.get("/board", headers={"HX-Request": "true"}))
    assert panel.startswith('<div id="board">') or '<div id="board">' in panel
    assert "<html" not in panel
    assert "hx-swap-oob" not in panel
    assert "audience=dispatch" in text(desk.get("/board"))


def test_a_contact_officer_sees_the_board_without_buttons(
    burglary: Incident, ha21: Unit, hana: Officer, client: Client
) -> None:
    client.force_login(hana)
    page = text(client.get("/board"))
    assert "HA21" in page
    assert 'value="s HA21' not in page
    assert "audience=board" in page
    assert typed(client, f"a {burglary.reference} ha21").status_code == 403
    page = text(client.get(f"/incidents/{burglary.uid}"))
    assert "Another grade" in page
    assert "Send a unit" not in page


def test_a_change_is_pushed_as_whole_rows_once_for_everybody(
    burglary: Incident,
    ha21: Unit,
    dina: Officer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    happened = [Event(1, "response.assigned", f"deployment/{going.uid}")]
    with django_assert_num_queries(11):
        (rows,) = board_live.patches_with_buttons(happened, NINE)
    assert f'<tr id="incident-{burglary.uid}"' in rows.data
    assert f'<tr id="phone-{burglary.uid}" hx-swap-oob="delete">' in rows.data
    assert f'<tr id="unit-{ha21.uid}"' in rows.data
    assert 'value="s HA21 scene"' in rows.data
    assert 'id="board-counts"' in rows.data
    (bare,) = board_live.patches(happened, NINE)
    assert 'value="s HA21 scene"' not in bare.data


def test_opening_another_record_pushes_nothing_and_a_closed_incident_is_taken_away(
    burglary: Incident, dina: Officer
) -> None:
    about = f"incident/{burglary.uid}"
    assert board_live.patches([Event(1, "contact.contact.opened", "contact/x")], NINE) == []
    commands.conclude(incident=burglary.uid, result="all_in_order", by=dina, at=NINE)
    (rows,) = board_live.patches([Event(2, "triage.incident_closed", about)], NINE)
    assert f'<tr id="incident-{burglary.uid}" hx-swap-oob="delete">' in rows.data


@pytest.mark.parametrize(("grade", "name"), [("I", "shout"), ("P", "say")])
def test_a_new_incident_is_said_once_and_an_immediate_one_interrupts(
    hana: Officer, grade: str, name: str
) -> None:
    incident = sent(hana, NINE, grade=grade)
    _, said = board_live.patches([Event(1, "triage.sent", f"incident/{incident.uid}")], NINE)
    assert said.name == name
    assert said.data.endswith("burglary, Hanley")


def test_the_page_listens_from_the_last_entry_before_it_was_made(
    burglary: Incident, desk: Client
) -> None:
    since = events.latest_id()
    assert f"since={since}" in text(desk.get("/board"))
    assert queries.board(NINE + hours(1)).incidents


def test_enter_on_the_command_line_presses_do_it_and_never_a_button_on_a_row(
    ha21: Unit, desk: Client
) -> None:
    page = text(desk.get("/board"))
    assert 'value="s HA21 off"' in page
    assert 'form="command"' not in page
    command = page.split('id="command"')[1].split("</form>")[0]
    assert command.index("Do it") < command.find('name="press"') or 'name="press"' not in command


def test_flags_are_short_codes_with_their_words_on_the_page_and_in_what_is_pushed(
    burglary: Incident, desk: Client
) -> None:
    Incident.objects.filter(pk=burglary.pk).update(flags=["child_in_household", "stalking"])
    (rows, _) = board_live.patches([Event(1, "triage.sent", f"incident/{burglary.uid}")], NINE)
    page = text(desk.get("/board"))
    for shown in (page, " ".join(rows.data.split())):
        assert '<span aria-hidden="true">CH-H</span>' in shown
        assert '<span class="vh">child in household</span>' in shown
        assert 'title="stalking"' in shown
    assert "What the grades and the codes of the flags mean" in page
    assert "<dt>SUI</dt><dd>suicide risk</dd>" in page


def test_a_lower_grade_that_is_typed_opens_the_incident_where_what_is_missing_is_said(
    burglary: Incident, desk: Client
) -> None:
    answer = typed(desk, f"g {burglary.reference} S he is long gone")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?grade=S&why=he+is+long+gone#regrade")
    assert 'value="he is long gone"' in text(desk.get(answer["Location"]))


def test_a_higher_grade_is_typed_and_done_and_r_opens_the_fresh_thrive(
    burglary: Incident, desk: Client
) -> None:
    assert typed(desk, f"g {burglary.reference} i").status_code == 302
    burglary.refresh_from_db()
    assert burglary.grade == "I"
    assert typed(desk, f"r {burglary.reference}")["Location"].endswith("#look-again")
