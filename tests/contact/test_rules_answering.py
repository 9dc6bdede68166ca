"""Answering figures: shares of what was decided, and never better than it was."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldenhour.contact import queries
from goldenhour.contact.rules import answering, calls
from goldenhour.force.models import Officer
from tests.contact.exchange import event, ring
from tests.moments import NINE, hours, minutes

WAITS = st.lists(st.none() | st.integers(0, 200), max_size=40)


def call(wait: float | None, *, gave_up: bool = False, channel: str = "999") -> calls.Call:
    answered = None if wait is None else NINE + timedelta(seconds=wait)
    return calls.Call(
        channel=channel,
        received_at=NINE,
        answered_at=answered,
        abandoned_at=NINE + minutes(1) if gave_up else None,
    )


def test_a_table_of_calls() -> None:
    rung = [
        call(2),
        call(10),
        call(11),
        call(None, gave_up=True),
        call(None),
        call(3, channel="101"),
    ]
    found = answering.figures(rung, "999")
    assert (found.offered, found.answered, found.abandoned, found.still_ringing) == (5, 3, 1, 1)
    assert (found.within, found.percent_within, found.percent_abandoned) == (2, 66, 25)
    assert (found.median_seconds, found.p90_seconds) == (10, 11)


def test_nothing_decided_has_no_share() -> None:
    found = answering.figures([call(None)], "101")
    assert found.share_within is found.share_abandoned is found.median_seconds is None


@given(WAITS)
def test_the_figures_add_up(waits: list[int | None]) -> None:
    found = answering.figures([call(wait) for wait in waits], "999")
    assert found.offered == found.answered + found.abandoned + found.still_ringing
    assert found.within <= found.answered
    if found.median_seconds is not None and found.p90_seconds is not None:
        assert found.median_seconds <= found.p90_seconds


def test_only_calls_received_in_the_period_count(exchange: Officer, nine: datetime) -> None:
    ring(event("offered", -90, "a"), exchange)
    ring(event("answered", 1, "a"), exchange)
    ring(event("offered", 0, "b"), exchange)
    ring(event("answered", 0.1, "b"), exchange)
    found = queries.figures_between(nine - minutes(1), nine + hours(1))[0]
    assert (found.offered, found.within) == (1, 1)
    hourly = queries.figures_by_hour(nine - hours(2), nine + hours(1), "999")
    assert [figures.offered for _, figures in hourly] == [1, 0, 1]
