"""The control room's rulebook: the five books of triage, as they stood together on one day.

The edition of the grades names the other four, so its key alone says by what a contact was
judged. A force that changes its targets writes its own edition of the grades and names ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from goldenhour.rulebook import shelf
from goldenhour.rulebook.advice import Advice, Item
from goldenhour.rulebook.criteria import Criteria
from goldenhour.rulebook.grades import Grades
from goldenhour.rulebook.grades import in_force as grades_in_force
from goldenhour.rulebook.thrive import Question, Thrive
from goldenhour.rulebook.vulnerability import Vulnerability


@dataclass(frozen=True, kw_only=True, eq=False)
class ControlRoom:
    """What triage judges by."""

    grades: Grades
    thrive: Thrive
    criteria: Criteria
    advice: Advice
    vulnerability: Vulnerability
    sentences: Mapping[tuple[str, str], str]

    @property
    def edition(self) -> str:
        return self.grades.key


@cache
def keyed(edition: str) -> ControlRoom:
    """The books of an edition such as `grades/2026`. Raises UnreadableEdition if unknown."""
    grades = shelf.keyed(Grades, edition)
    criteria = shelf.keyed(Criteria, grades.made_with.criteria)
    return ControlRoom(
        grades=grades,
        thrive=shelf.keyed(Thrive, grades.made_with.thrive),
        criteria=criteria,
        advice=shelf.keyed(Advice, grades.made_with.advice),
        vulnerability=shelf.keyed(Vulnerability, grades.made_with.vulnerability),
        sentences=criteria.sentences(),
    )


def in_force(at: datetime) -> ControlRoom:
    """The books in force in London at a moment; before the first edition, the first.

    Where there is one edition only, no day need be worked out: it is in force always.
    """
    editions = shelf.editions(Grades, "grades")
    if len(editions) == 1:
        return keyed(editions[0].key)
    return keyed(grades_in_force(shelf.london_day(at)).key)


def questions(book: ControlRoom) -> tuple[Question, ...]:
    """The questions in the order of THRIVE, from which a form can be made."""
    return book.thrive.question


def advice_wording(book: ControlRoom, item: str) -> Item:
    """The item of advice with its sentence and version. Raises LookupError if unknown."""
    return book.advice.known(item)
