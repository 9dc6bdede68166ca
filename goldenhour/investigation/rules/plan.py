"""The plan: its lines of inquiry, and what became of each.

A line is planned with the plan or added later; it is closed by its latest disposition, and
only if that gives a reason (College of Policing: what is reasonable depends on the case).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import case as facts
from goldenhour.investigation.rules.facts.fields import Data, is_recorded


@dataclass(frozen=True, slots=True)
class Line:
    """A line of inquiry. ``stated_by`` is the fact that planned or added it."""

    line: str
    stated_by: str
    perishes_at: datetime | None = None


def planned_at(case: CaseFile) -> datetime | None:
    """When the investigation was first planned."""
    plans = case.of(facts.PlanRecorded)
    return plans[0].at if plans else None


def lines_of(case: CaseFile) -> list[Line]:
    """Every line planned or added; a line stated again keeps its latest wording."""
    lines: dict[str, Line] = {}
    for fact in case.of_any(facts.PlanRecorded, facts.LineAdded):
        for stated in stated_by(fact.data):
            perishes = stated.perishes_at if isinstance(stated.perishes_at, datetime) else None
            lines[stated.line] = Line(stated.line, fact.id, perishes)
    return list(lines.values())


def stated_by(data: Data) -> Sequence[facts.PlannedLine | facts.LineAdded]:
    """The lines a fact states: those of a plan, or the one added."""
    if isinstance(data, facts.PlanRecorded):
        return data.lines
    return (data,) if isinstance(data, facts.LineAdded) else ()


def open_lines(case: CaseFile) -> list[str]:
    """Lines not closed, or closed without a reason."""
    closed = {f.data.line: is_recorded(f.data.reason) for f in case.of(facts.LineDisposed)}
    return [line.line for line in lines_of(case) if not closed.get(line.line, False)]


def expired_lines(case: CaseFile) -> list[Line]:
    """Lines whose evidence perished before it was asked for, brought in or given up."""
    asked: dict[str, datetime] = {}
    for fact in case.of_any(facts.LineRequested, facts.LineResulted, facts.LineDisposed):
        asked.setdefault(fact.data.line, fact.at)
    return [
        line
        for line in lines_of(case)
        if line.perishes_at is not None
        and line.perishes_at < case.as_of
        and asked.get(line.line, case.as_of) > line.perishes_at
    ]
