"""Standard: one record in the spelling in which all records are compared.

``read`` makes it of what was said or typed; what cannot be read is None. The columns are those
of Splink's input table too (``COLUMNS``), so that training, batch and live compare the same.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from goldenhour.linkage import dates, names, nicknames, phones, postcodes, sounds, streets

LONGEST = 120  # signs of one value that are read; nothing real is longer
SEXES = {
    "f": "f",
    "female": "f",
    "woman": "f",
    "girl": "f",
    "2": "f",
    "m": "m",
    "male": "m",
    "man": "m",
    "boy": "m",
    "1": "m",
}
PLAIN_PHONE = re.compile(r"(?:0|\+44|0044)[1-9]([0-9]{9})")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SECTOR = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9])")


@dataclass(frozen=True)
class Standard:
    """A record in standard spelling: text in lower case without gaps, dates as ISO text.

    ``born_first`` and ``born_last`` are the earliest and latest possible years of birth.
    """

    given_name: str | None = None
    given_root: str | None = None
    given_sound: str | None = None
    surname: str | None = None
    surname_sound: str | None = None
    birth: str | None = None
    born_first: int | None = None
    born_last: int | None = None
    sex: str | None = None
    phone: str | None = None
    email: str | None = None
    uprn: str | None = None
    address: str | None = None
    road: str | None = None
    street: str | None = None
    locality: str | None = None
    postcode: str | None = None
    sector: str | None = None

    @cached_property
    def texts(self) -> Mapping[str, str | None]:
        """The value of every column as text; a year gives its figures."""
        values = ((column, getattr(self, column)) for column in COLUMNS)
        return {
            column: value if value is None or isinstance(value, str) else str(value)
            for column, value in values
        }

    def text(self, column: str) -> str | None:
        """The value of one column as text."""
        return self.texts[column]

    def row(self) -> dict[str, str | int | None]:
        """The record as one row of Splink's input table."""
        return asdict(self)


COLUMNS = tuple(field.name for field in fields(Standard))


def read(said: Mapping[str, str], *, on: date) -> Standard:
    """The standard record of what was said on that day, by the contract's column names."""
    values: dict[str, Any] = {}
    for name, (columns, one) in ALONE.items():
        if text := said.get(name):  # what was not said is not known, whatever the column
            values.update(zip(columns, one(text), strict=True))
    birth = _birth(said.get("date_of_birth", ""), said.get("age", ""), on)
    values.update(zip(BORN, birth, strict=True))
    house = house_of(said.get("house", ""))
    values["address"] = together(values.get("postcode"), house)
    values["road"] = together(house, values.get("street"))
    return Standard(**values)


def born(text: str, *, on: date) -> tuple[str | None, int | None, int | None]:
    """A date of birth as the values of the columns BORN."""
    return _birth(text, "", on)


def together(one: str | None, other: str | None) -> str | None:
    """A house and its postcode, or its street; nothing where either is not known."""
    return f"{one} {other}" if one and other else None


# Most values of a population are said by many; each is put into its standard spelling once.
@lru_cache(maxsize=100_000)
def _forename(text: str) -> tuple[str | None, str | None, str | None]:
    """The name, the name of its group, and how it sounds."""
    name = names.key(text)
    return (name, nicknames.root(name), sounds.sound(name)) if name else (None, None, None)


@lru_cache(maxsize=200_000)
def _surname(text: str) -> tuple[str | None, str | None]:
    name = names.key(text)
    return (name, sounds.sound(name)) if name else (None, None)


@lru_cache(maxsize=200)
def _word(text: str) -> str:
    """The word said for a sex, without case, signs or gaps."""
    return re.sub(r"[\W_]+", "", text[:LONGEST].casefold())


@lru_cache(maxsize=100_000)
def _birth(text: str, age: str, on: date) -> tuple[str | None, int | None, int | None]:
    text = text.strip()
    if ISO.fullmatch(text) and (day := _day(text)):
        return text, day.year, day.year
    born = dates.read(text, on=on)
    if not born.years:
        born = dates.of_age(_age(age), on=on)
    if not born.years:
        return None, None, None
    whole = born.on.isoformat() if born.on else None
    return whole, min(born.years), max(born.years)


def _day(text: str) -> date | None:
    """A day written as in a file, however long ago: no age is too great for a record."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _age(text: str) -> int | None:
    found = re.fullmatch(r"\D*([0-9]{1,3})\D*", text[:LONGEST])
    return int(found[1]) if found else None


def _phone(text: str) -> str | None:
    """The last nine figures, by which a number is known whatever stands before them."""
    if plain := PLAIN_PHONE.fullmatch(text.strip().replace(" ", "")):
        return plain[1]  # as phones.read would find, which takes thirty times as long
    number = phones.read(text)
    return (number.last9 or number.e164) if number else None


def _email(text: str) -> str | None:
    if not text:
        return None
    said = unicodedata.normalize("NFKC", text[:254]).casefold()
    joined = "".join(said.split())
    name, at, domain = joined.partition("@")
    return joined if name and at and domain else None


def _uprn(text: str) -> str | None:
    digits = text[:LONGEST].strip().lstrip("0")
    return digits if digits.isascii() and digits.isdigit() and len(digits) <= 12 else None


@lru_cache(maxsize=200_000)
def _postcode(text: str) -> tuple[str | None, str | None]:
    """Postcode and sector; a postcode of another country stands as it is, without a sector."""
    whole = postcodes.read(text)
    if whole:
        return whole, whole[:-2]
    said = unicodedata.normalize("NFKC", text[:LONGEST]).upper().strip()
    if part := SECTOR.fullmatch(" ".join(said.split())):
        return None, f"{part[1]} {part[2]}"
    signs = "".join(sign for sign in said if sign.isascii() and sign.isalnum())
    is_foreign = 3 <= len(signs) <= 10 and any(sign.isdigit() for sign in signs)
    return (signs, None) if is_foreign and len(said) <= 12 else (None, None)


@lru_cache(maxsize=100_000)
def house_of(text: str) -> str | None:
    """A house as it is compared, by its number or name."""
    return postcodes.house(text) or None


_street = lru_cache(maxsize=100_000)(streets.key)
_locality = lru_cache(maxsize=50_000)(streets.place)

# What is read of one value of the contract by itself: the columns, and their values of its text.
# A house is part of an address and of a road; a birth may be an age too.
ALONE: Mapping[str, tuple[tuple[str, ...], Callable[[str], tuple[str | None, ...]]]] = {
    "given_name": (("given_name", "given_root", "given_sound"), _forename),
    "surname": (("surname", "surname_sound"), _surname),
    "sex": (("sex",), lambda text: (SEXES.get(_word(text)),)),
    "phone": (("phone",), lambda text: (_phone(text),)),
    "email": (("email",), lambda text: (_email(text),)),
    "uprn": (("uprn",), lambda text: (_uprn(text),)),
    "street": (("street",), lambda text: (_street(text) or None,)),
    "locality": (("locality",), lambda text: (_locality(text) or None,)),
    "postcode": (("postcode", "sector"), _postcode),
}
BORN = ("birth", "born_first", "born_last")
