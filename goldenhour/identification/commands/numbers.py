"""Telephony shows a number: it becomes what the caller stated, where they stated none."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification.commands.mentions import mention
from goldenhour.identification.models import Mention
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import lock, where


@command("identification.note_number")
def note_number(*, contact: UUID, number: str, by: Officer, at: datetime) -> Mention:
    """Keep the number that a call came from as its caller's, so that the next call finds it.

    A number that somebody wrote down already stays: a caller may ask to be rung elsewhere.
    """
    row = lock(Contact, contact)
    stated = where(Mention, contact_id=row.pk, role="caller")
    if stated and stated[-1].phone:
        record("identification.said_again", about=stated[-1], by=by, at=at)
        return stated[-1]
    kept: Mention = mention(contact=contact, role="caller", phone=number, by=by, at=at)
    record("identification.number_noted", about=kept, by=by, at=at, contact=contact)
    return kept
