"""People: plausible households of nobody, on invented streets of real postcodes.

The demo force is one tenth of Staffordshire: every area counts a tenth of its residents, about
110,000 people in all. Only those who ring are made; the same seed makes the same people. A
household lives in an area as often as people do. The mix of families is ours (conf P).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from goldenhour import geography
from goldenhour.stories.dice import dice
from goldenhour.stories.people_names import Names, families_of_names
from goldenhour.stories.people_numbers import landlines, mobiles

ONE_OF = 10  # the force is a tenth
WITHHOLDS = 0.12  # share of households that never show a number (conf P)
HAS_LANDLINE = 0.35  # conf P
# Who lives together, how many of a hundred: relation and the ages between which they are.
FAMILIES: tuple[tuple[int, tuple[tuple[str, int, int], ...]], ...] = (
    (18, (("self", 19, 64),)),
    (13, (("self", 65, 94),)),
    (16, (("self", 24, 64), ("partner", 24, 64))),
    (10, (("self", 62, 88), ("partner", 60, 88))),
    (14, (("self", 25, 48), ("partner", 25, 50), ("child", 0, 17), ("child", 0, 15))),
    (8, (("self", 25, 48), ("partner", 25, 50), ("child", 0, 17))),
    (9, (("self", 20, 46), ("child", 0, 16))),
    (4, (("self", 38, 60), ("partner", 38, 60), ("parent", 70, 92))),
    (3, (("self", 30, 55), ("child", 3, 17), ("parent", 66, 90))),
    (5, (("self", 19, 34), ("lodger", 19, 34))),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a household. `relation` is to the one who rings."""

    given_name: str
    surname: str
    born_on: date
    sex: str
    relation: str
    phone: str = ""

    def age(self, on: date) -> int:
        """Whole years on a day."""
        before = (on.month, on.day) < (self.born_on.month, self.born_on.day)
        return on.year - self.born_on.year - before


@dataclass(frozen=True, slots=True)
class Household:
    """People at one address. No phone at all: they withhold their number."""

    number: int
    people: tuple[Person, ...]
    house: str
    street: str
    locality: str
    postcode: str
    landline: str = ""
    language: str = ""

    @property
    def caller(self) -> Person:
        return self.people[0]

    @property
    def others(self) -> tuple[Person, ...]:
        return self.people[1:]

    @property
    def phones(self) -> tuple[str, ...]:
        """Every number of the household; none other has any of them."""
        return tuple(p for p in (*(person.phone for person in self.people), self.landline) if p)


def population() -> int:
    """People of the demo force: a tenth of each area's residents, in all."""
    return round(sum(area.population for area in geography.lsoas()) / ONE_OF)


def households(seed: int, n: int, on: date) -> tuple[Household, ...]:
    """The first `n` households of a seed, with ages as they are `on` that day."""
    numbers = dice("numbers", seed)
    own, shared = mobiles(numbers), landlines(numbers)
    found = []
    for number, postcode in enumerate(_homes(seed, n)):
        rng = dice("household", seed, number)
        home = _household(number, postcode, on, rng)
        if rng.random() >= WITHHOLDS:
            home = _with_phones(home, next(own, ""), next(shared, ""), rng)
        found.append(home)
    return tuple(found)


def _homes(seed: int, n: int) -> list[str]:
    """A postcode for each household: an area by its residents, then any postcode of it."""
    rng = dice("homes", seed)
    areas = geography.lsoas()
    up_to = list(accumulate(area.population for area in areas))
    found = geography.postcodes_by_lsoa()
    drawn = (rng.choices(areas, cum_weights=up_to)[0] for _ in range(n))
    return [rng.choice(found[area.code]) for area in drawn]


def _household(number: int, postcode: str, on: date, rng: Random) -> Household:
    groups = families_of_names()
    names = rng.choices(groups, weights=[group.share for group in groups])[0]
    shape = rng.choices(FAMILIES, weights=[share for share, _ in FAMILIES])[0][1]
    surname = rng.choice(names.surnames)
    people: list[Person] = []
    for relation, youngest, oldest in shape:
        person = _person(names, relation, rng, born_on=_birthday(youngest, oldest, on, rng))
        own = relation == "lodger" or (relation == "partner" and rng.random() < 0.35)
        kept = rng.choice(names.surnames) if own else surname
        taken = {somebody.given_name for somebody in people}
        if person.given_name not in taken:
            people.append(replace(person, surname=kept))
    return _at_home(number, tuple(people), postcode, names.language, rng)


def _at_home(
    number: int, people: tuple[Person, ...], postcode: str, language: str, rng: Random
) -> Household:
    place = geography.postcode(postcode)
    street = geography.street_on(postcode, rng.randrange(10))
    if place is None or street is None:
        raise LookupError(f"The stored places disagree: no postcode {postcode}.")
    speaks = language if rng.random() < 0.3 else ""
    house = str(rng.randrange(1, 180))
    return Household(number, people, house, street.name, place.locality, postcode, language=speaks)


def _person(names: Names, relation: str, rng: Random, *, born_on: date) -> Person:
    sex = rng.choice(("female", "male"))
    given = rng.choice(names.female if sex == "female" else names.male)
    return Person(given, "", born_on, sex, relation)


def _birthday(youngest: int, oldest: int, on: date, rng: Random) -> date:
    days = rng.randrange(youngest * 366 + 1, (oldest + 1) * 365)
    return on - timedelta(days=days)


def _with_phones(home: Household, mobile: str, landline: str, rng: Random) -> Household:
    wired = rng.random() < HAS_LANDLINE or home.caller.born_on.year < 1960 or not mobile
    first = replace(home.caller, phone=mobile)
    return replace(home, people=(first, *home.others), landline=landline if wired else "")
