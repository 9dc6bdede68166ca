"""Scoring: how much each comparison speaks for one person, by Fellegi and Sunter (1969).

A pair's weight is the prior plus, for each comparison, the weight of the first level that holds,
adjusted by how rare the shared value is, exactly as Splink computes it. ``score`` does one pair;
``score_all`` the candidates of one query at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage.beside import Beside
from goldenhour.linkage.comparisons import COMPARISONS
from goldenhour.linkage.levels import Comparison
from goldenhour.linkage.model import Model, Weight
from goldenhour.linkage.pairs import Pair

UNADJUSTED = Weight(0.0, expected=1.0)
TINY = 1e-300
Frequency = Callable[[str, str], float | None]  # column and value: its share among the rows


@dataclass(frozen=True)
class Part:
    """What one comparison adds: the place of its level, and the level's bits with rarity's."""

    comparison: Comparison
    level: int
    bits: float
    rarity: float = 0.0  # bits that are part of ``bits``


@dataclass(frozen=True)
class Score:
    """The weight of one pair in bits: the prior and the parts add up to it."""

    bits: float
    prior: float
    parts: tuple[Part, ...]


def score(pair: Pair, model: Model, frequency: Frequency) -> Score:
    """The weight of one pair, part by part."""
    parts = tuple(
        _part(one, weights, pair, frequency)
        for one, weights in zip(COMPARISONS, model.weights, strict=True)
    )
    return Score(model.prior + sum(part.bits for part in parts), model.prior, parts)


def _part(one: Comparison, weights: tuple[Weight, ...], pair: Pair, frequency: Frequency) -> Part:
    for place, level in enumerate(one.levels):
        if level.condition is None or level.condition.holds(pair):
            weight = weights[place]
            rarity = weight.adjustment(_commoner(pair, level.frequency, frequency))
            return Part(one, place, weight.bits + rarity, rarity)
    raise AssertionError(f"{one.id} has no level for everything else")


def _commoner(pair: Pair, column: str, frequency: Frequency) -> float | None:
    """How common the commoner of the two values is; None where nobody says either."""
    if not column:
        return None
    values = {pair.left.text(column), pair.right.text(column)} - {None}
    known = [frequency(column, value) for value in values if value is not None]
    return max((one for one in known if one is not None), default=None)


def score_all(beside: Beside, model: Model) -> NDArray[np.float64]:
    """The weights of all candidates, in bits, prior included."""
    total = np.full(len(beside.table), model.prior)
    for one, weights in zip(COMPARISONS, model.weights, strict=True):
        total += _bits(one, weights, beside)
    return total


def _bits(one: Comparison, weights: tuple[Weight, ...], beside: Beside) -> Any:
    """The bits of one comparison for every candidate: the first level that holds wins."""
    null = one.levels[0].condition.holds(beside) if one.levels[0].condition else beside.nobody
    if null.all():
        return 0.0
    places = np.full(len(beside.table), len(one.levels) - 1, dtype=np.int8)
    for place in range(len(one.levels) - 2, 0, -1):
        condition = one.levels[place].condition
        if condition is not None:
            places[condition.holds(beside)] = place
    places[null] = 0
    bits = np.array([weight.bits for weight in weights])[places]
    for column in dict.fromkeys(level.frequency for level in one.levels if level.frequency):
        _adjust(bits, one, weights, column, beside, places)
    return bits


def _adjust(
    bits: NDArray[np.float64],
    one: Comparison,
    weights: tuple[Weight, ...],
    column: str,
    beside: Beside,
    places: NDArray[np.int8],
) -> None:
    """Add what the rarity of this column's values weighs, at the levels that it adjusts."""
    adjusted = [
        weight if level.frequency == column and weight.share else UNADJUSTED
        for level, weight in zip(one.levels, weights, strict=True)
    ]
    shares = np.array([weight.share for weight in adjusted])
    if not shares.any():
        return
    expected = np.array([weight.expected for weight in adjusted])
    least = np.array([weight.least for weight in adjusted])
    common = beside.commoner(column)
    if least.any():
        common = np.maximum(common, np.log2(np.maximum(least, TINY))[places])
    bits += shares[places] * (np.log2(expected)[places] - common)
