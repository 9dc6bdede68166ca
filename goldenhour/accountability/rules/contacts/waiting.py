"""Waiting: somebody came in time, looked again meanwhile, told of a delay (A09, A11, F13).

They wait from the first ring until somebody arrives, or until the contact is closed without
anybody being sent; becoming an incident ends no waiting.
"""

from datetime import datetime, timedelta
from itertools import pairwise

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.contacts import promise
from goldenhour.accountability.rules.contacts.facts import (
    CallerTold,
    ContactClosed,
    GradeChanged,
    Reassessed,
    TriageRecorded,
)
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.accountability.rules.contacts.standards import LOOK_AGAIN


def arrived_in_time(record: ContactRecord) -> Answer:
    """A09: somebody arrived by the target of every grade while it held.

    A grade that sends nobody promises none. Still within its time: it does not apply yet.
    """
    held = promise.grades_held(record)
    if not held:
        return "not_applicable" if record.was_taken is False else "cannot_tell"
    lateness = promise.lateness(promise.missed_targets(record))
    if lateness != "kept":
        is_certain = lateness == "missed" and _end_is_known(record)
        return "fail" if is_certain else "cannot_tell"
    grade = promise.grade_in_force(record)
    if record.arrived_at is None or grade is None or not promise.attends(record, grade):
        return "not_applicable"
    return "pass"


def _end_is_known(record: ContactRecord) -> bool:
    """Whether an arrival would be on record, had there been one."""
    return record.arrived_at is not None or "unit.arrived" in record.can_hold


def looked_at_again(record: ContactRecord) -> Answer:
    """A11: never more than 210 minutes without a fresh look while they waited.

    A fresh look is `reassessed`, or another triage. Whoever waited no longer than that was
    owed none. A contact that became an incident and was graded R is settled without an
    arrival, and no contact file says when.
    """
    held = promise.grades_held(record)
    if not held:
        return "not_applicable" if record.was_taken is False else "cannot_tell"
    longest = _longest_without_a_look(record)
    if record.waited_until - record.received_at <= longest:
        return "not_applicable"
    if _longest_gap(record) <= longest:
        return "pass"
    can_be_told = "reassessed" in record.can_hold and _end_is_known(record)
    return "fail" if can_be_told and not _ends_unseen(record) else "cannot_tell"


def _longest_without_a_look(record: ContactRecord) -> timedelta:
    clocks = record.book.grades.clock
    clock = next(each for each in clocks if each.trigger == LOOK_AGAIN)
    return timedelta(seconds=clock.seconds or 0)


def _longest_gap(record: ContactRecord) -> timedelta:
    """The longest time without a look; the first triage is the look that the wait began with."""
    again = [fact.at for fact in record.of(TriageRecorded)][1:]
    looks = [*again, *(fact.at for fact in record.of(Reassessed))]
    during = [at for at in looks if record.received_at < at < record.waited_until]
    moments = sorted([record.received_at, *during, record.waited_until])
    return max(after - before for before, after in pairwise(moments))


def _ends_unseen(record: ContactRecord) -> bool:
    is_incident = any(f.data.outcome == "incident" for f in record.of(ContactClosed))
    is_over = record.arrived_at is not None or record.settled_at is not None
    return is_incident and not is_over and promise.grade_in_force(record) == "R"


def told_of_delay(record: ContactRecord) -> Answer:
    """F13: whoever waited beyond a target was told so while they waited.

    A telling counts from the alert before the target on, when a delay can be foreseen: what
    was promised at the start of the call is no notice of a delay. Telling them that the grade
    was changed is a telling.
    """
    missed = promise.missed_targets(record)
    lateness = promise.lateness(missed)
    if lateness == "kept":
        is_graded = bool(promise.grades_held(record))
        return "not_applicable" if is_graded or record.was_taken is False else "cannot_tell"
    if _was_told(record, min(each.nearly_at for each in missed)):
        return "pass"
    is_certain = lateness == "missed" and _end_is_known(record)
    return "fail" if is_certain and "caller.told" in record.can_hold else "cannot_tell"


def _was_told(record: ContactRecord, since: datetime) -> bool:
    told = [fact.at for fact in record.of(CallerTold)]
    told += [fact.at for fact in record.of(GradeChanged) if fact.data.caller_told]
    return any(since <= at <= record.waited_until for at in told)
