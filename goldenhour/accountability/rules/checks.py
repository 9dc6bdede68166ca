"""Checks: one function for each question of the audit that a case file answers today.

The questions, and which function answers which, are data (rulebook/editions/
audit_questions). What no function answers, and what a person must judge, is "cannot_tell":
missing data is never a pass. Source: the case-file contract, ``checks``.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts.case import OutcomeFinalised
from goldenhour.investigation.rules.gate import Closure
from goldenhour.investigation.rules.reviews import Review
from goldenhour.rulebook import audit_questions
from goldenhour.victims.rules.duties import Duty

Answer = Literal["pass", "fail", "not_applicable", "cannot_tell"]
EVENTS = frozenset(
    {
        "R6.ARREST",
        "R6.INTERVIEW",
        "R6.RELEASE",
        "R6.BAIL",
        "R6.NOINVESTIGATION",
        "R6.CHARGE",
        "R6.OUTCOME",
    }
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the questions of one case are answered from."""

    case: CaseFile
    duties: Sequence[Duty]
    reviews: Sequence[Review]
    closures: Sequence[Closure]


def answer_of(states: Iterable[str]) -> Answer:
    """The answer of a check over several duties or reviews."""
    seen = frozenset(states)
    if seen & {"missed", "overdue"}:
        return "fail"
    if "unevidenced" in seen:
        return "cannot_tell"
    return "pass" if seen & {"met", "declined"} else "not_applicable"


def planned_in_time(evidence: Evidence) -> Answer:
    return answer_of(row.state for row in evidence.reviews if row.kind == "plan")


def first_reviewed_in_time(evidence: Evidence) -> Answer:
    return answer_of(row.state for row in evidence.reviews if row.kind == "first_review")


def told_of_each_event_in_time(evidence: Evidence) -> Answer:
    """The events of Right 6; keeping in touch and the review right are asked elsewhere."""
    return answer_of(duty.state for duty in evidence.duties if duty.rule in EVENTS)


def authorised_independently(evidence: Evidence) -> Answer:
    """Every outcome decided was decided by an independent supervisor other than its proposer.

    A proposal that nobody has decided yet is no answer either way; a case finalised with
    nobody's authorisation fails.
    """
    decided = [closure for closure in evidence.closures if closure.decided is not None]
    if any("C03" in closure.codes for closure in decided):
        return "fail"
    if decided:
        return "pass"
    return "fail" if evidence.case.has(OutcomeFinalised) else "not_applicable"


ANSWERS: Mapping[str, Callable[[Evidence], Answer]] = {
    "planned_in_time": planned_in_time,
    "first_reviewed_in_time": first_reviewed_in_time,
    "told_of_each_event_in_time": told_of_each_event_in_time,
    "authorised_independently": authorised_independently,
}


def ids_of_a_case() -> tuple[str, ...]:
    """The ids of every check that a case's verdict holds, in the order of the journey."""
    return tuple(question.id for question in audit_questions.of_a_case())


def answers_for(evidence: Evidence, only: Collection[str] | None = None) -> dict[str, Answer]:
    """The answer to every question asked of a case, or to those named and no others."""
    answers: dict[str, Answer] = {}
    for question in audit_questions.of_a_case():
        if only is None or question.id in only:
            computed = ANSWERS.get(question.answered_by)
            answers[question.id] = computed(evidence) if computed else "cannot_tell"
    return answers
