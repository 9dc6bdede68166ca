"""Candidates: what a search gives: a place that somebody may mean, and why it is among them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from goldenhour.geography.areas import lsoa, lsoa_at, setting_of
from goldenhour.geography.base_towns import bases
from goldenhour.geography.gazetteer_file import Address
from goldenhour.geography.names import BEGINS, EXACT, LATER, NEARLY
from goldenhour.geography.points import Point
from goldenhour.geography.postal import Postcode
from goldenhour.geography.settlements import Settlement, locality_at, towns

KINDS = ("postcode", "street", "village", "town", "base", "gazetteer", "point")
WHY = {EXACT: "exact", BEGINS: "begins", LATER: "later word", NEARLY: "nearly"}
# How far the person may be from the point, in metres (conf P: a width for the map, no promise).
WITHIN = {"postcode": 150, "street": 300, "base": 1_000, "village": 1_000, "town": 2_500}
GAZETTEER_WITHIN = 10
MAP_WITHIN = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. Grid metres; `lsoa` blank and `setting` urban where unknown.

    `why` is how the words fit: exact, begins, later word, nearly, or what was done to a point.
    `detail` tells it from others of the same label.
    """

    kind: str
    label: str
    detail: str
    why: str
    easting: int
    northing: int
    within_metres: int
    locality: str
    house: str = ""
    street: str = ""
    postcode: str = ""
    uprn: str = ""
    lsoa: str = ""
    setting: str = "urban"  # the shorter promise, until known

    @property
    def same(self) -> tuple[str, str, str, int, int]:
        """Two candidates that are equal in this are one place."""
        return self.kind, self.label, self.uprn, self.easting, self.northing


@dataclass(frozen=True, slots=True)
class StreetRow:
    """A street of a gazetteer (or an invented one): where its middle is, how many doors."""

    name: str
    locality: str
    postcode: str
    easting: int
    northing: int
    lsoa: str = ""
    addresses: int = 0
    invented: bool = False


def at(spot: Candidate) -> Candidate:
    """The same with its small area and setting; the one part of a candidate that takes time."""
    area = lsoa_at(spot.easting, spot.northing)
    return replace(spot, lsoa=area.code, setting=setting_of(area)) if area else spot


def of_postcode(spot: Postcode, why: str) -> Candidate:
    detail = f"near {spot.locality}, {spot.area.authority}"
    return Candidate(
        "postcode",
        spot.text,
        detail,
        why,
        spot.easting,
        spot.northing,
        WITHIN["postcode"],
        spot.locality,
        postcode=spot.text,
        lsoa=spot.lsoa,
        setting=spot.setting,
    )


def of_street(row: StreetRow, why: str, house: str) -> Candidate:
    doors = f", {row.addresses} addresses" if row.addresses else ""
    made_up = ", invented street" if row.invented else ""
    area = lsoa(row.lsoa)
    return Candidate(
        "street",
        row.name,
        f"{row.locality or 'no locality'}, {row.postcode or 'no postcode'}{doors}{made_up}",
        why,
        row.easting,
        row.northing,
        WITHIN["street"],
        row.locality,
        house=house,
        street=row.name,
        lsoa=area.code if area else "",
        setting=setting_of(area) if area else "urban",
    )


def of_address(one: Address) -> Candidate:
    """A door of the force's own gazetteer."""
    return Candidate(
        "gazetteer",
        " ".join(part for part in (one.house, one.street) if part) or one.locality,
        f"{one.locality or 'no locality'}, {one.postcode or 'no postcode'}, UPRN {one.uprn}",
        WHY[EXACT],
        one.easting,
        one.northing,
        GAZETTEER_WITHIN,
        one.locality,
        one.house,
        one.street,
        one.postcode,
        one.uprn,
    )


def of_point(typed: Point) -> Candidate:
    """Coordinates as they were typed; what is near says whether they can be right."""
    near = locality_at(typed.easting, typed.northing)
    label = f"{typed.easting}, {typed.northing}"
    spot = (typed.easting, typed.northing, typed.within_metres)
    return Candidate("point", label, f"nearest place {near}", typed.why, *spot, near)


def of_locality(rows: list[StreetRow]) -> Candidate:
    """A place that only a gazetteer knows: the middle of its streets."""
    e = sum(row.easting for row in rows) // len(rows)
    n = sum(row.northing for row in rows) // len(rows)
    many = f"{len(rows)} street" + "s" * (len(rows) > 1)
    name = rows[0].locality
    return Candidate("village", name, f"place of {many}", "", e, n, WITHIN["village"], name)


@lru_cache(maxsize=1)
def settled() -> tuple[Candidate, ...]:
    """Towns and villages by people, the most first, then the ten bases."""
    by_people = sorted(towns(), key=lambda town: -town.people)
    return (*map(_of_settlement, by_people), *_of_bases())


def _of_settlement(town: Settlement) -> Candidate:
    people = f"{town.size}, {town.people:,} people" if town.people else town.size
    spot = (round(town.easting), round(town.northing))
    return at(Candidate(town.size, town.name, people, "", *spot, WITHIN[town.size], town.name))


def _of_bases() -> Iterable[Candidate]:
    for base in bases():
        spot = (round(base.easting), round(base.northing))
        detail = f"town centre, police base {base.code}"
        yield at(Candidate("base", base.name, detail, "", *spot, WITHIN["base"], base.name))
