"""Resampling: what a recorded figure is worth, when the days of a week hang together.

Whole blocks (weeks) are drawn again, not single incidents: a busy night delays all of its
incidents at once, so they are not independent, and intervals that took them so would be too
narrow. Block bootstrap: H. R. Kuensch, Annals of Statistics 17 (1989) 1217-1241, here with blocks
that do not overlap. The bound is the bootstrap's standard error times Student's t for the number
of blocks, as blocks are few and percentiles of few blocks are too narrow.
"""

from math import sqrt

import numpy as np

from goldenhour.simulation.intervals import COVERAGE, Interval, t_quantile
from goldenhour.simulation.layout import Floats, Ints

DRAWS = 500
NAMES = ("mean", "p50", "p90", "within_target")
QUANTILES = {"p50": 0.5, "p90": 0.9}


def draws(blocks: int, seed: int) -> Floats:
    """How often each of the blocks occurs, a row a draw: [DRAWS, blocks]."""
    chance = np.full(blocks, 1 / blocks)
    return np.random.default_rng(seed).multinomial(blocks, chance, DRAWS).astype(np.float64)


def statistics(
    values: Floats, target: Floats, weights: Floats, block: Ints, times: Floats
) -> Floats:
    """Mean, median, ninth decile and share within target for each draw: [draws, 4].

    ``weights`` are of the values, ``block`` their blocks, ``times`` how often each block occurs
    in each draw. A draw without any value is nan.
    """
    order = np.argsort(values, kind="stable")
    values, target, weights = values[order], target[order], weights[order]
    block = block[order]
    is_kept = (values <= target) * 1.0
    found = np.full((len(times), len(NAMES)), np.nan)
    for draw, row in enumerate(times):
        weight = weights * row[block]
        above = np.cumsum(weight)
        if not above.size or above[-1] <= 0:
            continue
        spots = [np.searchsorted(above, share * above[-1]) for share in QUANTILES.values()]
        last = len(values) - 1
        middle, high = (values[min(int(spot), last)] for spot in spots)
        found[draw] = weight @ values / above[-1], middle, high, weight @ is_kept / above[-1]
    return found


def interval(value: float, drawn: Floats, blocks: int) -> Interval:
    """A figure with its 95 % interval, from its values in the draws; none of under 4 blocks."""
    known = drawn[~np.isnan(drawn)]
    if np.isnan(value):
        return Interval(None, None, None)
    if blocks < 4 or len(known) < DRAWS / 2:
        return Interval(float(value), None, None)
    error = float(known.std(ddof=1)) * sqrt(blocks / (blocks - 1))
    half = t_quantile(0.5 + COVERAGE / 2, blocks - 1) * error
    return Interval(float(value), float(value) - half, float(value) + half)
