"""Partners: another agency is asked, answers, and comes or does not. It never lowers a grade.

Right Care, Right Person: what was asked of whom, who accepted, when they will be there, and
when we look again (B: control-room.yaml, `right_care_right_person`; the half hour is ours, P).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from goldenhour.triage.rules.looks import Happened

STEPS = ("asked", "accepted", "declined", "arrived")
LOOK_AGAIN = timedelta(minutes=30)
TRIGGER = "agency_declines_or_delays"


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
    return any(each.step in ("asked", "accepted") for each in last_steps(steps).values())


def look_again(step: str, at: datetime, due_at: datetime | None) -> datetime | None:
    """When somebody looks whether they came, where nobody named a moment."""
    if step in ("declined", "arrived"):
        return None
    return due_at or at + LOOK_AGAIN


def happened(steps: Iterable[Step]) -> tuple[Happened, ...]:
    """What makes a look due: each refusal, and each moment that an agency let pass.

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
    moments = {each.due_at, each.look_again_at} - {None}
    return [
        Happened(TRIGGER, moment)
        for moment in sorted(moment for moment in moments if moment is not None)
        if each.step in ("asked", "accepted") and (end is None or end > moment)
    ]
