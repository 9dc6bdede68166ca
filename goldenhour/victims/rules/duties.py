"""Duties: every promise of the Victims' Code to every victim of a case, and what came of it.

Source: the case-file contract, "Triggers and readings" and "Evidence"; the limits are the
Code's edition in force on the day of the trigger. A duty exists for each victim, rule and
event. An upgrade to enhanced rights shortens what is still pending; an ending of them never
lengthens what runs. A waiver protects only from triggers after it was written down.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import msgspec

from goldenhour.investigation.rules import gate
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.victim import VictimWaived
from goldenhour.investigation.rules.gate import Closure
from goldenhour.investigation.rules.instants import london_day
from goldenhour.investigation.rules.parties import Victim, victims_of
from goldenhour.investigation.rules.reading import ALL_BUT_OUTCOME
from goldenhour.investigation.rules.tellings import Telling, tellings_of
from goldenhour.rulebook import victims_code
from goldenhour.rulebook.victims_code import Rule
from goldenhour.victims.rules import cadence, calendar, discharge, standing, triggers
from goldenhour.victims.rules.discharge import Discharge, State
from goldenhour.victims.rules.standing import Standing
from goldenhour.victims.rules.triggers import Trigger


class Duty(msgspec.Struct, frozen=True):
    """One thing owed to one victim. ``due`` is in UTC; ``by_fact`` what discharged it."""

    rule: str
    victim: str
    suspect: str | None
    trigger: str
    triggered_at: datetime
    owner: str
    due: datetime
    state: State
    by_fact: str | None
    edition: str


@dataclass(frozen=True, slots=True)
class _Person:
    """A victim with everything that bears on what they are owed."""

    victim: Victim
    standing: Standing
    tellings: Sequence[Telling]
    waivers: Sequence[Fact[VictimWaived]]

    def has_waived(self, rule: Rule | None, at: datetime) -> bool:
        return rule is not None and any(
            waiver.recorded_at < at and _waives(waiver.data.rules, rule) for waiver in self.waivers
        )


def _waives(rules: tuple[str, ...], rule: Rule) -> bool:
    if rules == (ALL_BUT_OUTCOME,):
        return not rule.survives_general_waiver
    return rule.id in rules


def duties_of(case: CaseFile, closures: Sequence[Closure]) -> list[Duty]:
    """Every duty of a case, in order of trigger time, then of the Code, then of the victim."""
    people = _people(case)
    duties = [
        _duty(case, trigger, person)
        for trigger in triggers.triggers_of(case, closures)
        for person in people
        if trigger.victims is None or person.victim.id in trigger.victims
    ]
    closed_at = gate.closed_at(closures)
    for person in people:
        duties.extend(_cadence(case, person, closed_at))
    place = _places(case)
    return sorted(
        duties,
        key=lambda d: (d.triggered_at, place.get(d.trigger, 0), _rule_places()[d.rule], d.victim),
    )


def _places(case: CaseFile) -> Mapping[str, int]:
    return {fact.id: place for place, fact in enumerate(case.facts)}


@cache
def _rule_places() -> Mapping[str, int]:
    ids = dict.fromkeys(rule.id for code in victims_code.editions() for rule in code.rule)
    return {rule_id: place for place, rule_id in enumerate(ids)}


def _people(case: CaseFile) -> list[_Person]:
    tellings = tellings_of(case)
    waived = case.of(VictimWaived)
    return [
        _Person(
            victim,
            standing.standing_of(case, victim.id),
            [telling for telling in tellings if telling.victim == victim.id],
            [fact for fact in waived if fact.data.victim == victim.id],
        )
        for victim in victims_of(case)
    ]


def _duty(case: CaseFile, trigger: Trigger, person: _Person) -> Duty:
    answers = _answers(case, trigger, person)
    due = _due(trigger, person, answers)
    state, by_fact = discharge.state_at(case.as_of, due, answers)
    if not person.victim.is_owed(trigger.at):
        state, by_fact = "not_applicable", None
    elif person.has_waived(trigger.rule, trigger.at):
        state, by_fact = "waived", None
    return Duty(
        rule=trigger.rule.id,
        victim=person.victim.id,
        suspect=trigger.suspect,
        trigger=trigger.fact,
        triggered_at=trigger.at,
        owner=trigger.owner,
        due=due,
        state=state,
        by_fact=by_fact,
        edition=trigger.edition,
    )


def _answers(case: CaseFile, trigger: Trigger, person: _Person) -> list[Discharge]:
    rule = trigger.rule
    if discharge.TOLD not in rule.discharged_by:
        return discharge.by_own_facts(case, rule, person.victim.id, trigger.at)
    return discharge.by_telling(
        [t for t in person.tellings if t.covers(rule.id, trigger.fact, trigger.at)]
    )


def _due(trigger: Trigger, person: _Person, answers: Sequence[Discharge]) -> datetime:
    """The end of the rule's days, or sooner where enhanced rights came while it was pending.

    What was said without evidence leaves a duty pending: the upgrade still shortens it.
    """
    rule = trigger.rule
    enhanced_at = person.standing.enhanced_since(trigger.at)
    if enhanced_at == trigger.at:
        return calendar.due_after(trigger.at, rule.days_for(enhanced=True))
    due = calendar.due_after(trigger.at, rule.days_for(enhanced=False))
    shorter = rule.days_for(enhanced=True) < rule.days_for(enhanced=False)
    if enhanced_at is None or not shorter:
        return due
    if any(answer.at < enhanced_at and answer.state != "unevidenced" for answer in answers):
        return due
    return min(due, calendar.due_after(enhanced_at, rule.days_for(enhanced=True)))


def _cadence(case: CaseFile, person: _Person, closed_at: datetime | None) -> Iterator[Duty]:
    for period in cadence.periods_of(
        case,
        person.victim.id,
        person.tellings,
        default_days=victims_code.in_force(london_day(case.as_of)).default_cadence_days,
        closed_at=closed_at,
    ):
        code = victims_code.in_force(london_day(period.at))
        state, by_fact = period.state, period.by_fact
        if not person.victim.is_owed(period.at):
            state, by_fact = "not_applicable", None
        elif person.has_waived(code.named(cadence.CADENCE), period.at):
            state, by_fact = "waived", None
        yield Duty(
            rule=cadence.CADENCE,
            victim=person.victim.id,
            suspect=None,
            trigger=period.trigger,
            triggered_at=period.at,
            owner="police",
            due=period.due,
            state=state,
            by_fact=by_fact,
            edition=code.key,
        )
