"""Drives: how long a unit would need to a place, by the travel model that planning plays with.

The minutes are the model's, or those of a force's own table between small areas; both say how far
off they are. Blue lights are for an Immediate. Pure; minutes, and metres of the National Grid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite, nan

import numpy as np

from goldenhour.geography import kilometres, lsoa_at
from goldenhour.simulation import travel

Place = tuple[int, int]  # easting and northing, metres


@dataclass(frozen=True, eq=False)
class OwnTable:
    """A force's own minutes between small areas (LSOA); inf where its table has none."""

    number_of: Mapping[str, int]
    minutes: travel.Minutes  # [to, from]

    def between(self, one: str, other: str) -> float | None:
        """Minutes of the drive, or those of the way back; None where the table has neither."""
        if one not in self.number_of or other not in self.number_of:
            return None
        start, end = self.number_of[one], self.number_of[other]
        found = min(float(self.minutes[end, start]), float(self.minutes[start, end]))
        return found if isfinite(found) else None


@dataclass(frozen=True)
class Drive:
    """Minutes of one drive, and by how many they are off on average; None: nobody has said."""

    minutes: float
    off_by: float | None


@dataclass(frozen=True)
class Drives:
    """How drives are timed: at which hour of the local clock, how, and by which table if any."""

    hour: int
    is_blue_light: bool = False
    own: OwnTable | None = None

    def to(self, place: Place, starts: Sequence[Place]) -> list[Drive]:
        """The drive from each start to the place, in their order."""
        if not starts:
            return []
        named = [str(number) for number in range(len(starts))]
        minutes = travel.minutes(
            _points(["place"], [place]),
            _points(named, starts),
            hour=self.hour,
            is_blue_light=self.is_blue_light,
        )[0]
        return [
            self._by_own(start, place)
            or Drive(float(one), travel.error(kilometres(*start, *place)))
            for one, start in zip(minutes, starts, strict=True)
        ]

    def _by_own(self, start: Place, place: Place) -> Drive | None:
        """The minutes of the force's own table, at this hour; None where it has none."""
        found = self.own.between(_area(start)[0], _area(place)[0]) if self.own else None
        if found is None:
            return None
        return Drive(found * travel.factor(self.hour, is_blue_light=self.is_blue_light), None)


def _points(names: list[str], places: Sequence[Place]) -> travel.Points:
    at = np.array(places, dtype=np.float64)
    density = np.array([_area(place)[1] for place in places])
    return travel.Points(tuple(names), at[:, 0], at[:, 1], density)


@lru_cache(maxsize=8192)
def _area(place: Place) -> tuple[str, float]:
    """The small area of a point and its people a hectare; none and nan outside the force."""
    found = lsoa_at(*place)
    return (found.code, found.people_per_hectare) if found else ("", nan)
