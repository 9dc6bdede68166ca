"""Scoring: how much each comparison speaks for one person, by Fellegi and Sunter (1969).

A pair's weight is the prior plus, for each comparison, the weight of the first level that holds,
adjusted by how rare the shared value is, exactly as Splink computes it. ``score`` does one pair,
with its parts; ``weighing`` does the candidates of one query at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from goldenhour.linkage.comparisons import COMPARISONS
from goldenhour.linkage.levels import Comparison
from goldenhour.linkage.model import Model, Weight
from goldenhour.linkage.pairs import Pair

Frequency = Callable[[str, str], float | None]  # column and value: its share among the rows


class Part(NamedTuple):
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
            if not weight.share:
                return Part(one, place, weight.bits)
            rarity = weight.adjustment(_commoner(pair, level.frequency, frequency))
            return Part(one, place, weight.bits + rarity, rarity)
    raise AssertionError(f"{one.id} has no level for everything else")


def _commoner(pair: Pair, column: str, frequency: Frequency) -> float | None:
    """How common the commoner of the two values is; None where nobody says either."""
    if not column:
        return None
    left, right = pair.left.text(column), pair.right.text(column)
    common = None if left is None else frequency(column, left)
    if right is None or right == left:
        return common
    other = frequency(column, right)
    return common if other is None else max(other, common or 0.0)
