"""Keys: an identity as it was stated, and the redundant keys by which statements meet.

The keys are those of ``blocking``, for the screens and for the engine alike: here they become a
kind and the signed 64 bits that PostgreSQL's bigint keeps. Two statements that share a key are
candidates for one person, one household or one number; which of these is for the rules of
identification to say. Whoever changes what makes a key has every statement keyed again.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goldenhour.linkage import blocking, dates, standard
from goldenhour.linkage.standard import Standard

# What each kind means when two statements share it, in words for the person who reads it.
KINDS = {
    "phone": "same number",
    "phone_head": "same first five figures of the number",
    "phone_tail": "same last five figures of the number",
    "email": "same e-mail address",
    "uprn": "same property number",
    "address": "same address",
    "road": "same house and street",
    "postcode": "same postcode",
    "birth": "same date of birth",
    "birth_surname": "surname that sounds the same, same date of birth",
    "birth_given": "same forename and date of birth",
    "birth_postcode": "same postcode and date of birth",
    "birth_sector": "same postcode sector and date of birth",
    "surname": "same surname",
    "names": "names that sound the same",
    "sounds": "both names sound the same",
    "names_year": "names that sound the same, same year of birth",
    "names_begin": "surname begins the same, same forename and year of birth",
    "names_locality": "names that sound the same, same locality",
    "names_sector": "names that sound the same, same postcode sector",
    "surname_given": "same surname, forename that sounds the same",
    "initial_year": "surname that sounds the same, same initial and year of birth",
    "surname_postcode": "surname that sounds the same, same postcode",
    "surname_sector": "surname that sounds the same, same sector and year of birth",
    "surname_street": "surname that sounds the same, same street",
    "given_postcode": "same forename and postcode",
    "given_street": "same forename and street",
    "given_year_sector": "same forename, year of birth and postcode sector",
    "given_year_locality": "same forename, year of birth and locality",
}
# Too common to propose anybody: alone they are nothing to look by.
NOT_ALONE = frozenset({"postcode", "surname", "birth", "phone_head", "phone_tail", "road"})
# Those that point at one number, home or person: whoever shares them is listed, however many.
LISTED = ("phone", "email", "uprn", "address")


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


def record(said: Said, *, on: date) -> Standard:
    """The statement of that day in the spelling in which all are compared."""
    values = vars(said)
    age = "" if said.age is None else str(said.age)
    return standard.read(values | {"age": age}, on=on)


def keys(said: Said, *, on: date) -> tuple[Key, ...]:
    """Every key of the statement made on that day, each once, in order of kind."""
    return _in_order(blocking.of_record(record(said, on=on)))


def asked(said: Said, *, on: date) -> tuple[Key, ...]:
    """The keys to look by: its own, and those of how it may have been misunderstood."""
    return _in_order(blocking.asked(record(said, on=on)))


def _in_order(found: dict[int, str]) -> tuple[Key, ...]:
    return tuple(sorted(Key(kind, signed(key)) for key, kind in found.items()))


def signed(key: int) -> int:
    """The 64 bits of a key as PostgreSQL keeps them."""
    return key - (1 << 64) if key >> 63 else key
