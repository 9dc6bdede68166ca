"""Duplicates: which open incidents a second call may be about. It suggests; people join.

The same place within 250 metres and two hours, or the same postcode (ours, P). The same type is
said where it holds; another type is no reason against: callers see different parts of one event.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import hypot

NEAR_METRES = 250
WITHIN = timedelta(hours=2)


@dataclass(frozen=True)
class Spot:
    """Where and when something was reported. National Grid, metres; None: not placed."""

    received_at: datetime
    postcode: str
    easting: int | None
    northing: int | None
    incident_type: str = ""


def reason(one: Spot, other: Spot) -> str:
    """Why the two may be the same event, in words; ``""`` where they are not alike."""
    apart = abs(one.received_at - other.received_at)
    if apart > WITHIN:
        return ""
    minutes = apart // timedelta(minutes=1)
    metres = _metres(one, other)
    if metres is not None and metres <= NEAR_METRES:
        return f"{metres:.0f} m away, {minutes} minutes apart{_alike(one, other)}"
    if metres is None and one.postcode and one.postcode == other.postcode:
        return f"same postcode, {minutes} minutes apart{_alike(one, other)}"
    return ""


def distance(one: Spot, other: Spot) -> tuple[bool, float, timedelta]:
    """What sorts candidates: the same type first, then the nearest, then the nearest in time."""
    metres = _metres(one, other)
    apart = abs(one.received_at - other.received_at)
    return not _alike(one, other), NEAR_METRES if metres is None else metres, apart


def _alike(one: Spot, other: Spot) -> str:
    same = one.incident_type and one.incident_type == other.incident_type
    return ", same type" if same else ""


def _metres(one: Spot, other: Spot) -> float | None:
    if one.easting is None or one.northing is None:
        return None
    if other.easting is None or other.northing is None:
        return None
    return hypot(one.easting - other.easting, one.northing - other.northing)
