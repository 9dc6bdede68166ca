"""Measures: what is said of a replication, and of all of them with an interval.

* ``response``: minutes from the ring to the first unit at the scene, ``travel`` that unit's drive,
  ``wait`` the rest; over incidents that were attended. ``wait`` and ``wait_probability`` also
  count those who gave up, with what they had waited: who leaves has waited too.
* ``within_target``: share attended within the target of the grade (rural places have their own
  for Immediate); who is never attended, and did not give up, is not within it.
* A grade is the one at the ring: an incident graded up while it waited counts where it was.
* A base answers for the incidents whose first unit was its own.
* ``utilisation``: minutes bound, from the dispatch to clear, by minutes on duty or finishing.
* Incidents count that ring after the warm-up and within the horizon. A measure nobody had is nan.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from goldenhour.simulation import intervals
from goldenhour.simulation.scenario import GRADES
from goldenhour.simulation.shapes import Shapes
from goldenhour.simulation.world import Study

NAMES = (
    "response_mean",
    "response_p50",
    "response_p90",
    "within_target",
    "wait_mean",
    "wait_probability",
    "travel_mean",
)
ROUNDING = 1e-6  # minutes: a difference of two moments is not exact
OF_ALL = ("utilisation", "queue_mean", "incidents")


class Figures(NamedTuple):
    """The measures of one replication; each table has a row a group and a column a measure."""

    grades: list[list[float]]  # [4][7]
    bases: list[list[float]]  # [B][8]: the seven, then utilisation
    everything: list[float]  # [3]
    places: list[list[float]] | None  # [P][7]
    shapes: Shapes | None = None


def summary(study: Study, every: Sequence[Figures]) -> dict[str, Any]:
    """All replications together, as the contract names it: each measure with its interval."""
    bases = [base.name for base in study.scenario.base]
    found: dict[str, Any] = {
        "grades": {
            grade: told
            for grade, told in _rows(GRADES, NAMES, [one.grades for one in every]).items()
            if told["wait_mean"]["mean"] is not None
        },
        "all": _told(OF_ALL, [one.everything for one in every]),
        "bases": _rows(bases, (*NAMES, "utilisation"), [one.bases for one in every]),
    }
    places = [one.places for one in every if one.places is not None]
    if places and len(places) == len(every):
        found["places"] = _rows(study.ground.places.names, NAMES, places)
    return found


def _rows(
    groups: Sequence[str], names: Sequence[str], every: Sequence[Sequence[Sequence[float]]]
) -> dict[str, Any]:
    return {
        group: _told(names, [table[row] for table in every]) for row, group in enumerate(groups)
    }


def _told(names: Sequence[str], every: Sequence[Sequence[float]]) -> dict[str, Any]:
    return {
        name: intervals.of([row[column] for row in every])._asdict()
        for column, name in enumerate(names)
    }
