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

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import grouping, intervals, shapes
from goldenhour.simulation import layout as c
from goldenhour.simulation.grouping import Asked
from goldenhour.simulation.layout import Floats, Rows
from goldenhour.simulation.scenario import GRADES
from goldenhour.simulation.shapes import Shapes
from goldenhour.simulation.world import Played, Study

NAMES = (
    "response_mean",
    "response_p50",
    "response_p90",
    "within_target",
    "wait_mean",
    "wait_probability",
    "travel_mean",
)
SHARES = np.array([0.9, 0.5])  # of the quantiles
OF_ALL = ("utilisation", "queue_mean", "incidents")


class Figures(NamedTuple):
    """The measures of one replication; each table has a row a group and a column a measure."""

    grades: list[list[float]]  # [4][7]
    bases: list[list[float]]  # [B][8]: the seven, then utilisation
    everything: list[float]  # [3]
    places: list[list[float]] | None  # [P][7]
    shapes: Shapes | None = None


def of(study: Study, played: Played, *, with_places: bool, with_shapes: bool = False) -> Figures:
    """The measures of a replication."""
    rules, base = study.world.rules, study.world.base
    asked = grouping.asked(study, played)
    bases, places = len(study.scenario.base), len(study.ground.places)
    busy, duty = (np.bincount(base, played.unit[:, column], bases) for column in (c.BUSY, c.DUTY))
    used = _ratio(busy, duty)
    total = float(busy.sum() / duty.sum()) if duty.sum() else float("nan")
    hours = rules[c.CLOSES] - rules[c.OPENS]
    return Figures(
        grades=table(asked, asked.grade, 4).tolist(),
        bases=np.column_stack([table(asked, asked.base, bases), used]).tolist(),
        everything=[total, played.queue_minutes / hours, float(asked.rang)],
        places=table(asked, asked.place, places).tolist() if with_places else None,
        shapes=_shapes(study, asked) if with_shapes else None,
    )


def table(asked: Asked, group: Rows, count: int) -> Floats:
    """The measures of every group, a row each, in the order of ``NAMES``."""
    sums, counts = np.zeros((count, 3)), np.zeros((count, 5), np.int64)
    grouping.tally(asked.minutes, asked.flags, group, sums, counts)
    attended = counts[:, grouping.ATTENDED]
    begins = np.cumsum(attended) - attended
    values, found = np.empty(attended.sum()), np.full((count, len(SHARES)), np.nan)
    grouping.collect(asked.minutes, asked.flags, group, begins.copy(), values)
    grouping.quantiles(values, begins, attended, SHARES, found)
    waited = counts[:, grouping.WAITED]
    return np.column_stack(
        [
            _ratio(sums[:, grouping.RESPONSE], attended),
            found[:, 1],
            found[:, 0],
            _ratio(counts[:, grouping.KEPT], counts[:, grouping.PROMISED]),
            _ratio(sums[:, grouping.WAIT], waited),
            _ratio(counts[:, grouping.DELAYED], waited),
            _ratio(sums[:, grouping.TRAVEL], attended),
        ]
    )


def _shapes(study: Study, asked: Asked) -> Shapes:
    is_immediate = asked.grade == 0
    is_rural = study.ground.places.is_rural[asked.place]
    by_setting = np.where(is_immediate, is_rural, -1).astype(np.int32)
    by_place = np.where(is_immediate, asked.place, -1).astype(np.int32)
    return Shapes(
        curves=shapes.curves(asked),
        hours=shapes.hours(asked),
        settings=table(asked, by_setting, len(shapes.SETTINGS)).tolist(),
        places=table(asked, by_place, len(study.ground.places)).tolist(),
    )


def _ratio(top: NDArray[Any], bottom: NDArray[Any]) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(bottom > 0, top / bottom, np.nan)


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
