"""Clocks: by when we must be there, and when somebody must look again.

All count from the first contact. A clock has passed when its moment lies before the one given;
at the very moment it has not. Where a moment would lie beyond the calendar, the contact is
refused at `received_at`.
"""

from datetime import datetime, timedelta
from functools import lru_cache

from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.grades import Clock
from goldenhour.triage.rules.proposal import Look, Target
from goldenhour.triage.rules.shape import Contact, Fault, Refused

Waits = tuple[tuple[str, timedelta], ...]
"""Each trigger with how long after the first contact it comes, in order of time."""


def target_of(contact: Contact, code: str, book: ControlRoom) -> Target:
    """The promise of a grade in a town or in the country. Raises Refused past the calendar."""
    attend, first_action = _minutes(code, contact.setting, book)
    try:
        due_at = contact.received_at + promised(code, contact.setting, book)
    except OverflowError:
        raise _beyond_the_calendar() from None
    return Target(attend, first_action, due_at)


def looks_at(
    contact: Contact, code: str, book: ControlRoom, *, at: datetime | None
) -> tuple[Look, ...]:
    """The clocks of a grade in order of time, those passed by ``at`` marked."""
    received_at = contact.received_at
    waits = _waits(code, contact.setting, contact.observed, book)
    try:
        dues = [(trigger, received_at + wait) for trigger, wait in waits]
    except OverflowError:
        raise _beyond_the_calendar() from None
    return tuple([Look(trigger, due, at is not None and due < at) for trigger, due in dues])


@lru_cache(maxsize=64)
def promised(code: str, setting: str, book: ControlRoom) -> timedelta:
    """How soon a grade promises to be there, or where nobody goes, a first action."""
    attend, first_action = _minutes(code, setting, book)
    return timedelta(minutes=(first_action if attend is None else attend) or 0)


@lru_cache(maxsize=64)
def _minutes(code: str, setting: str, book: ControlRoom) -> tuple[int | None, int | None]:
    """Within how many minutes a grade promises to be there, and a first action."""
    grade = book.grades.coded(code)
    return grade.attend_within_minutes(setting), grade.first_action_within_minutes


@lru_cache(maxsize=512)
def _waits(code: str, setting: str, observed: tuple[str, ...], book: ControlRoom) -> Waits:
    target = promised(code, setting, book)
    clocks = [
        (clock.trigger, wait_of(clock, target))
        for clock in book.grades.clocks_of(code)
        if clock.observed is None or clock.observed in observed
    ]
    return tuple(sorted(clocks, key=lambda clock: clock[1]))


def wait_of(clock: Clock, target: timedelta) -> timedelta:
    """How long after the first contact a clock comes, for a grade with this target."""
    if clock.percent_of_target is None:
        return timedelta(seconds=clock.seconds or 0)
    return target * clock.percent_of_target / 100


def _beyond_the_calendar() -> Refused:
    wrong = "is too near the end of the calendar for its clocks"
    return Refused([Fault("received_at", wrong)])
