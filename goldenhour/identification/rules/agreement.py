"""Agreement: what two statements of an identity have in common, and what that makes of them.

The table below decides what is shown as "probably this person" and what is only offered for
a look. It is ours (conf P), cautious on both sides: a name or birthday that contradicts is
never "probable" (father and son, twins, a shared telephone), and nothing is ever "confirmed"
but by an officer. The engine of issue four replaces the table by trained weights; the words
and the two lists stay.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from goldenhour.linkage import names
from goldenhour.linkage.keys import KINDS, Said
from goldenhour.linkage.names import Names

# Keys that together or alone make a statement probably the same person, if nothing contradicts.
PROBABLE = ("phone", "email", "postcode_dob", "surname_dob", "name_postcode")
# Keys that name a person and not only a place.
PERSONAL = frozenset(PROBABLE) | {"phone9", "name_year"}


@dataclass(frozen=True)
class Agreement:
    """What was found in common. ``level``: ``probable``, ``possible`` or ``none``."""

    level: str
    codes: tuple[str, ...]  # kinds of key, and name_… and dob_… as below
    because: tuple[str, ...]  # the same in words, what speaks against included


def agreement(
    shared: Collection[str], said: Said, said_on: date, other: Said, other_on: date
) -> Agreement:
    """How two statements agree, given the kinds of the keys that they share."""
    name = _name(said, other)
    born = _born(said, said_on, other, other_on)
    codes = [kind for kind in KINDS if kind in shared]
    words = [KINDS[kind] for kind in codes if not _included(kind, codes)]
    against = name is Names.DIFFERENT or born == "different"
    words += _words(name, born)
    level = _level(codes, name, against=against)
    return Agreement(level, (*codes, f"name_{name.value}", f"dob_{born}"), tuple(words))


def _level(codes: list[str], name: Names, *, against: bool) -> str:
    if not PERSONAL.intersection(codes):
        return "none"
    if against:
        return "possible"
    strong = set(PROBABLE).intersection(codes)
    if name is Names.UNKNOWN:
        strong.discard("surname_dob")  # a surname and a birthday alone: twins, or chance
    return "probable" if strong else "possible"


def _name(said: Said, other: Said) -> Names:
    """How the given names stand, the surname beside them: people change the surname."""
    straight = names.compare(said.given_name, other.given_name)
    swapped = names.compare(said.given_name, other.surname)
    crossed = names.compare(said.surname, other.given_name)
    if swapped is Names.SAME and crossed is Names.SAME:
        return Names.SAME
    if straight is Names.UNKNOWN:
        surname = names.compare(said.surname, other.surname)
        return Names.DIFFERENT if surname is Names.DIFFERENT else Names.UNKNOWN
    return straight


def _born(said: Said, said_on: date, other: Said, other_on: date) -> str:
    """``same``, ``swapped`` (day and month), ``different`` or ``unknown``."""
    one, two = said.birth(on=said_on), other.birth(on=other_on)
    if not one.years or not two.years:
        return "unknown"
    if one.on and two.on:
        if one.on == two.on:
            return "same"
        return "swapped" if one.key == two.key else "different"
    near = {year + step for year in one.years for step in (-1, 0, 1)}
    return "same" if near.intersection(two.years) else "different"


def _included(kind: str, codes: list[str]) -> bool:
    """Whether another code of the list says the same and more."""
    more = {"phone9": {"phone"}, "postcode": set(KINDS) - {"postcode"}}
    return bool(more.get(kind, set()).intersection(codes))


def _words(name: Names, born: str) -> list[str]:
    said = {
        Names.SAME: "same given name",
        Names.ALIKE: "given name alike",
        Names.DIFFERENT: "but another name",
    }
    dated = {"swapped": "day and month of birth swapped", "different": "but born another day"}
    return [text for text in (said.get(name), dated.get(born)) if text]
