"""Said: the words somebody used for a place, taken apart before anything is looked up."""

import re
from dataclasses import dataclass

from goldenhour.geography.names import NOISE, plain

LONGEST, MOST_WORDS = 200, 8
POSTCODE = re.compile(r"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s*[0-9][A-Za-z]{2}\b")
ROAD = re.compile(r"\b[abm] ?[0-9]{1,4}m?\b")
HOUSE = re.compile(r"(?:(?:flat|unit|number|no) )?([0-9]{1,4}[a-z]?)(?: |$)")


@dataclass(frozen=True, slots=True)
class Asked:
    """The words as they were read: house number, postcode (as said) and the words that remain."""

    house: str
    postcode: str
    words: tuple[str, ...]
    has_road: bool


def read(text: str) -> Asked:
    """Take words apart: postcode, house number, noise; the words that remain, spelt out."""
    said = text[:LONGEST]
    code = POSTCODE.search(said)
    rest = plain(said.replace(code[0], " ", 1) if code else said)
    road = ROAD.search(rest)
    rest = ROAD.sub(" ", rest).strip()
    house = HOUSE.match(rest)
    rest = rest[house.end() :] if house else rest
    words = tuple(word for word in rest.split() if word not in NOISE)[:MOST_WORDS]
    return Asked(house[1].upper() if house else "", code[0] if code else "", words, bool(road))
