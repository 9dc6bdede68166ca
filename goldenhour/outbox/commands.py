"""What may happen to a message. The only module that writes messages.

``queue`` is called by the commands of the stages that have something to say. ``attempt`` is
given, and committed, before the provider hears of anything. Whoever crashes
after it leaves a message in ``ATTEMPTED``: the next round asks the provider by our reference.
"""

from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import keep, lock
from goldenhour.journal.uids import new_uid
from goldenhour.outbox import rules
from goldenhour.outbox.models import Message

SERVICE = "system"  # the rank of the clock


class NotSendable(Refused):
    """The message cannot be carried as it is."""

    field = "body"


class WrongState(Refused):
    """The message has moved on; what was asked no longer fits."""

    field = "state"


def queue(
    *,
    to_kind: str,
    to_code: str,
    about: str,
    channel: str,
    address: str,
    body: str,
    by: Officer,
    at: datetime,
    language: str = "en-GB",
    not_after: datetime | None = None,
) -> Message:
    """Put a message into the outbox, as part of a command. It leaves with the next round.

    It is no command of its own, so that nobody can write to a victim past the command which
    asks first whether the way is safe (victims.tell).
    """
    try:
        rules.sendable(channel, address, body)
    except rules.Unsendable as why:
        raise NotSendable(str(why)) from why
    message = Message.objects.create(
        uid=new_uid(at),
        to_kind=to_kind,
        to_code=to_code,
        about=about,
        channel=channel,
        address=address.strip(),
        body=body,
        language=language,
        not_after=not_after,
        queued_at=at,
        queued_by=by,
    )
    wrote = {"address": message.address, "body": body}
    record("outbox.queued", about=message, by=by, at=at, wrote=wrote, channel=Code(channel))
    return message


@command("outbox.attempt")
def attempt(*, message: UUID, provider: str, by: Officer, at: datetime) -> Message:
    """Say that the message is about to be handed over. Commit this before handing it over."""
    row = lock(Message, message)
    _move(row, rules.ATTEMPTED)
    row.provider, row.attempted_at, row.attempts = provider, at, row.attempts + 1
    keep(row, "state", "provider", "attempted_at", "attempts")
    record(
        "outbox.attempted",
        about=row,
        by=by,
        at=at,
        provider=Code(provider),
        attempt=row.attempts,
    )
    return row


@command("outbox.settle")
def settle(
    *,
    message: UUID,
    state: str,
    by: Officer,
    at: datetime,
    provider_reference: str = "",
    why: str = "",
) -> Message:
    """Write down what became of it: ``SENT``, ``REFUSED`` with its reason, or ``UNKNOWN``."""
    if state not in rules.SETTLED or why not in rules.REASONS:
        raise WrongState(f"A message is settled as one of: {', '.join(rules.SETTLED)}.")
    if (state == rules.REFUSED) != bool(why):
        raise WrongState("A refused message has a reason, the others have none. Choose again.")
    row = lock(Message, message)
    if row.state != rules.UNKNOWN and by.rank != SERVICE:
        raise WrongState("The clock settles this one. A person settles what nobody knows.")
    _move(row, state)
    row.provider_reference = provider_reference[:64] or row.provider_reference
    row.settled_at, row.why = at, why
    keep(row, "state", "provider_reference", "settled_at", "why")
    reason = Code(why) if why else None
    record("outbox.settled", about=row, by=by, at=at, state=Code(state), why=reason)
    return row


def _move(row: Message, state: str) -> None:
    if not rules.may_follow(row.state, state):
        raise WrongState(f"The message is {row.state} and cannot become {state}. Look again.")
    row.state = state
