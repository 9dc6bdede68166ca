"""What may happen in triage. The only module here that writes."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.contact import commands as contacts
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.numbers import daily_reference
from goldenhour.journal.rows import add, keep, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.outbox.commands import queue
from goldenhour.outbox.models import Message
from goldenhour.rulebook import control_room
from goldenhour.triage import rules
from goldenhour.triage.models import Advice, Agreement, Assessment, Incident, IncidentContact
from goldenhour.triage.rules.clocks import target_of

FATES = ("said", "declined", "not_safe", "not_relevant")
# Words that would tell somebody who looks at the telephone what the call was about.
TELLING = re.compile(
    "burglar|sex|assault|stalk|violen|abus|partner|injur|weapon|kit|condom|999|code|lock|danger"
    "|tracker|somebody|evidence|officer|victim|bank|fraud|order|child|they|them|him|her ",
    re.IGNORECASE,
)
KEPT = ("stage", "incident_type", "also_types", "answers", "observed", "levels", "history")


class Unreadable(Refused):
    """The facts are not in the form of contracts/triage.md; says where and what."""

    field = "answers"


class Unexplained(Refused):
    """A lower grade than the proposed one needs a reason, and sometimes a supervisor."""

    field = "why"


class NotYet(Refused):
    """An incident needs an assessment and a place; nothing else stands before sending."""


class AlreadySent(Refused):
    """The contact is part of an incident."""


class Closed(Refused):
    """The incident is closed."""


@command("triage.assess", verb="r")
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
    """Assess a contact, or assess it again: each assessment stands beside the last.

    Without ``grade`` the proposal is taken. A lower one needs ``why``, and a supervisor's
    agreement where the contract says so. A contact already sent: its incident follows.
    """
    row = lock(Contact, contact)
    supervisor = _agreed_by(row, grade)
    document = _document(row) | {
        "incident_type": incident_type,
        "also_types": list(also_types),
        "answers": dict(answers),
        "observed": list(observed),
        "levels": dict(levels or {}),
        "history": dict(history or {}),
        "chosen_grade": grade,
        "why": why or None,
        "supervisor": supervisor.staff_number if supervisor else None,
    }
    who = {"assessed_by": by, "assessed_at": at, "agreed_by": supervisor}
    assessment = Assessment(**_judged(document), **who, uid=new_uid(at), contact=row)
    add(assessment)
    grades = {"proposed": Code(assessment.proposed), "grade": Code(assessment.grade)}
    record("triage.assessed", about=row, by=by, at=at, wrote=document, **grades)
    _follow(row, assessment, by=by, at=at)
    return assessment


def _document(contact: Contact) -> dict[str, Any]:
    """What triage is told of the contact itself, in the form of contracts/triage.md."""
    again = where(Assessment, contact_id=contact.pk)
    return {
        "contact": contact.reference,
        "channel": contact.channel,
        "received_at": contact.received_at.isoformat(),
        "setting": contact.setting,
        "stage": "reassessment" if again else "first",
    }


def _agreed_by(contact: Contact, grade: str | None) -> Officer | None:
    """The supervisor who agreed to this grade for this contact, in a session of their own."""
    agreed = where(Agreement, "agreed_by", contact_id=contact.pk, grade=grade or "")
    return agreed[-1].agreed_by if agreed else None


def _judged(document: dict[str, Any]) -> dict[str, Any]:
    """The row of an assessment: what was said, and what the rules made of it."""
    book = control_room.in_force(datetime.fromisoformat(document["received_at"]))
    try:
        contact = rules.contact_from(document, book)
        judged = rules.propose(contact, book=book)
    except rules.Refused as faults:
        raise Unreadable(str(faults)) from faults
    if judged.refused:
        raise Unexplained(" ".join(judged.refused))
    grade = judged.accepted or judged.proposed_grade
    return {name: document[name] for name in KEPT} | {
        "edition": judged.edition,
        "proposed": judged.proposed_grade,
        "because": rules.plain(judged)["because"],
        "flags": list(judged.flags),
        "missing": list(judged.missing),
        "grade": grade,
        "why": document["why"] or "",
        "due_at": target_of(contact, grade, book).due_at,
    }


def _follow(contact: Contact, latest: Assessment, *, by: Officer, at: datetime) -> None:
    """The incident of a contact that was sent takes the grade of the newest assessment."""
    link = where(IncidentContact, "incident", contact_id=contact.pk)
    if not link:
        return
    incident = lock(Incident, link[0].incident.uid)
    before, incident.grade = Code(incident.grade), latest.grade
    incident.due_at, incident.flags = latest.due_at, latest.flags
    incident.incident_type = latest.incident_type
    keep(incident, "grade", "due_at", "flags", "incident_type")
    grade = Code(latest.grade)
    record("triage.regraded", about=incident, by=by, at=at, before=before, grade=grade)


@command("triage.agree")
def agree(*, contact: UUID, grade: str, why: str, by: Officer, at: datetime) -> Agreement:
    """A supervisor agrees, in their own session, that this contact may have a lower grade."""
    row = lock(Contact, contact)
    if not why.strip():
        raise Unexplained("Write why the lower grade is safe, then agree.")
    agreement = Agreement(
        uid=new_uid(at), contact=row, grade=grade, why=why, agreed_at=at, agreed_by=by
    )
    add(agreement)
    record("triage.agreed", about=row, by=by, at=at, grade=Code(grade), wrote=why)
    return agreement


@command("triage.advise")
def advise(
    *, contact: UUID, item: str, fate: str, by: Officer, at: datetime, reason: str = ""
) -> Advice:
    """Write down what became of one item of advice; showing it is not saying it."""
    row = lock(Contact, contact)
    book = control_room.in_force(row.received_at)
    try:
        wording = control_room.advice_wording(book, item).version
    except LookupError as unknown:
        raise Unreadable("The rulebook has no such advice. Choose one of the list.") from unknown
    if fate not in FATES:
        raise Unreadable(f"Advice is one of: {', '.join(FATES)}.")
    advice = Advice(
        uid=new_uid(at),
        contact=row,
        item=item,
        wording=f"{book.advice.key}#{wording}",
        fate=fate,
        reason=reason,
        given_at=at,
        given_by=by,
    )
    add(advice)
    record("triage.advised", about=row, by=by, at=at, item=Code(item), fate=Code(fate))
    return advice


@command("triage.send")
def send(*, contact: UUID, by: Officer, at: datetime) -> Incident:
    """Make the incident: from here it is on the board by construction.

    Needs a grade and a place, and nothing else: send first, complete after.
    """
    row = lock(Contact, contact)
    if where(IncidentContact, contact_id=row.pk):
        raise AlreadySent("This contact was sent already. What you add is an update.")
    latest = where(Assessment, contact_id=row.pk)
    if not latest or not (row.place_said or row.postcode or row.locality):
        raise NotYet("A grade and a place are needed to send. Add what is missing.")
    incident = Incident(**_incident(row, latest[-1]), uid=new_uid(at), sent_at=at)
    add(incident)
    add(IncidentContact(incident=incident, contact=row))
    contacts.close(contact=contact, ending="incident", why="", by=by, at=at)
    record(
        "triage.sent",
        about=incident,
        by=by,
        at=at,
        contact=row.uid,
        grade=Code(incident.grade),
    )
    return incident


def _incident(contact: Contact, latest: Assessment) -> dict[str, Any]:
    """The row of an incident: where, how grave, by when; and no name."""
    return {
        "reference": daily_reference("incident", contact.received_at),
        "incident_type": latest.incident_type,
        "grade": latest.grade,
        "received_at": contact.received_at,
        "due_at": latest.due_at,
        "setting": contact.setting,
        "locality": contact.locality,
        "postcode": contact.postcode,
        "easting": contact.easting,
        "northing": contact.northing,
        "flags": latest.flags,
    }


@command("triage.copy_advice")
def copy_advice(*, contact: UUID, channel: str, address: str, by: Officer, at: datetime) -> Message:
    """Send a copy of the advice that was said, in words that name no offence.

    Only where the latest assessment says that a message nobody watches is safe.
    """
    row = lock(Contact, contact)
    latest = where(Assessment, contact_id=row.pk)
    if not latest or not _message_is_safe(latest[-1], row):
        raise NotYet("We do not know that a message is safe. Ask if we may write to them.")
    said = [one for one in where(Advice, contact_id=row.pk) if one.fate == "said"]
    if not said:
        raise NotYet("No advice was said yet. Mark what was said, then send the copy.")
    message = queue(
        to_kind="victim",
        to_code=row.reference,
        about=row.journal_name,
        channel=channel,
        address=address,
        body=_neutral(row, [one.item for one in said]),
        by=by,
        at=at,
    )
    record("triage.advice_copied", about=row, by=by, at=at, channel=Code(channel), items=len(said))
    return message


def _neutral(contact: Contact, items: list[str]) -> str:
    """The advice in its own words, without any line that tells what it was about."""
    book = control_room.in_force(contact.received_at)
    lines = [control_room.advice_wording(book, item).wording for item in dict.fromkeys(items)]
    quiet = [line for line in lines if not TELLING.search(line)]
    return "\n".join([f"You have a message. Ref {contact.reference}.", *quiet])


def _message_is_safe(latest: Assessment, contact: Contact) -> bool:
    names = ("incident_type", "answers", "observed", "levels", "history", "also_types")
    document = _document(contact) | {name: getattr(latest, name) for name in names}
    book = control_room.in_force(contact.received_at)
    judged = rules.propose(rules.contact_from(document, book), book=book)
    return judged.contact_rules.automatic_messages


@command("triage.close_incident")
def close_incident(*, incident: UUID, result: str, by: Officer, at: datetime) -> Incident:
    """End an incident with its result: a code such as ``crime_recorded`` or ``all_in_order``."""
    row = lock(Incident, incident)
    if row.closed_at:
        raise Closed("This incident is closed already. Nothing more to do.")
    row.closed_at, row.result = at, Code(result)
    keep(row, "closed_at", "result")
    record("triage.incident_closed", about=row, by=by, at=at, result=Code(result))
    return row
