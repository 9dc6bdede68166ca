"""Measuring: the measures and the shapes of one replication, worked out in compiled passes.

What each of them means stands in ``measures.py`` and ``shapes.py``, which need no numba.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import grouping, shapes
from goldenhour.simulation import layout as c
from goldenhour.simulation.grouping import Asked
from goldenhour.simulation.layout import Floats, Rows
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.shapes import STEPS, Shapes
from goldenhour.simulation.world import Played, Study

SHARES = np.array([0.9, 0.5])  # of the quantiles
_SLOT = np.searchsorted(STEPS, np.arange(STEPS[-1] + 1))  # the step that a whole minute is within


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
        curves=_curves(asked),
        hours=_hours(asked),
        settings=table(asked, by_setting, len(shapes.SETTINGS)).tolist(),
        places=table(asked, by_place, len(study.ground.places)).tolist(),
    )


def _ratio(top: NDArray[Any], bottom: NDArray[Any]) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(bottom > 0, top / bottom, np.nan)


def _curves(asked: Asked) -> list[list[float]]:
    """Of attended incidents, the share of each grade attended within each of ``STEPS``."""
    counts = np.zeros((4, len(STEPS)), np.int64)
    grouping.within(asked.minutes, asked.flags, asked.grade, _SLOT, counts)
    is_attended = asked.flags & grouping.IS_ATTENDED > 0
    attended = np.bincount(asked.grade[is_attended], minlength=4)[:, None]
    within = np.cumsum(counts, axis=1)
    found: list[list[float]] = np.where(attended, within / np.maximum(attended, 1), np.nan).tolist()
    return found


def _hours(asked: Asked) -> list[float]:
    """Mean response of attended Immediates by the hour of the week in which they rang."""
    chosen = (asked.grade == 0) & (asked.flags & grouping.IS_ATTENDED > 0)
    hour, response = asked.hour[chosen], asked.minutes[chosen, grouping.RESPONSE]
    sums = np.bincount(hour, response, shapes.HOURS)
    counts = np.bincount(hour, minlength=shapes.HOURS)
    found: list[float] = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan).tolist()
    return found
