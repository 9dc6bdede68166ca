"""Copying: the advice that was said, sent in words that name no offence, where that is safe."""

import re
from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import lock, where
from goldenhour.outbox.commands import queue
from goldenhour.outbox.models import Message
from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage import rules
from goldenhour.triage.commands import judging
from goldenhour.triage.commands.advising import unsafe_to_say
from goldenhour.triage.commands.refusals import NotYet
from goldenhour.triage.models import Advice, Assessment

# Words that would tell somebody who looks at the telephone what the call was about.
TELLING = re.compile(
    "burglar|sex|assault|stalk|violen|abus|partner|injur|weapon|kit|condom|999|code|lock|danger"
    "|tracker|somebody|evidence|officer|victim|bank|fraud|order|child|they|them|him|her ",
    re.IGNORECASE,
)


@command("triage.copy_advice")
def copy_advice(*, contact: UUID, channel: str, address: str, by: Officer, at: datetime) -> Message:
    """Send a copy of the advice that was said, in words that name no offence.

    Only where the latest assessment says that a message nobody watches is safe; and without any
    item that its facts make unsafe to say.
    """
    row = lock(Contact, contact)
    latest = where(Assessment, contact_id=row.pk)
    if not latest or not _message_is_safe(latest[-1], row):
        raise NotYet("We do not know that a message is safe. Ask if we may write to them.")
    said = [one for one in where(Advice, contact_id=row.pk) if one.fate == "said"]
    if not said:
        raise NotYet("No advice was said yet. Mark what was said, then send the copy.")
    book = control_room.in_force(row.received_at)
    unsafe = unsafe_to_say(row, [one.item for one in said], book)
    items = [one.item for one in said if one.item not in unsafe]
    if not items:
        raise NotYet("What was said is not safe in a message. Say it again when you ring them.")
    message = queue(
        to_kind="caller",
        to_code="caller",
        about=row.journal_name,
        channel=channel,
        address=address,
        body=_neutral(row, items, book),
        by=by,
        at=at,
    )
    record("triage.advice_copied", about=row, by=by, at=at, channel=Code(channel), items=len(items))
    return message


def _neutral(contact: Contact, items: list[str], book: ControlRoom) -> str:
    """The advice in its own words, without any line that tells what it was about."""
    lines = [control_room.advice_wording(book, item).wording for item in dict.fromkeys(items)]
    quiet = [line for line in lines if not TELLING.search(line)]
    return "\n".join([f"You have a message. Ref {contact.reference}.", *quiet])


def _message_is_safe(latest: Assessment, contact: Contact) -> bool:
    document = judging.document_of(contact, judging.said_in(latest), stage=latest.stage)
    book = control_room.in_force(contact.received_at)
    judged = rules.propose(rules.contact_from(document, book), book=book)
    return judged.contact_rules.automatic_messages
