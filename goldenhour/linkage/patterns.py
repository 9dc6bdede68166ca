"""Patterns: what is known of a level once it is known which values are missing or the same.

Each comparison asks up to a dozen such questions. A pattern is one way to answer them, as bits of a
number; for each the level is worked out beforehand, by asking the declared conditions themselves.
Where they would have to look at letters or figures the level stays ``OPEN``.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage.comparisons import COMPARISONS
from goldenhour.linkage.conditions import looks_closer
from goldenhour.linkage.levels import Comparison

OPEN = -1
MOST = 12  # questions of one comparison
Question = tuple[str, str]  # the left and the right column; no left one: is the right one missing


class _Every:
    """Two sides of which every pattern of answers is true, one place each: an array."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def _answer(self, question: Question) -> NDArray[np.bool_]:
        if question not in self.questions:
            self.questions.append(question)
        place = self.questions.index(question)
        return (np.arange(1 << MOST) >> place & 1).astype(bool)

    def missing(self, column: str) -> NDArray[np.bool_]:
        return self._answer(("", column))

    def same(self, left: str, right: str) -> NDArray[np.bool_]:
        return self._answer((left, right))


@dataclass(frozen=True)
class Settled:
    """One comparison: its questions, the level of every pattern, and the first level to be read."""

    questions: tuple[Question, ...]
    level: NDArray[np.int8]
    begins: int


def _settled(one: Comparison) -> Settled:
    sides: Any = _Every()  # it answers what the conditions ask that look no closer
    level = np.full(1 << MOST, OPEN, dtype=np.int8)
    for place, each in enumerate(one.levels):
        if each.condition is None:
            level[level == OPEN] = place
        elif looks_closer(each.condition):
            break
        else:
            level[each.condition.holds(sides) & (level == OPEN)] = place
    questions = tuple(sides.questions)
    if len(questions) > MOST:
        raise ValueError(f"{one.id} asks more than {MOST} questions; its table would be too long")
    return Settled(questions, level[: 1 << len(questions)], place)


def _weights() -> NDArray[np.float32]:
    """What each answer counts in the pattern of each comparison; whole numbers, exact."""
    weights = np.zeros((len(SETTLED), len(QUESTIONS)), dtype=np.float32)
    for at, one in enumerate(SETTLED):
        for place, question in enumerate(one.questions):
            weights[at, QUESTIONS.index(question)] = 1 << place
    return weights


SETTLED = tuple(map(_settled, COMPARISONS))
# Of all comparisons, each once; those after what is missing first.
QUESTIONS = sorted({question for one in SETTLED for question in one.questions})
MISSING = tuple(right for left, right in QUESTIONS if not left)
SAME = tuple(each for each in QUESTIONS if each[0])
WEIGHTS = _weights()
# The levels of all comparisons one after the other, and where those of each begin.
LEVEL = np.concatenate([one.level for one in SETTLED])
BEGINS = np.cumsum([0, *(len(one.level) for one in SETTLED)])[:-1, None]
