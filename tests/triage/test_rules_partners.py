"""Partners: the book of right care says when somebody looks again, by the case of each step."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.rulebook import right_care
from goldenhour.triage.rules.partners import STEPS, TRIGGER, Step, happened, look_again
from tests.moments import NINE, minutes

BOOK = right_care.in_force(NINE.date())
BEFORE_ANY_EDITION = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("step", "due", "looked"),
    [
        ("asked", None, 15),
        ("asked", 40, 50),
        ("accepted", None, 60),
        ("accepted", 40, 50),
        ("declined", None, None),
        ("arrived", None, None),
    ],
)
def test_the_moment_of_looking_again_is_the_case_of_the_book(
    step: str, due: int | None, looked: int | None
) -> None:
    for at in (NINE, BEFORE_ANY_EDITION):
        due_at = None if due is None else at + minutes(due)
        assert look_again(step, at, due_at) == (None if looked is None else at + minutes(looked))


def test_the_minutes_are_those_of_the_edition() -> None:
    cases = {"nobody_accepted": 15, "agency_accepted": 60, "agency_due": 10}
    assert {each.id: each.minutes for each in BOOK.recheck} == cases


def test_a_moment_that_an_officer_named_stands_beside_one_that_the_agency_named() -> None:
    named = NINE + minutes(45)
    asked = Step("Ambulance", "asked", NINE, None, named)
    assert [each.at for each in happened([asked])] == [named]
    accepted = Step("Ambulance", "accepted", NINE, NINE + minutes(20), named)
    assert [each.at for each in happened([accepted])] == [NINE + minutes(30), named]


steps = st.builds(
    Step,
    st.sampled_from(["Ambulance", " ambulance", "Council"]),
    st.sampled_from(STEPS),
    st.integers(0, 300).map(lambda minute: NINE + minutes(minute)),
    st.none() | st.integers(300, 600).map(lambda minute: NINE + minutes(minute)),
    st.none(),
)


@given(st.lists(steps, max_size=6).map(lambda found: sorted(found, key=lambda each: each.at)))
def test_nobody_is_waited_for_without_a_moment_at_which_somebody_looks(history: list[Step]) -> None:
    looks = happened(history)
    assert {each.trigger for each in looks} <= {TRIGGER}
    last: dict[str, Step] = {each.agency.strip().casefold(): each for each in history}
    for each in last.values():
        if each.step in ("asked", "accepted"):
            assert any(look.at > each.at for look in looks), "an agency may not be forgotten"
