"""Places: where words may mean, by the shipped places and the force's own addresses."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from goldenhour import geography
from goldenhour.contact.models import Gazetteer, GazetteerEntry, GazetteerStreet


@dataclass(frozen=True)
class GazetteerRow:
    """The gazetteer in force: since when, how many addresses, from which file."""

    uid: UUID
    sha256: str
    addresses: int
    in_force_at: datetime


IN_FORCE = {"gazetteer__in_force_at__isnull": False, "gazetteer__replaced_at": None}
PLACE = ("uprn", "house", "street", "locality", "postcode", "easting", "northing")
STREET = ("street", "locality", "postcode", "easting", "northing", "lsoa", "addresses")


def gazetteer() -> GazetteerRow | None:
    """The force's own addresses, or None where none were loaded. One query."""
    loaded = Gazetteer.objects.filter(in_force_at__isnull=False, replaced_at=None)
    row = loaded.values(*GazetteerRow.__dataclass_fields__).first()
    return GazetteerRow(**row) if row else None


def places(text: str) -> geography.Found:
    """Every place that the words may mean, addresses of the gazetteer first. Three queries.

    The streets of the gazetteer are read once by each process and again when another is in
    force; addresses are always asked of the database.
    """
    loaded = gazetteer()
    if loaded is None:
        return geography.search(text)
    found = geography.search(text, _streets_of(loaded.uid))
    return geography.with_addresses(found, _addresses(text, found))


@lru_cache(maxsize=1)
def _streets_of(uid: UUID) -> geography.Streets:
    rows = GazetteerStreet.objects.filter(gazetteer__uid=uid).values_list(*STREET)
    return geography.Streets(geography.StreetRow(*row) for row in rows)


def _addresses(text: str, found: geography.Found) -> list[geography.Address]:
    """The addresses that fit: of a postcode or a UPRN, or of a house number in these streets."""
    which = _which(text, found)
    if which is None:
        return []
    rows = GazetteerEntry.objects.filter(which, **IN_FORCE).order_by("street", "house", "id")
    return [geography.Address(*row) for row in rows.values_list(*PLACE)[: geography.LIMIT]]


def _which(text: str, found: geography.Found) -> Q | None:
    asked = geography.read(text)
    house = Q(house__iexact=asked.house) if asked.house else Q()
    if text.strip().isdecimal() and text.isascii():
        return Q(uprn=text.strip().lstrip("0")[:12])
    if code := geography.postcode_printed(asked.postcode):
        return Q(postcode=code) & house
    streets = [one for one in found.candidates if one.kind == "street"]
    if not asked.house or not streets:
        return None
    named = (Q(street=one.street, locality=one.locality) for one in streets)
    return house & reduce(or_, named)
