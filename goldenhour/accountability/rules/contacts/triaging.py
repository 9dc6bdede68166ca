"""Triaging: what triage itself says of the facts that were recorded.

The same reader, the same proposal and the same conditions as the call screen's
(goldenhour/triage/rules). A contact file names neither the type of incident nor the setting
nor what identification had found; none of these can lower a grade, so the proposal worked out
here is the least urgent that the facts allow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from goldenhour.accountability.rules.contacts.facts import Channel, TriageRecorded
from goldenhour.investigation.rules import strict
from goldenhour.rulebook import control_room, shelf
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.grades import Grades
from goldenhour.triage import rules
from goldenhour.triage.rules import departing
from goldenhour.triage.rules.facts import Facts
from goldenhour.triage.rules.shape import UNKNOWN, Contact

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)
FIRST, AGAIN = "first", "reassessment"
# The commonest telephone line: the channel never sets a grade, and some facts come without.
USUAL_CHANNEL: Channel = "101"


def book_named(edition: str) -> ControlRoom | None:
    """The books of a recorded edition; None where this installation has no such edition."""
    known = (each.key for each in shelf.editions(Grades, "grades"))
    return control_room.keyed(edition) if edition in known else None


def refuse_unreadable(data: TriageRecorded) -> None:
    """Raise strict.Refused where triage's own reader refuses the facts or the levels."""
    book = book_named(data.edition) or control_room.in_force(LATEST)
    try:
        rules.contact_from(_plain(data, SOME_DAY, FIRST), book)
    except rules.Refused as refused:
        raise strict.Refused(_reason(refused, book)) from None


def _reason(refused: rules.Refused, book: ControlRoom) -> str:
    """Where triage refuses, by a name of ours; a path or fault of its own may quote the line."""
    path = refused.faults[0].path
    place = next((name for name in _places(book) if _is_at(path, name)), "")
    return f"facts that triage refuses{f' at `{place}`' if place else ''}"


def _is_at(path: str, name: str) -> bool:
    return path == name or path.startswith((f"{name}.", f"{name}["))


@cache
def _places(book: ControlRoom) -> tuple[str, ...]:
    answers = [f"answers.{question.id}" for question in control_room.questions(book)]
    levels = [f"levels.{element.key}" for element in book.thrive.element]
    return (*answers, *levels, "observed", "answers", "levels")


def _plain(data: TriageRecorded, received_at: datetime, stage: str) -> dict[str, Any]:
    """The contact in triage's own format, with what a contact file cannot hold left neutral."""
    return {
        "contact": "-",
        "channel": USUAL_CHANNEL,
        "received_at": received_at.isoformat(),
        "setting": "urban",
        "incident_type": "other",
        "answers": data.facts.answers,
        "observed": data.facts.observed,
        "levels": data.levels,
        "history": {},
        "stage": stage,
        "chosen_grade": data.grade,
        "why": data.why,
        "supervisor": data.supervisor if isinstance(data.supervisor, str) else None,
    }


@dataclass(frozen=True)
class Triaged:
    """One recorded triage as triage's rules read it. ``book`` is what it was judged by."""

    data: TriageRecorded
    contact: Contact
    book: ControlRoom
    facts: Facts
    is_edition_known: bool


def triaged(data: TriageRecorded, *, received_at: datetime, stage: str) -> Triaged:
    """A recorded triage read again; by the books in force where its edition is not known."""
    named = book_named(data.edition)
    book = named or control_room.in_force(received_at)
    contact = rules.contact_from(_plain(data, received_at, stage), book)
    facts = Facts(contact, perishable_hours=book.grades.perishable_hours)
    return Triaged(data, contact, book, facts, named is not None)


def proposal_of(each: Triaged) -> rules.Proposal | None:
    """What triage proposes for it; None where triage would not take the record as it is."""
    try:
        return rules.propose(each.contact, book=each.book)
    except rules.Refused:
        return None


def is_graded_rightly(each: Triaged) -> bool:
    """Whether triage accepts the grade, given the reasons recorded for departing.

    Measured by the more urgent of what is proposed now and what was proposed then: the
    system of the day had seen the history, which no contact file holds.
    """
    proposal = proposal_of(each)
    if proposal is None:
        return False
    proposed = most_urgent((proposal.proposed_grade, each.data.proposed))
    accepted, _ = departing.accepted_grade(each.contact, proposed)
    return accepted is not None


def most_urgent(grades: Iterable[str]) -> str:
    return min(grades, key=departing.RANK.__getitem__)


def is_lower(grade: str, than: str) -> bool:
    return departing.RANK[grade] > departing.RANK[than]


def was_asked(data: TriageRecorded, question: str) -> bool:
    """Whether an answer stands there, "unknown" included; null was not asked."""
    return data.facts.answers.get(question) is not None


def is_known(data: TriageRecorded, question: str) -> bool:
    return data.facts.answers.get(question) not in (None, UNKNOWN)
