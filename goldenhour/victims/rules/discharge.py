"""Discharge: which fact met a duty, in time or late, with evidence or without.

Source: the case-file contract, "Evidence" and the readings above it. Needs, referral,
personal statement, contact scheme and reviews are discharged by their own facts; the rest
by tellings over a safe way. Evidence is asked of tellings and confirmations only.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import TYPES, Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.facts.victim import (
    OfVictim,
    VictimNeedsAssessed,
    VictimReferralDeclined,
)
from goldenhour.investigation.rules.instants import is_within
from goldenhour.investigation.rules.tellings import Telling
from goldenhour.rulebook.victims_code import Rule

State = Literal[
    "pending",
    "met",
    "missed",
    "overdue",
    "waived",
    "declined",
    "not_applicable",
    "excused",
    "unevidenced",
]
TOLD = "victim.told"
TELLING_TYPES = frozenset({TOLD, "victim.confirmed"})


class Discharge(msgspec.Struct, frozen=True):
    """A fact that answers a duty: met by it, declined in it, or said without evidence."""

    fact: str
    at: datetime
    state: Literal["met", "declined", "unevidenced"]


def by_telling(tellings: Sequence[Telling]) -> list[Discharge]:
    """What tellings that count discharge, in order."""
    return [
        Discharge(telling.fact.id, telling.at, "met" if telling.is_evidenced else "unevidenced")
        for telling in tellings
        if telling.counts
    ]


def by_own_facts(case: CaseFile, rule: Rule, victim: str, since: datetime) -> list[Discharge]:
    """What a rule's own facts discharge from its trigger on, in order."""
    shapes = [TYPES[name] for name in rule.discharged_by if name not in TELLING_TYPES]
    return [
        Discharge(fact.id, fact.at, "declined" if _declines(fact) else "met")
        for fact in case.of_any(*shapes)
        if isinstance(fact.data, OfVictim) and fact.data.victim == victim and fact.at >= since
    ]


def _declines(fact: Fact[Data]) -> bool:
    if isinstance(fact.data, VictimNeedsAssessed):
        return fact.data.refused is True
    return isinstance(fact.data, VictimReferralDeclined)


def state_at(
    as_of: datetime, due: datetime, answers: Sequence[Discharge]
) -> tuple[State, str | None]:
    """The state of a duty and the fact that discharged it, or None.

    In time and evidenced wins over in time without evidence; that over late. Late is missed,
    whatever its evidence: the promise was broken either way.
    """
    in_time = [answer for answer in answers if is_within(answer.at, due)]
    evidenced = next((answer for answer in in_time if answer.state != "unevidenced"), None)
    if evidenced is not None:
        return evidenced.state, evidenced.fact
    if in_time:
        return "unevidenced", in_time[0].fact
    if answers:
        return "missed", answers[0].fact
    return ("pending" if is_within(as_of, due) else "overdue"), None
