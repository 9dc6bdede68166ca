"""The verdict on one contact: its grade and promise, and what it answers to the audit.

The same function judges a contact of ours, one of another system's extract, and a year of
them. Source: the contact-file contract. Equal facts, moment and types that the file can hold
give an equal verdict, in whatever order the facts came.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.contacts import checks, promise
from goldenhour.accountability.rules.contacts.facts import (
    EVERY_TYPE,
    ContactClosed,
    CrimeRecorded,
)
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.instants import london_text


@dataclass(frozen=True, slots=True)
class ContactVerdict:
    """What a contact was promised and what it answers. ``cases`` are those it belongs to."""

    contact: str
    as_of: datetime
    edition: str
    grade: str | None
    due_at: datetime | None
    arrived_at: datetime | None
    checks: Mapping[str, Answer]
    cases: tuple[str, ...] = ()


def judge(
    contact: str,
    facts: Iterable[Fact[Data]],
    *,
    as_of: datetime,
    can_hold: Collection[str] = EVERY_TYPE,
    only: Collection[str] | None = None,
) -> ContactVerdict | None:
    """The verdict on one contact; None where no fact was recorded by ``as_of``.

    ``can_hold`` are the types of fact that the file has anywhere; without it every type is
    taken to be possible. ``only`` limits the checks to those ids.
    """
    record = ContactRecord(contact, facts, as_of.astimezone(UTC), can_hold)
    if not record.was_begun:
        return None
    grade = promise.grade_in_force(record)
    return ContactVerdict(
        contact=contact,
        as_of=record.as_of,
        edition=record.book.edition,
        grade=grade,
        due_at=None if grade is None else promise.due_at(record, grade),
        arrived_at=record.arrived_at,
        checks=checks.answers_for(record, only),
        cases=_cases_of(record),
    )


def _cases_of(record: ContactRecord) -> tuple[str, ...]:
    named = [fact.data.case for fact in record.of(CrimeRecorded)]
    named += [fact.data.case for fact in record.of(ContactClosed)]
    return tuple(dict.fromkeys(case for case in named if isinstance(case, str)))


def plain(verdict: ContactVerdict) -> dict[str, object]:
    """The verdict as the contract puts it out, ready for JSON; instants in London's offset."""
    return {
        "contact": verdict.contact,
        "as_of": london_text(verdict.as_of),
        "edition": verdict.edition,
        "grade": verdict.grade,
        "due_at": _text(verdict.due_at),
        "arrived_at": _text(verdict.arrived_at),
        "checks": dict(verdict.checks),
    }


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else london_text(moment)
