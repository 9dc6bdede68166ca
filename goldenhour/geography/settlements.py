"""Settlements: towns and villages of 500 people and more, and the one nearest to a point.

Points are GeoNames' (conf A), people its counts, which may be of a wider town than its border.
"""

from dataclasses import dataclass
from functools import lru_cache

from goldenhour.geography.base_towns import BASES
from goldenhour.geography.grid import kilometres
from goldenhour.geography.stored import stored_rows

TOWN_FROM = 10_000  # people; fewer: a village (conf P: only a word on the screen)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town or village: a point in grid metres, the area of the point, people or zero."""

    name: str
    easting: float
    northing: float
    lsoa: str
    people: int

    @property
    def size(self) -> str:
        return "town" if self.people >= TOWN_FROM else "village"


@lru_cache(maxsize=1)
def towns() -> tuple[Settlement, ...]:
    """Towns and villages within the force area, by name."""
    return tuple(
        Settlement(name, float(e), float(n), code, int(people))
        for _, name, e, n, code, people in stored_rows("towns.csv")
    )


@lru_cache(maxsize=4096)
def locality_at(e: float, n: float) -> str:
    """The town or village (or town of a base) nearest to a grid point: a hint, no border."""
    named = [(town.name, town.easting, town.northing) for town in towns()]
    named += [(base.name, base.easting, base.northing) for base in BASES]
    return min(named, key=lambda place: kilometres(place[1], place[2], e, n))[0]
