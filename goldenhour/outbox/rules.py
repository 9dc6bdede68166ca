"""Outbox rules: the states of a message, which may follow which, and what can be sent.

Pure. A message ends ``SENT`` or ``REFUSED``. ``UNKNOWN`` is the honest third answer: neither
we nor the provider can say whether it left; a person looks and settles it (K: decisions.md,
"outside effects").
"""

from collections.abc import Mapping
from datetime import datetime

QUEUED, ATTEMPTED, SENT = "QUEUED", "ATTEMPTED", "SENT"
REFUSED, UNKNOWN = "REFUSED", "UNKNOWN"

NEXT: Mapping[str, frozenset[str]] = {
    QUEUED: frozenset({ATTEMPTED, REFUSED}),
    ATTEMPTED: frozenset({ATTEMPTED, SENT, REFUSED, UNKNOWN}),
    UNKNOWN: frozenset({SENT, REFUSED}),
    SENT: frozenset(),
    REFUSED: frozenset(),
}
STATES = tuple(NEXT)
SETTLED = (SENT, REFUSED, UNKNOWN)
WAITING = (QUEUED, ATTEMPTED)

# What a provider can carry; the rest of contracts/case-file.md's channels need a person.
CHANNELS = ("sms", "email", "post", "portal")
TO_KINDS = ("victim", "caller", "partner", "officer")

# Why a message was not sent. A code, because it stands in the journal for ever.
REASONS = ("rejected_by_provider", "too_late", "withdrawn", "")

LONGEST_BODY = 5_000


class Unsendable(ValueError):
    """A message that nobody can carry: no address, no words, too long, no such channel."""


def may_follow(now: str, then: str) -> bool:
    """Whether a message in the state ``now`` may come into the state ``then``."""
    return then in NEXT[now]


def is_too_late(not_after: datetime | None, at: datetime) -> bool:
    """Whether the hour in which the message was safe to send has passed."""
    return not_after is not None and at > not_after


def sendable(channel: str, address: str, body: str) -> None:
    """Raise Unsendable with what is wrong and the mend."""
    if channel not in CHANNELS:
        raise Unsendable(f"Nobody carries {channel!r}. Choose one of: {', '.join(CHANNELS)}.")
    if not address.strip():
        raise Unsendable("There is no address for this channel. Add one, or choose another.")
    if not body.strip():
        raise Unsendable("The message is empty. Write what the person needs to know.")
    if len(body) > LONGEST_BODY:
        raise Unsendable(f"The message is longer than {LONGEST_BODY:,} characters. Shorten it.")
