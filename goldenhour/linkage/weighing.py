"""Weighing: the weight of every candidate of one query at once, the same as ``scoring`` gives each.

Whether values are missing or the same is asked for all comparisons and candidates in one sweep; the
answers name a level in a table made beforehand (``patterns``). What is still open then must look at
letters or figures, level by level from the best, beside those few alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage.beside import Beside
from goldenhour.linkage.comparisons import COMPARISONS, FREQUENCIES
from goldenhour.linkage.index.columns import PLACE
from goldenhour.linkage.levels import Comparison
from goldenhour.linkage.model import Model, Weight
from goldenhour.linkage.patterns import (
    BEGINS,
    LEVEL,
    MISSING,
    OPEN,
    QUESTIONS,
    SAME,
    SETTLED,
    WEIGHTS,
)

Bits = NDArray[np.float64]
Places = NDArray[np.intp]
TINY = 1e-300  # so rare that nothing is rarer
MISSING_AT = np.array([PLACE[column] for column in MISSING])
SAME_AT = np.array([PLACE[right] for _, right in SAME])
COLUMNS = tuple(
    (at, column)
    for at, one in enumerate(COMPARISONS)
    for column in FREQUENCIES
    if column in {level.frequency for level in one.levels}
)  # each comparison whose levels are adjusted by how rare a column's values are, and the column
ADJUSTED = [at for at, _ in COLUMNS]
LINES = np.arange(len(COLUMNS))[:, None]


@dataclass(frozen=True)
class Scale:
    """One comparison by level. ``bits`` has what rarity adds where everybody says the value;
    ``share`` of the logarithm of how common it is comes off, by line of COLUMNS.
    """

    bits: Bits
    share: Bits
    least: Bits  # what is rarer counts as this rare (a logarithm to base 2)

    def of(self, levels: NDArray[np.int8], common: Bits) -> Bits:
        """The bits of candidates of these levels; ``common`` by line of COLUMNS."""
        adjusted = self.share[:, levels] * np.maximum(common, self.least[:, levels])
        weight: Bits = self.bits[levels] - adjusted.sum(axis=0)
        return weight


class Scales:
    """A model, ready to weigh with."""

    def __init__(self, model: Model) -> None:
        self.prior = model.prior
        self.scales = [
            _scale(at, one, weights)
            for at, (one, weights) in enumerate(zip(COMPARISONS, model.weights, strict=True))
        ]
        # The same by pattern, 0 where the level is open.
        by_pattern = [_by_pattern(at, scale) for at, scale in enumerate(self.scales)]
        self._bits = np.concatenate([each.bits for each in by_pattern])
        self._share = np.concatenate([each.share for each in by_pattern], axis=1)
        self._least = np.concatenate([each.least for each in by_pattern], axis=1)
        self._has_least = bool((self._least > np.log2(TINY)).any())

    def weigh(self, beside: Beside) -> Bits:
        """The weights of all candidates, in bits, prior included."""
        at = _patterns(beside)
        common = np.array([beside.commoner(column) for _, column in COLUMNS])
        adjusted = at[ADJUSTED]
        counted = np.maximum(common, self._least[LINES, adjusted]) if self._has_least else common
        total: Bits = self._bits[at].sum(axis=0)
        total -= (self._share[LINES, adjusted] * counted).sum(axis=0)
        total += self.prior
        is_open = LEVEL[at] == OPEN
        for place in np.flatnonzero(is_open.any(axis=1)).tolist():
            left = is_open[place].nonzero()[0]
            levels = _read(place, beside.among(left))
            total[left] += self.scales[place].of(levels, common[:, left])
        return total


def _patterns(beside: Beside) -> Places:
    """Where the pattern of each comparison stands in the table, a line each, for all candidates."""
    answers = np.empty((len(QUESTIONS), len(beside)), dtype=bool)
    known = len(MISSING)
    np.less(beside.values[MISSING_AT], 0, out=answers[:known])
    answers[[at for at, column in enumerate(MISSING) if beside.said[column] is None]] = True
    codes = np.array([beside.code(left, right) for left, right in SAME], dtype=np.int32)
    np.equal(beside.values[SAME_AT], codes[:, None], out=answers[known:])
    patterns: Places = (WEIGHTS @ answers.astype(np.float32)).astype(np.intp)
    patterns += BEGINS
    return patterns


def _read(place: int, beside: Beside) -> NDArray[np.int8]:
    """The levels of candidates beside whom a comparison has to look at letters or figures."""
    levels = np.zeros(len(beside), dtype=np.int8)
    is_open = beside.everybody
    for at, level in enumerate(COMPARISONS[place].levels):
        if at < SETTLED[place].begins:
            continue
        if level.condition is None:
            np.putmask(levels, is_open, at)
            break
        holds = level.condition.holds(beside)
        if holds is not beside.nobody and np.count_nonzero(holds := holds & is_open):
            np.putmask(levels, holds, at)
            is_open = is_open ^ holds
            if not np.count_nonzero(is_open):
                break
    return levels


def _scale(at: int, one: Comparison, weights: tuple[Weight, ...]) -> Scale:
    bits = np.array([weight.bits for weight in weights])
    share, least = np.zeros((2, len(COLUMNS), len(weights)))
    for line, (place, column) in enumerate(COLUMNS):
        for level, weight in enumerate(weights):
            if place == at and one.levels[level].frequency == column and weight.share:
                share[line, level] = weight.share
                least[line, level] = weight.least
                bits[level] += weight.share * np.log2(weight.expected)
    return Scale(bits, share, np.log2(np.maximum(least, TINY)))


def _by_pattern(at: int, scale: Scale) -> Scale:
    level = SETTLED[at].level
    bits = np.where(level == OPEN, 0.0, scale.bits[level])
    share = np.where(level == OPEN, 0.0, scale.share[:, level])
    return Scale(bits, share, scale.least[:, level])
