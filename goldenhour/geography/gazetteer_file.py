"""Gazetteer file: a force's own addresses as CSV, read line by line, each fault with its line.

Columns, in any order and case: `uprn`, `street`, `locality`, `postcode`, `e`, `n` (British
National Grid metres); `house` may stand alone, else a number before the street's name is it.
UTF-8, with or without its mark. Further columns are passed over.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenhour.geography.postal import postcode_printed, postcode_shaped
from goldenhour.geography.united_kingdom import on_the_grid

NEEDED = ("uprn", "street", "locality", "postcode", "e", "n")
LONGEST = {"house": 64, "street": 120, "locality": 80}
UPRN = re.compile(r"[0-9]{1,12}", re.ASCII)
METRES = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,3})?", re.ASCII)
NUMBERED = re.compile(
    r"((?:flat |unit )?[0-9]{1,5}[A-Za-z]?(?:[-/][0-9]{1,5}[A-Za-z]?)?),? +(?=\S)", re.I
)
UNKEEPABLE = re.compile("[\x00\ud800-\udfff\ufffd]")


@dataclass(frozen=True, slots=True)
class Address:
    """One address as a gazetteer gives it; grid metres."""

    uprn: str
    house: str
    street: str
    locality: str
    postcode: str
    easting: int
    northing: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line, and which line it is."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


class Unread(ValueError):
    """One row is no address. Says what is wrong and how to mend it."""


def addresses(lines: Iterable[bytes]) -> Iterator[Address | Fault]:
    """Every address of the file, or why a line is none. A uprn twice is a fault of the second."""
    rows = csv.reader(_text(lines))
    columns: list[str] = []
    first_on: dict[str, int] = {}
    try:
        for row in rows:
            if not columns:
                columns = _columns(row)
            elif any(row):
                yield _one(dict(zip(columns, row, strict=False)), rows.line_num, first_on)
    except Unread as why:
        yield Fault(1, str(why))
    except csv.Error:
        yield Fault(rows.line_num, "this is no CSV. Check quotation marks and line ends.")
    if not rows.line_num:
        yield Fault(1, f"the file is empty. It needs {', '.join(NEEDED)}.")


def address_of(row: dict[str, str]) -> Address:
    """An address from its columns. Raises Unread."""
    said = {name: " ".join(row.get(name, "").split()) for name in (*NEEDED, "house")}
    if any(UNKEEPABLE.search(text) for text in said.values()):
        raise Unread("a character cannot be read. Save the file as UTF-8.")
    if not UPRN.fullmatch(said["uprn"]):
        raise Unread("uprn must be 1 to 12 digits.")
    said |= _numbered(said)
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            raise Unread(f"{name} is longer than {most} characters. Shorten it.")
    if not (said["street"] or said["locality"]):
        raise Unread("street and locality are both blank. Give one of them.")
    e, n = _metres(said["e"], said["n"])
    code = _postcode(said["postcode"])
    return Address(
        said["uprn"].lstrip("0") or "0", said["house"], said["street"], said["locality"], code, e, n
    )


def _one(row: dict[str, str], line: int, first_on: dict[str, int]) -> Address | Fault:
    try:
        found = address_of(row)
    except Unread as why:
        return Fault(line, str(why))
    before = first_on.setdefault(found.uprn, line)
    if before != line:
        return Fault(line, f"uprn {found.uprn} stands on line {before} already.")
    return found


def _text(lines: Iterable[bytes]) -> Iterator[str]:
    """Lines as text; what is no UTF-8 becomes a character that is refused with its line."""
    for number, line in enumerate(lines):
        yield line.decode("utf-8-sig" if number == 0 else "utf-8", errors="replace")


def _columns(head: list[str]) -> list[str]:
    columns = [name.strip().casefold() for name in head]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise Unread(f"the heading lacks {', '.join(missing)}. It needs {', '.join(NEEDED)}.")
    return columns


def _numbered(said: dict[str, str]) -> dict[str, str]:
    found = None if said["house"] else NUMBERED.match(said["street"])
    if not found:
        return {}
    return {"house": found[1], "street": said["street"][found.end() :]}


def _postcode(text: str) -> str:
    if text and not postcode_shaped(text):
        raise Unread("postcode has not the shape of one. Correct it or leave it blank.")
    return postcode_printed(text)


def _metres(e: str, n: str) -> tuple[int, int]:
    if not (METRES.fullmatch(e) and METRES.fullmatch(n)):
        raise Unread("e and n must be metres of the National Grid, such as 385000 and 347000.")
    east, north = round(float(e)), round(float(n))
    if on_the_grid(east, north):
        return east, north
    if on_the_grid(north, east):
        raise Unread("e and n look swapped: only the other way round are they in the country.")
    raise Unread("e and n are outside the United Kingdom.")
