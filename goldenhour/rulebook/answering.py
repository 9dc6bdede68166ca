"""Answering: how soon a contact should be answered, and what is done when nobody speaks.

The figures are for machines (seconds, and shares between 0 and 1); the sentences are for people.
A standard that a force sets for itself says so in ``set_by_force`` and carries our default.
When somebody must look again at a call that was cut off stands in the grades, as a clock.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from goldenhour.rulebook import shelf

Channel = Literal["999", "101", "online"]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Standard(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One standard of answering.

    ``share`` of the contacts answered within ``seconds`` (no share: every one), or no more than
    ``max_abandoned_share`` given up by the caller before anybody answered.
    """

    id: str
    channel: Channel
    about: str
    counted: str
    do: str
    seconds: int | None = None
    share: Share | None = None
    max_abandoned_share: Share | None = None
    set_by_force: bool = False


class Handling(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is done, step by step, with a call of a particular kind, and what never is."""

    id: str
    about: str
    steps: tuple[str, ...]
    never: str


class Answering(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The standards of one edition, and how special calls are handled."""

    standard: tuple[Standard, ...]
    handling: tuple[Handling, ...]

    def named(self, standard: str) -> Standard:
        """The standard with this id. Raises LookupError where there is none."""
        for each in self.standard:
            if each.id == standard:
                return each
        raise LookupError(f"{self.key} has no standard {standard!r}")

    def of_channel(self, channel: str) -> tuple[Standard, ...]:
        """The standards of a channel, in the order of the edition."""
        return tuple(each for each in self.standard if each.channel == channel)

    def handled(self, kind: str) -> Handling:
        """How a call of this kind is handled. Raises LookupError where nothing is said of it."""
        for each in self.handling:
            if each.id == kind:
                return each
        raise LookupError(f"{self.key} says nothing of {kind!r}")


def in_force(on: date) -> Answering:
    return shelf.in_force(Answering, "answering", on)
