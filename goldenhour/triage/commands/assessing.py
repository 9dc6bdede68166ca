"""Assessing: a contact is judged, and judged again. Neither lowers a grade that was sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code, Fact
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import lock, where
from goldenhour.triage.commands import judging
from goldenhour.triage.commands.agreements import authority_for
from goldenhour.triage.commands.refusals import (
    Closed,
    Locked,
    NotYet,
    Unexplained,
    Unsaid,
    at_field,
)
from goldenhour.triage.models import Assessment, IncidentContact
from goldenhour.triage.rules.changes import changes_between
from goldenhour.triage.rules.looks import triggers
from goldenhour.triage.rules.lowering import higher, is_covered, is_lower

SENT = "This incident was sent at a higher grade. Lower it on its own page, with agreement."


@command("triage.assess")
def assess(
    *,
    contact: UUID,
    incident_type: str,
    answers: Mapping[str, Any],
    by: Officer,
    at: datetime,
    also_types: Sequence[str] = (),
    observed: Sequence[str] = (),
    levels: Mapping[str, Any] | None = None,
    history: Mapping[str, Any] | None = None,
    grade: str | None = None,
    why: str = "",
) -> Assessment:
    """Assess a contact with what is known now: each assessment stands beside the last.

    Without ``grade`` the proposal is taken. A lower one needs ``why``, and a supervisor's
    agreement where the contract says so. A contact already sent: its incident follows up,
    never down; that needs ``triage.regrade``.
    """
    row = lock(Contact, contact)
    said = {
        "incident_type": incident_type,
        "also_types": list(also_types),
        "answers": dict(answers),
        "observed": list(observed),
        "levels": dict(levels or {}),
        "history": dict(history or {}),
    }
    return _judge(row, said, where(Assessment, contact_id=row.pk), grade, why, by=by, at=at)


@command("triage.reassess", verb="r")
def reassess(
    *,
    contact: UUID,
    trigger: str,
    by: Officer,
    at: datetime,
    incident_type: str | None = None,
    also_types: Sequence[str] | None = None,
    answers: Mapping[str, Any] | None = None,
    observed: Sequence[str] | None = None,
    levels: Mapping[str, Any] | None = None,
    history: Mapping[str, Any] | None = None,
    grade: str | None = None,
    why: str = "",
) -> Assessment:
    """Look again, because of ``trigger``: a new assessment beside the old one.

    What is not given is taken from the last assessment. Where nothing has changed, ``why``
    says so in words: looking again is one deliberate act, never a copy.
    """
    row = lock(Contact, contact)
    past = _past(row, trigger, at)
    given = {
        "incident_type": incident_type,
        "also_types": also_types,
        "answers": answers,
        "observed": observed,
        "levels": levels,
        "history": history,
    }
    before = judging.said_in(past[-1])
    said = before | {name: _plain(value) for name, value in given.items() if value is not None}
    changed = _changed(before, said, why)
    assessment = _judge(row, said, past, grade, why, by=by, at=at, trigger=trigger)
    marks: dict[str, Fact] = {"trigger": Code(trigger), "changed": changed}
    record("triage.reassessed", about=row, by=by, at=at, grade=Code(assessment.grade), **marks)
    return assessment


def _past(contact: Contact, trigger: str, at: datetime) -> list[Assessment]:
    """The assessments so far. Refuses an unknown trigger and a contact never assessed."""
    if trigger not in triggers(at):
        raise at_field("trigger", Unsaid("Choose why you look again: one of the list."))
    past = where(Assessment, "agreed_by", contact_id=contact.pk)
    if not past:
        raise NotYet("Nobody has assessed this contact yet. Assess it first.")
    _is_open(contact)
    return past


def _changed(before: Mapping[str, Any], said: Mapping[str, Any], why: str) -> int:
    """How many facts differ. Refuses a look that found nothing new and does not say so."""
    changed = len(changes_between(before, said))
    if not changed and not why.strip():
        raise Unexplained("Nothing has changed. Write why the grade is still right, then save.")
    return changed


def _plain(value: Any) -> Any:
    """A fact as it is kept: lists and mappings of plain JSON."""
    if isinstance(value, str):
        return value
    return dict(value) if isinstance(value, Mapping) else list(value)


def _is_open(contact: Contact) -> None:
    link = judging.link_of(contact)
    if link is not None and link.incident.closed_at is not None:
        raise Closed("This incident is closed. Take a new contact for what is new.")


def _judge(
    contact: Contact,
    said: Mapping[str, Any],
    past: Sequence[Assessment],
    grade: str | None,
    why: str,
    *,
    by: Officer,
    at: datetime,
    trigger: str = "",
) -> Assessment:
    """Judge the facts, settle the grade, write it down, and let the incident follow up."""
    stage = "reassessment" if past else "first"
    document = judging.document_of(contact, said, stage=stage)
    proposal = judging.judged(document)
    link = judging.link_of(contact)
    if grade is None and trigger:
        grade, why = _standing(past[-1], proposal, why)
    if grade is None:
        grade = _not_below(proposal["proposed"], link)
    if link is not None and is_lower(grade, link.incident.grade):
        raise Locked(SENT)
    authority = authority_for(contact, proposal, grade, past, by=by, at=at)
    document = judging.chosen(document, grade, why, authority)
    values = judging.judged(document)
    assessment = judging.write(
        contact, document, values, authority=authority, by=by, at=at, trigger=trigger
    )
    judging.raise_to(assessment, by=by, at=at)
    return assessment


def _standing(last: Assessment, proposal: Mapping[str, Any], why: str) -> tuple[str | None, str]:
    """The lower grade that was explained before, while nothing new speaks against it."""
    lowered = is_lower(last.grade, proposal["proposed"])
    if lowered and is_covered(proposal["because"], last.because):
        return last.grade, why or last.why
    return None, why


def _not_below(proposed: str, link: IncidentContact | None) -> str:
    """The proposal, or the grade of the incident where that is more urgent."""
    return proposed if link is None else higher(proposed, link.incident.grade)
