"""Nearest: which free units are closest to an incident, and why we name them.

Closest is what takes the fewest minutes by the travel model that planning plays with, or by the
force's own table (`drives`); how far off these are is said with them. A person chooses; nothing
is sent by itself.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenhour.geography import kilometres
from goldenhour.response.rules.drives import Drive, Drives, Place

SHOWN = 3


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
    """One unit to consider. What is None is not known; ``off_by`` is the error on average."""

    callsign: str
    minutes: int | None
    off_by: int | None
    kilometres: float | None
    why: str


def nearest(
    free: Sequence[FreeUnit], place: Place | None, drives: Drives, *, shown: int = SHOWN
) -> list[Suggestion]:
    """The free units that would be there first; units whose place is unknown come last."""
    left = Counter(unit.base for unit in free)
    drive_of = _drives(free, place, drives)
    ranked = sorted(free, key=lambda unit: (_sortable(drive_of[unit.callsign]), unit.callsign))
    return [
        _suggest(unit, place, drive_of[unit.callsign], rank=rank, is_last=left[unit.base] == 1)
        for rank, unit in enumerate(ranked[:shown], start=1)
    ]


def _drives(
    free: Sequence[FreeUnit], place: Place | None, drives: Drives
) -> dict[str, Drive | None]:
    found: dict[str, Drive | None] = {unit.callsign: None for unit in free}
    known = [(unit.callsign, unit.place) for unit in free if unit.place is not None]
    if place is not None:
        timed = drives.to(place, [start for _, start in known])
        found |= {callsign: drive for (callsign, _), drive in zip(known, timed, strict=True)}
    return found


def _sortable(drive: Drive | None) -> float:
    return math.inf if drive is None else drive.minutes


def _suggest(
    unit: FreeUnit, place: Place | None, drive: Drive | None, *, rank: int, is_last: bool
) -> Suggestion:
    empty = f"; leaves {unit.base} with nobody free" if is_last else ""
    if unit.place is None or place is None or drive is None:
        return Suggestion(unit.callsign, None, None, None, f"free; distance not known{empty}")
    distance = kilometres(*unit.place, *place)
    off_by = None if drive.off_by is None else math.ceil(drive.off_by)
    which = "nearest free unit" if rank == 1 else f"number {rank} by minutes"
    why = f"{which}, {distance:.1f} km in a straight line{empty}"
    return Suggestion(unit.callsign, math.ceil(drive.minutes), off_by, distance, why)
