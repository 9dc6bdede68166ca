"""Households of the invented population: who lives together, how they are related and named."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from tests.bench.population import names
from tests.bench.population.names import Group
from tests.bench.population.places import Address, address

ON = date(2026, 1, 1)  # the day on which everybody's age is counted
YEAR = 365.25
# How households are made up, with the shares of each: ours.
SHAPES = {"alone": 0.3, "couple": 0.28, "family": 0.26, "lone_parent": 0.1, "shared": 0.06}
TWINS, NAMED_AFTER_FATHER, MIXED = 0.03, 0.04, 0.12
OWN_PHONE, LANDLINE, REUSED, EMAIL, MOVED = 0.93, 0.4, 0.03, 0.55, 0.35
FIRST_PHONE_AT = 11


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was never born."""

    person_id: str
    group: str
    sex: str
    given_name: str
    surname: str
    former_surname: str  # before a marriage; empty for most
    born: date
    phone: str  # their own, or as a child a parent's
    landline: str
    email: str
    home: Address
    former_home: Address | None
    kind: str  # "twin", "father", "son" or ""

    @property
    def age(self) -> int:
        return int((ON - self.born).days / YEAR)


class Makers:
    """What makes people: the dice, and the numbers that nobody else has."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self._people, self._homes, self._lines = count(1), count(1), count(1)
        self._seed = seed
        self._phones: list[str] = []

    def person_id(self) -> str:
        return f"P{self._seed}-{next(self._people):07d}"

    def home(self) -> Address:
        return address(self.dice, next(self._homes))

    def own_phone(self) -> str:
        """A number of 06; now and then one that somebody else had before."""
        if self._phones and self.dice.random() < REUSED:
            return self.dice.choice(self._phones)
        phone = f"06{int(self.dice.random() * 1e9):09d}"
        if len(self._phones) < 20_000:
            self._phones.append(phone)
        return phone

    def landline(self) -> str:
        return f"04{next(self._lines):03d}{int(self.dice.random() * 1e6):06d}"[:11]


def households(seed: int) -> Iterator[list[Person]]:
    """Households without end, always the same for one seed."""
    makers = Makers(seed)
    groups, shares = names.groups(), [group.share for group in names.groups()]
    shapes, chances = list(SHAPES), list(SHAPES.values())
    while True:
        group = makers.dice.choices(groups, shares)[0]
        shape = makers.dice.choices(shapes, chances)[0]
        yield _household(makers, group, shape)


def _household(makers: Makers, group: Group, shape: str) -> list[Person]:
    dice = makers.dice
    home, landline = makers.home(), makers.landline() if dice.random() < LANDLINE else ""
    former = makers.home() if dice.random() < MOVED else None
    blank = Person("", group.name, "", "", "", "", ON, "", landline, "", home, former, "")
    if shape == "shared":
        return [_adult(makers, blank, group, 19, 45) for _ in range(2 + int(dice.random() * 4))]
    eldest = _adult(makers, blank, group, 19 if shape != "couple" else 24, 95)
    if shape == "alone":
        return [eldest]
    people = [eldest]
    if shape != "lone_parent":
        other = names.groups()[int(dice.random() * 7)] if dice.random() < MIXED else group
        people.append(_partner(makers, eldest, other))
    if shape != "couple":
        people.extend(_children(makers, people, group))
    return people


def _adult(makers: Makers, blank: Person, group: Group, youngest: int, oldest: int) -> Person:
    dice = makers.dice
    age = youngest + (oldest - youngest) * dice.betavariate(1.3, 2.0)
    sex = "F" if dice.random() < 0.51 else "M"
    surname = group.surname(dice)
    if sex == "F":
        surname = names.of_woman(surname, group, dice)
    person = replace(
        blank,
        person_id=makers.person_id(),
        sex=sex,
        given_name=group.given_name(sex, dice),
        surname=surname,
        born=_born(age),
    )
    return _reached(makers, person)


def _partner(makers: Makers, eldest: Person, group: Group) -> Person:
    dice = makers.dice
    age = min(97, max(18, eldest.age + dice.gauss(0, 4)))
    born_as = _adult(makers, replace(eldest, group=group.name), group, 20, 21)
    sex = born_as.sex if dice.random() < 0.05 else ("M" if eldest.sex == "F" else "F")
    given = group.given_name(sex, dice)
    partner = replace(born_as, sex=sex, given_name=given, born=_born(age))
    if sex == "F" and eldest.sex == "M" and not names.keeps_her_name(group, dice):
        taken = eldest.surname
        if group.name == "polish" and taken.endswith("i"):
            taken = taken[:-1] + "a"
        return replace(partner, surname=taken, former_surname=partner.surname)
    return partner


def _children(makers: Makers, parents: list[Person], group: Group) -> list[Person]:
    """One to four, with the father's surname; now and then twins, or a son named after him."""
    dice = makers.dice
    youngest_parent = min(parent.age for parent in parents)
    if youngest_parent < 17:
        return []
    bearer = next((parent for parent in parents if parent.sex == "M"), parents[0])
    children: list[Person] = []
    age = max(0.0, min(youngest_parent - 17.0, youngest_parent - 20 - dice.random() * 14))
    age = min(age, 30.0)
    for _ in range(1 + int(dice.random() ** 1.6 * 4)):
        child = _child(makers, bearer, parents, group, age)
        if children and dice.random() < TWINS:
            twin = children[-1]
            children[-1] = replace(twin, kind=twin.kind or "twin")
            child = replace(child, born=twin.born, kind="twin")
        children.append(child)
        age = max(0.0, age - 1 - dice.random() * 4)
    return children


def _child(
    makers: Makers, bearer: Person, parents: list[Person], group: Group, age: float
) -> Person:
    dice = makers.dice
    sex = "F" if dice.random() < 0.5 else "M"
    surname = bearer.surname
    if sex == "F" and bearer.sex == "M":
        surname = names.of_woman(surname, group, dice)
    given, kind = group.given_name(sex, dice), ""
    if sex == bearer.sex == "M" and dice.random() < NAMED_AFTER_FATHER:
        given, kind = bearer.given_name, "son"
    child = replace(
        bearer,
        person_id=makers.person_id(),
        group=group.name,
        sex=sex,
        given_name=given,
        surname=surname,
        former_surname="",
        born=_born(age),
        kind=kind,
    )
    if child.age < FIRST_PHONE_AT:
        return replace(child, phone=parents[0].phone, email="")
    return _reached(makers, child)


def _reached(makers: Makers, person: Person) -> Person:
    """The same person with a telephone and an e-mail address, as most have."""
    dice = makers.dice
    phone = makers.own_phone() if dice.random() < OWN_PHONE else ""
    email = ""
    if dice.random() < EMAIL:
        plain = f"{person.given_name}.{person.surname}".lower().replace("'", "")
        email = f"{plain}{int(dice.random() * 9999)}@example.org"
    return replace(person, phone=phone, email=email)


def _born(age: float) -> date:
    return ON - timedelta(days=1 + int(age * YEAR))
