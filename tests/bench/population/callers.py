"""How an invented person is stated on a call: partial, misheard, in another format."""

import random
from datetime import date

from goldenhour.identification.rules import people_file
from tests.bench.population import hearing
from tests.bench.population.households import Person
from tests.bench.population.places import address

NO_GIVEN, NO_SURNAME, SWAPPED, INITIAL = 0.06, 0.1, 0.015, 0.01
CALLED_SHORT, MISHEARD, FORMER_NAME = 0.15, 0.17, 0.08
OWN_PHONE, OTHER_PHONE, WRONG_DIGIT = 0.55, 0.15, 0.03  # the number may be withheld
BIRTH, YEAR_ONLY, WRONG_DATE, AGE, WRONG_AGE = 0.4, 0.06, 0.06, 0.35, 0.2
ADDRESS, HOUSE, STREET, POSTCODE, LOCALITY, ELSEWHERE = 0.75, 0.85, 0.8, 0.55, 0.7, 0.12
SEX, WRONG_SEX, EMAIL, WRONG_EMAIL = 0.75, 0.01, 0.06, 0.12
PICKED = 0.15  # the handler has picked the address from the gazetteer: its number is known
LEAST = 2  # things said, a sex and a town not counted: less identifies nobody


def stated(person: Person, query_id: str, dice: random.Random) -> people_file.Query:
    """What the handler has typed, perhaps before the caller has finished."""
    while True:
        said = _said(person, query_id, dice)
        telling = (said.surname, said.phone, said.date_of_birth, said.email, said.house)
        if sum(map(bool, telling)) >= LEAST:
            return said


def _said(person: Person, query_id: str, dice: random.Random) -> people_file.Query:
    chance = dice.random
    given, surname = _names(person, dice)
    query = people_file.Query(
        query_id,
        given,
        surname,
        phone=_phone(person, dice),
        sex=_sex(person, dice) if chance() < SEX else "",
        email=_email(person, dice) if chance() < EMAIL else "",
    )
    query = _with_birth(query, person, dice)
    return _with_address(query, person, dice) if chance() < ADDRESS else query


def _sex(person: Person, dice: random.Random) -> str:
    if dice.random() < WRONG_SEX:
        return "M" if person.sex == "F" else "F"
    return person.sex


def _email(person: Person, dice: random.Random) -> str:
    if person.email and dice.random() < WRONG_EMAIL:
        name, _, domain = person.email.partition("@")
        return f"{hearing.slipped(name, dice)}@{domain}"
    return person.email


def _names(person: Person, dice: random.Random) -> tuple[str, str]:
    chance = dice.random
    given = "" if chance() < NO_GIVEN else person.given_name
    surname = person.surname
    if person.former_surname and chance() < FORMER_NAME:
        surname = person.former_surname
    if chance() < NO_SURNAME:
        surname = ""
    if given and chance() < CALLED_SHORT:
        given = hearing.short(given, dice)
    elif given and chance() < MISHEARD:
        given = hearing.misheard(given, dice)
    if surname and chance() < MISHEARD:
        surname = hearing.misheard(surname, dice)
    if given and chance() < INITIAL:
        given = given[0]
    if chance() < SWAPPED:
        given, surname = surname, given
    return (given.lower(), surname.lower()) if chance() < 0.3 else (given, surname)


def _phone(person: Person, dice: random.Random) -> str:
    chance = dice.random()
    if chance < OWN_PHONE:
        digits = person.phone
    elif chance < OWN_PHONE + OTHER_PHONE:
        digits = person.landline or f"06{int(dice.random() * 1e9):09d}"
    else:
        return ""
    if digits and dice.random() < WRONG_DIGIT:
        digits = hearing.wrong_digit(digits, dice)
    return _as_typed(digits, dice) if digits else ""


def _as_typed(digits: str, dice: random.Random) -> str:
    return dice.choice(
        (
            digits,
            f"{digits[:5]} {digits[5:8]} {digits[8:]}",
            f"+44 {digits[1:5]} {digits[5:]}",
            f"0044{digits[1:]}",
            f"+44 (0){digits[1:]}",
        )
    )


def _with_birth(query: people_file.Query, person: Person, dice: random.Random) -> people_file.Query:
    chance = dice.random()
    if chance < BIRTH:
        born = person.born
        if dice.random() < WRONG_DATE:
            born = hearing.wrong_date(born, dice)
        return query._replace(date_of_birth=_date_as_said(born, dice))
    if chance < BIRTH + YEAR_ONLY:
        return query._replace(date_of_birth=str(person.born.year))
    if chance < BIRTH + YEAR_ONLY + AGE:
        wrong = dice.choice((-2, -1, 1, 2)) if dice.random() < WRONG_AGE else 0
        return query._replace(age=str(max(0, person.age + wrong)))
    return query


def _date_as_said(born: date, dice: random.Random) -> str:
    return dice.choice(
        (
            born.isoformat(),
            f"{born.day}/{born.month}/{born.year}",
            f"{born.day:02d}.{born.month:02d}.{born.year}",
            f"{born.day} {born:%B} {born.year}",
            f"{born:%d%m%Y}",
        )
    )


def _with_address(
    query: people_file.Query, person: Person, dice: random.Random
) -> people_file.Query:
    chance = dice.random
    place = person.home
    if chance() < ELSEWHERE:  # moved, or calling from somewhere else
        place = person.former_home or address(dice, 99_000_000 + int(chance() * 9e6))
    street = place.street
    if chance() < MISHEARD:
        street = hearing.misheard(street, dice)
    postcode = place.postcode
    if chance() < 0.05:
        postcode = hearing.slipped(postcode, dice)
    if chance() < 0.4:
        postcode = postcode.replace(" ", "").lower()
    if chance() < PICKED:
        return query._replace(
            house=place.house,
            street=place.street,
            locality=place.locality,
            postcode=place.postcode,
            uprn=place.uprn,
        )
    return query._replace(
        house=place.house if chance() < HOUSE else "",
        street=street if chance() < STREET else "",
        locality=place.locality if chance() < LOCALITY else "",
        postcode=postcode if chance() < POSTCODE else "",
    )
