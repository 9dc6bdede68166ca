"""Who answers the telephones: Erlang's formulas against published figures and exact sums."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.simulation import quarter_hours
from goldenhour.simulation.answering import Calls, NeverEnough, answered, blocked, staff_needed
from goldenhour.simulation.quarter_hours import Day, Spike

PUBLISHED = Calls(per_hour=200, handling=180)  # 100 calls in 30 minutes, 3 minutes each


def test_the_published_example_needs_fourteen() -> None:
    found = staff_needed(PUBLISHED, 0.8, 20)
    assert found.agents == 14
    assert found.wait_probability == pytest.approx(0.174132, abs=5e-7)
    assert found.service_level == pytest.approx(0.888350, abs=5e-7)
    assert found.mean_answer_seconds == pytest.approx(7.8359, abs=5e-5)
    assert found.abandoned == 0


@given(st.floats(0.1, 60), st.integers(1, 90))
def test_the_loss_formula_is_its_sum(load: float, agents: int) -> None:
    terms = [load**k / math.factorial(k) for k in range(agents + 1)]
    assert blocked(load, agents) == pytest.approx(terms[-1] / sum(terms), rel=1e-9)


def exactly(calls: Calls, agents: int, within: float) -> dict[str, float]:
    """Erlang A from its birth and death chain, state by state."""
    assert calls.patience is not None
    rate, serves, gives_up = calls.per_hour / 3600, 1 / calls.handling, 1 / calls.patience
    chances = [1.0]
    while len(chances) < 4000:
        state = len(chances)
        leaves = min(state, agents) * serves + max(0, state - agents) * gives_up
        chances.append(chances[-1] * rate / leaves)
    share = np.array(chances) / sum(chances)
    queue = np.maximum(np.arange(4000) - agents, 0) @ share
    lost = gives_up * queue / rate
    return {"abandoned": lost, "wait_probability": share[agents:].sum()}


@given(st.floats(5, 60), st.integers(1, 40), st.floats(20, 900))
@settings(max_examples=40)
def test_impatience_agrees_with_the_chain(per_hour: float, agents: int, patience: float) -> None:
    calls = Calls(per_hour * 10, 180, patience)
    found, wanted = answered(calls, agents, 10), exactly(calls, agents, 10)
    assert found.abandoned == pytest.approx(wanted["abandoned"], abs=1e-9)
    assert found.wait_probability == pytest.approx(wanted["wait_probability"], abs=1e-9)
    assert found.occupancy == pytest.approx(calls.load * (1 - found.abandoned) / agents)


def test_all_who_wait_long_enough_are_answered_or_have_given_up() -> None:
    calls = Calls(400, 240, 90)
    found = answered(calls, 24, 1e9)
    assert found.service_level == pytest.approx(1 - found.abandoned, abs=1e-12)


def test_endless_patience_is_erlang_c() -> None:
    patient, endless = answered(Calls(200, 180, 1e9), 14, 20), answered(PUBLISHED, 14, 20)
    assert patient.service_level == pytest.approx(endless.service_level, abs=1e-6)
    assert patient.mean_answer_seconds == pytest.approx(endless.mean_answer_seconds, rel=1e-5)


@given(st.floats(0.5, 2000), st.floats(10, 600), st.floats(0.05, 0.99), st.floats(0, 120))
@settings(max_examples=40)
def test_the_staff_needed_is_the_least(
    per_hour: float, handling: float, target: float, within: float
) -> None:
    for calls in (Calls(per_hour, handling), Calls(per_hour, handling, 60)):
        found = staff_needed(calls, target, within)
        assert found.service_level >= target
        assert 0 <= found.occupancy <= 1
        if found.agents > 1 and (calls.patience or found.agents - 1 > calls.load):
            assert answered(calls, found.agents - 1, within).service_level < target


def test_a_country_s_calls_are_worked_out_without_overflow() -> None:
    assert staff_needed(Calls(1e6, 300), 0.9, 10).agents > 83_333
    assert staff_needed(Calls(1e6, 300, 60), 0.9, 10).agents < 83_333


def test_too_few_people_never_catch_up() -> None:
    with pytest.raises(NeverEnough, match="never ends"):
        answered(PUBLISHED, 10, 20)


def test_a_steady_day_agrees_with_erlang() -> None:
    day = Day((50.0,) * 96, 180)
    level, low, high = quarter_hours.simulated(day, [14] * 96, 20, days=120).service_level
    assert low - 0.01 < 0.888350 < high + 0.01  # the first hour begins empty
    assert level == pytest.approx(0.888350, abs=0.01)


def test_impatient_days_agree_with_erlang_a() -> None:
    day = Day((50.0,) * 96, 180, 60)
    wanted = answered(Calls(200, 180, 60), 11, 20)
    through = quarter_hours.simulated(day, [11] * 96, 20, days=80)
    assert through.service_level[0] == pytest.approx(wanted.service_level, abs=0.01)
    lost = through.abandoned.sum() / through.calls.sum()
    assert lost == pytest.approx(wanted.abandoned, abs=0.005)


def test_the_same_days_are_drawn_for_every_staff_and_more_people_answer_no_fewer() -> None:
    day = Day((20.0,) * 32, 240, 90, (Spike(0.5, 80, 60),))
    few, many = (quarter_hours.simulated(day, [n] * 32, 10, days=40) for n in (6, 12))
    assert np.array_equal(few.calls, many.calls)
    assert many.in_time.sum() > few.in_time.sum()
    assert (few.in_time + few.abandoned <= few.calls).all()


def test_spikes_need_more_people_than_the_formula_says() -> None:
    calm = Day((20.0,) * 16, 180, 60)
    spiky = Day((20.0,) * 16, 180, 60, (Spike(2.0, 80, 60),))
    formula = staff_needed(Calls(80, 180, 60), 0.9, 10).agents
    staff, through = quarter_hours.staffed(spiky, 0.9, 10, days=40)
    assert (through.by_quarter >= 0.9).all()
    assert sum(staff) > 16 * formula
    assert sum(quarter_hours.staffed(calm, 0.9, 10, days=40)[0]) < sum(staff)


@pytest.mark.parametrize(("days", "t"), [(20, 2.0930), (10, 2.2622), (200, 1.9720)])
def test_student_s_t_is_as_tabled(days: int, t: float) -> None:
    assert quarter_hours.t_of(days) == pytest.approx(t, abs=5e-4)
