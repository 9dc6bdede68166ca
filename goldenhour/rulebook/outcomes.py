"""Outcomes: the codes that end a case, and the conditions for using them.

The codes and what they stand for are the Home Office's framework. The conditions C01 to
C21 are ours, inferred from the codes and from what inspectors found missing: each says
what is wrong and which record would clear it. Words and lists are here; the reasoning is
in goldenhour/investigation/rules/gate.py.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from goldenhour.rulebook import shelf


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One outcome code."""

    code: int
    label: str
    suspect: Literal["known", "unknown", "any"] = "any"
    support: Literal["given", "not_given", "any"] = "any"
    review_right: bool = False


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One condition of the gate. No ``outcomes`` means that it applies to all of them."""

    code: str
    wrong: str
    clears: str
    outcomes: tuple[int, ...] = ()
    refuses: bool = True

    def applies_to(self, outcome: int) -> bool:
        return not self.outcomes or outcome in self.outcomes


class Outcomes(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The codes and conditions of one edition."""

    outcome: tuple[Outcome, ...]
    condition: tuple[Condition, ...]

    def coded(self, code: int) -> Outcome:
        return next(outcome for outcome in self.outcome if outcome.code == code)


@cache
def conditions_of(edition: Outcomes) -> Mapping[str, Condition]:
    """The conditions of an edition by their code."""
    return {condition.code: condition for condition in edition.condition}


def current() -> Outcomes:
    """The latest edition. A case's closure is judged by the framework now known."""
    return shelf.editions(Outcomes, "outcomes")[-1]
