"""Readout: how a case stands, read off its facts, for the rows that lists show.

The facts are the truth; what this gives is kept in read tables so that a list need not read
every fact. ``goldenhour rebuild`` works it out again and finds no difference.
"""

from dataclasses import dataclass
from datetime import datetime

from goldenhour.investigation.rules import gate, plan
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts import case as facts
from goldenhour.investigation.rules.reviews import reviews_of
from goldenhour.rulebook.supervision import Supervision

Stated = facts.PlannedLine | facts.LineAdded
OPEN, FINALISED = "OPEN", "FINALISED"


@dataclass(frozen=True)
class LineReadout:
    """One line of inquiry as it stands. ``disposition`` is "" while it is open."""

    line: str
    source: str = ""
    objective: str = ""
    direction: str = ""
    owner: str = ""
    due_at: datetime | None = None
    perishes_at: datetime | None = None
    requested_at: datetime | None = None
    result: str = ""
    disposition: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Readout:
    """A case as it stands. ``next_due`` is a kind of review, "" where none is owed."""

    offence: str
    harm: str
    domestic_abuse: bool | None
    stalking: bool | None
    child_present: bool | None
    reported_at: datetime | None
    recorded_at: datetime | None
    officer: str
    planned_at: datetime | None
    state: str
    outcome: int | None
    finalised_at: datetime | None
    next_due: str
    next_due_at: datetime | None
    lines: tuple[LineReadout, ...]


def readout_of(case: CaseFile, profile: Supervision) -> Readout:
    """How the case stands with the facts it has."""
    reported, recorded = case.of(facts.CaseReported), case.of(facts.CaseRecorded)
    ended = _ended(case, profile)
    owed = [] if ended else [r for r in reviews_of(case, profile) if r.done is None]
    allocated = case.of(facts.CaseAllocated)
    return Readout(
        offence=reported[-1].data.offence if reported else "",
        harm=reported[-1].data.harm if reported else "high",
        domestic_abuse=case.flag("domestic_abuse"),
        stalking=case.flag("stalking"),
        child_present=case.flag("child_present"),
        reported_at=reported[0].at if reported else None,
        recorded_at=recorded[0].at if recorded else None,
        officer=allocated[-1].data.to if allocated else "",
        planned_at=plan.planned_at(case),
        state=FINALISED if ended else OPEN,
        outcome=ended.data.code if ended else None,
        finalised_at=ended.at if ended else None,
        next_due=owed[0].kind if owed else "",
        next_due_at=owed[0].due if owed else None,
        lines=tuple(_line(case, line.line) for line in plan.lines_of(case)),
    )


def _ended(case: CaseFile, profile: Supervision) -> Fact[facts.OutcomeFinalised] | None:
    """The finalisation that the gate accepted, or None while the case is open."""
    acts = [each.finalised for each in gate.closures_of(case, profile) if each.finalised]
    return min(acts, key=lambda act: act.order, default=None)


def _line(case: CaseFile, line: str) -> LineReadout:
    stated = _stated(case, line)
    asked = [f.at for f in case.of(facts.LineRequested) if f.data.line == line]
    found = [f.data.result for f in case.of(facts.LineResulted) if f.data.line == line]
    ended = [f.data for f in case.of(facts.LineDisposed) if f.data.line == line]
    return LineReadout(
        line=line,
        source=stated.source,
        objective=stated.objective,
        direction=stated.direction,
        owner=stated.owner,
        due_at=stated.due if isinstance(stated.due, datetime) else None,
        perishes_at=stated.perishes_at if isinstance(stated.perishes_at, datetime) else None,
        requested_at=asked[0] if asked else None,
        result=found[-1] if found else "",
        disposition=ended[-1].disposition if ended else "",
        reason=ended[-1].reason if ended else "",
    )


def _stated(case: CaseFile, line: str) -> Stated:
    """The latest wording of a line that was planned or added."""
    found: list[tuple[datetime, datetime, str, Stated]] = [
        (*f.order, each) for f in case.of(facts.PlanRecorded) for each in f.data.lines
    ]
    found += [(*f.order, f.data) for f in case.of(facts.LineAdded)]
    mine = [each for each in found if each[3].line == line]
    return max(mine, key=lambda each: each[:3])[3]
