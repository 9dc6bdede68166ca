"""Where telephony says the caller is: kept as it came, and used until a person knows better."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from goldenhour import geography
from goldenhour.contact.models import Contact
from goldenhour.contact.rules import locations

NOWHERE: dict[str, Any] = {"easting": None, "northing": None, "postcode": ""}


def placed_by_telephony(
    contact: Contact, before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    """What a new position changes, where the last one was telephony's too, or there was none.

    ``before`` and ``after`` are the locations known without the new event and with it. What a
    person has placed or named meanwhile stays theirs.
    """
    if after == before or contact.placed_by not in ("", "telephony"):
        return {}
    last = NOWHERE | _placed(before)
    if any(getattr(contact, name) != last[name] for name in NOWHERE):
        return {}
    placed = _placed(after)
    if contact.locality not in ("", last.get("locality", "")):
        placed.pop("locality", None)
    return placed


def _placed(location: Mapping[str, Any]) -> dict[str, Any]:
    found = locations.read(location)
    if found.lat is not None and found.lon is not None:
        return _at_point(found.lat, found.lon, found.radius_m)
    return _at_postcode(found)


def _at_point(lat: float, lon: float, radius: int | None) -> dict[str, Any]:
    found = geography.position_at(*geography.national_grid(lat, lon), radius)
    return asdict(found) | {"placed_by": "telephony"}


def _at_postcode(found: locations.Location) -> dict[str, Any]:
    """The address of a line: the middle of its postcode, which is no door."""
    place = geography.position_of(found.postcode) if found.postcode else None
    return asdict(place) | {"placed_by": "telephony"} if place else {}
