"""Nearest: which free units are closest to an incident, and why we name them.

Distances are straight lines on the British National Grid; the minutes are geography's stated
guess, not calibrated with any force's journeys (K). A person chooses; nothing is sent by
itself.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenhour.geography import kilometres, minutes_hint

SHOWN = 3

Place = tuple[int, int]  # easting and northing, metres


@dataclass(frozen=True)
class FreeUnit:
    """A unit that could be sent, where it was last known, and the base it starts from."""

    callsign: str
    base: str
    easting: int | None
    northing: int | None

    @property
    def place(self) -> Place | None:
        """Where it was last known, or None."""
        if self.easting is None or self.northing is None:
            return None
        return self.easting, self.northing


@dataclass(frozen=True)
class Suggestion:
    """One unit to consider. ``minutes`` and ``kilometres`` are None where a place is unknown."""

    callsign: str
    minutes: int | None
    kilometres: float | None
    why: str


def nearest(
    free: Sequence[FreeUnit], place: Place | None, *, shown: int = SHOWN
) -> list[Suggestion]:
    """The nearest free units, the closest first; units whose place is unknown come last."""
    left = Counter(unit.base for unit in free)
    far = {unit.callsign: _distance(unit, place) for unit in free}
    ranked = sorted(free, key=lambda unit: (_sortable(far[unit.callsign]), unit.callsign))
    return [
        _suggest(unit, place, rank=rank, is_last=left[unit.base] == 1)
        for rank, unit in enumerate(ranked[:shown], start=1)
    ]


def _distance(unit: FreeUnit, place: Place | None) -> float | None:
    start = unit.place
    return None if start is None or place is None else kilometres(*start, *place)


def _sortable(distance: float | None) -> float:
    return math.inf if distance is None else distance


def _suggest(unit: FreeUnit, place: Place | None, *, rank: int, is_last: bool) -> Suggestion:
    empty = f"; leaves {unit.base} with nobody free" if is_last else ""
    if unit.place is None or place is None:
        return Suggestion(unit.callsign, None, None, f"free; distance not known{empty}")
    distance = kilometres(*unit.place, *place)
    minutes = math.ceil(minutes_hint(*unit.place, *place))
    which = "nearest free unit" if rank == 1 else f"number {rank} by distance"
    why = f"{which}, {distance:.1f} km in a straight line{empty}"
    return Suggestion(unit.callsign, minutes, distance, why)
