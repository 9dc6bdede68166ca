"""Maps: places as drawings, without tiles from anywhere: areas as paths, points as dots.

The built-in geography has outlines, simplified each by itself; places of a file are dots. A
drawing's units are those of its ``width`` and ``height``; north is up.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import Any

from goldenhour import geography
from goldenhour.simulation import places as placing
from goldenhour.simulation.ground import Ground
from goldenhour.simulation.scenario import Base, Scenario, Standby

WIDTH = 420.0
MARGIN = 14.0
DOT = 4.0
At = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A base or a standby point."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Every place as the data of an SVG path, in the order of the ground's places."""

    width: float
    height: float
    paths: tuple[str, ...]
    placed: Callable[[float, float], At]  # of easting, northing


def drawing(ground: Ground, scenario: Scenario) -> Drawing | None:
    """The map of a scenario's places; None where its places are names only."""
    if not ground.is_map:
        return None
    if scenario.demand.places == placing.BUILT_IN:
        return _of_areas(ground.places.names)
    return _of_dots(ground)


def bases(drawn: Drawing, scenario: Scenario) -> list[Mark]:
    """Where the bases of a layout stand on its map; those without a position are left out."""
    return _marks(drawn, scenario.base)


def standbys(drawn: Drawing, scenario: Scenario) -> list[Mark]:
    """Where its units wait away from their bases."""
    used = {name for base in scenario.base for name in base.standby}
    return _marks(drawn, [point for point in scenario.standby if point.name in used])


def features(ground: Ground, scenario: Scenario) -> list[dict[str, Any]]:
    """The geometries of the places as GeoJSON (degrees, WGS84), in their order."""
    if scenario.demand.places == placing.BUILT_IN:
        outlines = _outlines()
        return [{"type": "Polygon", "coordinates": outlines[code]} for code in ground.places.names]
    found = []
    for e, n in zip(ground.places.eastings, ground.places.northings, strict=True):
        lat, lon = geography.wgs84(float(e), float(n))
        found.append({"type": "Point", "coordinates": [round(lon, 5), round(lat, 5)]})
    return found


def _of_areas(codes: Sequence[str]) -> Drawing:
    outlines = _outlines()
    corners = [corner for code in codes for ring in outlines[code] for corner in ring]
    flat = cos(radians(sum(lat for _, lat in corners) / len(corners)))
    fit, width, height = _fitted([(lon * flat, -lat) for lon, lat in corners])

    def at(lon: float, lat: float) -> At:
        return fit(lon * flat, -lat)

    def placed(easting: float, northing: float) -> At:
        lat, lon = geography.wgs84(easting, northing)
        return at(lon, lat)

    paths = ["".join(_closed(at(*corner) for corner in r) for r in outlines[c]) for c in codes]
    return Drawing(width, height, tuple(paths), placed)


def _of_dots(ground: Ground) -> Drawing:
    where = zip(ground.places.eastings, ground.places.northings, strict=True)
    points = [(float(e), -float(n)) for e, n in where]
    fit, width, height = _fitted(points)

    def placed(easting: float, northing: float) -> At:
        return fit(easting, -northing)

    return Drawing(width, height, tuple(_dot(*fit(x, y)) for x, y in points), placed)


def _fitted(points: Sequence[At]) -> tuple[Callable[[float, float], At], float, float]:
    """How points are moved into a drawing, and its size."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    west, north = min(xs), min(ys)
    wide, high = max(xs) - west, max(ys) - north
    scale = (WIDTH - 2 * MARGIN) / (max(wide, high / 2) or 1.0)

    def fit(x: float, y: float) -> At:
        return MARGIN + (x - west) * scale, MARGIN + (y - north) * scale

    return fit, WIDTH, round(high * scale + 2 * MARGIN, 1)


def _closed(corners: Iterable[At]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"


def _dot(x: float, y: float) -> str:
    return f"M{x - DOT:.1f} {y:.1f}a{DOT} {DOT} 0 1 0 {2 * DOT} 0a{DOT} {DOT} 0 1 0 {-2 * DOT} 0Z"


def _marks(drawn: Drawing, points: Sequence[Base | Standby]) -> list[Mark]:
    found = []
    for point in points:
        if point.easting is not None and point.northing is not None:
            x, y = drawn.placed(point.easting, point.northing)
            found.append(Mark(point.name, round(x, 1), round(y, 1)))
    return found


@lru_cache(maxsize=1)
def _outlines() -> dict[str, list[list[list[float]]]]:
    read = json.loads(geography.lsoa_map())["features"]
    return {one["properties"]["lsoa"]: one["geometry"]["coordinates"] for one in read}
