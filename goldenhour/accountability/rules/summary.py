"""The summary: how many cases passed each check, with what was left out of the count.

A share is of the cases that could be answered: passes and failures. Those that do not apply
and those that cannot be told are counted beside it and never as passes. A census needs no
interval; a sample's figure carries Wilson's (95 per cent), for small samples are noise.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Protocol

from goldenhour.accountability.rules.checks import Answer
from goldenhour.rulebook import audit_questions
from goldenhour.rulebook.audit_questions import Question

Z_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Figure:
    """One check over many cases. ``interval`` is None for a census or an empty count."""

    check: str
    passed: int
    failed: int
    not_applicable: int
    cannot_tell: int
    interval: tuple[float, float] | None = None

    @property
    def answered(self) -> int:
        return self.passed + self.failed

    @property
    def share(self) -> float | None:
        """Passes among those answered, 0 to 1; None where none could be."""
        return self.passed / self.answered if self.answered else None


def wilson(passed: int, answered: int) -> tuple[float, float]:
    """The 95 per cent interval of a share seen in a sample. ``answered`` is at least 1."""
    share, square = passed / answered, Z_95**2
    middle = (share + square / (2 * answered)) / (1 + square / answered)
    spread = sqrt(share * (1 - share) / answered + square / (4 * answered**2))
    half = spread * Z_95 / (1 + square / answered)
    return (max(0.0, middle - half), min(1.0, middle + half))


class Judged(Protocol):
    """A verdict, on a case or on a contact, as far as it is counted here."""

    @property
    def checks(self) -> Mapping[str, Answer]: ...


class Tally:
    """Counts verdicts one by one; its size does not grow with their number.

    ``questions`` are those asked of what is judged: of a case, or of a contact.
    """

    def __init__(self, questions: Sequence[Question] | None = None) -> None:
        self.judged = 0
        self._questions = audit_questions.of_a_case() if questions is None else questions
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, verdict: Judged) -> None:
        self.judged += 1
        self._counts.update(verdict.checks.items())

    def figures(self, *, of_a_sample: bool) -> Iterator[Figure]:
        """One figure for each check that was asked, in the order of the journey."""
        for question in self._questions:
            figure = Figure(
                question.id,
                passed=self._counts[question.id, "pass"],
                failed=self._counts[question.id, "fail"],
                not_applicable=self._counts[question.id, "not_applicable"],
                cannot_tell=self._counts[question.id, "cannot_tell"],
            )
            if of_a_sample and figure.answered:
                interval = wilson(figure.passed, figure.answered)
                figure = replace(figure, interval=interval)
            if figure.answered or figure.not_applicable or figure.cannot_tell:
                yield figure

    def force_checks(self) -> dict[str, str]:
        """The questions asked of the force as a whole; no build answers one yet."""
        questions = audit_questions.current().question
        return {q.id: "cannot_tell" for q in questions if q.asked_of == "force"}
