"""What the clock does for the outbox: attempt, send, settle; and after a crash, ask first.

Each step is its own transaction, in this order: ``attempt`` is committed, the provider is
handed the letter, ``settle`` writes down what it said. A crash between any two of them leaves
a message in ``ATTEMPTED``; the next round asks the provider by our reference before it does
anything else. A silent provider is asked again for a day, then a person must look.
"""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from goldenhour.force.models import Officer
from goldenhour.outbox import commands, queries, rules
from goldenhour.outbox.providers import Answer, Demonstration, NoAnswer, Provider, Rejected
from goldenhour.outbox.turns import turn

KEYS = UUID("8c1b8a52-7d0a-5f0e-9a8e-5a3c3f0a6d11")  # the name space of this job's keys
PATIENCE = timedelta(days=1)


def send_due(*, by: Officer, at: datetime, provider: Provider | None = None) -> dict[str, int]:
    """Send what waits; how many messages came into each state. One bad one stops no other."""
    carrier = provider or Demonstration()
    done: Counter[str] = Counter()
    for uid in queries.waiting(at=at):
        with turn(uid) as ours:
            if ours:
                done[_one(uid, carrier, by, at)] += 1
    return dict(done)


def _one(uid: UUID, carrier: Provider, by: Officer, at: datetime) -> str:
    letter = queries.to_carry(uid)
    try:
        if letter.state == rules.ATTEMPTED:
            return _after_a_crash(letter, carrier, by, at)
        if letter.state == rules.QUEUED:
            return _first_time(letter, carrier, by, at)
    except NoAnswer:
        return _no_answer(letter, by, at)
    return letter.state  # another worker settled it while we came


def _first_time(letter: queries.Letter, carrier: Provider, by: Officer, at: datetime) -> str:
    if rules.is_too_late(letter.not_after, at):
        return _settle(letter, rules.REFUSED, by, at, why="too_late")
    return _hand_over(letter, carrier, by, at)


def _after_a_crash(letter: queries.Letter, carrier: Provider, by: Officer, at: datetime) -> str:
    heard = carrier.ask(letter.uid)
    if heard.answer is Answer.FOUND:
        return _settle(letter, rules.SENT, by, at, reference=heard.reference)
    if heard.answer is Answer.CANNOT_SAY:
        return _settle(letter, rules.UNKNOWN, by, at)
    return _first_time(letter, carrier, by, at)


def _hand_over(letter: queries.Letter, carrier: Provider, by: Officer, at: datetime) -> str:
    key = uuid5(KEYS, f"attempt/{letter.uid}/{letter.attempts}")
    commands.attempt(message=letter.uid, provider=carrier.name, by=by, at=at, key=key)
    try:
        reference = carrier.send(letter, at=at)
    except Rejected:
        return _settle(letter, rules.REFUSED, by, at, why="rejected_by_provider")
    return _settle(letter, rules.SENT, by, at, reference=reference)


def _no_answer(letter: queries.Letter, by: Officer, at: datetime) -> str:
    first = letter.attempted_at
    if first is None or at - first < PATIENCE:
        return rules.ATTEMPTED
    return _settle(letter, rules.UNKNOWN, by, at)


def _settle(
    letter: queries.Letter,
    state: str,
    by: Officer,
    at: datetime,
    *,
    reference: str = "",
    why: str = "",
) -> str:
    key = uuid5(KEYS, f"settle/{letter.uid}")
    commands.settle(
        message=letter.uid,
        state=state,
        provider_reference=reference,
        why=why,
        by=by,
        at=at,
        key=key,
    )
    return state
