"""Sending: a contact becomes an incident, joins one, and the incident is closed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.contact import commands as contacts
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.identification.models import Mention
from goldenhour.identification.rules.repeats import ANTISOCIAL
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.numbers import daily_reference
from goldenhour.journal.rows import add, keep, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.triage.commands.judging import follow
from goldenhour.triage.commands.refusals import (
    AlreadySent,
    Closed,
    Distinguished,
    NotYet,
    Owes,
    Unexplained,
    at_field,
)
from goldenhour.triage.models import Assessment, Distinction, Incident, IncidentContact
from goldenhour.triage.rules.lowering import higher
from goldenhour.triage.rules.owing import held_back_by

SUFFERERS = ("caller", "victim")  # in whose name antisocial behaviour is counted


@command("triage.send")
def send(*, contact: UUID, by: Officer, at: datetime) -> Incident:
    """Make the incident: from here it is on the board by construction.

    Needs a grade and a place: send first, complete after. A grade that leaves time also needs the
    answers that every record owes; the rulebook says which grade waits for which.
    """
    row = lock(Contact, contact)
    if where(IncidentContact, contact_id=row.pk):
        raise AlreadySent("This contact was sent already. What you add is an update.")
    latest = where(Assessment, contact_id=row.pk)
    if not latest or not (row.place_said or row.postcode or row.locality):
        raise NotYet("A grade and a place are needed to send. Add what is missing.")
    for owes in held_back_by(latest[-1].grade, latest[-1].missing, received_at=row.received_at):
        raise at_field(owes.question, Owes(owes.sentence))
    incident = Incident(**_incident(row, latest[-1]), uid=new_uid(at), sent_at=at)
    add(incident)
    add(IncidentContact(incident=incident, contact=row))
    contacts.close(contact=contact, ending="incident", why="", by=by, at=at)
    _involve(incident, row, by, at)
    record(
        "triage.sent",
        about=incident,
        by=by,
        at=at,
        contact=row.uid,
        grade=Code(incident.grade),
    )
    return incident


def _involve(incident: Incident, contact: Contact, by: Officer, at: datetime) -> None:
    """Antisocial behaviour makes no case, and counts for a repeat victim all the same."""
    if incident.incident_type != ANTISOCIAL or contact.caller_is != "victim":
        return
    named = [row for row in where(Mention, contact_id=contact.pk) if row.role in SUFFERERS]
    for row in named[:1]:
        identification.record_antisocial(mention=row.uid, incident=incident.reference, by=by, at=at)


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


@command("triage.join")
def join(*, contact: UUID, incident: UUID, why: str, by: Officer, at: datetime) -> Incident:
    """A second call about the same event becomes part of its incident; both calls stay.

    ``why`` says what makes it the same. What the caller knows can raise the grade. Somebody
    owes the incident a look: new information came in.
    """
    row, target = lock(Contact, contact), lock(Incident, incident)
    if not why.strip():
        raise Unexplained("Write why it is the same event, then join.")
    if where(IncidentContact, contact_id=row.pk):
        raise AlreadySent("This contact was sent already. Link its incident instead.")
    if target.closed_at is not None:
        raise Closed("That incident is closed. Send this contact as its own.")
    if where(Distinction, contact_id=row.pk, incident_id=target.pk, withdrawn_at=None):
        raise Distinguished("Somebody said it is another event. Take that back, then join.")
    add(IncidentContact(incident=target, contact=row, joined_at=at, why=why))
    contacts.close(contact=contact, ending="incident", why="", by=by, at=at)
    record("triage.joined", about=target, by=by, at=at, contact=row.uid, wrote=why)
    for latest in where(Assessment, "contact", contact_id=row.pk)[-1:]:
        follow(target, latest, higher(target.grade, latest.grade), by=by, at=at)
    return target


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
