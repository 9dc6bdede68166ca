"""Rules of identification: which claim holds, what agrees, what counts on which day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.identification.rules import markers, mentions, repeats
from goldenhour.identification.rules.claims import CLAIMS, Claim, standing
from goldenhour.linkage.keys import Said

TODAY = date(2026, 12, 1)
MOMENT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
FEW = st.integers(1, 4)
CLAIM = st.one_of(
    st.builds(Claim, FEW, FEW, st.none(), st.sampled_from(CLAIMS)),
    st.builds(Claim, FEW, st.none(), FEW, st.sampled_from(["dismissed", "withdrawn"])),
)


@given(st.lists(CLAIM))
def test_a_withdrawal_of_everything_leaves_nothing(claims: list[Claim]) -> None:
    undone = [Claim(one.mention, one.person, one.other, "withdrawn") for one in claims]
    left = standing([*claims, *undone])
    assert not left.person_of
    assert not left.probable
    assert not left.not_person
    assert not left.not_mention


@given(st.lists(CLAIM), FEW, FEW)
def test_not_the_same_is_so_from_either_side(claims: list[Claim], one: int, other: int) -> None:
    found = standing(claims)
    assert found.dismissed(one, other) == found.dismissed(other, one)


@given(st.lists(CLAIM), FEW, FEW)
def test_what_was_dismissed_last_stays_dismissed(claims: list[Claim], one: int, other: int) -> None:
    if one != other:
        assert standing([*claims, Claim(one, None, other, "dismissed")]).dismissed(one, other)


@pytest.mark.parametrize(
    ("starts", "expires", "ended", "counted"),
    [
        (date(2026, 12, 1), None, False, True),
        (date(2026, 12, 1), date(2026, 12, 1), False, True),
        (date(2026, 11, 1), date(2026, 11, 30), False, False),
        (date(2026, 12, 2), None, False, False),
        (date(2026, 11, 1), None, True, False),
    ],
)
def test_a_marker_counts_from_its_first_to_its_last_day(
    starts: date, expires: date | None, ended: bool, counted: bool
) -> None:
    assert markers.counts(starts, expires, ended=ended, today=TODAY) is counted


def test_a_window_holds_its_first_moment_and_not_what_is_still_to_come() -> None:
    assert repeats.within(MOMENT - repeats.YEAR, at=MOMENT)
    assert not repeats.within(MOMENT - repeats.YEAR - timedelta(seconds=1), at=MOMENT)
    assert not repeats.within(MOMENT + timedelta(seconds=1), at=MOMENT)


@pytest.mark.parametrize(
    ("said", "age"),
    [(Said(date_of_birth="2.12.1992"), 33), (Said(age=6), 7), (Said(date_of_birth="1992"), 33)],
)
def test_an_age_said_last_year_has_grown(said: Said, age: int) -> None:
    assert mentions.age_now(said, said_on=date(2025, 11, 30), today=TODAY) == age
