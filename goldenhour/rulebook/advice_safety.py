"""Advice safety: when an item of advice must not be said, and why.

Every item of an edition of the advice has its line: the circumstances in which it is unsafe, from
a closed list, and a sentence of its own. `danger_now` agrees with the advice's ``in_danger``, and
nothing is said to somebody who cannot speak safely; both are worked out by triage. The other
circumstances are what a handler hears or asks. An item that no line knows is safe in none of
them: not known is not safe.
"""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal

import msgspec

from goldenhour.rulebook import shelf

When = Literal[
    "danger_now", "cannot_speak", "offender_present", "may_return", "shared_device",
    "hurt", "hazard", "confidant_unsafe",
]  # fmt: skip


class Circumstance(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One circumstance: the words of its quick pick, and the sentence shown after "not safe"."""

    id: When
    label: str
    because: str


class ItemSafety(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When one item of advice must not be said, and what saying it could do."""

    item: str
    unsafe_when: Annotated[tuple[When, ...], msgspec.Meta(min_length=1)]
    because: str


class Principle(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule of saying advice at all."""

    id: str
    sentence: str


class AdviceSafety(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lines of one edition, made with one edition of the advice."""

    made_with: str
    principle: tuple[Principle, ...]
    circumstance: tuple[Circumstance, ...]
    item: tuple[ItemSafety, ...]

    def line_of(self, item: str) -> ItemSafety | None:
        """The line of an item of advice; None where the edition does not know it."""
        return next((each for each in self.item if each.item == item), None)

    def not_safe(self, item: str, circumstances: Collection[str]) -> tuple[str, ...]:
        """Why an item must not be said in these circumstances; nothing where it may be.

        First the item's own sentence, then one for each circumstance, in the edition's order. An
        unknown item is unsafe in every circumstance; a circumstance of no edition adds nothing.
        """
        line = self.line_of(item)
        held = [
            each.because
            for each in self.circumstance
            if each.id in circumstances and (line is None or each.id in line.unsafe_when)
        ]
        own = [line.because] if line and held else []
        return tuple(own + held)


def in_force(on: date) -> AdviceSafety:
    return shelf.in_force(AdviceSafety, "advice_safety", on)


def made_with(advice: str) -> AdviceSafety:
    """The latest edition made with this edition of the advice, else the latest of all.

    An item that it does not know is then safe in no circumstance. Raises UnreadableEdition
    where there is no edition at all.
    """
    known = shelf.editions(AdviceSafety, "advice_safety")
    if not known:
        raise shelf.UnreadableEdition("the book 'advice_safety' has no edition")
    made = [each for each in known if each.made_with == advice]
    return (made or list(known))[-1]
