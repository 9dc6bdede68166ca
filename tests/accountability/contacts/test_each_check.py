"""Each check of a contact, at its edges: the limit itself, and what an extract cannot hold."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from goldenhour.accountability.rules.contacts import checks
from goldenhour.accountability.rules.contacts.facts import EVERY_TYPE
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.rulebook import audit_questions
from tests.accountability.contacts.call import (
    ADVICE,
    FIGHT,
    NINE,
    SAFETY,
    SUNIL,
    THREATS,
    advised,
    arrived,
    called,
    checked,
    closed,
    fact,
    lowered,
    told,
    triaged,
    verdict_of,
    without,
)

OFFERED = fact("contact.offered", channel="999")
ENDED = fact("contact.ended", 5, channel="999")
AGAIN = fact("reassessed", 200, grade="P")
CRIME = fact("crime.recorded", 24 * 60 + 2)
LATE_CRIME = fact("crime.recorded", 24 * 60 + 3)
RURAL_ONLY = arrived(20)
LOWER_TRIAGE = triaged("S", after=40, proposed="P", why="Held elsewhere", supervisor=SUNIL)
CHILD = {**THREATS, "v_household": [{"age": 7}]}

EDGES: list[tuple[str, list[Fact[Data]], str]] = [
    ("A01", called(seconds=10), "pass"),
    ("A01", called(seconds=10.5), "fail"),
    ("A01", [OFFERED, ENDED], "fail"),
    ("A01", called("partner"), "not_applicable"),
    ("A01", [triaged()], "cannot_tell"),
    ("A02", [*called(), ENDED], "fail"),
    ("A02", called(), "not_applicable"),
    ("A02", [triaged(after=30), lowered(30)], "pass"),
    ("A02", [triaged(after=31), lowered(30)], "fail"),
    ("A03", [triaged("S", FIGHT, why=" ")], "fail"),
    ("A03", [triaged("P"), triaged("S", after=40, proposed="P", why="Held")], "fail"),
    ("A03", [triaged("P"), LOWER_TRIAGE], "pass"),
    ("A03", [triaged("S", without(THREATS, "r_likelihood"), proposed="I")], "fail"),
    ("A03", [triaged(levels={"H": {"level": "high"}})], "pass"),
    ("A04", [triaged(), checked("repeat", "unknown")], "pass"),
    ("A05", [triaged(answers=without(THREATS, "v_household")), checked("household")], "pass"),
    ("A06", [triaged(), checked("vulnerable", looked=False)], "cannot_tell"),
    ("A06", [triaged(answers=CHILD), checked("vulnerable")], "fail"),
    ("A06", [triaged(answers=CHILD), checked("vulnerable", "yes")], "pass"),
    ("A06", [triaged(answers=CHILD, levels={"V": {"level": "medium"}})], "pass"),
    ("A07", [triaged(), advised(ADVICE, "not_safe")], "pass"),
    ("A07", [triaged(), advised(SAFETY)], "fail"),
    ("A07", [triaged("I", FIGHT)], "not_applicable"),
    ("A08", [triaged(), advised(SAFETY, "declined")], "pass"),
    ("A08", [triaged("I", FIGHT), advised(ADVICE)], "fail"),
    ("A09", [*called(), triaged(), arrived(60)], "pass"),
    ("A09", [*called(), triaged(), arrived(60.02)], "fail"),
    ("A09", [*called(), triaged("I", FIGHT), RURAL_ONLY], "cannot_tell"),
    ("A09", [*called(), triaged("I", FIGHT), arrived(20.02)], "fail"),
    ("A09", [*called(), triaged("S"), lowered(40, "S", "I"), arrived(50)], "fail"),
    ("A09", [*called(), triaged(), closed(after=59)], "not_applicable"),
    ("A10", [triaged(), lowered(agreed_by=None)], "fail"),
    ("A10", [triaged("S"), lowered(before="S", to="R", agreed_by=None)], "fail"),
    ("A10", [triaged("S"), lowered(before="S", to="R")], "pass"),
    ("A10", [triaged(), lowered(reason=" ")], "fail"),
    ("A10", [triaged(), LOWER_TRIAGE], "fail"),
    ("A10", [triaged(), LOWER_TRIAGE, told(41)], "pass"),
    ("A10", [triaged(), LOWER_TRIAGE, lowered(40)], "pass"),
    ("A10", [triaged(), fact("reassessed", 30, grade="S"), told(31)], "fail"),
    ("A11", [*called(), triaged(), arrived(210)], "not_applicable"),
    ("A11", [*called(), triaged(), arrived(211)], "fail"),
    ("A11", [*called(), triaged(), AGAIN, arrived(410)], "pass"),
    ("A11", [*called(), triaged(), AGAIN, arrived(411)], "fail"),
    ("A12", [*called(), triaged(), CRIME], "pass"),
    ("A12", [*called(), triaged(), LATE_CRIME], "fail"),
    ("A12", [*called(), triaged()], "fail"),
    ("A13", [*called(), triaged(answers={**THREATS, "i_crime": "no"})], "not_applicable"),
    ("A13", [*called(), triaged(answers={**THREATS, "i_crime": "no"}), CRIME], "cannot_tell"),
    ("A14", [*called(), triaged(), closed(reason=" ")], "fail"),
    ("A14", [*called(), triaged(), closed()], "cannot_tell"),
    ("A14", [*called(), triaged(), CRIME, closed(reason=" ")], "cannot_tell"),
    ("A14", [*called(), triaged(), closed("incident", reason=" ")], "cannot_tell"),
    ("A15", [*called(), triaged(), CRIME], "cannot_tell"),
    ("A15", [*called(), triaged(answers={**THREATS, "i_crime": "unknown"})], "cannot_tell"),
    ("F10", called(), "not_applicable"),
    ("F10", [*called(), ENDED], "cannot_tell"),
    ("F12", [*called(), triaged()], "cannot_tell"),
    ("F13", [*called(), triaged(), told(5), arrived(90)], "fail"),
    ("F13", [*called(), triaged(), told(48), arrived(90)], "pass"),
    ("F13", [*called(), triaged(), told(91), arrived(90)], "fail"),
    ("F13", [*called(), triaged(), arrived(60)], "not_applicable"),
]


@pytest.mark.parametrize(("check", "facts", "answer"), EDGES)
def test_a_check_answers_from_the_facts(check: str, facts: list[Fact[Data]], answer: str) -> None:
    assert verdict_of(facts).checks[check] == answer


WAITED = [*called(), triaged(), arrived(400)]
LACKING: list[tuple[str, list[Fact[Data]], str]] = [
    ("A01", [OFFERED], "contact.answered"),
    ("A02", [*called(), ENDED], "triage.recorded"),
    ("A03", [*called(), ENDED], "triage.recorded"),
    ("A04", WAITED, "check.made"),
    ("A07", WAITED, "advice.recorded"),
    ("A08", WAITED, "advice.recorded"),
    ("A09", [*called(), triaged()], "unit.arrived"),
    ("A10", [triaged(), LOWER_TRIAGE], "caller.told"),
    ("A11", WAITED, "reassessed"),
    ("A12", WAITED, "crime.recorded"),
    ("A14", [*called(), triaged(), closed(reason=" ")], "crime.recorded"),
    ("F13", WAITED, "caller.told"),
]


@pytest.mark.parametrize(("check", "facts", "type"), LACKING)
def test_what_the_extract_cannot_hold_is_no_failure(
    check: str, facts: list[Fact[Data]], type: str
) -> None:
    held = EVERY_TYPE - {type}
    assert verdict_of(facts).checks[check] in ("fail", "not_applicable")
    assert verdict_of(facts, can_hold=held).checks[check] == "cannot_tell"


def test_household_fails_only_where_some_fact_could_have_shown_it() -> None:
    facts = [*called(), ENDED]
    held = EVERY_TYPE - {"check.made", "triage.recorded"}
    assert verdict_of(facts).checks["A05"] == "fail"
    assert verdict_of(facts, can_hold=held).checks["A05"] == "cannot_tell"


def test_what_still_runs_does_not_apply_yet() -> None:
    early = NINE + timedelta(seconds=10)
    assert verdict_of([OFFERED], as_of=early).checks["A01"] == "not_applicable"
    assert verdict_of([OFFERED], as_of=early + timedelta(seconds=1)).checks["A01"] == "fail"
    running = verdict_of([*called(), triaged()], as_of=NINE + timedelta(minutes=60))
    for check in ("A09", "A11", "A12", "F13"):
        assert running.checks[check] == "not_applicable"


def test_the_verdict_names_grade_promise_and_arrival() -> None:
    verdict = verdict_of([*called(), triaged(), lowered(50), arrived(90)])
    assert (verdict.grade, verdict.edition) == ("S", "grades/2026")
    assert verdict.due_at == NINE + timedelta(hours=48)
    assert verdict.arrived_at == NINE + timedelta(minutes=90)
    nobody = verdict_of(called())
    assert (nobody.grade, nobody.due_at, nobody.arrived_at) == (None, None, None)


@pytest.mark.parametrize("given", [{"edition": "../../pyproject"}, {"edition": "advice/2026"}])
def test_an_edition_of_no_grades_is_not_judged_by(given: dict[str, Any]) -> None:
    verdict = verdict_of([*called(), triaged(**given)])
    assert (verdict.edition, verdict.checks["A03"]) == ("grades/2026", "cannot_tell")


def test_every_function_answers_a_question() -> None:
    from_questions = {q.answered_by for q in audit_questions.of_a_contact()}
    assert set(checks.ANSWERS) == from_questions - {"person", "nobody_yet"}


def test_nothing_recorded_by_then_is_no_verdict() -> None:
    assert checks.ids_of_a_contact()[0] == "A01"
    with pytest.raises(AssertionError):
        verdict_of(called(), as_of=datetime.fromisoformat("2026-03-09T08:59:00+00:00"))
