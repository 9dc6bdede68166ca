"""Duplicates: two incidents that were both sent are one event; one is worked, both stay.

Nothing is merged: clocks, contacts, units and grades stay where they are, and undoing it brings
everything back. The grade of the one that is worked never falls by it.
"""

from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import add, keep, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.response.models import Duplicate
from goldenhour.triage.models import Distinction, Incident


class NotLinked(Refused):
    """These two cannot be linked as they stand; says why, and what to do."""

    field = "why"


@command("response.link", verb="l")
def link(*, incident: UUID, under: UUID, why: str, by: Officer, at: datetime) -> Duplicate:
    """Say that an incident is the same event as another, under which it is worked from now on.

    It leaves the list of those that wait for a unit, but while its grade is the higher one.
    """
    if not why.strip():
        raise NotLinked("Write why both are the same event, then link them.")
    if incident == under:
        raise NotLinked("These are one incident. Name another one.")
    rows = {uid: lock(Incident, uid) for uid in sorted((incident, under))}
    row, worked = rows[incident], rows[under]
    _refuse(row, worked)
    made = Duplicate(
        uid=new_uid(at), incident=row, under=worked, why=why.strip(), linked_at=at, linked_by=by
    )
    add(made)
    record(
        "response.linked",
        about=made,
        by=by,
        at=at,
        wrote=made.why,
        incident=row.uid,
        under=worked.uid,
    )
    return made


def _refuse(row: Incident, worked: Incident) -> None:
    """One level only, both open, and nobody has said that they are two events."""
    for one in (row, worked):
        if one.closed_at is not None:
            raise NotLinked(f"{one.reference} is closed. Only open incidents are linked.")
    for other in where(Duplicate, "under", incident_id=worked.pk, undone_at=None):
        number = other.under.reference
        raise NotLinked(f"{worked.reference} is worked under {number} itself. Link to {number}.")
    for other in where(Duplicate, "under", incident_id=row.pk, undone_at=None):
        raise NotLinked(f"It is worked under {other.under.reference} already. Undo that first.")
    if where(Duplicate, under_id=row.pk, undone_at=None):
        raise NotLinked(f"Others are worked under {row.reference}. Link the other way round.")
    first, second = sorted((row.pk, worked.pk))
    if where(Distinction, incident_id=first, other_id=second, withdrawn_at=None):
        raise NotLinked("Somebody said these are two events. Take that back first.")


@command("response.unlink")
def unlink(*, duplicate: UUID, why: str, by: Officer, at: datetime) -> Duplicate:
    """They are two events after all: each waits for itself again, by the clock it always had."""
    row = lock(Duplicate, duplicate)
    if row.undone_at is not None:
        raise NotLinked("This was undone already. Nothing more to do.")
    if not why.strip():
        raise NotLinked("Write why they are two events, then undo the link.")
    row.undone_at, row.undone_by, row.why_undone = at, by, why.strip()
    keep(row, "undone_at", "undone_by", "why_undone")
    record(
        "response.unlinked",
        about=row,
        by=by,
        at=at,
        wrote=row.why_undone,
        incident=row.incident.uid,
        under=row.under.uid,
    )
    return row
