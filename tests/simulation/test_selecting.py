"""Selection keeps its promise, and what it says of the best is not said too often.

Layouts are normal variables that share a part (common random numbers), with means that are known.
"""

from math import isclose

import numpy as np
import pytest
from numpy.typing import NDArray

from goldenhour.simulation import selecting
from goldenhour.simulation.selecting import Selection, Zone

ZONE = Zone(indifference=1.0, confidence=0.9, first=8)
MOST = 2_000


def _drawn(means: list[float], seed: int, replications: int = MOST) -> NDArray[np.float64]:
    """Costs [layout, replication]: a part that all share, and a part of their own."""
    draw = np.random.default_rng(seed)
    shared = draw.normal(0, 5, replications)
    own = draw.normal(0, 2, (len(means), replications))
    costs: NDArray[np.float64] = np.array(means)[:, None] + shared + own
    return costs


def _selected(costs: NDArray[np.float64], zone: Zone, step: int = 5) -> tuple[int, int]:
    """Who is selected, and after how many replications."""
    count = zone.first
    selection = Selection(zone, {n: row[:count].tolist() for n, row in enumerate(costs)})
    while True:
        selection.look({n: costs[n, :count].tolist() for n in selection.remaining})
        if selection.is_over:
            return selection.remaining[0], count
        count += step


@pytest.mark.parametrize("layouts", [2, 5])
def test_the_best_is_selected_as_often_as_is_promised(layouts: int) -> None:
    """The least favourable case: all others are worse by the zone and no more.

    Of 300 times at least 270 are promised; fewer than 255 would happen once in 1,000 times.
    """
    means = [1.0] * layouts
    means[layouts - 1] = 0.0
    right = sum(_selected(_drawn(means, seed), ZONE)[0] == layouts - 1 for seed in range(300))
    assert right >= 255


def test_layouts_that_do_not_matter_are_not_played_for_ever() -> None:
    """Nobody is better: one of them is selected all the same, within the zone of the others."""
    counts = [_selected(_drawn([0.0, 0.0, 0.0], seed), ZONE)[1] for seed in range(50)]
    assert max(counts) < MOST
    wide = Zone(indifference=4.0, confidence=0.9, first=8)
    fewer = [_selected(_drawn([0.0, 0.0, 0.0], seed), wide)[1] for seed in range(50)]
    assert sum(fewer) < sum(counts)


def test_who_leaves_is_told_with_whom_it_was_behind() -> None:
    costs = {0: [0.0, 0.1, 0.0], 1: [9.0, 9.1, 9.2], 2: [0.2, 0.1, 0.0]}
    selection = Selection(Zone(0.5, 0.95, 3), costs)
    assert [(one.layout, one.replications, one.behind) for one in selection.look(costs)] == [
        (2, 3, 0),
        (1, 3, 0),
    ]
    assert selection.is_over


def test_equals_are_not_both_kept_nor_both_sent_away() -> None:
    costs = {0: [1.0, 2.0, 3.0], 1: [1.0, 2.0, 3.0]}
    selection = Selection(Zone(0.5, 0.95, 3), costs)
    selection.look(costs)
    assert selection.remaining == [0]


def test_how_far_sums_may_part_is_as_by_hand() -> None:
    # k = 2, alpha 0.05, 10 first: eta = (0.1^(-2/9) - 1) / 2, h squared = 18 eta
    eta = (0.1 ** (-2 / 9) - 1) / 2
    draw = np.random.default_rng(3).normal(0, 1, (2, 10))
    costs = {n: row.tolist() for n, row in enumerate(draw)}
    variance = float(np.var(draw[0] - draw[1], ddof=1))
    assert isclose(selecting.variance_of_difference(costs[0], costs[1]), variance)
    room = 18 * eta * variance / (2 * 0.2) - 0.2 * 10 / 2
    gap = sum(costs[1]) - sum(costs[0])
    nearly = {0: costs[0], 1: [one + (room - gap - 1e-6) / 10 for one in costs[1]]}
    beyond = {0: costs[0], 1: [one + (room - gap + 1e-6) / 10 for one in costs[1]]}
    assert Selection(Zone(0.2), costs).look(nearly) == []
    assert [one.layout for one in Selection(Zone(0.2), costs).look(beyond)] == [1]


def test_the_probability_of_being_best_is_right_as_often_as_it_says() -> None:
    """True means are drawn widely; of those told to be best with p, at least p are."""
    draw, told, right = np.random.default_rng(5), [], []
    for seed in range(600):
        means = draw.uniform(0, 6, 4).tolist()
        costs = {n: row.tolist() for n, row in enumerate(_drawn(means, seed, 10))}
        best = min(costs, key=lambda n: sum(costs[n]))
        told.append(selecting.probability_best(costs, best))
        right.append(best == int(np.argmin(means)))
    sure = [(p, is_right) for p, is_right in zip(told, right, strict=True) if p >= 0.5]
    assert len(sure) > 200
    promised = sum(p for p, _ in sure) / len(sure)
    kept = sum(is_right for _, is_right in sure) / len(sure)
    assert kept >= promised - 3 * (promised * (1 - promised) / len(sure)) ** 0.5
    assert kept - promised < 0.1


def test_within_the_zone_is_more_probable_than_best() -> None:
    costs = {n: row.tolist() for n, row in enumerate(_drawn([0.0, 0.1], 1, 20))}
    best = min(costs, key=lambda n: sum(costs[n]))
    plain = selecting.probability_best(costs, best)
    assert plain < selecting.probability_best(costs, best, within=1.0) <= 1


def test_equals_and_single_replications_say_nothing_they_do_not_know() -> None:
    assert selecting.probability_best({0: [1.0, 2.0], 1: [1.0, 2.0]}, 0) == 0.5
    assert selecting.probability_best({0: [1.0], 1: [2.0]}, 0) == 0.0
