"""United Kingdom: whether a point can be in it at all; otherwise it was mistyped.

A rough outline drawn by us (conf K), generous by some twenty kilometres of sea: it keeps out
the Irish Republic, France and numbers that are no place, and never a door in the country.
"""

import itertools
from functools import lru_cache

from goldenhour.geography.grid import wgs84

Corner = tuple[float, float]  # lat, lon in degrees
GREAT_BRITAIN: tuple[Corner, ...] = (
    (49.75, -6.7),
    (49.75, -5.0),
    (50.0, -3.4),
    (50.4, -1.2),
    (50.55, 0.3),
    (50.75, 1.1),
    (51.1, 1.5),
    (51.5, 1.65),
    (52.6, 1.95),
    (53.1, 0.7),
    (54.2, 0.2),
    (55.1, -1.1),
    (55.8, -1.7),
    (56.3, -2.2),
    (57.4, -1.5),
    (57.9, -1.7),
    (58.5, -2.7),
    (59.2, -2.0),
    (60.0, -0.7),
    (60.9, -0.5),
    (61.0, -1.2),
    (60.1, -2.4),
    (59.4, -3.7),
    (58.8, -5.2),
    (58.7, -6.3),
    (58.4, -7.5),
    (57.9, -8.8),
    (56.7, -7.9),
    (55.5, -6.7),
    (55.2, -5.9),
    (54.5, -5.3),
    (53.5, -4.9),
    (52.7, -5.0),
    (51.9, -5.8),
    (51.0, -4.9),
    (50.2, -5.9),
)
NORTHERN_IRELAND: tuple[Corner, ...] = (
    (55.4, -5.9),
    (55.4, -6.9),
    (55.05, -7.35),
    (54.75, -7.75),
    (54.5, -8.25),
    (54.2, -8.0),
    (54.05, -7.2),
    (54.0, -6.5),
    (53.95, -5.8),
    (54.3, -5.3),
    (54.8, -5.4),
)
EASTINGS, NORTHINGS = 700_000, 1_300_000  # metres: the National Grid ends there


def in_united_kingdom(lat: float, lon: float) -> bool:
    """Whether a WGS84 point in degrees may lie in the United Kingdom."""
    return any(_within(ring, lat, lon) for ring in (GREAT_BRITAIN, NORTHERN_IRELAND))


def on_the_grid(e: float, n: float) -> bool:
    """Whether a point in grid metres may lie in the United Kingdom, to the kilometre."""
    if not (0 <= e < EASTINGS and 0 <= n < NORTHINGS):
        return False
    return _square_on_the_grid(int(e // 1000), int(n // 1000))


@lru_cache(maxsize=20_000)
def _square_on_the_grid(e: int, n: int) -> bool:
    """Whether the middle of a kilometre's square may: a file of addresses asks of few squares."""
    return in_united_kingdom(*wgs84(e * 1000 + 500, n * 1000 + 500))


def _within(ring: tuple[Corner, ...], lat: float, lon: float) -> bool:
    odd = False
    for (lat1, lon1), (lat2, lon2) in itertools.pairwise((*ring, ring[0])):
        if (lat1 > lat) != (lat2 > lat):
            odd ^= lon < lon1 + (lat - lat1) / (lat2 - lat1) * (lon2 - lon1)
    return odd
