"""Records for the tests of the engine: invented people, an index of them, and ways to say them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from goldenhour.linkage import model, standard
from goldenhour.linkage.index.building import Builder, postings_of
from goldenhour.linkage.index.searching import Answer, Index
from goldenhour.linkage.standard import Standard

TODAY = date(2026, 12, 1)
WEIGHTS: dict[str, Any] = json.loads(
    (Path(model.__file__).parent / "data" / "weights.json").read_text()
)

Said = Mapping[str, str]

NORA: Said = {
    "given_name": "Nora",
    "surname": "Keogh",
    "date_of_birth": "1971-03-08",
    "sex": "f",
    "phone": "07700900310",
    "email": "nora@example.org",
    "house": "14",
    "street": "Tallow Lane",
    "locality": "Leek",
    "postcode": "ST13 6AB",
}
ADAM: Said = {
    "given_name": "Adam",
    "surname": "Brindley",
    "date_of_birth": "1994-07-21",
    "sex": "m",
    "phone": "07700900451",
    "house": "3",
    "street": "Marl Bank",
    "locality": "Stone",
    "postcode": "ST15 8QT",
}
BEN: Said = {**ADAM, "given_name": "Ben", "phone": "07700900452"}  # Adam's twin
IVOR: Said = {
    "given_name": "Ivor",
    "surname": "Sprake",
    "date_of_birth": "1949-02-11",
    "sex": "m",
    "phone": "01632960107",
    "house": "8",
    "street": "Cinder Hill",
    "locality": "Rugeley",
    "postcode": "WS15 2GH",
}
IVOR_THE_SON: Said = {**IVOR, "date_of_birth": "1978-09-30"}
EVERYBODY: dict[str, Said] = {
    "nora": NORA,
    "adam": ADAM,
    "ben": BEN,
    "ivor": IVOR,
    "ivor-the-son": IVOR_THE_SON,
}


def heard(said: Said) -> Standard:
    """What was said today, in standard spelling."""
    return standard.read(said, on=TODAY)


def index_of(people: Iterable[tuple[str, Said]]) -> Index:
    """An index of these rows, each with its person's id, in this order."""
    builder = Builder()
    for person, said in people:
        builder.add(person, heard(said))
    rows = builder.rows()
    return Index(rows, postings_of(rows), model.read(WEIGHTS))


def crowd(count: int, *, first: int = 0) -> list[tuple[str, Said]]:
    """So many people who have little in common, always the same."""
    forenames = ("Olive", "Piotr", "Rehana", "Clive", "Sunita", "Declan", "Marta", "Winston")
    endings = ("ford", "ley", "worth", "well", "stone", "by", "combe", "ham", "wick", "den")
    beginnings = ("Ar", "Bram", "Cor", "Dun", "Els", "Farn", "Gris", "Hol", "Is", "Jes", "Kirk")
    return [
        (
            f"p{number}",
            {
                "given_name": forenames[number % 8],
                "surname": beginnings[number % 11] + endings[number // 8 % 10],
                "date_of_birth": f"{1930 + number % 70}-{number % 12 + 1:02}-{number % 28 + 1:02}",
                "sex": "fm"[number % 2],
                "phone": f"0{1_632_960_000 + number % 1000}",
                "house": str(number % 90 + 1),
                "street": ("Mill Lane", "High Street", "Bank Road", "Elm Close")[number % 4],
                "postcode": f"ST{number % 20 + 1} {number % 9 + 1}AB",
            },
        )
        for number in range(first, first + count)
    ]


def persons(answer: Answer) -> list[str]:
    """The ids of the persons found, best first."""
    return [one.person for one in answer.found]


def decisions(answer: Answer) -> dict[str, str]:
    """What is made of each person found."""
    return {one.person: one.decision for one in answer.found}
