"""Locating in time: bases that reach the most, or all, within some minutes, proven by HiGHS.

The questions of ``locating`` in which a place is either reached or not, and the median of bases
that can take only so much of the demand. Needs the extra ``planning``.
"""

import numpy as np

from goldenhour.simulation import covering, swapping
from goldenhour.simulation.locating import (
    Answer,
    NoChoice,
    Question,
    filled,
    mean_minutes,
    nearest,
    told,
)
from goldenhour.simulation.places import Floats
from goldenhour.simulation.swapping import Indices

PROGRAMME = "HiGHS"


def p_centre(question: Question) -> Answer:
    """Shortest longest minutes: the least radius within which the bases reach every place."""
    near = question.minutes.T
    radii = np.unique(near[np.isfinite(near)])
    low = int(np.searchsorted(radii, near.min(axis=0).max()))
    widest = _all_within(question, radii[-1])
    if widest is None:
        raise NoChoice(f"no choice of {question.count} bases reaches every place")
    start = swapping.greedy(filled(near), question.count, question.fixed)
    best = min((widest, start), key=lambda sites: near[sites].min(axis=0).max())
    high = int(np.searchsorted(radii, near[best].min(axis=0).max()))
    while low < high:
        middle = (low + high) // 2
        sites = _all_within(question, radii[middle])
        if sites is None:
            low = middle + 1
        else:
            best, high = sites, int(np.searchsorted(radii, near[sites].min(axis=0).max()))
    chosen = _completed(question, best)
    value = float(near[chosen].min(axis=0).max())
    return Answer(value, told(chosen), nearest(question, chosen), 0.0, PROGRAMME)


def coverage(question: Question, within: float) -> Answer:
    """Most demand that a base reaches within some minutes."""
    reached = (question.minutes <= within).T
    chosen, bound = covering.most_covered(reached, question.weights, question.count, question.fixed)
    value = float(question.weights[reached[chosen].any(axis=0)].sum())
    gap = max(0.0, bound - value) / value if value else 0.0
    return Answer(value, told(chosen), nearest(question, chosen), gap, PROGRAMME)


def p_median_within(question: Question, most: Floats) -> Answer:
    """The p-median where each site takes at most its share of demand; a place is not split."""
    weighted = (filled(question.minutes) * question.weights[:, None]).T
    found = covering.median_within(weighted, question.weights, most, question.count, question.fixed)
    if found is None:
        raise NoChoice("no choice of bases has room for all demand")
    chosen, served, bound = found
    value = mean_minutes(question, served)
    gap = max(0.0, value - bound) / value if value else 0.0
    return Answer(value, told(chosen), served, gap, PROGRAMME)


def _all_within(question: Question, radius: float) -> Indices | None:
    reached = (question.minutes <= radius).T
    return covering.all_covered(reached, question.count, question.fixed)


def _completed(question: Question, sites: Indices) -> Indices:
    """Fewer sites may reach every place; the rest are those that shorten the mean most."""
    costs = (filled(question.minutes.T)) * question.weights
    return np.sort(swapping.greedy(costs, question.count, sites.tolist()))
