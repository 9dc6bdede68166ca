"""Gazetteer: what a caller may call a place, and which places that could be.

Postcodes, towns and villages, the ten bases and the invented streets. Every place that fits is
given, with what tells it from the others; a name that fits two is never settled here. Exact
names come first, then beginnings, then beginnings of a later word; towns by population.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from goldenhour.geography.areas import Lsoa, lsoa, lsoa_at
from goldenhour.geography.base_towns import bases
from goldenhour.geography.grid import wgs84
from goldenhour.geography.made_up_streets import all_streets, street_place
from goldenhour.geography.postal import Postcode, postcode, postcodes_starting
from goldenhour.geography.settlements import towns

NOT_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place somebody may mean. `kind`: postcode, town, base or street; grid in metres."""

    kind: str
    name: str
    detail: str
    easting: float
    northing: float
    lsoa: str
    people: int = 0

    @property
    def lat_lon(self) -> tuple[float, float]:
        """WGS84 degrees."""
        return wgs84(self.easting, self.northing)


def places(query: str, limit: int = 10) -> tuple[Place, ...]:
    """Places the words could mean, the likeliest first; none for blank or unknown words."""
    whole = postcode(query)
    if whole is not None:
        return (_of_postcode(whole),)
    words = _plain(query)
    if len(words) < 2:
        return ()
    found = list(_named(words)) + [_of_postcode(p) for p in postcodes_starting(query, limit)]
    return tuple(found[:limit])


def _named(words: str) -> Iterable[Place]:
    ranked = [
        (rank, index, place)
        for index, (name, place) in enumerate(_by_name())
        if (rank := _rank(name, words)) is not None
    ]
    return (place for *_, place in sorted(ranked, key=lambda row: row[:2]))


def _rank(name: str, words: str) -> int | None:
    if name == words:
        return 0
    if name.startswith(words):
        return 1
    return 2 if f" {words}" in name else None


@lru_cache(maxsize=1)
def _by_name() -> tuple[tuple[str, Place], ...]:
    """Plain names with their places: bases, then towns by people, then streets."""
    settled = sorted(_towns(), key=lambda town: -town.people)
    return tuple((_plain(place.name), place) for place in (*_bases(), *settled, *_streets()))


def _bases() -> Iterator[Place]:
    for found in bases():
        area = lsoa_at(found.easting, found.northing)
        detail = f"police base {found.code}, town centre"
        yield Place(
            "base", found.name, detail, found.easting, found.northing, area.code if area else ""
        )


def _towns() -> Iterator[Place]:
    for town in towns():
        area = _area(town.lsoa)
        detail = f"{town.size} in {area.authority}, area {area.name}"
        spot = (town.easting, town.northing)
        yield Place("town", town.name, detail, *spot, town.lsoa, town.people)


def _streets() -> Iterator[Place]:
    for street in all_streets():
        spot = street_place(street)
        if spot is not None:
            detail = f"invented street, {street.sector}, {spot.area.authority}"
            yield Place("street", street.name, detail, spot.easting, spot.northing, spot.lsoa)


def _of_postcode(spot: Postcode) -> Place:
    detail = f"{spot.area.authority}, area {spot.area.name}"
    return Place("postcode", spot.text, detail, spot.easting, spot.northing, spot.lsoa)


def _area(code: str) -> Lsoa:
    found = lsoa(code)
    if found is None:
        raise LookupError(f"The stored places disagree: no area {code}.")
    return found


def _plain(text: str) -> str:
    letters = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return NOT_WORDS.sub(" ", letters).strip()
