"""Looks owed: whatever happens meanwhile, a look stays until somebody answers it."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.rulebook import control_room, reassessment
from goldenhour.triage.rules.changes import Change, changes_between
from goldenhour.triage.rules.duplicates import Spot, reason
from goldenhour.triage.rules.looks import Graded, Happened, Life, owed
from tests.moments import NINE, minutes

BOOK = control_room.in_force(NINE)
AGAIN = reassessment.in_force(NINE.date())
PRIORITY = Life(
    received_at=NINE,
    setting="urban",
    grades=(Graded("P", NINE + minutes(2)),),
    assessed_at=NINE + minutes(1),
)


def triggers(life: Life, minute: float) -> list[str]:
    return [each.trigger for each in owed(life, BOOK, at=NINE + minutes(minute))]


@pytest.mark.parametrize(
    ("minute", "due"),
    [
        (40, []),
        (41, ["unassigned"]),
        (46, ["unassigned", "supervisor_review"]),
        (49, ["unassigned", "supervisor_review", "target_80"]),
        (61, ["unassigned", "supervisor_review", "target_80", "target_100", "tell_delay"]),
    ],
)
def test_the_clocks_of_a_priority_incident(minute: float, due: list[str]) -> None:
    assert triggers(PRIORITY, minute) == due


def test_a_fresh_thrive_is_due_210_minutes_after_the_last_one() -> None:
    assert "clock" not in triggers(PRIORITY, 211)
    assert "clock" in triggers(PRIORITY, 212)
    assert "clock" not in triggers(replace(PRIORITY, assessed_at=NINE + minutes(180)), 300)


def test_a_unit_that_comes_in_time_leaves_nothing_owed() -> None:
    there = replace(PRIORITY, assigned_at=NINE + minutes(5), arrived_at=NINE + minutes(20))
    assert triggers(there, 300) == []


LATER = st.floats(min_value=0.1, max_value=400, allow_nan=False)
KINDS = ("unassigned", "supervisor_review", "target_80", "target_100", "agency")


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """The life of one incident whose last known moment lies before minute 100."""
    happened = draw(st.lists(st.floats(3, 99), max_size=3))
    return replace(
        PRIORITY,
        happened=tuple(Happened("unit_diverted", NINE + minutes(each)) for each in happened),
    )


@given(lives(), LATER, st.sampled_from("IPSR"), st.booleans())
def test_whatever_is_done_an_owed_look_stays_until_it_is_answered(
    life: Life, later: float, grade: str, arrives: bool
) -> None:
    then = NINE + minutes(100)
    before = {(each.trigger, each.due_at) for each in owed(life, BOOK, at=then)}
    done = replace(
        life,
        grades=(*life.grades, Graded(grade, then)),
        assigned_at=then,
        arrived_at=then if arrives else None,
        happened=(*life.happened, Happened("new_information", then)),
    )
    after = {(each.trigger, each.due_at) for each in owed(done, BOOK, at=then + minutes(later))}
    assert before <= after


@given(lives(), LATER)
def test_a_fresh_thrive_answers_all_but_the_telling(life: Life, later: float) -> None:
    then: datetime = NINE + minutes(100)
    fresh = replace(life, assessed_at=then, answers=((then, ""),))
    left = {each.trigger for each in owed(fresh, BOOK, at=then) if each.due_at < then}
    assert left <= {"tell_delay"}
    for trigger in (each.id for each in AGAIN.look if each.by_words):
        said = replace(life, answers=((then, trigger),))
        assert trigger not in {each.trigger for each in owed(said, BOOK, at=then)}


def test_changes_are_the_facts_that_differ_and_no_others() -> None:
    old = {
        "incident_type": "burglary",
        "also_types": [],
        "observed": ["line_cut"],
        "answers": {"t_now": "in_progress", "t_means": ["blade", "alcohol_drugs"]},
    }
    new = old | {
        "observed": [],
        "answers": {"t_means": ["alcohol_drugs", "blade"], "h_medical": None},
    }
    assert changes_between(old, new) == (
        Change("observed", ["line_cut"], []),
        Change("h_medical", None, None),
        Change("t_now", "in_progress", None),
    )
    assert changes_between(old, old) == ()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Spot(NINE + minutes(119), "", 388_150, 347_200), "150 m away, 119 minutes apart"),
        (Spot(NINE + minutes(121), "", 388_150, 347_200), ""),
        (Spot(NINE, "ST1 1AA", 388_251, 347_200), ""),
        (Spot(NINE, "ST1 1AA", None, None), "same postcode, 0 minutes apart"),
    ],
)
def test_a_second_call_is_alike_by_place_and_time(other: Spot, why: str) -> None:
    assert reason(Spot(NINE, "ST1 1AA", 388_000, 347_200), other) == why
