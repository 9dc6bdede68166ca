"""Somebody who gave up or was cut off is rung back; and a supervisor takes charge."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.commands.door import AlreadyEnded
from goldenhour.contact.commands.texts import kept_note
from goldenhour.contact.models import Contact, RingBack
from goldenhour.force.models import Officer
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import add, keep, lock
from goldenhour.journal.uids import new_uid


class NobodyHungUp(Refused):
    """There is no call to return."""

    field = "contact"


class AlreadyTheirs(Refused):
    """The contact is this officer's already."""


@command("contact.ring_back")
def ring_back(
    *, contact: UUID, reached: bool, by: Officer, at: datetime, note: str = ""
) -> RingBack:
    """Write down that somebody was rung back, and whether they answered.

    Reached, the contact is the officer's, and it is owed an end like any other. Not reached, it
    stays where it is: nothing ends by itself.
    """
    row = lock(Contact, contact)
    if row.ending:
        raise AlreadyEnded("This contact already has its end. Nothing more to do.")
    if row.abandoned_at is None and row.hung_up_at is None:
        raise NobodyHungUp("The caller has not hung up. Answer the call, or go on with it.")
    attempt = RingBack(
        uid=new_uid(at), contact=row, reached=reached, note=kept_note(note), at=at, by=by
    )
    add(attempt)
    if reached:
        row.taken_by = by
    keep(row, "taken_by")
    record(
        "contact.rung_back",
        about=row,
        by=by,
        at=at,
        reached=reached,
        wrote=note,
        attempt=attempt.uid,
    )
    return attempt


@command("contact.take_charge")
def take_charge(*, contact: UUID, by: Officer, at: datetime) -> Contact:
    """A supervisor makes a contact that is owed an end their own, and answers for it."""
    row = lock(Contact, contact)
    if row.ending:
        raise AlreadyEnded("This contact already has its end. Nothing more to do.")
    if row.taken_by_id == by.pk:
        raise AlreadyTheirs("You have charge of this already. Give it its end.")
    before = row.taken_by
    row.taken_by = by
    keep(row, "taken_by")
    record("contact.charge_taken", about=row, by=by, at=at, before=before.uid)
    return row
