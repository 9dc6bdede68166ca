"""Remarks: what the handler should hear of the place before a unit goes to another one.

The place that a network gives is the handset's, not the emergency's: whoever rings about her
mother is at home herself (rules/control-room.yaml, caller_location, certainty B: ask anyway).
"""

from collections.abc import Mapping
from typing import Any

from goldenhour.contact import queries
from goldenhour.contact.queries import ContactRow
from goldenhour.geography import kilometres, postcode_remark

ELSEWHERE_KM = 5.0  # as far as that, the words and the network mean two places (conf P)


def of_place(contact: ContactRow, typed: Mapping[str, Any]) -> list[str]:
    """A sentence for each doubt about where this is. Four queries at most."""
    words, postcode = (str(typed.get(name) or "") for name in ("place_said", "postcode"))
    return [one for one in (_network(contact, words), postcode_remark(postcode)) if one]


def _network(contact: ContactRow, words: str) -> str:
    """Where only the network placed the call, and the words mean somewhere far from there."""
    east, north, off = contact.easting, contact.northing, contact.within_metres or 0
    if contact.placed_by != "telephony" or east is None or north is None or not words.strip():
        return ""
    found = queries.places(words)
    away = [kilometres(east, north, one.easting, one.northing) for one in found.candidates]
    if not away or found.more or min(away) <= max(ELSEWHERE_KM, 2 * off / 1000):
        return ""
    here = contact.locality or "another place"
    return f"The network has the caller in {here}; the words mean a place elsewhere. Choose it."
