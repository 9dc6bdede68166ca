"""Advising: what became of each item of advice. Showing it is not saying it."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, lock
from goldenhour.journal.uids import new_uid
from goldenhour.rulebook import control_room
from goldenhour.triage.commands.refusals import Unreadable
from goldenhour.triage.models import Advice

FATES = ("said", "declined", "not_safe", "not_relevant")


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
