"""Points: coordinates as people type them, read without guessing.

Degrees (`53.05, -2.1`, `53.05N 2.1W`), grid letters (`SJ 85 47`) and metres (`385000 347000`).
Swapped numbers, and a minus left out, are offered as such and never put right silently; what
lies outside the United Kingdom is refused with a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from goldenhour.geography.areas import DEGREE_METRES, lsoa_at
from goldenhour.geography.grid import national_grid
from goldenhour.geography.united_kingdom import in_united_kingdom, on_the_grid

NUMBER = r"([+\-\u2212]?\d{1,3}(?:\.\d{1,12})?)"
WITH_LETTER = rf"{NUMBER}\s*\u00b0?\s*([NSEW])?"
DEGREES = re.compile(rf"\(?{WITH_LETTER}\s*[,;\s]\s*{WITH_LETTER}\)?")
METRES = re.compile(r"E?\s*(\d{5,7})(?:\.\d+)?\s*[,;\s]\s*N?\s*(\d{5,7})(?:\.\d+)?")
LETTERS = re.compile(r"([A-HJ-Z]{2})\s*(?:(\d{2,5})\s+(\d{2,5})|(\d{4,10}))")
SQUARE = 100_000  # metres: what two letters name
FROM_DEGREES = 10  # metres: degrees are turned into the grid no better
OUTSIDE = "That is outside the United Kingdom. Check the two numbers and their order."
AS_TYPED, SWAPPED, NO_MINUS = "as typed", "swapped?", "minus left out?"


@dataclass(frozen=True, slots=True)
class Point:
    """A point somebody typed: grid metres, how far off it may be, and what was done to it."""

    easting: int
    northing: int
    within_metres: int
    why: str = AS_TYPED


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read: the points it may be, or why it is none; both empty: no coordinates."""

    points: tuple[Point, ...] = ()
    trouble: str = ""


def point_typed(text: str) -> Typed:
    """Read coordinates; text that is none gives nothing, without trouble."""
    said = " ".join(text.split()).upper()
    if found := DEGREES.fullmatch(said):
        return _of_degrees(*found.groups()) if _are_degrees(found) else Typed()
    if found := METRES.fullmatch(said):
        return _of_metres(int(found[1]), int(found[2]))
    if found := LETTERS.fullmatch(said):
        return _of_letters(found)
    return Typed()


def _are_degrees(found: re.Match[str]) -> bool:
    """Two bare whole numbers may be anything, a house and a flat for instance."""
    return ("." in found[1] and "." in found[3]) or bool(found[2] and found[4])


def _of_degrees(one: str, of_one: str | None, other: str, of_other: str | None) -> Typed:
    first, second = _signed(one, of_one), _signed(other, of_other)
    if (of_one or "") in ("E", "W") and (of_other or "") in ("N", "S"):
        first, second = second, first  # said with their letters: no mistake
    decimals = min(len(number.partition(".")[2]) for number in (one, other))
    within = max(FROM_DEGREES, round(DEGREE_METRES / 2 / 10**decimals))
    found = dict.fromkeys(_readings(first, second))
    points = tuple(_point(lat, lon, within, why) for lat, lon, why in found)
    return Typed(points) if points else Typed(trouble=OUTSIDE)


def _signed(number: str, letter: str | None) -> float:
    value = float(number.replace("\u2212", "-"))
    return -abs(value) if letter in ("S", "W") else value


def _readings(first: float, second: float) -> Iterator[tuple[float, float, str]]:
    """The point as typed, else the same with its numbers swapped, else with its minus."""
    if in_united_kingdom(first, second):
        yield first, second, AS_TYPED
        if second > 0 and not _is_ours(first, second) and _is_ours(first, -second):
            yield first, -second, NO_MINUS
    elif in_united_kingdom(second, first):
        yield second, first, SWAPPED
    elif second > 0 and in_united_kingdom(first, -second):
        yield first, -second, NO_MINUS
    elif first > 0 and in_united_kingdom(second, -first):
        yield second, -first, f"{SWAPPED} {NO_MINUS}"


def _is_ours(lat: float, lon: float) -> bool:
    return lsoa_at(*national_grid(lat, lon)) is not None


def _point(lat: float, lon: float, within: int, why: str) -> Point:
    e, n = national_grid(lat, lon)
    return Point(round(e), round(n), within, why)


def _of_metres(first: int, second: int) -> Typed:
    if on_the_grid(first, second):
        return Typed((Point(first, second, 1),))
    if on_the_grid(second, first):
        return Typed((Point(second, first, 1, SWAPPED),))
    return Typed(trouble=OUTSIDE)


def _of_letters(found: re.Match[str]) -> Typed:
    digits = found[4] or found[2] + found[3]
    if len(digits) % 2 or (found[2] and len(found[2]) != len(found[3])):
        return Typed()
    half = len(digits) // 2
    size = SQUARE // 10**half
    east, north = _corner(found[1])
    e = east + int(digits[:half]) * size + size // 2
    n = north + int(digits[half:]) * size + size // 2
    if not on_the_grid(e, n):
        return Typed(trouble=OUTSIDE)
    return Typed((Point(e, n, max(1, round(hypot(size, size) / 2))),))


def _corner(letters: str) -> tuple[int, int]:
    """The south-west corner of a 100 km square: 25 letters without I, five in a row."""
    large, small = ("ABCDEFGHJKLMNOPQRSTUVWXYZ".index(letter) for letter in letters)
    e = ((large - 2) % 5) * 5 + small % 5
    n = (19 - large // 5 * 5) - small // 5
    return e * SQUARE, n * SQUARE
