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
from goldenhour.linkage.comparisons import COMPARISONS, Comparison, Level
from goldenhour.linkage.conditions import Same
from goldenhour.linkage.model import Model, Weight
from goldenhour.linkage.pairs import Pair

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
    bits = np.full(len(beside.table), weights[-1].bits)
    for place in range(len(one.levels) - 2, 0, -1):
        level = one.levels[place]
        if level.condition is not None:
            holds = level.condition.holds(beside)
            if holds.any():
                bits[holds] = _level_bits(level, weights[place], beside, holds)
    bits[null] = 0.0
    return bits


def _level_bits(level: Level, weight: Weight, beside: Beside, holds: NDArray[np.bool_]) -> Any:
    """The bits of a level for the candidates of whom it holds."""
    if not weight.share:
        return weight.bits
    column = beside.columns[level.frequency]
    said = column.frequency(column.code(beside.left.text(level.frequency)))
    if level.condition == Same(level.frequency):
        return weight.bits + weight.adjustment(said)
    common = np.maximum(column.frequencies(beside.codes(level.frequency)[holds]), said or 0.0)
    np.maximum(common, weight.least, out=common)
    return weight.bits + weight.share * (np.log2(weight.expected) - np.log2(common))
