"""Travel: how long a drive takes from where units start to where people need them, in minutes.

`calibrated`: t = constant + per_km * km + per_root_km * sqrt(km) + per_log_density * ln(1 +
people a hectare), km in a straight line, fitted by dev/fit_travel.py; data/travel.toml holds the
coefficients with their source, the number of pairs and the error, which must be shown wherever
the times are. `Matrix`: a user's own table. `fixed`: the same for all. Blue lights and the hour
of the day multiply a time; both are stated assumptions in the same file.

Arrays are minutes, float32, one row a place, one column an origin.
"""

import csv
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite, nan
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation.places import Floats, Places, Unusable

DATA = Path(__file__).parent / "data" / "travel.toml"
HEADER = ("from", "to", "minutes")
LATER = "a road network comes later; use calibrated, matrix or fixed"
LONGEST = 100_000.0  # minutes: a figure beyond it is a slip of the pen

Minutes = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """The calibrated model; minutes, kilometres, people a hectare."""

    constant: float
    per_km: float
    per_root_km: float
    per_log_density: float
    typical_log_density: float  # where no end of a drive knows its density
    shortest: float
    blue_light: float
    by_hour: tuple[float, ...]
    told: dict[str, Any]  # pairs, errors, source and certainty, as in the file


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Where units start: names, grid metres, and people a hectare there (nan: unknown)."""

    names: tuple[str, ...]
    eastings: Floats
    northings: Floats
    people_per_hectare: Floats


def points(rows: Sequence[tuple[str, float, float]]) -> Points:
    """Points of (name, easting, northing)."""
    at = np.array([row[1:] for row in rows], dtype=np.float64).reshape(len(rows), 2)
    unknown = np.full(len(rows), nan)
    return Points(tuple(row[0] for row in rows), at[:, 0], at[:, 1], unknown)


@lru_cache(maxsize=1)
def model() -> Model:
    """The coefficients that travel with the package."""
    read = tomllib.loads(DATA.read_text("utf-8"))
    assumed = read["assumed"]
    return Model(
        **read["drive"],
        shortest=assumed["shortest_minutes"]["value"],
        blue_light=assumed["blue_light"]["value"],
        by_hour=tuple(assumed["by_hour"]["value"]),
        told=read,
    )


def minutes(
    places: Places | Points,
    origins: Places | Points,
    *,
    hour: int | None = None,
    is_blue_light: bool = False,
) -> Minutes:
    """Calibrated minutes from each origin to each place, the same in both directions.

    ``hour`` is the local clock's (None: as fitted, no hour in particular).
    """
    drive = model()
    km = _kilometres(places, origins)
    density = _log_density(places, origins, drive.typical_log_density)
    found = drive.constant + drive.per_km * km + drive.per_root_km * np.sqrt(km)
    found += drive.per_log_density * density
    return np.asarray(
        np.maximum(found, drive.shortest) * factor(hour, is_blue_light=is_blue_light), np.float32
    )


def factor(hour: int | None, *, is_blue_light: bool = False) -> float:
    """What a time is multiplied by at this hour (None: any), with or without blue lights."""
    drive = model()
    at_hour = 1.0 if hour is None else drive.by_hour[hour % 24]
    return at_hour * (drive.blue_light if is_blue_light else 1.0)


def error(kilometres: float) -> float:
    """By how many minutes the model is off on average for drives of this length in a straight line.

    As found when it was fitted; beyond the longest drives it was fitted on, as for those.
    """
    bands = model().told["fitted"]["by_distance"]
    known = [band for band in bands if band["from_km"] <= kilometres]
    return float(known[-1]["error_mean"])


def fixed(value: float, places: int, origins: int) -> Minutes:
    """The same minutes for every pair."""
    return np.full((places, origins), value, dtype=np.float32)


def matrix(text: str, places: Sequence[str], origins: Sequence[str]) -> Minutes:
    """Minutes of a CSV `from,to,minutes`: from place to origin, and back by the same figure.

    Raises Unusable for a row that is none, two names nobody has, a pair twice with other minutes,
    or a place that no origin reaches. A pair that is left out is inf: it cannot be driven. Rows
    of other bases are passed over, so that one table serves several layouts.
    """
    row_of = {name: at for at, name in enumerate(places)}
    column_of = {name: at for at, name in enumerate(origins)}
    known = {*row_of, *column_of}
    found = np.full((len(places), len(origins)), np.inf, dtype=np.float32)
    for where, start, end, value in _pairs(text):
        if not {start, end} & known:
            raise Unusable(f"{where}: neither {start[:40]!r} nor {end[:40]!r} is known here")
        if start not in row_of or end not in column_of:
            start, end = end, start  # back by the same figure
        if start not in row_of or end not in column_of:
            continue
        at = row_of[start], column_of[end]
        if np.isfinite(found[at]) and found[at] != np.float32(value):
            raise Unusable(f"{where}: {start[:40]!r} to {end[:40]!r} was {found[at]:g} before")
        found[at] = value
    lost = np.flatnonzero(~np.isfinite(found).any(axis=1))
    if lost.size:
        names = ", ".join(places[at] for at in lost[:3])
        raise Unusable(f"{lost.size} places are reached from nowhere: {names}")
    return found


def _kilometres(places: Places | Points, origins: Places | Points) -> Floats:
    east = places.eastings[:, None] - origins.eastings[None, :]
    north = places.northings[:, None] - origins.northings[None, :]
    return np.hypot(east, north) / 1000


def _log_density(places: Places | Points, origins: Places | Points, typical: float) -> Floats:
    """The mean of both ends where both are known, else the one, else the typical."""
    one, other = (np.log1p(ends.people_per_hectare) for ends in (places, origins))
    both = (one[:, None] + other[None, :]) / 2
    either = np.where(np.isnan(one)[:, None], other[None, :], one[:, None])
    found = np.where(np.isnan(both), either, both)
    return np.where(np.isnan(found), typical, found)


def _pairs(text: str) -> Any:
    table = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    try:
        if tuple(name.strip() for name in next(table, [])) != HEADER:
            raise Unusable("line 1: the columns must be from,to,minutes")
        for row in table:
            if row:
                yield _pair(f"line {table.line_num}", row)
    except csv.Error as bad:
        raise Unusable(f"line {table.line_num}: is no row of a CSV table ({bad})") from bad


def _pair(where: str, row: list[str]) -> tuple[str, str, str, float]:
    if len(row) != len(HEADER):
        raise Unusable(f"{where}: has {len(row)} fields, not {len(HEADER)}")
    try:
        value = float(row[2])
    except ValueError:
        value = nan
    if not isfinite(value) or not 0 <= value <= LONGEST:
        raise Unusable(f"{where}: minutes must be a number from 0 to {LONGEST:g}")
    return where, row[0].strip(), row[1].strip(), value
