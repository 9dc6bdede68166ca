"""Lowering and recording: a grade lowered with authority, a crime recorded in time (A10, A12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.contacts import triaging
from goldenhour.accountability.rules.contacts.facts import (
    CallerTold,
    CrimeRecorded,
    GradeChanged,
    Reassessed,
    TriageRecorded,
)
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.accountability.rules.contacts.standards import RECORD_A_CRIME_WITHIN
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data, is_recorded


@dataclass(frozen=True, slots=True)
class Lowering:
    """A grade made less urgent. ``was_told`` None: no fact of the file could say so."""

    reason: str
    agreed_by: str
    was_told: bool | None


def lowered_with_authority(record: ContactRecord) -> Answer:
    """A10: every lowered grade has its reason, its authority, and the caller was told.

    Of every grade, as the contract says: where the rules ask for no supervisor, as from S, the
    record still names who answers for it.

    A second triage or a re-assessment that lowers the grade is a lowering too, unless a
    `grade.changed` of the same step says so already; the caller is then told by a fact of
    its own.
    """
    answers = {_answer(each) for each in _lowerings(record)}
    return next((a for a in ("fail", "cannot_tell", "pass") if a in answers), "not_applicable")


def _answer(each: Lowering) -> Answer:
    if not is_recorded(each.reason) or not each.agreed_by or each.was_told is False:
        return "fail"
    return "pass" if each.was_told else "cannot_tell"


def _lowerings(record: ContactRecord) -> Iterator[Lowering]:
    for changed in record.of(GradeChanged):
        data = changed.data
        if triaging.is_lower(data.to, data.before):
            yield Lowering(data.reason, _text(data.agreed_by), data.caller_told)
    said = {(fact.data.before, fact.data.to) for fact in record.of(GradeChanged)}
    before: str | None = None
    for fact in record.facts:
        grade = _grade_of(fact)
        if grade is None:
            continue
        is_said = isinstance(fact.data, GradeChanged) or (before, grade) in said
        if before is not None and triaging.is_lower(grade, before) and not is_said:
            yield _unsaid(record, fact)
        before = grade


def _grade_of(fact: Fact[Data]) -> str | None:
    if isinstance(fact.data, TriageRecorded | Reassessed):
        return fact.data.grade
    return fact.data.to if isinstance(fact.data, GradeChanged) else None


def _unsaid(record: ContactRecord, fact: Fact[Data]) -> Lowering:
    """A lowering that no `grade.changed` states: what the fact itself says for it."""
    told = any(each.at >= fact.at for each in record.of(CallerTold))
    was_told = told if told or "caller.told" in record.can_hold else None
    if isinstance(fact.data, TriageRecorded):
        return Lowering(fact.data.why, _text(fact.data.supervisor), was_told)
    return Lowering("", "", was_told)


def _text(given: object) -> str:
    return given if isinstance(given, str) else ""


def crime_recorded_in_time(record: ContactRecord) -> Answer:
    """A12: every crime disclosed was recorded, and within 24 hours of its disclosure.

    Disclosed when the record says so, else when a triage first noted that a crime was
    described, else at the first ring. Where it was unclear or never asked whether there was a
    crime, and none was recorded, a person must listen.
    """
    recorded = record.of(CrimeRecorded)
    if any(fact.at - _disclosed_at(record, fact.data) > RECORD_A_CRIME_WITHIN for fact in recorded):
        return "fail"
    if recorded:
        return "pass"
    said = record.answers("i_crime")
    if "yes" not in said:
        is_none = record.was_taken is False or (bool(said) and set(map(str, said)) == {"no"})
        return "not_applicable" if is_none else "cannot_tell"
    if record.as_of - _described_at(record) <= RECORD_A_CRIME_WITHIN:
        return "not_applicable"
    return "fail" if "crime.recorded" in record.can_hold else "cannot_tell"


def _disclosed_at(record: ContactRecord, data: CrimeRecorded) -> datetime:
    given = data.disclosed_at
    return given if isinstance(given, datetime) else _described_at(record)


def _described_at(record: ContactRecord) -> datetime:
    triages = record.of(TriageRecorded)
    said = (fact.at for fact in triages if fact.data.facts.answers.get("i_crime") == "yes")
    return next(said, record.received_at)
