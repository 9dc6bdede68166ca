"""Postal: the 39,422 postcodes of the force area, from however somebody says or types them.

`postcode()` gives the postcode or None; it never guesses. Each carries its grid point and the
LSOA it was given when the data were built. Ended postcodes may be among them: addresses live
longer than postcodes do.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from goldenhour.geography.areas import Lsoa, lsoa, setting_of
from goldenhour.geography.grid import wgs84
from goldenhour.geography.settlements import locality_at
from goldenhour.geography.stored import stored_rows

SHAPE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
START = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]{0,5}")
PAUSES = re.compile(r"[\s.,'\u2010-\u2015-]+")
Stored = tuple[str, str, str]
NOT_OURS = "That postcode is not of this force area. Check it, or ask for the town."
IN_PART = "That is not a whole postcode. Ask for the rest, or for the town."


@dataclass(frozen=True, slots=True)
class Postcode:
    """One postcode as printed (`ST7 1AB`) with its grid point in metres and its area."""

    text: str
    easting: int
    northing: int
    lsoa: str

    @property
    def sector(self) -> str:
        """The postcode without its last two letters: `ST7 1`."""
        return self.text[:-2]

    @property
    def area(self) -> Lsoa:
        found = lsoa(self.lsoa)
        if found is None:
            raise LookupError(f"The stored places disagree: no area {self.lsoa}.")
        return found

    @property
    def setting(self) -> str:
        """`rural` or `urban`, by the force area's own default."""
        return setting_of(self.area)

    @property
    def locality(self) -> str:
        """The town or village nearest by: a hint to be read back, not a postal town."""
        return locality_at(self.easting, self.northing)

    @property
    def lat_lon(self) -> tuple[float, float]:
        """WGS84 degrees."""
        return wgs84(self.easting, self.northing)


def postcode(text: str) -> Postcode | None:
    """The postcode in any case and spacing; None when it is not one of ours."""
    key = _key(text)
    return _made(key) if key in _by_key() else None


def postcode_shaped(text: str) -> bool:
    """Whether the text has the shape of a British postcode, ours or not."""
    return SHAPE.fullmatch(_key(text)) is not None


def postcode_remark(text: str) -> str:
    """What to say of a postcode as it was typed; blank where it is ours, or nothing was typed."""
    if not text.strip() or postcode(text) is not None:
        return ""
    return NOT_OURS if postcode_shaped(text) else IN_PART


def postcode_printed(text: str) -> str:
    """What has the shape of a postcode as it is printed: `sw1a1aa` is `SW1A 1AA`; else blank."""
    return _printed(_key(text)) if postcode_shaped(text) else ""


def postcodes_starting(text: str, limit: int = 20) -> tuple[Postcode, ...]:
    """Postcodes that begin so, in order; none when the text is no beginning of one."""
    start = _key(text)
    if not START.fullmatch(start):
        return ()
    keys = _keys()
    first = bisect_left(keys, start)
    return tuple(_made(key) for key in keys[first : first + limit] if key.startswith(start))


def count_starting(text: str) -> int:
    """How many postcodes begin so; none when the text is no beginning of one."""
    start = _key(text)
    if not START.fullmatch(start):
        return 0
    keys = _keys()
    return bisect_left(keys, f"{start}~") - bisect_left(keys, start)  # "~" is after every letter


def postcodes() -> tuple[Postcode, ...]:
    """Every postcode, in order of its letters without spaces."""
    return tuple(_made(key) for key in _keys())


@lru_cache(maxsize=1)
def sectors() -> tuple[str, ...]:
    """Every postcode sector, in order."""
    return tuple(sorted({_printed(key)[:-2] for key in _keys()}))


@lru_cache(maxsize=1)
def postcodes_by_lsoa() -> dict[str, tuple[str, ...]]:
    """Printed postcodes of each area that has any."""
    found: dict[str, list[str]] = {}
    for key in _keys():
        found.setdefault(_by_key()[key][2], []).append(_printed(key))
    return {code: tuple(texts) for code, texts in sorted(found.items())}


def _key(text: str) -> str:
    return PAUSES.sub("", text).upper()


def _printed(key: str) -> str:
    return f"{key[:-3]} {key[-3:]}"


def _made(key: str) -> Postcode:
    e, n, area = _by_key()[key]
    return Postcode(_printed(key), int(e), int(n), area)


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Stored]:
    rows = stored_rows("postcodes.csv.gz")
    return {text.replace(" ", ""): (e, n, area) for text, e, n, area in rows}


@lru_cache(maxsize=1)
def _keys() -> list[str]:
    return sorted(_by_key())
