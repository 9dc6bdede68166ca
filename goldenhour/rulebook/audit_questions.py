"""Audit questions: what is asked of every contact and every case, in our own words.

``answered_by`` is the name of a function of goldenhour/accountability/rules, in checks.py for
a case and in contacts/checks.py for a contact; "person" where judgement of quality is needed,
or "nobody_yet" where no build answers it: the verdict then says that it cannot tell. A test
compares the names with the functions.
"""

from functools import cache
from typing import Literal

import msgspec

from goldenhour.rulebook import shelf

PERSON = "person"
NOBODY_YET = "nobody_yet"


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question of the audit, asked of a contact, a case, or the force as a whole."""

    id: str
    stage: str
    asked_of: Literal["contact", "case", "force"]
    question: str
    answered_by: str = NOBODY_YET
    also_a_person: bool = False


class AuditQuestions(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The questions of one edition, in order of the journey."""

    question: tuple[Question, ...]

    def of_a_case(self) -> tuple[Question, ...]:
        """The questions whose answer stands in the verdict of a case file."""
        return tuple(q for q in self.question if q.asked_of != "force" and q.id[0] != "F")

    def of_a_contact(self) -> tuple[Question, ...]:
        """The questions whose answer stands in the verdict of a contact."""
        return tuple(q for q in self.question if q.asked_of == "contact")


def current() -> AuditQuestions:
    """The latest edition."""
    return shelf.editions(AuditQuestions, "audit_questions")[-1]


@cache
def of_a_case() -> tuple[Question, ...]:
    """The latest edition's questions of a case, picked out once."""
    return current().of_a_case()


@cache
def of_a_contact() -> tuple[Question, ...]:
    """The latest edition's questions of a contact, picked out once."""
    return current().of_a_contact()
