"""What a case answers to the audit, and what many cases come to."""

import pytest

from goldenhour.accountability.rules import checks
from goldenhour.accountability.rules.contacts import checks as contact_checks
from goldenhour.accountability.rules.summary import Tally, wilson
from goldenhour.accountability.rules.table import row, totals
from goldenhour.accountability.rules.verdict import judge
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.rulebook import audit_questions
from goldenhour.rulebook.audit_questions import NOBODY_YET, PERSON
from tests.investigation.story import (
    CASE,
    PETRA,
    SUNIL,
    fact,
    moment,
    opened,
    proposed_1,
    reviewed,
    told,
    verdict_of,
)

ARREST = fact("suspect.arrested", "2026-05-29T22:10", id="arrest", suspect="A")
PLAN = fact("plan.recorded", "2026-05-30T10:00", lines=[])
PROPOSED = fact("outcome.proposed", "2026-06-02T10:00", code=18)
BY_SUNIL = fact("outcome.authorised", "2026-06-02T11:00", by=SUNIL, code=18)
BY_PETRA = fact("outcome.authorised", "2026-06-02T11:00", by=PETRA, code=18)
FINALISED = fact("outcome.finalised", "2026-06-04T10:00", code=18)

ANSWERS = [
    ("B01", [], "fail"),
    ("B01", [PLAN], "pass"),
    ("B08", [], "fail"),
    ("B08", [reviewed("2026-05-30T12:00")], "pass"),
    ("B08", [reviewed("2026-06-30T12:00")], "fail"),
    ("B08", [reviewed("2026-05-30T12:00", by=PETRA)], "fail"),
    ("V05", [], "not_applicable"),
    ("V05", [ARREST], "fail"),
    ("V05", [ARREST, told("2026-06-01T10:00", "R6.ARREST")], "pass"),
    ("V05", [ARREST, told("2026-06-01T10:00", "R6.ARREST", evidence="")], "cannot_tell"),
    ("V05", [ARREST, told("2026-06-08T10:00", "R6.ARREST")], "fail"),
    ("O06", [], "not_applicable"),
    ("O06", [PROPOSED], "not_applicable"),
    ("O06", [PROPOSED, BY_SUNIL], "pass"),
    ("O06", [PROPOSED, BY_PETRA], "fail"),
    ("O06", [PROPOSED, FINALISED], "fail"),
]


@pytest.mark.parametrize(("check", "facts", "answer"), ANSWERS)
def test_a_check_answers_from_the_facts(check: str, facts: list[Fact[Data]], answer: str) -> None:
    assert verdict_of([*opened(), *facts]).checks[check] == answer


@pytest.mark.parametrize(
    ("states", "answer"),
    [
        ([], "not_applicable"),
        (["waived", "pending", "not_applicable"], "not_applicable"),
        (["met", "pending"], "pass"),
        (["declined", "waived"], "pass"),
        (["met", "unevidenced"], "cannot_tell"),
        (["met", "unevidenced", "overdue"], "fail"),
        (["missed"], "fail"),
    ],
)
def test_the_worst_of_several_duties_answers(states: list[str], answer: str) -> None:
    assert checks.answer_of(states) == answer


def test_every_function_has_its_question_and_every_question_its_function() -> None:
    named = {question.answered_by for question in audit_questions.current().question}
    assert named - {PERSON, NOBODY_YET} == set(checks.ANSWERS) | set(contact_checks.ANSWERS)


def test_every_question_of_a_case_is_answered_and_none_of_the_force() -> None:
    answers = verdict_of(opened()).checks
    expected = [f"A{n:02}" for n in range(1, 16)] + [f"B{n:02}" for n in range(1, 19)]
    expected += [f"V{n:02}" for n in range(1, 16)] + [f"O{n:02}" for n in range(1, 11)]
    assert list(answers) == [*expected, "Q01", "Q02"]
    computed = {"B01", "B08", "V05", "O06"}
    assert {answers[each] for each in set(answers) - computed} == {"cannot_tell"}


def test_only_the_checks_asked_for_are_answered() -> None:
    verdict = judge(
        CASE, opened(), as_of=moment("2026-06-12T09:00"), profile=proposed_1(), only={"V05", "B01"}
    )
    assert verdict is not None
    assert list(verdict.checks) == ["B01", "V05"]


def test_many_cases_are_counted_with_what_could_not_be_told() -> None:
    tally = Tally()
    for facts in ([PLAN], [PLAN, ARREST], []):
        tally.add(verdict_of([*opened(), *facts]))
    figures = {figure.check: figure for figure in tally.figures(of_a_sample=False)}
    assert (figures["B01"].passed, figures["B01"].answered) == (2, 3)
    assert figures["V05"].not_applicable == 2
    assert figures["B09"].share is None
    assert figures["B01"].interval is None
    assert set(tally.force_checks().values()) == {"cannot_tell"}
    sampled = next(f for f in tally.figures(of_a_sample=True) if f.check == "B01")
    assert sampled.interval == wilson(2, 3)
    assert "3 cases judged" in totals(tally, of_a_sample=True)


@pytest.mark.parametrize(
    ("answered", "low", "high"), [(10, 0.49, 0.94), (60, 0.68, 0.88), (130, 0.72, 0.86)]
)
def test_a_small_sample_at_four_fifths_is_mostly_noise(
    answered: int, low: float, high: float
) -> None:
    lower, upper = wilson(round(answered * 0.8), answered)
    assert lower == pytest.approx(low, abs=0.006)
    assert upper == pytest.approx(high, abs=0.006)


def test_a_case_is_one_line_for_a_reader_and_a_terminal_obeys_nothing_in_it() -> None:
    said = row(verdict_of([*opened(), ARREST, PROPOSED]))
    assert said.startswith(CASE)
    assert "outcome 18 refused (C01 C03 C04 C05 C11)" in said
    nasty = fact("case.recorded", "2026-05-29T20:30", case="\x1b[31m")
    verdict = judge("\x1b[31m", [nasty], as_of=moment("2026-06-12T09:00"), profile=proposed_1())
    assert verdict is not None
    assert "\x1b" not in row(verdict)
