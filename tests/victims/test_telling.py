"""A victim is told by a safe way; the delivery becomes a fact with its evidence."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from goldenhour.force.models import Officer
from goldenhour.investigation import commands as investigation
from goldenhour.investigation import queries as cases_queries
from goldenhour.investigation.models import Case, CaseFact
from goldenhour.journal.models import Entry
from goldenhour.outbox import jobs as outbox
from goldenhour.outbox import queries as messages
from goldenhour.outbox.models import Message
from goldenhour.victims import commands, jobs, queries
from tests import cases
from tests.moments import days, hours, minutes

WHAT = "Somebody has been arrested about your report."


@pytest.fixture
def arrested(hana: Officer, ines: Officer, sam: Officer, nine: datetime) -> Case:
    """A planned case with an arrest at one o'clock on the Tuesday."""
    case = cases.a_planned_case(cases.an_incident(hana, nine), ines, sam, nine + hours(1))
    investigation.identify_suspect(case=case.uid, by=ines, at=nine + hours(4))
    investigation.record_arrest(case=case.uid, suspect="A", by=ines, at=nine + hours(4))
    return case


@pytest.fixture
def one(nine: datetime) -> datetime:
    """One o'clock, after the arrest."""
    return nine + hours(4) + minutes(5)


def tell(case: Case, by: Officer, at: datetime, **given: object) -> object:
    said = {"victim": "V1", "rules": ["R6.ARREST"], "what": WHAT, "why": "", "facts": []}
    return commands.tell(case=case.uid, **(said | given), by=by, at=at)


def arrest_duty(case: Case, at: datetime) -> str:
    (found,) = [d.state for d in queries.duties(case.uid, at=at) if d.rule == "R6.ARREST"]
    return found


def test_an_arrest_owes_the_victim_the_news_in_five_working_days(
    arrested: Case, one: datetime
) -> None:
    (duty,) = [d for d in queries.duties(arrested.uid, at=one) if d.rule == "R6.ARREST"]

    assert (duty.victim, duty.suspect, duty.state) == ("V1", "A", "pending")
    assert duty.due.isoformat() == "2026-12-08T23:59:59+00:00"
    assert duty in queries.owed(queries.duties(arrested.uid, at=one))


def test_an_enhanced_victim_is_owed_it_the_next_working_day(
    arrested: Case, ines: Officer, one: datetime
) -> None:
    investigation.assess_needs(
        case=arrested.uid, victim="V1", grounds=["intimidated"], by=ines, at=one
    )
    (duty,) = [d for d in queries.duties(arrested.uid, at=one) if d.rule == "R6.ARREST"]
    assert duty.due.isoformat() == "2026-12-02T23:59:59+00:00"


def test_what_was_sent_becomes_a_fact_with_the_message_as_evidence(
    arrested: Case, ines: Officer, clock: Officer, one: datetime
) -> None:
    telling = tell(arrested, ines, one)
    assert arrest_duty(arrested, one) == "pending"
    assert jobs.record_deliveries(by=clock, at=one) == 0

    outbox.send_due(by=clock, at=one + minutes(1))
    assert jobs.record_deliveries(by=clock, at=one + minutes(2)) == 1
    assert jobs.record_deliveries(by=clock, at=one + minutes(3)) == 0

    told = CaseFact.objects.get(case=arrested, type="victim.told")
    message = Message.objects.get()
    assert told.data["evidence"] == f"message {message.uid}"
    assert (told.at, told.recorded_at) == (one + minutes(1), one + minutes(2))
    assert arrest_duty(arrested, one + minutes(2)) == "met"
    assert queries.on_its_way(arrested.uid) == []
    assert Entry.objects.filter(what="victims.told", about=str(telling)).exists()


def test_the_message_is_plain_and_gives_nothing_away(
    arrested: Case, ines: Officer, one: datetime
) -> None:
    tell(arrested, ines, one, why="A doorbell showed a face.", what_next="We ask questions.")

    body = Message.objects.get().body
    assert body.splitlines() == [
        "News about your report.",
        WHAT,
        "Why: A doorbell showed a face.",
        "Next: We ask questions.",
        "We write again by 29 December 2026.",
        "To answer, reply to this message or call 101. In danger now, call 999.",
    ]
    reference = cases_queries.case(arrested.uid).reference
    assert reference not in body
    assert "Burglary" not in body


