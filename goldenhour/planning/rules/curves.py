"""Curves: the share of a grade attended within so many minutes, drawn with bands.

The band is the 95 % interval of the share at each minute over replications. The drawing ends
where every layout has attended nearly all; what lies beyond is said in the table beneath.
"""

from dataclasses import dataclass

import numpy as np

from goldenhour.planning.rules.paired import Floats, Series
from goldenhour.simulation import intervals
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.shapes import STEPS

WIDTH, HEIGHT = 460.0, 260.0
LEFT, BELOW, ABOVE, RIGHT = 46.0, 42.0, 8.0, 14.0
NEARLY_ALL = 0.99
TICKS = 6
READ_AT = (5, 10, 15, 20, 30, 60, 120, 240, 480, 1440)


@dataclass(frozen=True, slots=True)
class Curve:
    """One layout's line and band, as data of SVG paths."""

    line: str
    band: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The curves of a grade, one a layout, with its axes."""

    curves: tuple[Curve, ...]
    across: tuple[tuple[float, str], ...]  # x of each tick and its minutes
    up: tuple[tuple[float, str], ...]  # y of each tick and its share
    targets: tuple[float, ...]  # x of each target that is within the drawing
    rows: tuple[tuple[int, tuple[Interval, ...]], ...]  # minutes, share of each layout


def chart(every: list[Series], grade: int, targets: tuple[float, ...]) -> Chart | None:
    """The curves of a grade; None where nobody of it was attended."""
    shares = [[intervals.of(column.tolist()) for column in _of(one, grade).T] for one in every]
    if any(told[-1].mean is None for told in shares):
        return None
    last = _end(shares)
    steps = STEPS[: last + 1]

    def x(minutes: float) -> float:
        found: float = round(LEFT + minutes / steps[-1] * (WIDTH - LEFT - RIGHT), 1)
        return found

    def y(share: float) -> float:
        within = min(1.0, max(0.0, share))
        found: float = round(ABOVE + (1 - within) * (HEIGHT - ABOVE - BELOW), 1)
        return found

    curves = []
    for told in shares:
        spots = list(zip(steps, told, strict=False))
        line = [(x(m), y(one.mean or 0.0)) for m, one in spots]
        lows = [(x(m), y(one.ci95_low or 0.0)) for m, one in spots if one.ci95_low is not None]
        highs = [(x(m), y(one.ci95_high or 0.0)) for m, one in spots if one.ci95_high is not None]
        curves.append(Curve(_path(line), _path([*highs, *reversed(lows)])))
    return Chart(
        curves=tuple(curves),
        across=tuple((x(minutes), f"{minutes:g}") for minutes in _ticks(steps[-1])),
        up=tuple((y(tenth / 4), f"{tenth * 25}") for tenth in range(5)),
        targets=tuple(x(minutes) for minutes in targets if minutes <= steps[-1]),
        rows=_rows(shares),
    )


def _of(series: Series, grade: int) -> Floats:
    found: Floats = series.curves[:, grade, :]
    return found


def _end(shares: list[list[Interval]]) -> int:
    """The step at which every layout has attended nearly all."""
    means = np.array([[one.mean or 0.0 for one in told] for told in shares])
    enough = np.flatnonzero((means >= NEARLY_ALL).all(axis=0))
    return max(1, int(enough[0])) if len(enough) else len(STEPS) - 1


def _ticks(end: int) -> list[int]:
    step = next(one for one in (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480) if end / one <= TICKS)
    return list(range(0, end + 1, step))


def _rows(shares: list[list[Interval]]) -> tuple[tuple[int, tuple[Interval, ...]], ...]:
    found = []
    for minutes in READ_AT:
        found.append((minutes, tuple(told[STEPS.index(minutes)] for told in shares)))
        if all((told[STEPS.index(minutes)].mean or 0.0) >= NEARLY_ALL for told in shares):
            break
    return tuple(found)


def _path(spots: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in spots) if spots else ""
