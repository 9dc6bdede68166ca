"""Places: where demand arises, as flat arrays: Staffordshire's small areas, a CSV or a GeoJSON.

Points are British National Grid metres; a GeoJSON's are degrees (WGS84, lon then lat). A file is
believed or refused as a whole: `Unusable` names the line or the feature, and why. Nothing is
opened here: text in, places out.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite, nan
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenhour import geography
from goldenhour.geography.areas import RURAL_BELOW
from goldenhour.geography.demand import demand_shares

BUILT_IN = "staffordshire"
HEADER = ("place", "easting", "northing", "weight")
DENSITY = "people_per_hectare"
MOST = 20_000  # places: a county has some thousand, and a matrix grows with their square
FARTHEST = 2_000_000.0  # metres: no grid of the British Isles reaches so far

Floats = NDArray[np.float64]


class Unusable(ValueError):
    """Places that cannot be used; the text says where and why."""


class Place(NamedTuple):
    """One place: its name, grid metres, weight of demand, and people a hectare (nan: unknown)."""

    name: str
    easting: float
    northing: float
    weight: float
    people_per_hectare: float = nan


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """All places; the arrays have one entry for each, in the order of ``names``.

    ``weights`` are shares of demand and sum to one; ``people_per_hectare`` is nan where nobody
    said; ``is_rural`` is false there, the shorter promise until known.
    """

    names: tuple[str, ...]
    eastings: Floats
    northings: Floats
    weights: Floats
    people_per_hectare: Floats
    is_rural: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.names)


def of(rows: Iterable[Place]) -> Places:
    """Places of rows, in their order. Raises Unusable for a name twice or no weight at all."""
    listed = list(rows)
    if not listed:
        raise Unusable("no place; name at least one")
    if len(listed) > MOST:
        raise Unusable(f"{len(listed)} places; at most {MOST}")
    seen: set[str] = set()
    for row in listed:
        if row.name in seen:
            raise Unusable(f"place {row.name[:40]!r} stands twice")
        seen.add(row.name)
    columns = np.array([row[1:] for row in listed], dtype=np.float64)
    total = columns[:, 2].sum()
    if not total > 0 or not isfinite(total):
        raise Unusable("the weights sum to nothing usable; give at least one above zero")
    density = columns[:, 3]
    return Places(
        names=tuple(row.name for row in listed),
        eastings=columns[:, 0],
        northings=columns[:, 1],
        weights=columns[:, 2] / total,
        people_per_hectare=density,
        is_rural=np.nan_to_num(density, nan=RURAL_BELOW) < RURAL_BELOW,
    )


@lru_cache(maxsize=1)
def built_in() -> Places:
    """The 687 small areas of Staffordshire, weighted by `geography.demand`."""
    shares = demand_shares()
    return of(
        Place(area.code, area.easting, area.northing, shares[area.code], area.people_per_hectare)
        for area in geography.lsoas()
    )


def from_csv(text: str) -> Places:
    """Places of a CSV: place, easting, northing, weight and, if known, people_per_hectare."""
    table = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    try:
        header = [name.strip() for name in next(table, [])]
        known = {*HEADER, DENSITY}
        if missing := [name for name in HEADER if name not in header]:
            raise Unusable(f"line 1: names no column {missing[0]}")
        if extra := [name for name in header if name not in known]:
            raise Unusable(f"line 1: column {extra[0][:40]!r} is not known; leave it out")
        if len(set(header)) < len(header):
            raise Unusable("line 1: names a column twice")
        return of(_rows(table, header))
    except csv.Error as bad:
        raise Unusable(f"line {table.line_num}: is no row of a CSV table ({bad})") from bad


def from_geojson(text: str) -> Places:
    """Places of a GeoJSON FeatureCollection with properties `place` and `weight`.

    A point is taken as it is; of a polygon the middle of its first ring's corners.
    """
    try:
        read = json.loads(text)
        features = list(read["features"])
    except (ValueError, KeyError, TypeError, RecursionError) as bad:
        raise Unusable("is no GeoJSON FeatureCollection") from bad
    return of(_of_feature(number, one) for number, one in enumerate(features, start=1))


def _rows(table: Any, header: list[str]) -> Iterator[Place]:
    for row in table:
        if not row:
            continue
        where = f"line {table.line_num}"
        if len(row) != len(header):
            raise Unusable(f"{where}: has {len(row)} fields, not {len(header)}")
        yield _place(where, dict(zip(header, row, strict=True)))


def _of_feature(number: int, feature: Any) -> Place:
    where = f"feature {number}"
    try:
        said = dict(feature["properties"])
        lon, lat = _middle(feature["geometry"])
        said["easting"], said["northing"] = geography.national_grid(lat, lon)
    except (KeyError, TypeError, ValueError, IndexError, ArithmeticError) as bad:
        raise Unusable(f"{where}: is no point or polygon with properties") from bad
    return _place(where, said)


def _middle(geometry: dict[str, Any]) -> tuple[float, float]:
    corners = geometry["coordinates"]
    if geometry["type"] == "MultiPolygon":
        corners = max(corners, key=lambda polygon: len(polygon[0]))
    if geometry["type"] != "Point":
        ring = corners[0][:-1]
        corners = [sum(corner[axis] for corner in ring) / len(ring) for axis in (0, 1)]
    lon, lat = float(corners[0]), float(corners[1])
    if not geography.in_united_kingdom(lat, lon):
        raise ValueError("outside the United Kingdom")
    return lon, lat


def _place(where: str, said: dict[str, Any]) -> Place:
    name = str(said.get("place") or "").strip()
    if not name:
        raise Unusable(f"{where}: place is empty")
    numbers = {key: _number(where, key, said.get(key)) for key in HEADER[1:]}
    if numbers["weight"] < 0:
        raise Unusable(f"{where}: weight is negative")
    if max(abs(numbers["easting"]), abs(numbers["northing"])) > FARTHEST:
        raise Unusable(f"{where}: easting and northing are metres of the British National Grid")
    density = said.get(DENSITY)
    known = nan if density in (None, "") else _number(where, DENSITY, density)
    if known < 0:
        raise Unusable(f"{where}: {DENSITY} is negative")
    return Place(name, people_per_hectare=known, **numbers)


def _number(where: str, key: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = nan
    if not isfinite(number):
        raise Unusable(f"{where}: {key} is no number")
    return number
