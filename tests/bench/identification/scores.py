"""Scores of answers to queries: F1 at a threshold fixed elsewhere, and intervals."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from tests.bench.identification.tasks import Truth

DRAWS = 1000  # of the bootstrap
Z = 1.96
SEED = 5


class Best(NamedTuple):
    """The best person of one query: empty where nobody was found."""

    person_id: str
    bits: float
    lead: float  # bits before the next person
    is_held: bool = False  # by the engine's guards, whatever it weighs

    def is_named(self, threshold: float, lead: float) -> bool:
        """Whether this person would be named, by the two thresholds in bits."""
        is_sure = self.bits >= threshold and self.lead >= lead
        return bool(self.person_id) and is_sure and not self.is_held


@dataclass(frozen=True)
class Counts:
    """Queries with the right person named, with a wrong one named, and with one missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def counts(
    answers: Sequence[Best], truth: Sequence[Truth], threshold: float, lead: float
) -> Counts:
    """A person is missed where the one on file was not named, whoever else was."""
    right = wrong = missed = 0
    for best, meant in zip(answers, truth, strict=True):
        is_named = best.is_named(threshold, lead)
        is_right = is_named and best.person_id == meant.person_id
        right += is_right
        wrong += is_named and not is_right
        missed += bool(meant.person_id) and not is_right
    return Counts(right, wrong, missed)


def fixed(
    answers: Sequence[Best], truth: Sequence[Truth], leads: Sequence[float]
) -> tuple[float, float]:
    """The threshold and the lead in bits that give the best F1 on development data."""
    tried = [
        (counts(answers, truth, half / 2, lead).f1, half / 2, lead)
        for lead in leads
        for half in range(-20, 61)
    ]
    _, threshold, lead = max(tried)
    return threshold, lead


def interval(
    answers: Sequence[Best], truth: Sequence[Truth], threshold: float, lead: float
) -> tuple[float, float]:
    """95 % of the F1 of queries drawn again with replacement."""
    each = [
        counts([best], [meant], threshold, lead) for best, meant in zip(answers, truth, strict=True)
    ]
    dice = random.Random(SEED)
    drawn = sorted(_f1(dice.choices(each, k=len(each))) for _ in range(DRAWS))
    return drawn[round(0.025 * DRAWS)], drawn[round(0.975 * DRAWS) - 1]


def _f1(each: Sequence[Counts]) -> float:
    right = sum(one.right for one in each)
    return 2 * right / max(1, 2 * right + sum(one.wrong + one.missed for one in each))


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, Z * Z / of
    middle = share + spread / 2
    half = Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))
