"""Beside: what each of two persons' statements say, field by field, and where they differ."""

from collections.abc import Callable
from dataclasses import dataclass

from goldenhour.identification.queries import MentionRow, PersonRow
from goldenhour.journal.numbers import LONDON


@dataclass(frozen=True)
class Beside:
    """One field: what the one's statements say of it, and the other's, each with its day."""

    label: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    differs: bool


def _address(row: MentionRow) -> str:
    said = (row.house, row.street, row.locality, row.postcode)
    return ", ".join(part for part in said if part)


FIELDS: tuple[tuple[str, Callable[[MentionRow], str]], ...] = (
    ("Name", lambda row: row.name),
    ("Date of birth", lambda row: row.date_of_birth),
    ("Age then", lambda row: "" if row.age is None else str(row.age)),
    ("Sex", lambda row: row.sex),
    ("Number", lambda row: row.phone),
    ("E-mail", lambda row: row.email),
    ("Address", _address),
    ("Named as", lambda row: row.role),
)


def beside(one: PersonRow, other: PersonRow) -> list[Beside]:
    """Every field that either of them states, in the order of FIELDS."""
    found = []
    for label, value in FIELDS:
        left, right = _said(one, value), _said(other, value)
        if left or right:
            apart = bool(left and right) and not {*left} & {*right}
            found.append(Beside(label, _dated(left), _dated(right), apart))
    return found


def _said(person: PersonRow, value: Callable[[MentionRow], str]) -> dict[str, list[str]]:
    """Each thing stated, with the days on which it was."""
    said: dict[str, list[str]] = {}
    for row in person.mentions:
        if text := value(row):
            day = f"{row.said_at.astimezone(LONDON):%-d %b %Y}"
            said.setdefault(text, []).append(day)
    return said


def _dated(said: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(f"{text} ({', '.join(dict.fromkeys(days))})" for text, days in said.items())