@pytest.mark.parametrize(
    ("safe", "unsafe", "says"),
    [
        ([], [{"channel": "sms"}], "No address"),
        ([{"channel": "phone"}], [], "No address"),
        ([{"channel": "sms", "from": "14:00", "to": "16:00"}], [], "No address"),
    ],
)
def test_no_way_is_chosen_that_the_victim_called_unsafe(
    safe: list[dict[str, str]],
    unsafe: list[dict[str, str]],
    says: str,
    arrested: Case,
    ines: Officer,
    one: datetime,
) -> None:
    investigation.name_safe_contact(
        case=arrested.uid, victim="V1", safe=safe, unsafe=unsafe, by=ines, at=one
    )
    with pytest.raises(commands.Unreachable, match=says):
        tell(arrested, ines, one)
    with pytest.raises(commands.Unsafe, match="not safe now"):
        tell(arrested, ines, one, channel="sms")
    assert not Message.objects.exists()


def test_a_message_does_not_leave_after_the_safe_hour(
    arrested: Case, ines: Officer, clock: Officer, one: datetime
) -> None:
    safe = [{"channel": "sms", "from": "09:00", "to": "13:30"}]
    investigation.name_safe_contact(
        case=arrested.uid, victim="V1", safe=safe, unsafe=[], by=ines, at=one
    )
    tell(arrested, ines, one)
    assert Message.objects.get().not_after == one.replace(hour=13, minute=29)

    assert outbox.send_due(by=clock, at=one + minutes(60)) == {"REFUSED": 1}

    (waiting,) = queries.on_its_way(arrested.uid)
    assert (waiting.state, waiting.why) == ("REFUSED", "too_late")
    assert jobs.record_deliveries(by=clock, at=one + minutes(61)) == 0


@pytest.mark.parametrize("given", [{"rules": []}, {"what": "  "}, {"why": "x" * 601}])
def test_a_telling_of_nothing_is_refused(
    given: dict[str, object], arrested: Case, ines: Officer, one: datetime
) -> None:
    with pytest.raises(commands.NothingToTell):
        tell(arrested, ines, one, **given)


def test_only_those_who_care_for_victims_tell_and_only_the_clock_records(
    arrested: Case, hana: Officer, ines: Officer, one: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        tell(arrested, hana, one)
    telling = commands.tell(
        case=arrested.uid, victim="V1", rules=["R6.ARREST"], what=WHAT, by=ines, at=one
    )
    with pytest.raises(PermissionDenied):
        commands.record_delivery(telling=telling.uid, by=ines, at=one)


def test_nobody_is_told_before_the_message_was_sent(
    arrested: Case, ines: Officer, clock: Officer, one: datetime
) -> None:
    telling = commands.tell(
        case=arrested.uid, victim="V1", rules=["R6.ARREST"], what=WHAT, by=ines, at=one
    )
    with pytest.raises(commands.NotSentYet):
        commands.record_delivery(telling=telling.uid, by=clock, at=one)


def test_a_victim_of_another_case_is_nobody_here(
    arrested: Case, ines: Officer, one: datetime
) -> None:
    with pytest.raises(investigation.Unknown):
        tell(arrested, ines, one, victim="V7")


def test_a_message_about_a_case_is_found_with_it(
    arrested: Case, ines: Officer, one: datetime
) -> None:
    tell(arrested, ines, one)
    (row,) = messages.messages_about(str(arrested))
    assert (row.to_code, row.state) == ("V1", "QUEUED")


def test_silence_beyond_the_promise_is_overdue(arrested: Case, one: datetime) -> None:
    states = {d.rule: d.state for d in queries.duties(arrested.uid, at=one + days(40))}
    assert states["R6.CADENCE"] == "overdue"
