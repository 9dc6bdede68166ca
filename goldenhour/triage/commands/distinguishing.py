"""Distinguishing: what looks like the same event and is not, said once and not offered again."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, guarded, keep, lock, read, where
from goldenhour.journal.uids import new_uid
from goldenhour.triage.commands.refusals import Distinguished, Unexplained
from goldenhour.triage.models import Distinction, Incident, IncidentContact


@command("triage.distinguish")
def distinguish(
    *,
    incident: UUID,
    by: Officer,
    at: datetime,
    contact: UUID | None = None,
    other: UUID | None = None,
    why: str = "",
) -> Distinction:
    """Say that a contact, or another incident, is not the same event as this incident.

    It is not offered again, to anybody, until somebody takes it back. A reason may be given.
    """
    if (contact is None) == (other is None) or other == incident:
        raise Distinguished("Name one call or one other incident, and say it again.")
    first = lock(Incident, incident)
    row = Distinction(uid=new_uid(at), incident=first, why=why.strip(), said_at=at, said_by=by)
    if contact is not None:
        row.contact = read(Contact, contact)
        if where(IncidentContact, incident_id=first.pk, contact_id=row.contact.pk):
            raise Distinguished("That call is part of this incident already.")
    elif other is not None:
        row.incident, row.other = sorted((first, read(Incident, other)), key=lambda one: one.pk)
    try:
        with guarded():
            add(row)
    except IntegrityError as twice:
        raise Distinguished("Somebody said so already. Nothing more to do.") from twice
    record(
        "triage.distinguished",
        about=row,
        by=by,
        at=at,
        wrote=row.why,
        incident=row.incident.uid,
        other=(row.contact or row.other or first).uid,
    )
    return row


@command("triage.withdraw_distinction")
def withdraw_distinction(*, distinction: UUID, why: str, by: Officer, at: datetime) -> Distinction:
    """They may be the same event after all: they are offered again. What was said stays."""
    row = lock(Distinction, distinction)
    if row.withdrawn_at is not None:
        raise Distinguished("This was taken back already. Nothing more to do.")
    if not why.strip():
        raise Unexplained("Write why they may be the same event after all.")
    row.withdrawn_at, row.withdrawn_by, row.why_withdrawn = at, by, why.strip()
    keep(row, "withdrawn_at", "withdrawn_by", "why_withdrawn")
    record(
        "triage.distinction_withdrawn",
        about=row,
        by=by,
        at=at,
        wrote=row.why_withdrawn,
        incident=row.incident.uid,
        other=(row.contact or row.other or row.incident).uid,
    )
    return row
