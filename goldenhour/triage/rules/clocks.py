"""Clocks: by when we must be there, and when somebody must look again.

All count from the first contact. A clock has passed when its moment lies before the one given;
at the very moment it has not. Where a moment would lie beyond the calendar, the contact is
refused at `received_at`.
"""

from datetime import datetime, timedelta

from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.grades import Clock
from goldenhour.triage.rules.proposal import Look, Target
from goldenhour.triage.rules.shape import Contact, Fault, Refused


def target_of(contact: Contact, code: str, book: ControlRoom) -> Target:
    """The promise of a grade in a town or in the country. Raises Refused past the calendar."""
    grade = book.grades.coded(code)
    attend = grade.attend_within_minutes(contact.setting)
    first_action = grade.first_action_within_minutes
    minutes = first_action if attend is None else attend
    due_at = _after(contact.received_at, (minutes or 0) * 60)
    return Target(attend, first_action, due_at)


def looks_at(
    contact: Contact, target: Target, code: str, book: ControlRoom, *, at: datetime | None
) -> tuple[Look, ...]:
    """The clocks of a grade in order of time, those passed by ``at`` marked."""
    looks = []
    for clock in book.grades.clocks_of(code):
        if clock.observed is None or clock.observed in contact.observed:
            due = _after(contact.received_at, _seconds(clock, target, contact))
            looks.append(Look(clock.trigger, due, at is not None and due < at))
    return tuple(sorted(looks, key=lambda look: look.at))


def _seconds(clock: Clock, target: Target, contact: Contact) -> float:
    if clock.percent_of_target is None:
        return clock.seconds or 0
    return (target.due_at - contact.received_at).total_seconds() * clock.percent_of_target / 100


def _after(received_at: datetime, seconds: float) -> datetime:
    try:
        return received_at + timedelta(seconds=seconds)
    except OverflowError:
        wrong = "is too near the end of the calendar for its clocks"
        raise Refused([Fault("received_at", wrong)]) from None
