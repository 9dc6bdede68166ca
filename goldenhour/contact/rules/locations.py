"""Locations: what EISEC or AML said of where a caller is, read without trusting it.

rules/control-room.yaml, caller_location (certainty B): a landline brings its address, a mobile
a position with a radius, on average within 18 s and about 30 m at best; ask anyway. What is no
place in the United Kingdom is kept as it came and places nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from goldenhour import geography

LATITUDES, LONGITUDES = (49.0, 61.5), (-9.0, 2.5)  # the box around the United Kingdom
LARGEST_RADIUS = 100_000  # metres: wider than that says nothing
LONGEST_ADDRESS = 400
SOURCES = ("eisec", "aml", "cell")


@dataclass(frozen=True)
class Location:
    """A location as far as it can be used. ``lat`` and ``lon`` are WGS84 degrees, or None."""

    lat: float | None = None
    lon: float | None = None
    radius_m: int | None = None
    postcode: str = ""
    address: str = ""
    source: str = ""


def read(given: Mapping[str, Any]) -> Location:
    """What can be used of a location: both coordinates within the country, or none."""
    lat, lon = _number(given.get("lat")), _number(given.get("lon"))
    if lat is None or lon is None or not _in_the_kingdom(lat, lon):
        lat = lon = None
    radius = _number(given.get("radius_m"))
    known = radius is not None and 0 < radius <= LARGEST_RADIUS
    return Location(
        lat=lat,
        lon=lon,
        radius_m=round(radius) if known and radius is not None and lat is not None else None,
        postcode=_text(given.get("postcode"))[:16],
        address=_text(given.get("address"))[:LONGEST_ADDRESS],
        source=_text(given.get("source")) if given.get("source") in SOURCES else "",
    )


def is_usable(given: Mapping[str, Any]) -> bool:
    """Whether it places anybody: a point within the country, or a postcode that we know."""
    found = read(given)
    if found.lat is not None:
        return True
    return bool(found.postcode) and geography.postcode(found.postcode) is not None


def _in_the_kingdom(lat: float, lon: float) -> bool:
    return LATITUDES[0] <= lat <= LATITUDES[1] and LONGITUDES[0] <= lon <= LONGITUDES[1]


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if isfinite(found) else None


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
