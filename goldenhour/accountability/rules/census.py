"""The census: every verdict of one run, gone through once; what is kept of them.

For the checks that are computed today it keeps which case answered what, so that the
auditor's page need not judge every case to list those that failed. Its size grows with the
number of cases, not with their facts.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.verdict import Verdict

ASKED = ("B01", "B08", "V05", "O06")  # the checks that checks.ANSWERS computes, by their ids
POSSIBLE: tuple[Answer, ...] = ("pass", "fail", "not_applicable", "cannot_tell")


class Census:
    """Who answered what, counted as the verdicts go by."""

    def __init__(self) -> None:
        self.cases = 0
        self.editions: set[str] = set()
        self.answers: dict[str, dict[Answer, list[UUID]]] = {
            check: {answer: [] for answer in POSSIBLE} for check in ASKED
        }

    def watch(self, judged: Iterable[tuple[UUID, Verdict]]) -> Iterator[Verdict]:
        """The same verdicts, each counted on its way."""
        for uid, verdict in judged:
            self.cases += 1
            self.editions.add(verdict.edition)
            for check, answered in self.answers.items():
                answered[verdict.checks.get(check, "cannot_tell")].append(uid)
            yield verdict

    def tallies(self) -> dict[str, dict[str, int]]:
        """How many cases gave each answer to each check."""
        return {
            check: {answer: len(uids) for answer, uids in answered.items()}
            for check, answered in self.answers.items()
        }
