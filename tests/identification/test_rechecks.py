"""Rechecks: whoever nobody could look for is looked for again, and what was missed is owed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.jobs.rechecks import recheck_the_unanswered
from goldenhour.identification.models import Mention, Recheck
from goldenhour.identification.queries import Known, unanswered
from goldenhour.journal.commands import NotAllowed, record_each
from goldenhour.journal.models import Entry
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days, minutes

Broken = Callable[[str], Any]


# How PostgreSQL ends a statement that took too long.
CANCELLED = "DO $$ BEGIN RAISE EXCEPTION 'too long' USING ERRCODE = 'query_canceled'; END $$"


@contextmanager
def unreadable(*tables: str) -> Iterator[None]:
    """Whatever names one of these tables fails, as when the records do not answer in time."""

    def broken(execute: Any, sql: str, values: Any, *how: Any) -> Any:
        if any(table in sql for table in tables):
            return execute(CANCELLED, (), *how)
        return execute(sql, values, *how)

    with connection.execute_wrapper(broken):
        yield


@pytest.fixture
def alisha(call: Call, state: State, hana: Officer, tara: Officer, nine: datetime) -> Mention:
    """Alisha called yesterday and was looked for; she has a marker, and Robin lives with her."""
    contact = call(nine - days(1), house="14", postcode="ST7 1AB")
    row = state(contact, nine - days(1), **ALISHA)
    state(contact, nine - days(1), role="household", given_name="Robin", age=6, relation="child")
    commands.add_marker(
        mention=row.uid,
        kind="marac",
        source="Conference",
        owner="Safeguarding team",
        starts_on=date(2026, 11, 1),
        review_on=date(2027, 1, 1),
        by=tara,
        at=nine - days(1),
    )
    look(row, hana, nine - days(1))
    return row


@pytest.fixture
def again(alisha: Mention, call: Call, state: State, nine: datetime) -> Mention:
    """She calls again from home; only her number is known."""
    contact = call(nine, house="14", postcode="ST7 1AB")
    return state(contact, nine, phone="07700 900142")


def look(mention: Mention, by: Officer, at: datetime) -> Known:
    assert mention.contact is not None
    return queries.known(contact=mention.contact.uid, by=by, at=at)


def test_what_nobody_could_see_is_found_within_a_minute_and_owed(
    again: Mention, alisha: Mention, hana: Officer, clock: Officer, nine: datetime
) -> None:
    with unreadable("identification_mentionkey"):
        assert look(again, hana, nine).status == "unavailable"
    assert again.contact is not None
    (owed,) = queries.rechecks_owed(at=nine)
    assert (owed.contact, owed.role, owed.failed_at) == (again.contact.uid, "caller", nine)
    assert recheck_the_unanswered(by=clock, at=nine + minutes(0.5)) == 1
    assert queries.rechecks_owed(at=nine + minutes(1)) == []
    (hit,) = queries.late_hits()
    assert (hit.contact, hit.kinds, hit.hits) == (
        again.contact.uid,
        ("match", "marker", "household"),
        2,
    )
    assert hit.words[0] == "somebody who is probably this person"
    assert {one.fate for one in queries.fates(hit.contact)} == {"late"}
    raised = Entry.objects.filter(what="identification.hit_late")
    assert f"mention/{alisha.uid}" in set(raised.values_list("about", flat=True))


def test_while_it_cannot_look_the_clock_asks_again_each_round(
    again: Mention, hana: Officer, clock: Officer, nine: datetime
) -> None:
    with unreadable("identification_mentionkey"):
        look(again, hana, nine)
        assert recheck_the_unanswered(by=clock, at=nine + minutes(1)) == 0
    assert len(queries.rechecks_owed(at=nine + minutes(1))) == 1
    assert recheck_the_unanswered(by=clock, at=nine + minutes(2)) == 1
    assert Recheck.objects.get().failed_at == nine


def test_what_was_shown_meanwhile_is_no_late_hit(
    again: Mention, hana: Officer, clock: Officer, nine: datetime
) -> None:
    with unreadable("identification_mentionkey"):
        look(again, hana, nine)
    look(again, hana, nine + minutes(0.2))
    recheck_the_unanswered(by=clock, at=nine + minutes(0.5))
    assert Recheck.objects.get().hits == []
    assert queries.late_hits() == []


def test_where_the_journal_cannot_be_written_either_it_waits_in_the_process(
    again: Mention, hana: Officer, tara: Officer, nine: datetime
) -> None:
    with unreadable("identification_mentionkey", "journal_entry"):
        look(again, hana, nine)
    assert queries.rechecks_owed(at=nine) == []
    look(again, tara, nine + minutes(0.2))
    assert [one.failed_at for one in queries.rechecks_owed(at=nine + minutes(1))] == [nine]
    assert not unanswered._waiting


def test_a_look_that_died_with_its_process_is_owed_by_the_records_alone(
    again: Mention, alisha: Mention, hana: Officer, clock: Officer, nine: datetime
) -> None:
    with unreadable("identification_mentionkey", "journal_entry"):
        look(again, hana, nine)
    unanswered._waiting.clear()  # the process ends, and nobody knows that it had asked
    assert again.contact is not None
    soon = [one.contact for one in queries.rechecks_owed(at=nine + minutes(0.2))]
    assert again.contact.uid not in soon
    owed = {one.contact: one.failed_at for one in queries.rechecks_owed(at=nine + minutes(1))}
    assert owed[again.contact.uid] == again.said_at
    assert recheck_the_unanswered(by=clock, at=nine + minutes(1)) == len(owed)
    assert again.contact.uid in {hit.contact for hit in queries.late_hits()}
    assert queries.rechecks_owed(at=nine + minutes(2)) == []


def test_a_look_that_works_owes_nothing(
    again: Mention, hana: Officer, clock: Officer, nine: datetime
) -> None:
    look(again, hana, nine)
    assert recheck_the_unanswered(by=clock, at=nine + minutes(1)) == 0
    assert not Recheck.objects.exists()


def test_a_late_hit_stands_until_somebody_says_what_they_did(
    again: Mention, hana: Officer, dina: Officer, clock: Officer, nine: datetime
) -> None:
    with unreadable("identification_mentionkey"):
        look(again, hana, nine)
    recheck_the_unanswered(by=clock, at=nine + minutes(0.5))
    (hit,) = queries.late_hits()
    at = nine + minutes(1)
    with pytest.raises(commands.NoLateHit):
        commands.acknowledge_late_hit(hit=hit.uid, reason=" ", by=dina, at=at)
    with pytest.raises(NotAllowed):
        commands.acknowledge_late_hit(hit=hit.uid, reason="Seen", by=clock, at=at)
    commands.acknowledge_late_hit(hit=hit.uid, reason="Unit told of the child", by=dina, at=at)
    assert queries.late_hits([hit.contact]) == []
    (answered,) = queries.late_hits([hit.contact], answered=True)
    assert (answered.answered_by, answered.why_answered) == (dina.name, "Unit told of the child")
    with pytest.raises(commands.NoLateHit):
        commands.acknowledge_late_hit(hit=hit.uid, reason="Again", by=dina, at=at)


def test_looks_that_waited_are_written_once_by_requests_side_by_side(
    again: Mention, hana: Officer, nine: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, contact = record_each, again.contact
    assert contact is not None

    def while_another_writes(*what: Any, **given: Any) -> None:
        monkeypatch.setattr(unanswered, "record_each", write)
        unanswered.write_what_waits()  # the other request looks into the same list
        write(*what, **given)

    monkeypatch.setattr(unanswered, "record_each", while_another_writes)
    unanswered.note(contact.uid, "caller", "unavailable", by=hana, at=nine)
    assert Entry.objects.filter(what=unanswered.WHAT).count() == 1
