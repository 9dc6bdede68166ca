"""The fold: any order and any number of times, the same events give the same call."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goldenhour.contact.rules import CALL_EVENTS, calls
from tests.moments import NINE, minutes

PLACES: tuple[dict[str, Any], ...] = (
    {},
    {"source": "aml", "lat": 53.09, "lon": -2.24, "radius_m": 30},
    {"source": "aml", "lat": -2.24, "lon": 53.09},
    {"source": "eisec", "postcode": "ST7 1AB"},
    {"source": "eisec", "postcode": "ZZ99 9ZZ"},
)
EVENTS = st.builds(
    calls.Told,
    event=st.sampled_from("abcdefghij"),
    kind=st.sampled_from(CALL_EVENTS),
    at=st.integers(0, 600).map(lambda seconds: NINE + timedelta(seconds=seconds)),
    channel=st.sampled_from(calls.CHANNELS),
    line=st.sampled_from(("", "1", "2")),
    number=st.sampled_from(("", "07700900142", "07700900143")),
    answered_by=st.sampled_from(("", "7101", "7102")),
    recording=st.sampled_from(("", "rec-1", "rec-2")),
    location=st.sampled_from(PLACES),
)


def told(event: str, kind: str, minute: float, **more: Any) -> calls.Told:
    return calls.Told(event, kind, NINE + minutes(minute), "999", **more)


@given(st.lists(EVENTS, unique_by=lambda one: one.event), st.randoms(), st.data())
def test_any_order_and_any_repeats_give_the_same_call(
    events: list[calls.Told], chance: Any, data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(events))) if events else []
    shuffled = [*events, *again]
    chance.shuffle(shuffled)
    assert calls.fold(shuffled) == calls.fold(events)


@given(st.lists(EVENTS, min_size=1, unique_by=lambda one: one.event))
def test_a_call_is_received_with_its_first_sign_and_over_with_its_last_end(
    events: list[calls.Told],
) -> None:
    call = calls.fold(events)
    assert call.received_at == min(one.at for one in events)
    ends = [one.at for one in events if one.kind in ("ended", "abandoned")]
    assert call.hung_up_at == max(ends, default=None)
    assert call.answered_at is None or call.abandoned_at is None


def test_whoever_was_answered_did_not_give_up() -> None:
    call = calls.fold([told("a", "abandoned", 1), told("b", "answered", 2)])
    assert call.abandoned_at is None
    assert call.hung_up_at == NINE + minutes(1)


def test_a_position_in_the_sea_of_another_country_places_nobody() -> None:
    near, swapped = PLACES[1], PLACES[2]
    call = calls.fold([told("a", "offered", 0, location=near), told("b", "held", 1)])
    assert call.location == near
    later = calls.fold(
        [told("a", "offered", 0, location=near), told("b", "held", 1, location=swapped)]
    )
    assert later.location == near


def test_nothing_told_is_no_call() -> None:
    assert calls.fold([]) == calls.Call()


def test_a_clock_far_ahead_is_refused_with_its_mend() -> None:
    ahead = told("a", "offered", 10)
    assert "Set the clock" in calls.impossible(ahead, at=NINE)
    assert calls.impossible(ahead, at=NINE + minutes(6)) == ""
