"""At the front door: a contact comes in, is answered, and is given its end."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact import rules
from goldenhour.contact.commands.texts import NotKept, kept_text
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.numbers import daily_reference
from goldenhour.journal.rows import add, keep, lock
from goldenhour.journal.uids import new_uid


class AlreadyEnded(Refused):
    """The contact has its end; what comes later belongs to the incident."""


class NoReason(Refused):
    """A contact that becomes no incident needs a reason."""

    field = "why"


@command("contact.receive")
def receive(
    *,
    channel: str,
    by: Officer,
    at: datetime,
    line: str = "",
    recording: str = "",
    received_at: datetime | None = None,
    uid: UUID | None = None,
) -> Contact:
    """Take a contact in. ``received_at`` is the first ring (default ``at``); clocks start there.

    Given by a service (telephony, portal) it rings; by a person it is answered.
    """
    if channel not in rules.CHANNELS:
        raise NotKept(f"There is no such channel. Choose one of: {', '.join(rules.CHANNELS)}.")
    rang_at = received_at or at
    contact = Contact(
        uid=uid or new_uid(at),
        reference=f"C-{daily_reference('contact', rang_at)}",
        channel=channel,
        line=line,
        recording=recording,
        received_at=rang_at,
        answered_at=None if by.rank == "system" else at,
        taken_by=by,
    )
    add(contact)
    record("contact.received", about=contact, by=by, at=at, channel=Code(channel))
    return contact


@command("contact.answer")
def answer(*, contact: UUID, by: Officer, at: datetime) -> Contact:
    """Pick up a contact that rings: the first to answer has it."""
    row = lock(Contact, contact)
    if row.answered_at or row.ending:
        raise AlreadyEnded("Somebody has answered this already. Take the next one.")
    if row.abandoned_at:
        raise AlreadyEnded("The caller has hung up. Ring them back instead.")
    row.answered_at, row.taken_by = at, by
    keep(row, "answered_at", "taken_by")
    record("contact.answered", about=row, by=by, at=at)
    return row


@command("contact.close")
def close(*, contact: UUID, ending: str, why: str, by: Officer, at: datetime) -> Contact:
    """End a contact: part of an incident, or with a reason for none."""
    row = lock(Contact, contact)
    if row.ending:
        raise AlreadyEnded("This contact already has its end. Nothing more to do.")
    if ending not in rules.ENDINGS:
        raise NotKept(f"A contact ends as one of: {', '.join(rules.ENDINGS)}.")
    if ending != "incident" and not why.strip():
        raise NoReason("No incident was made. Write why, then close the contact.")
    row.ending, row.why_ended, row.ended_at = ending, kept_text("why_ended", why), at
    keep(row, "ending", "why_ended", "ended_at")
    record("contact.closed", about=row, by=by, at=at, ending=Code(ending), wrote=why)
    return row
