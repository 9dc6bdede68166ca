"""Nicknames: the forename behind a short or foreign form, as far as our own list knows it.

The list (``data/forenames.txt``) is our own, written from general knowledge of names in use in
these islands; no published list was copied. One group a line; its first name stands for all.
A name belongs to one group: where a short form has two long ones, both are in one group.
"""

from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "forenames.txt"


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """The groups of names, each with the name that stands for it first."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


@cache
def _roots() -> dict[str, str]:
    return {name: group[0] for group in groups() for name in group}


def root(forename: str) -> str:
    """The name that stands for this one's group (``"william"`` for ``"bill"``); else itself."""
    return _roots().get(forename, forename)
