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

from goldenhour.simulation import intervals, shapes
from goldenhour.simulation import layout as c
from goldenhour.simulation.layout import Floats, Ints, Rows
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
ROUNDING = 1e-6  # minutes: a difference of two moments is not exact
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
    rules, ints = study.world.rules, played.ints
    moments = played.floats[:, c.AT]
    is_counted = (moments >= rules[c.OPENS]) & (moments < rules[c.CLOSES])
    asked = is_counted & (ints[:, c.FATE] != c.UNATTENDED)
    whole = _Asked(study, played, np.flatnonzero(asked))
    bases = len(study.scenario.base)
    busy, duty = (
        np.bincount(study.world.base, played.unit[:, column], bases) for column in (c.BUSY, c.DUTY)
    )
    of_bases = whole.table(whole.base, bases)
    used = _ratio(busy, duty)
    hours = rules[c.CLOSES] - rules[c.OPENS]
    total = float(busy.sum() / duty.sum()) if duty.sum() else float("nan")
    places = len(study.ground.places)
    return Figures(
        grades=whole.table(whole.grade, 4).tolist(),
        bases=np.column_stack([of_bases, used]).tolist(),
        everything=[total, played.queue_minutes / hours, float(is_counted.sum())],
        places=whole.table(whole.place, places).tolist() if with_places else None,
        shapes=_shapes(study, played, whole) if with_shapes else None,
    )


class _Asked:
    """The incidents that asked for a unit, ready to be grouped."""

    def __init__(self, study: Study, played: Played, asked: Ints) -> None:
        columns = (c.RESPONSE, c.WAIT, c.TRAVEL)
        self.response, self.wait, self.travel = (played.floats[asked, one] for one in columns)
        rows = (played.ints[asked, one] for one in (c.GRADE, c.PLACE, c.BASE, c.FATE))
        self.grade, self.place, self.base, fate = rows
        self.is_attended = fate == c.ATTENDED
        self.has_waited = self.is_attended | (fate == c.CANCELLED)
        is_rural = study.ground.places.is_rural[self.place].astype(np.int8)
        target = study.targets[is_rural, self.grade]
        self.is_promised = (target < c.NEVER) & (fate != c.CANCELLED)
        self.is_kept = self.is_attended & (self.response <= target + ROUNDING)
        attended = np.flatnonzero(self.is_attended)
        self.by_response = attended[np.argsort(self.response[attended])]

    def table(self, group: Rows, count: int) -> Floats:
        """The measures of every group, a row each; group -1 belongs to none."""
        middle, high = self._quantiles(group, count)
        return np.column_stack(
            [
                _mean(self.response, group, self.is_attended, count),
                middle,
                high,
                _mean(self.is_kept, group, self.is_promised, count),
                _mean(self.wait, group, self.has_waited, count),
                _mean(self.wait > 0, group, self.has_waited, count),
                _mean(self.travel, group, self.is_attended, count),
            ]
        )

    def _quantiles(self, group: Rows, count: int) -> tuple[Floats, Floats]:
        """Median and ninth decile of the response of each group, between order statistics."""
        groups = group[self.by_response].astype(np.int16)  # small keys are sorted by radix
        values = self.response[self.by_response[np.argsort(groups, kind="stable")]]
        values = values[len(groups) - int((groups >= 0).sum()) :]
        sizes = np.bincount(groups[groups >= 0], minlength=count)
        begins = np.cumsum(sizes) - sizes
        found = []
        for share in (0.5, 0.9):
            spot = share * np.maximum(sizes - 1, 0)
            below = np.minimum(begins + spot.astype(np.int64), max(0, len(values) - 1))
            above = np.minimum(below + 1, begins + np.maximum(sizes - 1, 0))
            part = spot - np.floor(spot)
            padded = values if len(values) else np.zeros(1)
            low, high = padded[below], padded[np.minimum(above, len(padded) - 1)]
            found.append(np.where(sizes > 0, low + part * (high - low), np.nan))
        return found[0], found[1]


def _shapes(study: Study, played: Played, whole: _Asked) -> Shapes:
    floats, ints = shapes.attended(study, played)
    is_immediate = whole.grade == 0
    is_rural = study.ground.places.is_rural[whole.place]
    by_setting = np.where(is_immediate, is_rural, -1).astype(np.int32)
    by_place = np.where(is_immediate, whole.place, -1).astype(np.int32)
    return Shapes(
        curves=shapes.curves(floats, ints),
        hours=shapes.hours(floats, ints),
        settings=whole.table(by_setting, len(shapes.SETTINGS)).tolist(),
        places=whole.table(by_place, len(study.ground.places)).tolist(),
    )


def _mean(values: NDArray[Any], group: Rows, chosen: NDArray[np.bool_], count: int) -> Floats:
    chosen = chosen & (group >= 0)
    of = group[chosen]
    return _ratio(np.bincount(of, values[chosen], count), np.bincount(of, minlength=count))


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
