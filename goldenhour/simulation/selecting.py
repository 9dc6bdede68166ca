"""Selecting: the best of several layouts by what replications say, with a stated confidence.

The procedure of Kim and Nelson: all begin with the same few replications; then one at a time is
added for those left, and whoever is too far behind another leaves. S.-H. Kim and B. L. Nelson, "A
fully sequential procedure for indifference-zone selection in simulation", ACM TOMACS 11 (2001)
251-273, with c = 1. Its promise: where the best is better than every other by at least the
indifference zone, it is selected with at least the confidence, and layouts may share their
random numbers, since only paired differences are asked. To look less often than at each
replication keeps the promise.

Costs are what is to be small, whatever the unit; ``costs[layout]`` has one value a replication,
and replication number r of all layouts met the same incidents. Nothing is drawn here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf, isnan, sqrt

from goldenhour.simulation import intervals

CONFIDENCE = 0.95
FIRST = 10  # replications before anybody may leave
Costs = Mapping[int, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Zone:
    """What is asked: the smallest difference that matters, and how sure the choice must be."""

    indifference: float
    confidence: float = CONFIDENCE
    first: int = FIRST


@dataclass(frozen=True, slots=True)
class Left:
    """A layout that left: after how many replications, and behind which one."""

    layout: int
    replications: int
    behind: int


class Selection:
    """Who is still in, as replications come in. The variances are those of the first ones."""

    def __init__(self, zone: Zone, firsts: Costs) -> None:
        """``firsts`` has the first ``zone.first`` costs of every layout."""
        self.zone = zone
        self.remaining = sorted(firsts)
        self.left: list[Left] = []
        pairs = [(one, other) for one in firsts for other in firsts if one < other]
        reach = _reach(len(firsts), zone)
        self._spans = {
            pair: reach * variance_of_difference(firsts[pair[0]], firsts[pair[1]]) for pair in pairs
        }

    @property
    def is_over(self) -> bool:
        """Whether one layout is left."""
        return len(self.remaining) == 1

    def look(self, costs: Costs) -> list[Left]:
        """Let those leave who are too far behind; all that are in must have equally many costs."""
        sums = {one: fsum(costs[one]) for one in self.remaining}
        count = len(costs[self.remaining[0]])
        order = sorted(self.remaining, key=lambda one: (sums[one], one))
        leaving = []
        for one in order:
            ahead = next((o for o in order if self._is_beaten(one, o, sums, count)), None)
            if ahead is not None:
                leaving.append(Left(one, count, ahead))
        gone = {each.layout for each in leaving}
        self.remaining = [one for one in self.remaining if one not in gone]
        self.left += leaving
        return leaving

    def _is_beaten(self, one: int, by: int, sums: dict[int, float], count: int) -> bool:
        if one == by:
            return False
        span = self._spans[min(one, by), max(one, by)]
        zone = self.zone.indifference
        room = max(0.0, span / (2 * zone) - zone * count / 2)
        behind = sums[one] - sums[by]
        return behind > room or (room == 0 and behind == 0 and by < one)


def _reach(layouts: int, zone: Zone) -> float:
    """h squared of the procedure: how far sums may part, by variance and zone."""
    if layouts < 2:
        return 0.0
    freedom = zone.first - 1
    eta = ((2 * (1 - zone.confidence) / (layouts - 1)) ** (-2 / freedom) - 1) / 2
    return float(2 * eta * freedom)


def variance_of_difference(one: Sequence[float], other: Sequence[float]) -> float:
    """The sample variance of the paired differences."""
    apart = [a - b for a, b in zip(one, other, strict=True)]
    mean = fsum(apart) / len(apart)
    return fsum((each - mean) ** 2 for each in apart) / (len(apart) - 1)


def probability_best(costs: Costs, best: int, within: float = 0.0) -> float:
    """At least how probable it is that no other layout is better by more than ``within``.

    With a flat prior, the true difference of a pair is spread as Student's t around the observed
    one; what is left after the chances of all rivals are taken off (Bonferroni's bound; C.-H.
    Chen, "An effective approach to smartly allocate computing budget for discrete event
    simulation", CDC 1995). Each pair is judged by the replications that both have. 0 where the
    bound says nothing.
    """
    chances = [
        _better(costs[best], costs[other], within) for other in sorted(costs) if other != best
    ]
    return max(0.0, 1 - fsum(chances))


def _better(best: Sequence[float], other: Sequence[float], within: float) -> float:
    """How probable it is that the other costs less than the best by more than ``within``."""
    count = min(len(best), len(other))
    if count < 2:
        return 1.0
    apart = fsum(other[:count]) / count - fsum(best[:count]) / count + within
    if isnan(apart):
        return 1.0
    deviation = sqrt(variance_of_difference(best[:count], other[:count]) / count)
    if deviation == 0:
        return 0.5 if apart == 0 else float(apart < 0)
    below = intervals.t_below(abs(apart) / deviation, count - 1) if abs(apart) < inf else 1.0
    return 1 - below if apart > 0 else below
