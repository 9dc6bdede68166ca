"""Triggers: which facts set a duty going, for whom, and whose duty it is.

The Code's edition says which types of fact trigger which rule. Here is what data cannot
say: only an outcome the gate accepted is news; the review right arises for some victims;
bail that lapsed is news though no fact records it; a prosecutor's decision makes the
telling the prosecutor's. Source: the case-file contract, "Triggers and readings".
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache

import msgspec

from goldenhour.investigation.rules import bail
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import CpsDecided, OutcomeAuthorised
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.facts.suspect import (
    CourtResulted,
    OfSuspect,
    SuspectBailExtended,
)
from goldenhour.investigation.rules.facts.victim import OfVictim
from goldenhour.investigation.rules.gate import Closure
from goldenhour.investigation.rules.instants import london_day
from goldenhour.rulebook import victims_code
from goldenhour.rulebook.victims_code import Rule, VictimsCode

REVIEW_RIGHT = "R6.VRR_INFO"
BAIL = "R6.BAIL"
CONTACT_SCHEME = "R11.VCS_REFER"
PROSECUTORS_WHEN_DECIDED = frozenset({"R6.CHARGE", "R6.OUTCOME"})
SCHEME_MONTHS = 12


class Trigger(msgspec.Struct, frozen=True):
    """One event that one rule attaches a duty to. ``victims`` None means every victim."""

    rule: Rule
    edition: str
    fact: str
    at: datetime
    owner: str
    suspect: str | None = None
    victims: frozenset[str] | None = None


@cache
def rules_by_trigger(code: VictimsCode) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that each type of fact sets going, in the order of the Code."""
    types = {name for rule in code.rule for name in rule.triggers}
    return {name: tuple(r for r in code.rule if name in r.triggers) for name in types}


@cache
def _triggering_types() -> frozenset[str]:
    return frozenset(
        name for code in victims_code.editions() for rule in code.rule for name in rule.triggers
    )


def triggers_of(case: CaseFile, closures: Sequence[Closure]) -> Iterator[Trigger]:
    """Every event of a case that somebody is owed something for, in no special order."""
    history = bail.history_of(case)
    decided = {c.authorised.id: c for c in closures if c.authorised is not None}
    types = _triggering_types()
    for fact in case.facts:
        if fact.type not in types or _is_no_news(fact, decided, history):
            continue
        code = victims_code.in_force(london_day(fact.at))
        for rule in rules_by_trigger(code).get(fact.type, ()):
            if rule.id != CONTACT_SCHEME or _qualifies_for_scheme(fact.data):
                yield _trigger(case, fact, rule, code.key, decided.get(fact.id))
    yield from _lapses(history)


def _is_no_news(
    fact: Fact[Data], decided: Mapping[str, Closure], history: bail.BailHistory
) -> bool:
    """An outcome the gate refused, or an extension without effect."""
    if isinstance(fact.data, OutcomeAuthorised):
        return fact.id not in decided
    if isinstance(fact.data, SuspectBailExtended):
        return fact.id not in history.effective_extensions
    return False


def _qualifies_for_scheme(data: Data) -> bool:
    return (
        isinstance(data, CourtResulted)
        and data.specified_offence is True
        and isinstance(data.sentence_months, int)
        and data.sentence_months >= SCHEME_MONTHS
    )


def _trigger(
    case: CaseFile, fact: Fact[Data], rule: Rule, edition: str, closure: Closure | None
) -> Trigger:
    suspect = fact.data.suspect if isinstance(fact.data, OfSuspect) else None
    victims = frozenset({fact.data.victim}) if isinstance(fact.data, OfVictim) else None
    if rule.id == REVIEW_RIGHT and closure is not None:
        victims = closure.review_right_of
    owner = _owner(case, fact, rule)
    return Trigger(rule, edition, fact.id, fact.at, owner, suspect, victims)


def _owner(case: CaseFile, fact: Fact[Data], rule: Rule) -> str:
    decided = any(decision.order < fact.order for decision in case.of(CpsDecided))
    return "cps" if decided and rule.id in PROSECUTORS_WHEN_DECIDED else rule.owner


def _lapses(history: bail.BailHistory) -> Iterator[Trigger]:
    """Bail that ran out is owed as news from its last second; its trigger is the bail fact."""
    for lapse in history.lapses:
        code = victims_code.in_force(london_day(lapse.at))
        rule = code.named(BAIL)
        if rule is not None:
            who = lapse.bailed.data.suspect
            yield Trigger(rule, code.key, lapse.bailed.id, lapse.at, rule.owner, who)
