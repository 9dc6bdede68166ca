"""Repeats: what counts as a repeat victim, caller or place, and how far back it looks.

A window is so many hours or so many months back from the contact. The rules of linking are
words for people who build and check it: the linking itself is in goldenhour/linkage and
goldenhour/identification.
"""

from datetime import date
from typing import Literal

import msgspec

from goldenhour.rulebook import shelf


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How far back to look: hours, or calendar months; exactly one of them."""

    label: str
    hours: int | None = None
    months: int | None = None

    def __post_init__(self) -> None:
        if (self.hours is None) is (self.months is None):
            raise ValueError("a window is either hours or months")


class Repeat(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of repeat: ``at_least`` so many within each window, this one counted."""

    id: Literal["victim", "caller", "location", "near_repeat"]
    definition: str
    counts: tuple[str, ...]
    windows: tuple[Window, ...] = ()
    at_least: int | None = None
    houses_each_side: int | None = None
    houses_opposite: int | None = None


class Key(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way in which two statements of an identity may meet."""

    id: str
    about: str


class Rule(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule of linking, in words."""

    id: str
    sentence: str


class Repeats(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The definitions of one edition."""

    repeat: tuple[Repeat, ...]
    key_of_linkage: tuple[Key, ...]
    rule: tuple[Rule, ...]

    def kind(self, kind: str) -> Repeat:
        """The definition of this kind of repeat. Raises LookupError where there is none."""
        for each in self.repeat:
            if each.id == kind:
                return each
        raise LookupError(f"{self.key} has no repeat {kind!r}")


def in_force(on: date) -> Repeats:
    return shelf.in_force(Repeats, "repeats", on)
