"""Swapping: good sites by exchange, one out and one in, until no exchange helps.

Teitz and Bart's search (1968) with the fast interchange of Whitaker (1983): what every exchange
would save is worked out at once from the nearest and second nearest chosen site of each place.
The end depends on the start, so it proves nothing; `bounding` does.

Costs are arrays of shape (sites, places): what it costs a place to be served from a site.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation.places import Floats

Indices = NDArray[np.intp]
STARTS, SEED = 5, 1968
WORTH = 1e-12  # share of the total that an exchange must save: less is rounding


def total(costs: Floats, chosen: Sequence[int] | Indices) -> float:
    """What the chosen sites cost, each place served by the best of them."""
    return float(costs[np.asarray(chosen, dtype=np.intp)].min(axis=0).sum())


def greedy(costs: Floats, count: int, fixed: Sequence[int] = ()) -> Indices:
    """Sites added one by one, each the one that saves most; the fixed ones first."""
    chosen = list(fixed)
    now = costs[chosen].min(axis=0) if chosen else np.full(costs.shape[1], np.inf)
    while len(chosen) < count:
        after = np.minimum(costs, now).sum(axis=1)
        after[chosen] = np.inf
        best = int(after.argmin())
        chosen.append(best)
        now = np.minimum(now, costs[best])
    return np.array(chosen, dtype=np.intp)


def improved(costs: Floats, start: Indices, fixed: Sequence[int] = ()) -> Indices:
    """The chosen sites after every exchange that helps; fixed sites stay."""
    chosen = np.array(start, dtype=np.intp)
    may_leave = ~np.isin(chosen, np.asarray(fixed, dtype=np.intp))
    if not may_leave.any() or len(chosen) == len(costs):
        return chosen
    while True:
        saved = _saved_by_exchange(costs, chosen)
        saved[chosen] = -np.inf
        saved[:, ~may_leave] = -np.inf
        into, out = np.unravel_index(int(saved.argmax()), saved.shape)
        if saved[into, out] <= WORTH * (1 + total(costs, chosen)):
            return chosen
        chosen[out] = into


def best_of_several(costs: Floats, count: int, fixed: Sequence[int] = ()) -> Indices:
    """The best end of several starts: the greedy one, and others drawn by a fixed seed."""
    draw = np.random.default_rng(SEED)
    others = np.setdiff1d(np.arange(len(costs)), fixed)
    starts = [greedy(costs, count, fixed)]
    for _ in range(STARTS):
        drawn = draw.choice(others, count - len(fixed), replace=False)
        starts.append(np.concatenate([np.asarray(fixed, dtype=np.intp), drawn]))
    return min(
        (improved(costs, start, fixed) for start in starts), key=lambda end: total(costs, end)
    )


def _saved_by_exchange(costs: Floats, chosen: Indices) -> Floats:
    """What putting in each site (row) for each chosen one (column) would save."""
    mine = costs[chosen]
    nearest = mine.argmin(axis=0)
    places = np.arange(costs.shape[1])
    first = mine[nearest, places]
    mine[nearest, places] = np.inf
    second = mine.min(axis=0)
    saved = np.empty((len(costs), len(chosen)))
    saved[:] = np.maximum(first - costs, 0).sum(axis=1)[:, None]
    for out in range(len(chosen)):
        served = np.flatnonzero(nearest == out)
        instead = np.minimum(second[served], costs[:, served]) - first[served]
        saved[:, out] -= np.maximum(instead, 0).sum(axis=1)
    return saved
