"""Partners: another agency is asked, answers, and comes or does not. It never lowers a grade.

Right Care, Right Person: what was asked of whom, who accepted, when they will be there, and
when we look again: so many minutes after the step, by the case, as the book of right care in
force at that step says (the duty to look again B, the minutes P).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from goldenhour.rulebook import right_care, shelf
from goldenhour.triage.rules.looks import Happened

STEPS = ("asked", "accepted", "declined", "arrived")
WAITING = ("asked", "accepted")
TRIGGER = "agency_declines_or_delays"
# The cases of the book. Who was asked and has not answered has not accepted.
DUE, ACCEPTED, NOBODY = "agency_due", "agency_accepted", "nobody_accepted"


@dataclass(frozen=True)
class Step:
    """One step of one agency, the moment it happened, and the moments it set."""

    agency: str
    step: str
    at: datetime
    due_at: datetime | None
    look_again_at: datetime | None


def last_steps(steps: Iterable[Step]) -> dict[str, Step]:
    """The last step of each agency, by its name in small letters."""
    return {each.agency.strip().casefold(): each for each in steps}


def is_waited_for(steps: Iterable[Step]) -> bool:
    """Whether an agency was asked and has neither declined nor arrived."""
    return any(each.step in WAITING for each in last_steps(steps).values())


def look_again(step: str, at: datetime, due_at: datetime | None) -> datetime | None:
    """When somebody looks whether they came, where nobody named a moment."""
    if step not in WAITING:
        return None
    if due_at is not None:
        return due_at + _recheck(DUE, at)
    return at + _recheck(ACCEPTED if step == "accepted" else NOBODY, at)


def _recheck(case: str, at: datetime) -> timedelta:
    book = right_care.in_force(shelf.london_day(at))
    return timedelta(minutes=book.recheck_after(case).minutes)


def happened(steps: Iterable[Step]) -> tuple[Happened, ...]:
    """What makes a look due: each refusal, and each moment of looking again that came.

    A moment set by one step passes unless the agency's next step came by then.
    """
    found: list[Happened] = []
    by_agency: dict[str, list[Step]] = {}
    for each in steps:
        by_agency.setdefault(each.agency.strip().casefold(), []).append(each)
    for theirs in by_agency.values():
        ends: list[datetime | None] = [*[each.at for each in theirs[1:]], None]
        for each, end in zip(theirs, ends, strict=True):
            found += _of(each, end)
    return tuple(found)


def _of(each: Step, end: datetime | None) -> list[Happened]:
    if each.step == "declined":
        return [Happened(TRIGGER, each.at)]
    named, ours = each.look_again_at, look_again(each.step, each.at, each.due_at)
    moments = {named, ours} if each.due_at else {named or ours}
    return [
        Happened(TRIGGER, moment)
        for moment in sorted(moment for moment in moments if moment is not None)
        if each.step in WAITING and (end is None or end > moment)
    ]
