"""Resampling: what a recorded figure is worth, when the days of a week hang together.

Whole blocks (weeks) are drawn again, not single incidents: a busy night delays all of its
incidents at once, so they are not independent, and intervals that took them so would be too
narrow. Block bootstrap: H. R. Kuensch, Annals of Statistics 17 (1989) 1217-1241, here with blocks
that do not overlap. The bound is the bootstrap's standard error times Student's t for the number
of blocks, as blocks are few and percentiles of few blocks are too narrow.
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation.intervals import COVERAGE, Interval, t_quantile
from goldenhour.simulation.layout import Floats, Ints

DRAWS = 500
CELLS = 2_000_000  # of values by draws worked out at once: memory stays small
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
    if not len(values):
        return np.full((len(times), len(NAMES)), np.nan)
    at_once = max(1, CELLS // len(values))
    parts = [
        _drawn(values, values <= target, weights * times[first : first + at_once, block])
        for first in range(0, len(times), at_once)
    ]
    return np.concatenate(parts)


def _drawn(values: Floats, is_kept: NDArray[np.bool_], weights: Floats) -> Floats:
    """The statistics of sorted values under weights [draws, values]."""
    above = np.cumsum(weights, axis=1)
    total = above[:, -1]
    spots = [(above >= share * total[:, None]).argmax(axis=1) for share in QUANTILES.values()]
    known = np.where(total > 0, total, np.nan)
    means = [weights @ values / known, weights @ is_kept / known]
    quantiles = [np.where(total > 0, values[spot], np.nan) for spot in spots]
    found: Floats = np.column_stack([means[0], *quantiles, means[1]])
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
