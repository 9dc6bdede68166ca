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
from goldenhour.linkage.guards import REACHED_BY
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
Levels = NDArray[np.int8]
TINY = 1e-300  # so rare that nothing is rarer
MISSING_AT = np.array([PLACE[column] for column in MISSING])
SAME_AT = np.array([PLACE[right] for _, right in SAME])
COLUMNS = tuple(
    (at, column)
    for at, one in enumerate(COMPARISONS)
    for column in FREQUENCIES
    if column in {level.frequency for level in one.levels}
)  # each comparison whose levels are adjusted by how rare a column's values are, and the column
REACHED = tuple(
    (at, [level.id for level in one.levels].index("same"))
    for at, one in enumerate(COMPARISONS)
    if one.id in REACHED_BY
)
UNADJUSTED = Weight(0.0, expected=1.0)


@dataclass(frozen=True)
class Weighed:
    """The weight of each candidate in bits, prior included, and the level of each comparison.

    ``levels``: a line a comparison, in the order in which they are declared, a place a candidate.
    """

    bits: Bits
    levels: Levels

    def levels_of(self, place: int) -> dict[str, str]:
        """Each comparison with the level that the candidate at this place reached."""
        reached = self.levels[:, place].tolist()
        return {one.id: one.levels[at].id for one, at in zip(COMPARISONS, reached, strict=True)}

    def is_reached(self, place: int) -> bool:
        """Whether what was said and this candidate have a number or an e-mail address in common."""
        return any(self.levels[at, place] == level for at, level in REACHED)


NOBODY = Weighed(np.empty(0), np.empty((len(COMPARISONS), 0), dtype=np.int8))


@dataclass(frozen=True)
class Rarity:
    """What a column's rarity takes off: a share of the logarithm of how common the value is."""

    line: int  # of COLUMNS
    share: Bits
    least: Bits | None  # what is rarer counts as this rare; None where nothing is too rare

    def of(self, at: Places | Levels, common: Bits) -> Bits:
        """The bits to take off candidates at these places of ``share``."""
        if self.least is not None:
            common = np.maximum(common, self.least[at])
        bits: Bits = self.share[at] * common
        return bits


@dataclass(frozen=True)
class Scale:
    """One comparison, by level or by pattern: its bits, with what rarity adds where everybody says
    the value, and what rarity takes off again.
    """

    bits: Bits
    rarities: tuple[Rarity, ...]

    def by_pattern(self, level: Levels) -> "Scale":
        """The same where ``level`` has the level of each pattern; 0 for one that is open."""
        is_open = level == OPEN
        rarities = tuple(
            Rarity(
                each.line,
                np.where(is_open, 0.0, each.share[level]),
                None if each.least is None else each.least[level],
            )
            for each in self.rarities
        )
        return Scale(np.where(is_open, 0.0, self.bits[level]), rarities)


class Scales:
    """A model, ready to weigh with."""

    def __init__(self, model: Model) -> None:
        self.prior = model.prior
        self.by_level = [
            _scale(at, one, weights)
            for at, (one, weights) in enumerate(zip(COMPARISONS, model.weights, strict=True))
        ]
        settled = zip(self.by_level, SETTLED, strict=True)
        self.by_pattern = [scale.by_pattern(one.level) for scale, one in settled]
        self.bits = np.concatenate([scale.bits for scale in self.by_pattern])

    def weigh(self, beside: Beside) -> Weighed:
        """The weights of all candidates, and the level that each comparison reached."""
        patterns = _patterns(beside)
        at = patterns + BEGINS
        common = [beside.commoner(column) for _, column in COLUMNS]
        total: Bits = self.bits[at].sum(axis=0)
        total += self.prior
        for place, scale in enumerate(self.by_pattern):
            for rarity in scale.rarities:
                total -= rarity.of(patterns[place], common[rarity.line])
        reached = LEVEL[at]
        is_open = reached == OPEN
        for place in np.flatnonzero(is_open.any(axis=1)).tolist():
            left, scale = is_open[place].nonzero()[0], self.by_level[place]
            levels = _read(place, beside.among(left))
            bits = scale.bits[levels]
            for rarity in scale.rarities:
                bits -= rarity.of(levels, common[rarity.line][left])
            total[left] += bits
            reached[place, left] = levels
        return Weighed(total, reached)


def _patterns(beside: Beside) -> Places:
    """The pattern of each comparison, a line each, for all candidates."""
    answers = np.empty((len(QUESTIONS), len(beside)), dtype=bool)
    known = len(MISSING)
    np.less(beside.values[MISSING_AT], 0, out=answers[:known])
    answers[[at for at, column in enumerate(MISSING) if beside.said[column] is None]] = True
    codes = np.array([beside.code(left, right) for left, right in SAME], dtype=np.int32)
    np.equal(beside.values[SAME_AT], codes[:, None], out=answers[known:])
    patterns: Places = (WEIGHTS @ answers.astype(np.float32)).astype(np.intp)
    return patterns


def _read(place: int, beside: Beside) -> Levels:
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
    rarities = []
    for line, (place, column) in enumerate(COLUMNS):
        if place != at:
            continue
        adjusted = [
            weight if level.frequency == column and weight.share else UNADJUSTED
            for level, weight in zip(one.levels, weights, strict=True)
        ]
        share = np.array([weight.share for weight in adjusted])
        bits += share * np.log2([weight.expected for weight in adjusted])
        least = np.array([weight.least for weight in adjusted])
        bound = np.log2(np.maximum(least, TINY)) if least.any() else None
        rarities.append(Rarity(line, share, bound))
    return Scale(bits, tuple(rarities))
