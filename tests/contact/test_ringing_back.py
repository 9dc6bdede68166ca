"""Somebody gave up: they stand as a call-back until reached or closed, never by themselves."""

from datetime import datetime
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied

from goldenhour.contact import commands, queries
from goldenhour.contact.commands import AlreadyEnded, AlreadyTheirs, NobodyHungUp
from goldenhour.force.models import Officer
from goldenhour.journal.queries import entries_about
from tests.contact.exchange import NUMBER, event, ring
from tests.moments import days, minutes


def gave_up(by: Officer) -> UUID:
    ring(event("offered", 0, number=NUMBER), by)
    return ring(event("abandoned", 0.5), by)


def state() -> str:
    return queries.waiting()[0].state


def test_who_gives_up_stands_as_a_call_back_and_stays(exchange: Officer, nine: datetime) -> None:
    gave_up(exchange)
    row = queries.waiting()[0]
    assert row.state == "call_back"
    assert row.is_forgotten(nine + days(30))


def test_not_reached_it_stays_and_an_emergency_must_be_assessed(
    exchange: Officer, hana: Officer, nine: datetime
) -> None:
    uid = gave_up(exchange)
    commands.ring_back(contact=uid, reached=False, note="", by=hana, at=nine + minutes(2))
    row = queries.waiting()[0]
    assert (row.state, row.must_assess) == ("call_back", True)
    assert [one.reached for one in queries.attempts_of(uid)] == [False]


def test_reached_it_is_the_officers_and_still_owed_an_end(
    exchange: Officer, hana: Officer, nine: datetime
) -> None:
    uid = gave_up(exchange)
    at = nine + minutes(2)
    commands.ring_back(contact=uid, reached=True, by=hana, at=at)
    row = queries.waiting()[0]
    assert (row.state, row.whose) == ("owed", "7101")
    assert not row.is_forgotten(at + minutes(4.9))
    assert row.is_forgotten(at + minutes(5))
    commands.close(contact=uid, ending="resolved", why="All is well.", by=hana, at=at)
    assert queries.waiting() == []
    assert "contact.rung_back" in [one.what for one in entries_about(f"contact/{uid}")]


def test_a_call_that_goes_on_cannot_be_rung_back_nor_a_closed_one(
    exchange: Officer, hana: Officer, nine: datetime
) -> None:
    uid = ring(event("offered", 0), exchange)
    with pytest.raises(NobodyHungUp):
        commands.ring_back(contact=uid, reached=True, by=hana, at=nine)
    ring(event("ended", 1), exchange)
    commands.close(contact=uid, ending="resolved", why="Wrong number.", by=hana, at=nine)
    with pytest.raises(AlreadyEnded):
        commands.ring_back(contact=uid, reached=True, by=hana, at=nine)


def test_who_gave_up_is_not_answered_any_more(
    exchange: Officer, hana: Officer, nine: datetime
) -> None:
    uid = gave_up(exchange)
    with pytest.raises(AlreadyEnded, match="Ring them back"):
        commands.answer(contact=uid, by=hana, at=nine + minutes(1))


def test_a_supervisor_takes_charge_once_and_a_contact_officer_may_not(
    exchange: Officer, hana: Officer, tara: Officer, nine: datetime
) -> None:
    uid = gave_up(exchange)
    with pytest.raises(PermissionDenied):
        commands.take_charge(contact=uid, by=hana, at=nine)
    commands.take_charge(contact=uid, by=tara, at=nine)
    assert queries.waiting()[0].whose == "7301"
    assert state() == "call_back"
    with pytest.raises(AlreadyTheirs):
        commands.take_charge(contact=uid, by=tara, at=nine)


def test_hand_over_by_hand_survives_a_late_answered_event(
    exchange: Officer, hana: Officer, tara: Officer, nine: datetime
) -> None:
    uid = ring(event("offered", 0), exchange)
    ring(event("ended", 3), exchange)
    commands.take_charge(contact=uid, by=tara, at=nine + minutes(9))
    ring(event("answered", 0.1, answered_by="7101"), exchange)
    assert queries.waiting()[0].whose == "7301"
