"""Mentions: the roles in which an identity is stated, and what of it can be kept."""

from collections.abc import Mapping
from datetime import date

from goldenhour.linkage import dates
from goldenhour.linkage.keys import Said

# The first six are those of a contact, "household" is somebody said to live at the address.
CALLERS = ("caller", "professional", "third_party")
ROLES = (*CALLERS, "victim", "witness", "suspect", "household")
INVOLVED = ("victim", "suspect", "witness")
ONE_A_CONTACT = ("caller",)

LONGEST = {
    "given_name": 120,
    "surname": 120,
    "sex": 24,
    "relation": 24,
    "phone": 120,
    "email": 254,
    "date_of_birth": 60,
    "house": 120,
    "street": 120,
    "locality": 80,
    "postcode": 16,
    "uprn": 16,
    "case": 16,
}


class Unkeepable(ValueError):
    """A value that the record cannot hold: ``field`` names it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def as_stated(given: Mapping[str, str]) -> dict[str, str]:
    """The texts as they will be kept, verbatim. Raises Unkeepable for NUL or too long."""
    for name, text in given.items():
        if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
            raise Unkeepable(name, "This holds a character no record can keep. Delete it.")
        if len(text) > LONGEST[name]:
            raise Unkeepable(name, f"This is longer than {LONGEST[name]} characters. Shorten it.")
    return dict(given)


def age_kept(age: int | None) -> int | None:
    """An age in whole years from 0 to 130 as triage knows it. Raises Unkeepable."""
    if age is not None and not 0 <= age <= dates.OLDEST:
        raise Unkeepable("age", f"An age is from 0 to {dates.OLDEST}. Correct it or leave it.")
    return age


def age_now(said: Said, *, said_on: date, today: date) -> int | None:
    """The age on ``today`` of whoever was so described on ``said_on``; the lower where unsure."""
    born = said.birth(on=said_on)
    if born.on:
        return dates.age_on(born.on, today)
    if said.age is not None:
        return said.age + max(0, dates.age_on(said_on, today))
    return None if not born.years else max(0, today.year - max(born.years) - 1)
