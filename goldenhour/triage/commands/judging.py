"""Judging: a contact's facts become one assessment, written beside the last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code, Fact
from goldenhour.journal.commands import record
from goldenhour.journal.rows import add, keep, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.rulebook import control_room
from goldenhour.triage import rules
from goldenhour.triage.commands.refusals import Unexplained, Unreadable
from goldenhour.triage.models import Agreement, Assessment, Incident, IncidentContact
from goldenhour.triage.rules.clocks import target_of
from goldenhour.triage.rules.lowering import higher

SAID = ("incident_type", "also_types", "answers", "observed", "levels", "history")
KEPT = ("stage", *SAID)


@dataclass(frozen=True)
class Authority:
    """Who agreed to a lower grade, and by which agreement, where it is used up by this."""

    officer: Officer | None = None
    agreement: Agreement | None = None


NOBODY = Authority()


def said_in(assessment: Assessment) -> dict[str, Any]:
    """The facts of an assessment, as the next one begins with."""
    return {name: getattr(assessment, name) for name in SAID}


def document_of(contact: Contact, said: Mapping[str, Any], *, stage: str) -> dict[str, Any]:
    """What triage is told, in the form of contracts/triage.md; the proposal is taken."""
    return {
        "contact": contact.reference,
        "channel": contact.channel,
        "received_at": contact.received_at.isoformat(),
        "setting": contact.setting,
        "stage": stage,
        **said,
        "chosen_grade": None,
        "why": None,
        "supervisor": None,
    }


def chosen(
    document: Mapping[str, Any], grade: str | None, why: str, by: Authority
) -> dict[str, Any]:
    """The same with a grade of one's own."""
    return {
        **document,
        "chosen_grade": grade,
        "why": why or None,
        "supervisor": by.officer.staff_number if by.officer else None,
    }


def judged(document: dict[str, Any]) -> dict[str, Any]:
    """The row of an assessment: what was said, and what the rules made of it."""
    book = control_room.in_force(datetime.fromisoformat(document["received_at"]))
    try:
        contact = rules.contact_from(document, book)
        judgement = rules.propose(contact, book=book)
    except rules.Refused as faults:
        raise Unreadable(str(faults)) from faults
    if judgement.refused:
        raise Unexplained(" ".join(judgement.refused))
    grade = judgement.accepted or judgement.proposed_grade
    return {name: document[name] for name in KEPT} | {
        "edition": judgement.edition,
        "proposed": judgement.proposed_grade,
        "because": rules.plain(judgement)["because"],
        "flags": list(judgement.flags),
        "missing": list(judgement.missing),
        "grade": grade,
        "why": document["why"] or "",
        "due_at": target_of(contact, grade, book).due_at,
    }


def write(
    contact: Contact,
    document: dict[str, Any],
    values: Mapping[str, Any],
    *,
    authority: Authority,
    by: Officer,
    at: datetime,
    **more: Any,
) -> Assessment:
    """Write the assessment and its line in the journal: ids and codes, never words."""
    assessment = Assessment(
        **values,
        **more,
        uid=new_uid(at),
        contact=contact,
        assessed_by=by,
        assessed_at=at,
        agreed_by=authority.officer,
        agreement=authority.agreement,
    )
    add(assessment)
    grades = {"proposed": Code(assessment.proposed), "grade": Code(assessment.grade)}
    marks: dict[str, Fact] = {"assessment": assessment.uid, **grades}
    record("triage.assessed", about=contact, by=by, at=at, wrote=document, **marks)
    return assessment


def link_of(contact: Contact) -> IncidentContact | None:
    """How the contact belongs to an incident, or None before it was sent."""
    links = where(IncidentContact, "incident", contact_id=contact.pk)
    return links[0] if links else None


def follow(
    incident: Incident, latest: Assessment, grade: str, *, by: Officer, at: datetime
) -> None:
    """The locked incident takes this grade and what the newest assessment found."""
    before, incident.grade = Code(incident.grade), grade
    contact = latest.contact
    if grade == latest.grade:  # where the incident's own stands, so does its promise
        incident.due_at = incident.received_at + (latest.due_at - contact.received_at)
    if is_first(incident, contact):
        incident.flags, incident.incident_type = latest.flags, latest.incident_type
    else:  # a call that joined adds what it knows and takes nothing away
        incident.flags = list(dict.fromkeys([*incident.flags, *latest.flags]))
    keep(incident, "grade", "due_at", "flags", "incident_type")
    record(
        "triage.regraded", about=incident, by=by, at=at, before=before, grade=Code(incident.grade)
    )


def is_first(incident: Incident, contact: Contact) -> bool:
    """Whether the incident was sent with this contact, and not joined by it later."""
    return any(
        link.joined_at is None
        for link in where(IncidentContact, incident_id=incident.pk, contact_id=contact.pk)
    )


def raise_to(latest: Assessment, *, by: Officer, at: datetime) -> None:
    """The incident of a contact that was sent follows; an assessment alone never lowers it."""
    link = link_of(latest.contact)
    if link is not None:
        incident = lock(Incident, link.incident.uid)
        follow(incident, latest, higher(incident.grade, latest.grade), by=by, at=at)
