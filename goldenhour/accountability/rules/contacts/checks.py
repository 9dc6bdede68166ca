"""Checks: which function answers which question asked of a contact.

The questions are data (rulebook/editions/audit_questions): each names its function here, a
person, or nobody yet. What no function answers is "cannot_tell"; why a question cannot be told
from a contact file, even where it applies, stands in beyond.py.
"""

from collections.abc import Callable, Collection, Mapping

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.contacts import advising, beyond, lowering, taking, waiting
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.rulebook import audit_questions

ANSWERS: Mapping[str, Callable[[ContactRecord], Answer]] = {
    "answered_in_time": taking.answered_in_time,
    "triaged_before_graded": taking.triaged_before_graded,
    "graded_as_proposed": taking.graded_as_proposed,
    "repeat_looked_up": taking.repeat_looked_up,
    "household_asked": taking.household_asked,
    "vulnerability_recorded": taking.vulnerability_recorded,
    "evidence_advice_recorded": advising.evidence_advice_recorded,
    "prevention_advice_recorded": advising.prevention_advice_recorded,
    "arrived_in_time": waiting.arrived_in_time,
    "lowered_with_authority": lowering.lowered_with_authority,
    "looked_at_again": waiting.looked_at_again,
    "crime_recorded_in_time": lowering.crime_recorded_in_time,
    "told_of_delay": waiting.told_of_delay,
    "national_fields_valid": beyond.national_fields_valid,
    "not_investigating_authorised": beyond.not_investigating_authorised,
    "reached_right_skill": beyond.reached_right_skill,
    "treated_politely": beyond.treated_politely,
    "response_right": beyond.response_right,
}


def ids_of_a_contact() -> tuple[str, ...]:
    """The ids of every check that a contact's verdict holds, in the order of the journey."""
    return tuple(question.id for question in audit_questions.of_a_contact())


def answers_for(record: ContactRecord, only: Collection[str] | None = None) -> dict[str, Answer]:
    """The answer to every question asked of a contact, or to those named and no others."""
    answers: dict[str, Answer] = {}
    for question in audit_questions.of_a_contact():
        if only is None or question.id in only:
            computed = ANSWERS.get(question.answered_by)
            answers[question.id] = computed(record) if computed else "cannot_tell"
    return answers
