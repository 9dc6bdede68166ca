"""Waiting: the emergency line first, then known risk, then who waits longest; nobody forgotten."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.contact.rules import waiting
from goldenhour.contact.rules.waiting import Open
from goldenhour.rulebook import answering
from tests.moments import NINE, minutes

CHANNELS = st.sampled_from(waiting.EMERGENCY_FIRST)
MOMENTS = st.integers(0, 10_000).map(lambda second: NINE + minutes(second / 60))
OPENS = st.builds(
    Open,
    channel=CHANNELS,
    received_at=st.just(NINE),
    answered_at=st.none() | MOMENTS,
    abandoned_at=st.none() | MOMENTS,
    hung_up_at=st.none() | MOMENTS,
    typed_at=st.none() | MOMENTS,
    reached_at=st.none() | MOMENTS,
    is_of_telephony=st.booleans(),
)
PLACES = st.tuples(CHANNELS, MOMENTS, st.none() | st.integers(0, 8))


@given(PLACES, PLACES)
def test_the_order_is_line_then_risk_then_waiting(
    one: tuple[str, datetime, int | None], other: tuple[str, datetime, int | None]
) -> None:
    def place(each: tuple[str, datetime, int | None]) -> tuple[int, int, datetime]:
        channel, since, risk = each
        return waiting.EMERGENCY_FIRST.index(channel), 99 if risk is None else risk, since

    def key(each: tuple[str, datetime, int | None]) -> str:
        return waiting.order(each[0], each[1], risk=each[2])

    if place(one) < place(other):
        assert key(one) <= key(other)


@given(OPENS, MOMENTS)
def test_what_is_forgotten_stays_so_until_somebody_acts(one: Open, at: datetime) -> None:
    if waiting.is_forgotten(one, at=at):
        assert waiting.is_forgotten(one, at=at + minutes(600))


@given(OPENS)
def test_everything_that_was_answered_or_given_up_is_seen_in_the_end(one: Open) -> None:
    if waiting.state(one) != waiting.RINGING:
        assert waiting.is_forgotten(one, at=NINE + minutes(2 * 24 * 60))


@pytest.mark.parametrize(
    ("one", "state", "minute"),
    [
        (Open("999", NINE), "ringing", None),
        (Open("999", NINE, abandoned_at=NINE, hung_up_at=NINE), "call_back", 5),
        (Open("999", NINE, NINE, hung_up_at=NINE + minutes(3)), "owed", 8),
        (Open("999", NINE, NINE, hung_up_at=NINE, typed_at=NINE + minutes(4)), "owed", 5),
        (Open("front_counter", NINE, NINE), "talking", 5),
        (Open("front_counter", NINE, NINE, typed_at=NINE + minutes(6)), "talking", 11),
        (Open("101", NINE, NINE, is_of_telephony=True), "talking", 30),
        (Open("online", NINE), "ringing", None),
    ],
)
def test_each_state_and_when_the_supervisor_sees_it(
    one: Open, state: str, minute: float | None
) -> None:
    assert waiting.state(one) == state
    assert waiting.end_owed_at(one) == (None if minute is None else NINE + minutes(minute))


def test_a_draft_is_unsent_a_minute_after_the_call() -> None:
    one = Open("999", NINE, NINE, hung_up_at=NINE, is_written=True)
    assert not waiting.is_unsent(one, at=NINE + minutes(0.9))
    assert waiting.is_unsent(one, at=NINE + minutes(1))


@pytest.mark.parametrize(("channel", "name"), [("999", "call_999"), ("101", "call_101_answer")])
def test_the_standards_are_those_of_the_edition_in_force(channel: str, name: str) -> None:
    seconds = answering.in_force(NINE.date()).named(name).seconds
    assert waiting.ANSWER_WITHIN[channel].total_seconds() == seconds
