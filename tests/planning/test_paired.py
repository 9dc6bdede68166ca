"""Paired differences: worked by hand, and what is said of them."""

import numpy as np
import pytest

from goldenhour.planning.rules import paired, saying, scales
from goldenhour.simulation import intervals
from goldenhour.simulation.intervals import Interval


def series(responses: list[float]) -> paired.Series:
    """A layout whose Immediates were attended so late, one mean a replication."""
    made = paired.empty(len(responses), bases=1, places=1)
    made.grades[:, 0, 0] = responses
    return made


def response_difference(first: list[float], other: list[float]) -> Interval:
    grades = paired.differences(series(first), series(other))["grades"]
    found: Interval = grades["I"]["response_mean"]
    return found


def test_a_paired_interval_is_that_of_the_differences() -> None:
    # -1, -2, -1, -2: mean -1.5, deviation 1/sqrt(3), t(3) = 3.182446, half 3.182446/sqrt(12)
    found = response_difference([10, 30, 50, 70], [9, 28, 49, 68])
    assert found.mean == pytest.approx(-1.5)
    assert found.ci95_low == pytest.approx(-1.5 - 0.918693, abs=1e-6)
    assert found.ci95_high == pytest.approx(-1.5 + 0.918693, abs=1e-6)
    assert paired.verdict(found) == paired.LESS


def test_layouts_on_other_demand_would_not_be_told_apart() -> None:
    first, other = (intervals.of(one) for one in ([10, 30, 50, 70], [9, 28, 49, 68]))
    assert first.ci95_low is not None
    assert other.mean is not None
    assert first.ci95_low < other.mean


def test_an_interval_that_holds_nothing_shows_no_difference() -> None:
    # -1, -2, -1: mean -4/3, deviation 1/sqrt(3), t(2) = 4.302653, half 1.434218
    found = response_difference([10, 12, 14], [9, 10, 13])
    assert found.ci95_high == pytest.approx(-4 / 3 + 1.434218, abs=1e-6)
    assert paired.verdict(found) == paired.NOT_SHOWN


def test_a_replication_without_anybody_makes_no_pair() -> None:
    assert response_difference([10, np.nan, 14], [9, 10, np.nan]) == Interval(-1.0, None, None)


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (
            Interval(-1.5, -2.42, -0.58),
            "Immediate: ten is quicker than three by 1.50 minutes on average "
            "(95 % interval 0.58 to 2.42).",
        ),
        (
            Interval(1.5, 0.58, 2.42),
            "Immediate: ten is slower than three by 1.50 minutes on average "
            "(95 % interval 0.58 to 2.42).",
        ),
        (
            Interval(-1.33, -2.77, 0.1),
            "Immediate: no difference is shown between ten and three, "
            f"{saying.MINUS}1.33 minutes (95 % interval {saying.MINUS}2.77 to +0.10).",
        ),
        (
            Interval(-1.33, None, None),
            "Immediate: nothing can be said; too few replications had any.",
        ),
    ],
)
def test_no_winner_is_named_without_its_interval(of: Interval, said: str) -> None:
    assert saying.sentence("three", "ten", "I", of) == said


def test_a_share_is_higher_or_lower_and_minutes_are_slower_or_quicker() -> None:
    less = Interval(-0.02, -0.03, -0.01)
    assert saying.change(less, "within_target") == "lower"
    assert saying.change(less, "queue_mean") == "lower"
    assert saying.change(less, "wait_mean") == "quicker"
    said = saying.interval(less, "within_target", is_signed=True)
    assert said == "-2.00 points (-3.00 to -1.00)".replace("-", saying.MINUS)


def test_nothing_is_said_to_be_minus_nothing() -> None:
    assert saying.number(-0.001) == "0.00"


def test_several_comparisons_are_noted() -> None:
    assert saying.several(2) is None
    assert "at least 90 of" in str(saying.several(3))


@pytest.mark.parametrize(
    ("of", "look"),
    [
        (Interval(-6, -7, -5), "d0"),
        (Interval(-3, -4, -2), "d1"),
        (Interval(-1, -1.5, -0.5), "d2"),
        (Interval(-6, -13, 1), "d3"),
        (Interval(1, 0.5, 1.5), "d4"),
        (Interval(2, 1.5, 2.5), "d5"),
        (Interval(5, 4, 6), "d6"),
        (Interval(5, None, None), scales.NONE),
    ],
)
def test_a_map_is_coloured_only_where_a_difference_is_shown(of: Interval, look: str) -> None:
    assert scales.of_difference(of) == look


def test_a_scale_has_round_limits_and_a_class_for_everything() -> None:
    limits = scales.cuts([8.2, 9.9, 12.4, 17.8, float("nan")])
    assert limits == (10.0, 12.0, 14.0, 16.0, 18.0)
    looks = [scales.of_minutes(value, limits) for value in (3, 10, 17.9, 400, float("nan"))]
    assert looks == ["r0", "r1", "r4", "r5", scales.NONE]
    assert [one.look for one in scales.legend_of_minutes(limits)][-2:] == ["r5", scales.NONE]
