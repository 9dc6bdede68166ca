"""The room: whatever is done in whatever order, no contact without an end is out of sight."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from goldenhour.contact import commands
from goldenhour.contact.models import Contact
from goldenhour.desks import room_live, room_rows
from goldenhour.force.models import Officer
from goldenhour.journal.commands import Refused
from goldenhour.web.events import Event
from tests.cases import an_incident
from tests.contact.conftest import exchange as exchange
from tests.contact.exchange import NUMBER, event, ring
from tests.moments import NINE, minutes


def test_a_call_that_ended_is_late_after_five_minutes_and_stays_until_its_end(
    client: Client, exchange: Officer, hana: Officer, tara: Officer, nine: datetime
) -> None:
    ring(event("offered", 0, number=NUMBER), exchange)
    ring(event("answered", 0.1, answered_by="7101"), exchange)
    uid = ring(event("ended", 2), exchange)
    early, late = (room_rows.room(nine + minutes(one)) for one in (6.9, 7))
    assert [(one.uid, one.is_late) for one in early.owed] == [(uid, False)]
    assert [(one.uid, one.is_late) for one in late.owed] == [(uid, True)]
    client.force_login(tara)
    page = client.get("/room").content.decode()
    assert "7101" in page
    assert NUMBER not in page
    assert client.post(f"/room/{uid}/take-charge").status_code == 302
    assert "7301" in client.get("/room").content.decode()
    assert client.post(f"/room/{uid}/take-charge").status_code == 422
    commands.close(contact=uid, ending="resolved", why="Done.", by=tara, at=nine)
    assert room_rows.room(nine + minutes(60)).owed == ()


def test_a_contact_officer_does_not_open_the_room(client: Client, hana: Officer) -> None:
    client.force_login(hana)
    assert client.get("/room").status_code == 403


def test_an_incident_without_a_unit_past_its_clock_is_there(hana: Officer, nine: datetime) -> None:
    incident = an_incident(hana, nine)
    shown = room_rows.room(nine + minutes(24 * 60))
    assert [(row.uid, row.is_late) for row in shown.incidents] == [(incident.uid, True)]
    pushed = room_live.patches(
        [Event(1, "triage.sent", f"incident/{incident.uid}")], nine + minutes(1)
    )
    assert f'id="unsent-{incident.uid}"' in pushed[0].data


def test_what_is_done_goes_from_the_open_page(
    exchange: Officer, hana: Officer, nine: datetime
) -> None:
    ring(event("offered", 0), exchange)
    uid = ring(event("abandoned", 1), exchange)
    told = [Event(1, "contact.call_noted", f"contact/{uid}")]
    assert "not rung back" in room_live.patches(told, nine + minutes(2))[0].data
    commands.close(contact=uid, ending="resolved", why="Rung.", by=hana, at=nine)
    gone = room_live.patches([Event(2, "contact.closed", f"contact/{uid}")], nine)[0].data
    assert f'<tr id="owed-{uid}" hx-swap-oob="delete">' in gone


def test_the_figures_say_how_many_they_are_of(
    client: Client, exchange: Officer, tara: Officer
) -> None:
    ring(event("offered", 0), exchange)
    ring(event("answered", 0.1), exchange)
    client.force_login(tara)
    page = client.get("/room").content.decode()
    assert "100 % of 1, 10 s" in page


KINDS = ("offered", "queued", "answered", "held", "abandoned", "ended")


class Forgetting(RuleBasedStateMachine):
    """Calls, typing, ringing back and taking charge in any order; then time passes."""

    people: dict[str, Officer]

    def __init__(self) -> None:
        super().__init__()
        self.at = NINE
        self.calls = 0
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @rule(minute=st.sampled_from([0.5, 1, 4, 5, 12, 31]))
    def time_passes(self, minute: float) -> None:
        self.at += minutes(minute)

    @rule(kind=st.sampled_from(KINDS), call=st.integers(0, 2), late=st.sampled_from([0, 0, 3]))
    def telephony_tells(self, kind: str, call: int, late: float) -> None:
        self.calls += 1
        happened = (self.at - minutes(late)).isoformat()
        named = event(kind, 0, f"call-{call}", event=f"e{self.calls}", at=happened)
        ring(named, self.people["exchange"])

    @rule(channel=st.sampled_from(["front_counter", "101", "online"]))
    def somebody_comes(self, channel: str) -> None:
        commands.receive(channel=channel, by=self.people["hana"], at=self.at)

    @precondition(lambda self: Contact.objects.exists())
    @rule(
        name=st.sampled_from(["answer", "ring_back", "take_charge", "close", "amend"]),
        place=st.integers(0, 5),
        reached=st.booleans(),
    )
    def somebody_acts(self, name: str, place: int, reached: bool) -> None:
        uids = list(Contact.objects.order_by("id").values_list("uid", flat=True))
        act(name, uids[place % len(uids)], reached, self.people["tara"], self.at)

    @invariant()
    def nobody_is_forgotten(self) -> None:
        shown = {one.uid for one in room_rows.room(self.at).owed}
        over = Contact.objects.filter(ending="", hung_up_at__lte=self.at - minutes(5))
        for row in over:
            reached = row.ring_backs.filter(reached=True, at__gt=self.at - minutes(5))
            assert row.uid in shown or reached.exists()
        given_up = Contact.objects.filter(ending="", abandoned_at__isnull=False)
        missing = set(given_up.values_list("uid", flat=True)) - shown
        assert not missing


def act(name: str, uid: UUID, reached: bool, by: Officer, at: datetime) -> None:
    more: dict[str, Any] = {
        "ring_back": {"reached": reached},
        "close": {"ending": "resolved", "why": "Seen to."},
        "amend": {"words": "Something was said."},
    }
    with suppress(Refused):
        getattr(commands, name)(contact=uid, by=by, at=at, **more.get(name, {}))


@pytest.fixture
def contacts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No incident is made: the rest of the room is empty, and need not be asked for each time."""
    for question in (
        "response.queries.open_incidents",
        "response.queries.looks_owed",
        "triage.queries.answers_owed",
        "identification.queries.late_hits",
    ):
        monkeypatch.setattr(f"goldenhour.{question}", lambda *_asked: {})


@pytest.mark.usefixtures("contacts_alone")
def test_no_contact_is_forgotten(exchange: Officer, hana: Officer, tara: Officer) -> None:
    Forgetting.people = {"exchange": exchange, "hana": hana, "tara": tara}
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run(
        Forgetting,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=quiet
        ),
    )


@pytest.mark.parametrize("uid", ["not-a-uid", "0193d1f0-7a5c-7c1e-9d54-6f0a3b1e2c4d"])
def test_charge_of_nothing_is_not_found(client: Client, tara: Officer, uid: str) -> None:
    client.force_login(tara)
    assert client.post(f"/room/{uid}/take-charge").status_code == 404
