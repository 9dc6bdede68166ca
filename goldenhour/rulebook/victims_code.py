"""The Victims' Code: what a victim is owed, by whom, and how soon.

One line of an edition is one rule. ``triggers`` are types of facts of the case file;
``working_days`` count from the London day after the trigger. A rule without a clock has
neither and is only a name that a telling or a waiver may use. ``certainty`` marks
each line's own reading (see shelf.py): P is a standard of ours, where the Code asks for a
thing but names no limit.
"""

from datetime import date
from functools import cache, lru_cache
from typing import Literal

from goldenhour.rulebook import shelf

Owner = Literal["police", "witness_care", "cps", "probation", "all"]


class Rule(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing a victim is owed."""

    id: str
    about: str
    owner: Owner
    triggers: tuple[str, ...] = ()
    working_days: int | None = None
    enhanced_working_days: int | None = None
    discharged_by: tuple[str, ...] = ()
    survives_general_waiver: bool = False

    def days_for(self, *, enhanced: bool) -> int:
        """Working days allowed; 0 for a rule whose clock is not a number of days."""
        return (self.enhanced_working_days if enhanced else self.working_days) or 0


class VictimsCode(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The rules of one edition, in the order of the Code's rights."""

    default_cadence_days: int
    rule: tuple[Rule, ...]

    def named(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rule if rule.id == rule_id), None)


def editions() -> tuple[VictimsCode, ...]:
    """Every edition, oldest first."""
    return shelf.editions(VictimsCode, "victims_code")


@lru_cache(maxsize=8_192)
def in_force(on: date) -> VictimsCode:
    """The edition in force on a day; a day before the first edition is judged by the first."""
    return shelf.in_force(VictimsCode, "victims_code", on)


@cache
def known_rule_ids() -> frozenset[str]:
    """Every rule id of every edition: the closed list for tellings and waivers."""
    return frozenset(rule.id for edition in editions() for rule in edition.rule)
