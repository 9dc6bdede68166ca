"""Where it is: one place, chosen by a person among those that the words may mean.

What the caller said stays in `place_said`, verbatim. What the officer typed is written over
only by what the chosen place says of itself.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour import geography
from goldenhour.contact import rules
from goldenhour.contact.commands.door import AlreadyEnded
from goldenhour.contact.commands.texts import kept_text
from goldenhour.contact.models import Contact, GazetteerEntry
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import keep, lock

FARTHEST = 200_000  # metres: a position vaguer than this is none
HOLDS_KM = 1.0  # a postcode farther from the place than this is another place's
ADDRESS = ("house", "street", "locality", "postcode")


class NoPlace(Refused):
    """What was given is no place in the United Kingdom that we can find."""


@command("contact.place")
def place(
    *,
    contact: UUID,
    by: Officer,
    at: datetime,
    uprn: str = "",
    postcode: str = "",
    settlement: str = "",
    easting: int | None = None,
    northing: int | None = None,
    house: str = "",
    street: str = "",
    locality: str = "",
    within_metres: int | None = None,
    placed_by: str = "searched",
) -> Contact:
    """Fix where a contact is, by the first that is given: an address of the gazetteer (uprn), a
    point (easting and northing), a postcode, or a town or village. `place_said` stays as it is.

    `placed_by` is said, searched, map or telephony. Refuses what is outside the United Kingdom.
    """
    row = lock(Contact, contact)
    if row.ending not in ("", "incident"):
        raise AlreadyEnded("This contact was closed. Take a new contact for what is new.")
    if placed_by not in rules.PLACED_BY:
        raise NoPlace(f"A place comes from one of: {', '.join(rules.PLACED_BY)}.")
    given = {"house": house, "street": street, "locality": locality, "postcode": postcode}
    said = {name: kept_text(name, text) for name, text in given.items()}
    found = _found(said, uprn, settlement, easting, northing)
    if within_metres is not None:
        found["within_metres"] = min(max(within_metres, 1), FARTHEST)
    changed = _written(row, said | found, placed_by)
    for name, value in changed.items():
        setattr(row, name, value)
    keep(row, *changed)
    record("contact.placed", about=row, by=by, at=at, placed_by=Code(placed_by), wrote=changed)
    return row


def _found(
    said: dict[str, str], uprn: str, settlement: str, e: int | None, n: int | None
) -> dict[str, Any]:
    """The position, and what the place says of itself. Raises NoPlace."""
    if uprn:
        return _of_address(uprn)
    if e is not None and n is not None:
        return _of_point(e, n)
    if said["postcode"]:
        return _of_postcode(said["postcode"])
    if settlement:
        return _of_settlement(settlement)
    raise NoPlace("Choose a place: an address, a postcode, a town, or a point on the map.")


def _of_address(uprn: str) -> dict[str, Any]:
    entry = GazetteerEntry.objects.filter(
        uprn=uprn[:12], gazetteer__in_force_at__isnull=False, gazetteer__replaced_at=None
    ).first()
    if entry is None:
        raise NoPlace("This address is not in the gazetteer any more. Search again.")
    address = {name: getattr(entry, name) for name in ADDRESS}
    where = _position(entry.easting, entry.northing, geography.GAZETTEER_WITHIN)
    return address | where | {"uprn": entry.uprn}


def _of_point(e: int, n: int) -> dict[str, Any]:
    if geography.on_the_grid(e, n):
        return _position(e, n, geography.MAP_WITHIN)
    if geography.on_the_grid(n, e):
        raise NoPlace("Easting and northing look swapped. Change them round and try again.")
    if -180 <= e <= 180 and -180 <= n <= 180:
        raise NoPlace("These look like degrees. Type them into the search of places.")
    raise NoPlace(geography.OUTSIDE)


def _of_postcode(text: str) -> dict[str, Any]:
    found = geography.position_of(text)
    if found is None:
        raise NoPlace("This postcode is not of the force area. Check it, or choose a town.")
    return _kept(found) | {"postcode": found.postcode}


def _of_settlement(name: str) -> dict[str, Any]:
    words = geography.telling(name[:120])
    found = [one for one in geography.settled() if geography.telling(one.label) == words]
    if not found:
        raise NoPlace("There is no town or village of this name. Search for it, or use the map.")
    town = found[0]  # a base's town stands behind the town itself
    return _position(town.easting, town.northing, town.within_metres) | {"locality": town.label}


def _position(e: int, n: int, within: int) -> dict[str, Any]:
    return _kept(geography.position_at(e, n, within))


def _kept(found: geography.Position) -> dict[str, Any]:
    """The position alone: an address says its own town, or `_written` takes the nearest."""
    kept = ("easting", "northing", "within_metres", "lsoa", "setting")
    return {name: getattr(found, name) for name in kept} | {"uprn": ""}


def _written(row: Contact, given: dict[str, Any], placed_by: str) -> dict[str, Any]:
    """What changes: the position whole; of the address only what is given or can no longer be."""
    kept = {name: value for name, value in given.items() if name not in ADDRESS or value}
    if placed_by != "map" and "postcode" not in kept and not _holds(row.postcode, given):
        kept["postcode"] = ""
    if "locality" not in kept and not row.locality:
        kept["locality"] = geography.locality_at(given["easting"], given["northing"])
    return kept | {"placed_by": placed_by}


def _holds(text: str, given: dict[str, Any]) -> bool:
    """Whether the postcode on record can be that of the place; one we do not know can."""
    found = geography.postcode(text)
    if found is None:
        return True
    there = (given["easting"], given["northing"])
    return geography.kilometres(found.easting, found.northing, *there) <= HOLDS_KM
