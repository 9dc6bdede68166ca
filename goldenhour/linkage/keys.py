"""Keys: the redundant keys of one statement of an identity, each a kind and 64 bits.

Two statements that share a key are candidates for one person, one household or one number;
which of these is for the rules of identification to say. More kinds can be added at any
time: old statements get theirs when the table of keys is built again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from goldenhour.linkage import dates, names, phones, postcodes

# What each kind means when two statements share it, in words for the person who reads it.
KINDS = {
    "phone": "same number",
    "phone9": "same last nine digits",
    "email": "same e-mail address",
    "uprn": "same property number",
    "postcode": "same postcode",
    "address": "same address",
    "postcode_dob": "same postcode and date of birth",
    "surname_dob": "same surname and date of birth",
    "name_postcode": "same name and postcode",
    "name_year": "same name and year of birth",
}
NOT_ALONE = frozenset({"postcode"})  # too common to propose anybody


class Key(NamedTuple):
    """One key: its kind, and a signed 64-bit hash as PostgreSQL's bigint keeps it."""

    kind: str
    hash: int


@dataclass(frozen=True)
class Said:
    """An identity as it was stated, verbatim. Empty text and None: not stated."""

    given_name: str = ""
    surname: str = ""
    phone: str = ""
    email: str = ""
    date_of_birth: str = ""
    age: int | None = None
    house: str = ""
    postcode: str = ""
    uprn: str = ""
    street: str = ""
    locality: str = ""
    sex: str = ""

    def birth(self, *, on: date) -> dates.Birth:
        """The birth as it was said, else as the age leaves it; ``on`` is the day it was said."""
        born = dates.read(self.date_of_birth, on=on)
        return born if born.years else dates.of_age(self.age, on=on)


def keys(said: Said, *, on: date) -> tuple[Key, ...]:
    """Every key of the statement made on that day, each once, in order of kind."""
    return tuple(sorted({Key(kind, _hash(kind, parts)) for kind, parts in _parts(said, on)}))


def _parts(said: Said, on: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from _reached(said)
    yield from _placed(said)
    born = said.birth(on=on)
    surname, given = names.key(said.surname), names.key(said.given_name)
    postcode = postcodes.read(said.postcode)
    if postcode and born.key:
        yield "postcode_dob", (postcode, born.key)
    if surname and born.key:
        yield "surname_dob", (surname, born.key)
    if surname and given:
        full = "+".join(sorted((given, surname)))  # the two are often swapped
        if postcode:
            yield "name_postcode", (full, postcode)
        for year in born.years:
            yield "name_year", (full, str(year))


def _reached(said: Said) -> Iterator[tuple[str, tuple[str, ...]]]:
    if number := phones.read(said.phone):
        yield "phone", (number.e164,)
        if number.last9:
            yield "phone9", (number.last9,)
    email = said.email.strip().casefold()
    if "@" in email[:254]:
        yield "email", (email[:254],)


def _placed(said: Said) -> Iterator[tuple[str, tuple[str, ...]]]:
    if postcode := postcodes.read(said.postcode):
        yield "postcode", (postcode,)
        if house := postcodes.house(said.house):
            yield "address", (postcode, house)
    uprn = said.uprn.strip().lstrip("0")
    if uprn.isascii() and uprn.isdigit() and len(uprn) <= 12:
        yield "uprn", (uprn,)


def _hash(kind: str, parts: tuple[str, ...]) -> int:
    text = "\x1f".join((kind, *parts)).encode("utf-8", "replace")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)
