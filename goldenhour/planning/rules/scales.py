"""Scales: which class a figure of a map or a table of hours falls into, and what it is called.

A class has a number for its look (colour and hatching together, so that nobody needs to see
colours), words for its legend, and a range. The same scale serves every layout of a report.
"""

from collections.abc import Iterable
from itertools import pairwise
from math import floor, isnan
from typing import NamedTuple

import numpy as np

from goldenhour.planning.rules import paired
from goldenhour.simulation.intervals import Interval

CLASSES = 6
STEPS = (0.5, 1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440)
NONE = "none"
NOBODY = "nobody was attended"
SMALL, LARGE = 2.0, 5.0  # minutes: where a difference begins to count, and to count much


class Class(NamedTuple):
    """One class of a scale: its look and its words."""

    look: str
    words: str


class Hatching(NamedTuple):
    """The look of a class that is hatched: what is late or later can be told without colours."""

    look: str
    paper: str
    ink: str
    lines: str  # data of an SVG path within 6 by 6


ONE_WAY, CROSSED = "M0 6L6 0", "M0 6L6 0M0 0L6 6"
HATCHINGS = (
    Hatching("r3", "#7fabd1", "#14181b", ONE_WAY),
    Hatching("r4", "#2f6ba8", "#ffffff", ONE_WAY),
    Hatching("r5", "#123f73", "#ffffff", CROSSED),
    Hatching("d4", "#fbd3ae", "#8a3d00", ONE_WAY),
    Hatching("d5", "#f09a4a", "#14181b", ONE_WAY),
    Hatching("d6", "#b35406", "#ffffff", CROSSED),
)


def cuts(values: Iterable[float]) -> tuple[float, ...]:
    """Five round limits between which most values lie; minutes."""
    known = [value for value in values if not isnan(value)]
    if not known:
        return tuple(float(n) for n in range(1, CLASSES))
    low, high = (float(one) for one in np.quantile(known, (0.05, 0.95)))
    for step in STEPS:
        first = floor(low / step) * step + step
        if first + (CLASSES - 2) * step >= high:
            break
    return tuple(first + n * step for n in range(CLASSES - 1))


def of_minutes(value: float | None, limits: tuple[float, ...]) -> str:
    """The look of a response."""
    if value is None or isnan(value):
        return NONE
    return f"r{sum(value >= limit for limit in limits)}"


def legend_of_minutes(limits: tuple[float, ...]) -> list[Class]:
    """Every class of a response, quickest first."""
    between = [
        Class(f"r{n + 1}", f"{low:g} to under {high:g} minutes")
        for n, (low, high) in enumerate(pairwise(limits))
    ]
    first = Class("r0", f"under {limits[0]:g} minutes")
    last = Class(f"r{len(limits)}", f"{limits[-1]:g} minutes and more")
    return [first, *between, last, Class(NONE, NOBODY)]


DIFFERENCES = (
    Class("d0", "quicker by 5 minutes and more"),
    Class("d1", "quicker by 2 to under 5 minutes"),
    Class("d2", "quicker by under 2 minutes"),
    Class("d3", "no difference is shown"),
    Class("d4", "slower by under 2 minutes"),
    Class("d5", "slower by 2 to under 5 minutes"),
    Class("d6", "slower by 5 minutes and more"),
    Class(NONE, "nothing can be said: too few incidents"),
)


def of_difference(of: Interval) -> str:
    """The look of a difference: grey where its interval holds 0."""
    found = paired.verdict(of)
    if found == paired.UNKNOWN or of.mean is None:
        return NONE
    if found == paired.NOT_SHOWN:
        return "d3"
    size = sum(abs(of.mean) >= limit for limit in (SMALL, LARGE))
    return f"d{2 - size}" if found == paired.LESS else f"d{4 + size}"
