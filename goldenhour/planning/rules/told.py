"""Told: the results of a study as rows of a table, each value with its interval.

The report has everything; this is what a page shows at once. Source of the shape: the contract of
planning (``simulate`` and ``compare`` as JSON).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenhour.planning.rules import saying
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.scenario import GRADES

OF_GRADES = ("response_mean", "response_p90", "within_target", "wait_mean")
OF_ALL = ("utilisation", "queue_mean")


@dataclass(frozen=True, slots=True)
class Line:
    """One measure: of what, its words, and a value with its interval for each column."""

    of: str
    measure: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The measures of a study; a column for each scenario, then for each difference."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def table(results: Mapping[str, Any]) -> Table:
    """The table of the results of ``simulate`` or ``compare``."""
    told = results.get("scenarios") or [results]
    apart = results.get("differences", [])
    names = [f"{one.get('letter', '')} {one['scenario']}".strip() for one in told]
    names += [f"{one['letter']} minus A" for one, _ in zip(told[1:], apart, strict=True)]
    measures = [(one["measures"], False) for one in told]
    measures += [(one["measures"], True) for one in apart]
    lines = []
    for grade in GRADES:
        if any(grade in one["grades"] for one, _ in measures):
            lines += [
                _line(saying.GRADES[grade], name, [(_of(m, grade), s) for m, s in measures])
                for name in OF_GRADES
            ]
    lines += [_line("All", name, [(one["all"], s) for one, s in measures]) for name in OF_ALL]
    return Table(tuple(names), tuple(lines))


def _of(measures: Mapping[str, Any], grade: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = measures["grades"].get(grade, {})
    return found


def _line(of: str, measure: str, groups: list[tuple[Mapping[str, Any], bool]]) -> Line:
    values = [
        saying.interval(_interval(group.get(measure)), measure, is_signed=is_signed)
        for group, is_signed in groups
    ]
    return Line(of, saying.MEASURES[measure], tuple(values))


def _interval(value: Mapping[str, float | None] | None) -> Interval:
    return Interval(**value) if value else Interval(None, None, None)
