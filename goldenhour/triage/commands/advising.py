"""Advising: what became of each item of advice. Showing it is not saying it.

What the facts of the latest assessment make unsafe may still be said: the officer hears the
caller. Then the reason stands beside it.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage import rules
from goldenhour.triage.commands import judging
from goldenhour.triage.commands.refusals import Unreadable, Unsaid, at_field
from goldenhour.triage.models import Advice, Assessment

FATES = ("said", "declined", "not_safe", "not_relevant")
JUDGED_BY_THE_FACTS = ("said", "not_safe")
SAY_WHY = "The facts say this is not safe to say. Write why it was, or choose not safe."


@command("triage.advise")
def advise(
    *, contact: UUID, item: str, fate: str, by: Officer, at: datetime, reason: str = ""
) -> Advice:
    """Write down what became of one item of advice; showing it is not saying it.

    ``reason`` is needed to have ``said`` what the facts say is not safe; where it was not said
    and nobody wrote why, the reason on record is the rulebook's, which stood beside it.
    """
    row = lock(Contact, contact)
    book = control_room.in_force(row.received_at)
    try:
        wording = control_room.advice_wording(book, item).version
    except LookupError as unknown:
        raise Unreadable("The rulebook has no such advice. Choose one of the list.") from unknown
    if fate not in FATES:
        raise Unreadable(f"Advice is one of: {', '.join(FATES)}.")
    if not reason.strip() and fate in JUDGED_BY_THE_FACTS:
        for unsafe in unsafe_to_say(row, [item], book).values():
            if fate == "said":
                raise at_field("reason", Unsaid(SAY_WHY))
            reason = unsafe.because[0]
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


def unsafe_to_say(
    contact: Contact, items: Sequence[str], book: ControlRoom
) -> dict[str, rules.NotSafe]:
    """Which of these items the latest assessment makes unsafe; none where nothing is known yet."""
    latest = where(Assessment, contact_id=contact.pk)[-1:]
    for assessment in latest:
        said = judging.document_of(contact, judging.said_in(assessment), stage=assessment.stage)
        return rules.not_safe(rules.contact_from(said, book), items, book)
    return {}
