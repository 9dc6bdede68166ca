"""Nearest: which free units are closest to an incident, and why we name them.

Distances are straight lines on the British National Grid. The minutes are a stated guess, not
calibrated with any force's journeys: roads are taken as 1.3 times the straight line, driven at
48 kilometres an hour in town and 64 outside (K). A person chooses; nothing is sent by itself.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

DETOUR = 1.3
METRES_A_MINUTE = {"urban": 48_000 / 60, "rural": 64_000 / 60}
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


def kilometres(start: Place, end: Place) -> float:
    """The straight line between two places."""
    return math.hypot(end[0] - start[0], end[1] - start[1]) / 1000


def travel_minutes(distance: float, setting: str) -> int:
    """Whole minutes for so many kilometres in a straight line, rounded up; not calibrated."""
    return math.ceil(distance * 1000 * DETOUR / METRES_A_MINUTE[setting])


def nearest(
    free: Sequence[FreeUnit], place: Place | None, setting: str, *, shown: int = SHOWN
) -> list[Suggestion]:
    """The nearest free units, the closest first; units whose place is unknown come last."""
    left = Counter(unit.base for unit in free)
    far = {unit.callsign: _distance(unit, place) for unit in free}
    ranked = sorted(free, key=lambda unit: (_sortable(far[unit.callsign]), unit.callsign))
    return [
        _suggest(unit, far[unit.callsign], setting, rank=rank, is_last=left[unit.base] == 1)
        for rank, unit in enumerate(ranked[:shown], start=1)
    ]


def _distance(unit: FreeUnit, place: Place | None) -> float | None:
    start = unit.place
    return None if start is None or place is None else kilometres(start, place)


def _sortable(distance: float | None) -> float:
    return math.inf if distance is None else distance


def _suggest(
    unit: FreeUnit, distance: float | None, setting: str, *, rank: int, is_last: bool
) -> Suggestion:
    empty = f"; leaves {unit.base} with nobody free" if is_last else ""
    if distance is None:
        return Suggestion(unit.callsign, None, None, f"free; distance not known{empty}")
    place = "nearest free unit" if rank == 1 else f"number {rank} by distance"
    why = f"{place}, {distance:.1f} km in a straight line{empty}"
    return Suggestion(unit.callsign, travel_minutes(distance, setting), distance, why)
