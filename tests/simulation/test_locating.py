"""Where bases should stand: answers agree with trying every choice, and say what is proven."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.simulation import bounding, locating, places, swapping, travel
from goldenhour.simulation.places import Floats

pytest.importorskip("highspy", reason="the extra planning is not installed")
from goldenhour.simulation import locating_in_time


@st.composite
def questions(draw: st.DrawFn) -> locating.Question:
    """Small instances, some on a grid so that distances tie, some with pairs nobody can drive."""
    count_of_places = draw(st.integers(1, 12))
    sites = draw(st.integers(1, 7))
    count = draw(st.integers(1, sites))
    shape = (count_of_places, sites)
    size = count_of_places * sites
    minutes = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    weights = draw(st.lists(st.integers(1, 9), min_size=shape[0], max_size=shape[0]))
    fixed = draw(st.sets(st.integers(0, sites - 1), max_size=count))
    table = np.array(minutes, dtype=np.float64).reshape(shape)
    shares = np.array(weights) / sum(weights)
    return locating.Question(table, shares, count, tuple(sorted(fixed)))


def choices(question: locating.Question) -> list[list[int]]:
    sites = range(question.minutes.shape[1])
    return [
        list(chosen)
        for chosen in combinations(sites, question.count)
        if set(question.fixed) <= set(chosen)
    ]


def nearest(question: locating.Question, chosen: list[int]) -> Floats:
    return np.asarray(question.minutes[:, chosen].min(axis=1))


def holds_together(question: locating.Question, answer: locating.Answer) -> None:
    assert answer.proven_optimal
    assert len(answer.sites) == question.count
    assert set(question.fixed) <= set(answer.sites)
    assert set(answer.assignment.tolist()) <= set(answer.sites)


@given(questions())
@settings(max_examples=60, deadline=None)
def test_the_median_agrees_with_trying_every_choice(question: locating.Question) -> None:
    answer = locating.p_median(question)
    best = min(float(nearest(question, one) @ question.weights) for one in choices(question))
    assert answer.value == pytest.approx(best, abs=1e-9)
    holds_together(question, answer)


@given(questions())
@settings(max_examples=25, deadline=None)
def test_the_centre_agrees_with_trying_every_choice(question: locating.Question) -> None:
    answer = locating_in_time.p_centre(question)
    assert answer.value == min(nearest(question, one).max() for one in choices(question))
    holds_together(question, answer)


@given(questions(), st.integers(0, 9))
@settings(max_examples=25, deadline=None)
def test_coverage_agrees_with_trying_every_choice(question: locating.Question, within: int) -> None:
    answer = locating_in_time.coverage(question, within)
    shares = [
        float(question.weights[nearest(question, one) <= within].sum()) for one in choices(question)
    ]
    assert answer.value == pytest.approx(max(shares), abs=1e-9)
    holds_together(question, answer)


@pytest.mark.parametrize("seed", range(4))
def test_a_bigger_median_is_proven_and_no_exchange_betters_it(seed: int) -> None:
    draw = np.random.default_rng(seed)
    at, of = draw.uniform(0, 50, (2, 60)), draw.uniform(0, 50, (2, 25))
    minutes = np.hypot(at[0][:, None] - of[0], at[1][:, None] - of[1])
    proof = bounding.proven(minutes.T, 4)
    best = min(minutes[:, list(one)].min(axis=1).sum() for one in combinations(range(25), 4))
    assert proof.value == pytest.approx(best)
    assert proof.bound <= proof.value
    assert proof.gap == 0
    again = swapping.improved(minutes.T, proof.chosen)
    assert swapping.total(minutes.T, again) == pytest.approx(proof.value)


def test_the_five_best_of_all_small_areas_are_proven() -> None:
    areas = places.built_in()
    minutes = travel.minutes(areas, areas).astype(np.float64)
    answer = locating.p_median(locating.Question(minutes, areas.weights, 5))
    assert answer.proven_optimal
    assert answer.value == pytest.approx(13.9344, abs=1e-3)
    assert (minutes[np.arange(687), answer.assignment] @ areas.weights) == pytest.approx(
        answer.value
    )


def test_a_search_that_may_not_branch_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "ROUNDS", 1)
    monkeypatch.setattr(bounding, "STEPS", 2)
    monkeypatch.setattr(bounding, "MOST_NODES", 0)
    draw = np.random.default_rng(1)
    proof = bounding.proven(draw.uniform(1, 9, (30, 80)), 5)
    assert proof.gap > 0
    assert proof.bound < proof.value


def test_a_place_that_nothing_reaches_leaves_no_choice() -> None:
    minutes = np.array([[1.0, np.inf], [np.inf, 2.0]])
    question = locating.Question(minutes, np.array([0.5, 0.5]), 1)
    for ask in (locating.p_median, locating_in_time.p_centre):
        with pytest.raises(locating.NoChoice, match="no choice of 1 bases reaches every place"):
            ask(question)
    assert locating_in_time.coverage(question, 5).value == 0.5


def test_bases_that_take_only_so_much_share_the_demand() -> None:
    minutes = np.array([[1.0, 9.0], [2.0, 7.0], [3.0, 4.0], [4.0, 5.0]])
    question = locating.Question(minutes, np.full(4, 0.25), 2)
    free = locating.p_median(question)
    held = locating_in_time.p_median_within(question, np.array([0.5, 0.5]))
    assert free.assignment.tolist() == [0, 0, 0, 0]
    assert held.assignment.tolist() == [0, 0, 1, 1]
    assert held.value == pytest.approx((1 + 2 + 4 + 5) / 4)
    assert held.proven_optimal
    with pytest.raises(locating.NoChoice, match="room"):
        locating_in_time.p_median_within(question, np.array([0.4, 0.4]))
