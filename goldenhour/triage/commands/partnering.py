"""Partnering: another agency is asked, and answers. Recorded beside the grade; never lowers it."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.triage.commands.refusals import Unsaid, at_field
from goldenhour.triage.models import PartnerStep
from goldenhour.triage.rules import partners

LONGEST = 80


@command("triage.note_partner")
def note_partner(
    *,
    contact: UUID,
    agency: str,
    step: str,
    by: Officer,
    at: datetime,
    due_at: datetime | None = None,
    look_again_at: datetime | None = None,
) -> PartnerStep:
    """Write down one step of another agency: asked, accepted, declined or arrived.

    ``due_at`` is when they will be there by their own word; an agency may accept and not say.
    Without ``look_again_at`` we look again when the book of right care says.
    """
    row = lock(Contact, contact)
    name = " ".join(agency.split())
    _can_be(row, name, step, due_at, at)
    noted = PartnerStep(
        uid=new_uid(at),
        contact=row,
        agency=name,
        step=step,
        due_at=due_at,
        look_again_at=look_again_at or partners.look_again(step, at, due_at),
        at=at,
        by=by,
    )
    add(noted)
    marks = {"step": Code(step), "due_at": due_at, "look_again_at": noted.look_again_at}
    record("triage.partner_noted", about=row, by=by, at=at, wrote=name, **marks)
    return noted


def _can_be(
    contact: Contact, agency: str, step: str, due_at: datetime | None, at: datetime
) -> None:
    """Raise Unsaid where the step is none of the list, or cannot follow what stands."""
    if step not in partners.STEPS:
        raise at_field("step", Unsaid(f"A step is one of: {', '.join(partners.STEPS)}."))
    if not agency or len(agency) > LONGEST:
        raise at_field("agency", Unsaid("Write which agency, in at most 80 characters."))
    known = {each.agency.casefold() for each in where(PartnerStep, contact_id=contact.pk)}
    if step != "asked" and agency.casefold() not in known:
        raise at_field("step", Unsaid("Nobody asked this agency yet. Record the request first."))
    if due_at is not None and due_at < at:
        raise at_field("due_at", Unsaid("That moment has passed. Write when they will come."))
