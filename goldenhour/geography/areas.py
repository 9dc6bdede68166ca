"""Areas: the 687 small areas of the force, where a point lies, and whether that is rural.

An LSOA (2011) holds about 1,600 people. The polygons are simplified each by itself, so borders
may gap or overlap by some 60 m: a point in a gap belongs to the nearest polygon, a point in two
to the first by code. Rural is below four people a hectare (conf P: ours, a force setting).
"""

import itertools
import json
from dataclasses import dataclass
from functools import lru_cache
from math import cos, floor, hypot, radians

from goldenhour.geography.grid import wgs84
from goldenhour.geography.stored import stored_bytes, stored_rows

RURAL_BELOW = 4.0  # people a hectare
OUTSIDE_METRES = 1_000.0  # farther than this from every polygon: not in the force area
DEGREE_METRES = 111_200.0
MARGIN = 0.02  # degrees: more than OUTSIDE_METRES both ways

Ring = list[list[float]]


@dataclass(frozen=True, slots=True)
class Lsoa:
    """One area: a point inside it (grid metres, degrees), people and households of 2011."""

    code: str
    name: str
    authority: str
    easting: float
    northing: float
    lat: float
    lon: float
    population: int
    households: int
    hectares: int

    @property
    def people_per_hectare(self) -> float:
        return self.population / self.hectares


@dataclass(frozen=True, slots=True)
class Outline:
    """A polygon's rings in degrees (lon, lat) and the box around them."""

    code: str
    rings: tuple[Ring, ...]
    west: float
    south: float
    east: float
    north: float


def lsoa(code: str) -> Lsoa | None:
    """The area of a code (any case), or None."""
    return _by_code().get(code.strip().upper())


def lsoas() -> tuple[Lsoa, ...]:
    """Every area, in order of code."""
    return tuple(_by_code().values())


def lsoa_at(e: float, n: float) -> Lsoa | None:
    """The area a grid point lies in, else the nearest within a kilometre, else None."""
    lat, lon = wgs84(e, n)
    near = [
        outline
        for outline in _outlines_by_cell().get(_cell(lat, lon), ())
        if _in_box(outline, lat, lon)
    ]
    for outline in near:
        if sum(_inside(ring, lon, lat) for ring in outline.rings) % 2:
            return _by_code()[outline.code]
    away = [(_metres_to(outline, lat, lon), outline.code) for outline in near]
    metres, code = min(away, default=(OUTSIDE_METRES, ""))
    return _by_code()[code] if metres < OUTSIDE_METRES else None


def setting_of(area: Lsoa, rural_below: float = RURAL_BELOW) -> str:
    """`rural` or `urban` by people a hectare."""
    return "rural" if area.people_per_hectare < rural_below else "urban"


def setting_at(e: float, n: float, rural_below: float = RURAL_BELOW) -> str | None:
    """`rural` or `urban` at a grid point; None outside the force area."""
    area = lsoa_at(e, n)
    return setting_of(area, rural_below) if area else None


def lsoa_map() -> bytes:
    """The simplified polygons as GeoJSON (WGS84), for a map; each has the property `lsoa`."""
    return stored_bytes("lsoas.geojson")


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Lsoa]:
    found = {}
    for code, e, n, name, authority, people, hectares, homes, lat, lon in stored_rows("lsoas.csv"):
        authority = authority.removesuffix(" UA")
        found[code] = Lsoa(
            *(code, name, authority, float(e), float(n), float(lat), float(lon)),
            *(int(people), int(homes), int(hectares)),
        )
    return found


@lru_cache(maxsize=1)
def _outlines() -> tuple[Outline, ...]:
    return tuple(
        _outline(feature["properties"]["lsoa"], feature["geometry"]["coordinates"])
        for feature in json.loads(lsoa_map())["features"]
    )


@lru_cache(maxsize=1)
def _outlines_by_cell() -> dict[tuple[int, int], list[Outline]]:
    """The outlines that may hold or be near a point, by the small square of degrees it is in."""
    found: dict[tuple[int, int], list[Outline]] = {}
    for outline in _outlines():
        south, west = _cell(outline.south - MARGIN, outline.west - MARGIN)
        north, east = _cell(outline.north + MARGIN, outline.east + MARGIN)
        for cell in itertools.product(range(south, north + 1), range(west, east + 1)):
            found.setdefault(cell, []).append(outline)
    return found


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / MARGIN), floor(lon / MARGIN)


def _outline(code: str, rings: list[Ring]) -> Outline:
    lons, lats = zip(*rings[0], strict=True)
    return Outline(code, tuple(rings), min(lons), min(lats), max(lons), max(lats))


def _in_box(outline: Outline, lat: float, lon: float) -> bool:
    return (
        outline.south - MARGIN <= lat <= outline.north + MARGIN
        and outline.west - MARGIN <= lon <= outline.east + MARGIN
    )


def _inside(ring: Ring, x: float, y: float) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    odd = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def _metres_to(outline: Outline, lat: float, lon: float) -> float:
    flat = cos(radians(lat))
    edge = [
        ((x - lon) * DEGREE_METRES * flat, (y - lat) * DEGREE_METRES)
        for ring in outline.rings
        for x, y in ring
    ]
    return min(_to_segment(a, b) for a, b in itertools.pairwise(edge))


def _to_segment(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance of the origin from the segment a-b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = -(a[0] * dx + a[1] * dy) / ((dx * dx + dy * dy) or 1.0)
    t = min(1.0, max(0.0, along))
    return hypot(a[0] + t * dx, a[1] + t * dy)
