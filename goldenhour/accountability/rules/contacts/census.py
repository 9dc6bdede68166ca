"""The census of contacts: every verdict of one run gone through once; what is kept of them.

Counts for every check that is computed, and the references of those that fail. Those listed
are the newest, so many a check, so that its size does not grow with the contacts.
"""

from collections import Counter, deque
from collections.abc import Iterable
from datetime import timedelta

from goldenhour.accountability.rules.census import POSSIBLE
from goldenhour.accountability.rules.contacts.checks import ANSWERS
from goldenhour.accountability.rules.contacts.verdict import ContactVerdict
from goldenhour.rulebook import audit_questions

LISTED = 500  # failing contacts kept for each check (P)
LOOKED_BACK = timedelta(days=28)  # contacts received since then are judged at each run (P)
COUNTED_EVERY = timedelta(hours=1)  # (P)


def asked() -> tuple[str, ...]:
    """The checks of a contact that are computed today, by their ids, in order."""
    questions = audit_questions.of_a_contact()
    return tuple(each.id for each in questions if each.answered_by in ANSWERS)


class ContactCensus:
    """Who answered what, counted as the verdicts go by, the earliest contact first."""

    def __init__(self) -> None:
        self.contacts = 0
        self.editions: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._failing = {check: deque[str](maxlen=LISTED) for check in asked()}

    def count(self, verdicts: Iterable[ContactVerdict | None]) -> None:
        """Count those that are verdicts; a contact that had not begun by then is none."""
        for verdict in verdicts:
            if verdict is not None:
                self.contacts += 1
                self.editions.add(verdict.edition)
                self._counts.update(verdict.checks.items())
                for check, listed in self._failing.items():
                    if verdict.checks[check] == "fail":
                        listed.append(verdict.contact)

    def tallies(self) -> dict[str, dict[str, int]]:
        """How many contacts gave each answer to each check."""
        return {
            check: {answer: self._counts[check, answer] for answer in POSSIBLE} for check in asked()
        }

    def failing(self) -> dict[str, list[str]]:
        """The references of the contacts that fail each check, the newest first."""
        return {check: list(reversed(listed)) for check, listed in self._failing.items()}
