"""Paired differences: what one layout does that another does not, on the same demand.

Replication number r brings every layout the same incidents (common random numbers), so the
difference is taken within each replication, and its interval is Student's t over replications:
far narrower than that of two means (A. M. Law, Simulation Modeling and Analysis, section 10.2.1).
A difference is the other layout's value minus the first's. It is shown where its 95 % interval
leaves out 0; otherwise no difference is shown, which does not say that there is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import intervals, shapes
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.measures import NAMES, OF_ALL, Figures
from goldenhour.simulation.scenario import GRADES

Floats = NDArray[np.float64]
Told = dict[str, Interval]

OF_PLACES = ("response_mean", "response_p90", "within_target")
IN_NAMES = [NAMES.index(name) for name in OF_PLACES]
NOTHING = Interval(None, None, None)
LESS, MORE, NOT_SHOWN, UNKNOWN = "less", "more", "not shown", "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The figures of every replication of one layout; the first axis is the replication."""

    grades: Floats  # [R, 4, 7]
    everything: Floats  # [R, 1, 3]
    bases: Floats  # [R, B, 8]
    settings: Floats  # [R, 2, 7] Immediates in towns, in the country
    places: Floats  # [R, P, 3] Immediates
    curves: Floats  # [R, 4, steps]
    hours: Floats  # [R, 1, 168]

    def keep(self, number: int, figures: Figures) -> None:
        """Write down what a replication came to. It must have been asked for its shapes."""
        shaped = figures.shapes
        if shaped is None:
            raise ValueError("the shapes of a replication are missing")
        self.grades[number], self.bases[number] = figures.grades, figures.bases
        self.everything[number, 0], self.hours[number, 0] = figures.everything, shaped.hours
        self.settings[number], self.curves[number] = shaped.settings, shaped.curves
        self.places[number] = np.array(shaped.places)[:, IN_NAMES]


def empty(replications: int, *, bases: int, places: int) -> Series:
    """Room for so many replications."""
    shape = {
        "grades": (4, len(NAMES)),
        "everything": (1, len(OF_ALL)),
        "bases": (bases, len(NAMES) + 1),
        "settings": (2, len(NAMES)),
        "places": (places, len(OF_PLACES)),
        "curves": (4, len(shapes.STEPS)),
        "hours": (1, shapes.HOURS),
    }
    return Series(**{name: np.full((replications, *of), np.nan) for name, of in shape.items()})


def difference(first: Series, other: Series, table: str) -> Floats:
    """Other minus first, replication by replication, of one table of the series."""
    found: Floats = getattr(other, table) - getattr(first, table)
    return found


def told(table: Floats, rows: Sequence[str], names: Sequence[str]) -> dict[str, Told]:
    """The interval of every cell of a table [R, rows, names]; rows without any value left out."""
    found = {
        row: {
            name: intervals.of(table[:, number, column].tolist())
            for column, name in enumerate(names)
        }
        for number, row in enumerate(rows)
    }
    return {row: cells for row, cells in found.items() if cells[names[0]].mean is not None}


def verdict(of: Interval) -> str:
    """Whether a difference is shown, and which way."""
    if of.ci95_low is None or of.ci95_high is None:
        return UNKNOWN
    if of.ci95_low > 0:
        return MORE
    return LESS if of.ci95_high < 0 else NOT_SHOWN


def values(series: Series) -> dict[str, Any]:
    """What a layout comes to, in the contract's names."""
    return _tables(lambda name: getattr(series, name))


def differences(first: Series, other: Series) -> dict[str, Any]:
    """What the other layout does that the first does not, in the same names."""
    return _tables(lambda name: difference(first, other, name))


def _tables(of: Any) -> dict[str, Any]:
    whole = told(of("everything"), ["all"], OF_ALL)
    return {
        "grades": told(of("grades"), GRADES, NAMES),
        "all": whole.get("all") or dict.fromkeys(OF_ALL, NOTHING),
        "immediate": told(of("settings"), shapes.SETTINGS, NAMES),
    }
