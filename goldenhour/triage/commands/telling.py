"""Telling: what a caller was told after the first call, or that nobody could reach them."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code, Fact
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, lock
from goldenhour.journal.uids import new_uid
from goldenhour.triage.commands.refusals import Unsaid, at_field
from goldenhour.triage.models import CallerTold

ABOUT = ("delay", "grade", "attending", "other")


@command("triage.tell_caller")
def tell_caller(
    *, contact: UUID, about: str, what: str, by: Officer, at: datetime, reached: bool = True
) -> CallerTold:
    """Write down what the caller was told, or with ``reached`` false why they were not."""
    return tell(lock(Contact, contact), about, what, reached=reached, by=by, at=at)


def tell(
    contact: Contact, about: str, what: str, *, reached: bool, by: Officer, at: datetime
) -> CallerTold:
    """The same within another command: one row and one line of the journal."""
    if about not in ABOUT:
        raise at_field("about", Unsaid(f"Telling is about one of: {', '.join(ABOUT)}."))
    if not what.strip():
        raise Unsaid("Write what the caller was told, or why they could not be reached.")
    told = CallerTold(
        uid=new_uid(at),
        contact=contact,
        about=about,
        what=what,
        reached=reached,
        told_at=at,
        told_by=by,
    )
    add(told)
    marks: dict[str, Fact] = {"told": told.uid, "subject": Code(about), "reached": reached}
    record("triage.caller_told", about=contact, by=by, at=at, wrote=what, **marks)
    return told
