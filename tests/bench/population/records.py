"""What a force's file keeps of an invented person: one row or several, each with its faults."""

import random

from goldenhour.identification.rules import people_file
from tests.bench.population import hearing
from tests.bench.population.households import Person

ON_FILE = 0.7  # of all people; so a stranger's household may well be known
ANOTHER = (0.28, 0.09)  # chances of a second and of a third row
# How often a row leaves a value out, and how often it has it wrong.
LEFT_OUT = {"date_of_birth": 0.12, "phone": 0.22, "email": 0.5, "uprn": 0.4, "sex": 0.05}
NO_ADDRESS, FORMER_ADDRESS, FORMER_NAME = 0.08, 0.45, 0.5
CALLED_SHORT, MISHEARD, WRONG_DATE, LANDLINE, OLD_PHONE = 0.06, 0.05, 0.03, 0.2, 0.3


def on_file(person: Person, dice: random.Random) -> list[people_file.Person]:
    """The rows of a person on file; none for somebody whom the file does not know."""
    if dice.random() >= ON_FILE:
        return []
    rows = [_row(person, dice, is_first=True)]
    for chance in ANOTHER:
        if dice.random() < chance:
            rows.append(_row(person, dice, is_first=False))
    return rows


def _row(person: Person, dice: random.Random, *, is_first: bool) -> people_file.Person:
    chance = dice.random
    home = person.home
    if not is_first and person.former_home and chance() < FORMER_ADDRESS:
        home = person.former_home
    row = people_file.Person(
        person.person_id,
        _given(person, dice),
        _surname(person, dice, is_first=is_first),
        (
            hearing.wrong_date(person.born, dice) if chance() < WRONG_DATE else person.born
        ).isoformat(),
        person.sex,
        _phone(person, dice, is_first=is_first),
        person.email,
        home.house,
        home.street,
        home.locality,
        home.postcode,
        home.uprn,
    )
    left_out = {name: "" for name, share in LEFT_OUT.items() if chance() < share}
    if chance() < NO_ADDRESS:
        left_out |= dict.fromkeys(("house", "street", "postcode", "uprn"), "")
    return row._replace(**left_out)


def _given(person: Person, dice: random.Random) -> str:
    if dice.random() < CALLED_SHORT:
        return hearing.short(person.given_name, dice)
    if dice.random() < MISHEARD:
        return hearing.misheard(person.given_name, dice)
    return person.given_name


def _surname(person: Person, dice: random.Random, *, is_first: bool) -> str:
    if not is_first and person.former_surname and dice.random() < FORMER_NAME:
        return person.former_surname
    if dice.random() < MISHEARD:
        return hearing.misheard(person.surname, dice)
    return person.surname


def _phone(person: Person, dice: random.Random, *, is_first: bool) -> str:
    if person.landline and dice.random() < LANDLINE:
        return person.landline
    if not is_first and dice.random() < OLD_PHONE:
        return f"06{int(dice.random() * 1e9):09d}"
    return person.phone
