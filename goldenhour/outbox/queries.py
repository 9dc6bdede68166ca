"""What may be asked of the outbox. Lists show neither address nor words; opening one does."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.journal import together
from goldenhour.journal.consultations import consultation
from goldenhour.journal.rows import where
from goldenhour.outbox import rules
from goldenhour.outbox.models import Message

LISTED = 200


@dataclass(frozen=True)
class MessageRow:
    """One line of the outbox: what became of a message, never to whom or what it said."""

    uid: UUID
    version: int
    to_kind: str
    to_code: str
    about: str
    channel: str
    state: str
    why: str
    attempts: int
    queued_at: datetime
    attempted_at: datetime | None
    settled_at: datetime | None
    provider: str
    provider_reference: str


@dataclass(frozen=True)
class Letter(MessageRow):
    """One message with its address and words: opening it is a consultation."""

    address: str
    body: str
    language: str
    not_after: datetime | None


ROW = tuple(MessageRow.__dataclass_fields__)
LETTER = tuple(Letter.__dataclass_fields__)


def messages(*, state: str = "") -> list[MessageRow]:
    """The newest messages, at most 200; of one state if it is named. One query."""
    rows = Message.objects.order_by("-queued_at", "-id")
    rows = rows.filter(state=state) if state else rows
    return [MessageRow(**row) for row in rows.values(*ROW)[:LISTED]]


def messages_about(about: str) -> list[MessageRow]:
    """Every message about one record (``case/0193…``), the newest first. One query."""
    rows = Message.objects.filter(about=about).order_by("-queued_at", "-id")
    return [MessageRow(**row) for row in rows.values(*ROW)]


def counts() -> dict[str, int]:
    """How many messages are in each state that needs somebody or something. One query."""
    states = Message.objects.exclude(state=rules.SENT).values_list("state", flat=True)
    found = list(states)
    return {state: found.count(state) for state in rules.STATES if state in found}


def waiting(*, at: datetime) -> list[UUID]:
    """Messages to be sent or asked after, the oldest first. One query."""
    if together.now() is not None:  # asked every quarter of an hour of a week
        held = [row for state in rules.WAITING for row in where(Message, state=state)]
        due = sorted((row.queued_at, row.pk, row.uid) for row in held if row.queued_at <= at)
        return [uid for _, _, uid in due]
    rows = Message.objects.filter(state__in=rules.WAITING, queued_at__lte=at)
    return list(rows.order_by("queued_at", "id").values_list("uid", flat=True))


def row(uid: UUID) -> MessageRow:
    """What became of one message. Raises Message.DoesNotExist. One query."""
    return MessageRow(**Message.objects.values(*ROW).get(uid=uid))


def to_carry(uid: UUID) -> Letter:
    """One message for the provider: the clock's own reading. One query."""
    return Letter(**Message.objects.values(*LETTER).get(uid=uid))


@consultation("outbox.message")
def message(uid: UUID, *, by: Officer, at: datetime, why: str) -> Letter:
    """One message with its address and words. Raises Message.DoesNotExist."""
    return Letter(**Message.objects.values(*LETTER).get(uid=uid))
