"""Waiting: who waits for us, in which order, and since when somebody is owed an end.

Sources: rules/control-room.yaml, answering_standards: 999 within 10 s (call_999, certainty A);
101 has no national standard, 30 s was a common force's own (call_101_answer, B: a setting of
the force); an abandoned 999 is rung back, never closed by itself (abandoned_999, B). The five
minutes and the sixty seconds are those of issue 3 and U16. The order is ours (P).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

ANSWER_WITHIN = {"999": timedelta(seconds=10), "101": timedelta(seconds=30)}
EMERGENCY_FIRST = ("999", "101", "partner", "front_counter", "online")
OWED_AFTER = timedelta(minutes=5)  # after the call, or the last typing: the supervisor sees it
UNSENT_AFTER = timedelta(seconds=60)  # a draft that nobody sent when the call was over
SILENT_LINE = timedelta(minutes=30)  # answered, nothing typed, and no end was ever told (ours)
ON_THE_TELEPHONE = ("999", "101")

RINGING, CALL_BACK, OWED, TALKING = "ringing", "call_back", "owed", "talking"


@dataclass(frozen=True)
class Open:
    """A contact without an end, as far as its waiting goes. Moments, no names."""

    channel: str
    received_at: datetime
    answered_at: datetime | None = None
    abandoned_at: datetime | None = None
    hung_up_at: datetime | None = None
    typed_at: datetime | None = None
    reached_at: datetime | None = None  # rung back, and somebody answered
    is_written: bool = False  # something of it was written down
    is_of_telephony: bool = False  # so that its end will be told
    is_cut_off: bool = False  # the handler heard the line go, and it was not meant


def state(one: Open) -> str:
    """``ringing``, ``call_back`` (gave up, cut off), ``owed`` (it is over), or ``talking``."""
    if one.reached_at is not None:
        return OWED
    if one.abandoned_at is not None:
        return CALL_BACK
    if one.hung_up_at is not None:
        return CALL_BACK if one.is_cut_off else OWED
    return RINGING if one.answered_at is None else TALKING


def quiet_since(one: Open) -> datetime:
    """The last moment at which anything was said or typed that we know of."""
    known = (one.hung_up_at, one.reached_at, one.typed_at, one.answered_at, one.received_at)
    return max(moment for moment in known if moment is not None)


def over_since(one: Open) -> datetime | None:
    """Since when the talking is over; None while it rings or somebody may be speaking.

    Typing after a call puts nothing off. Where no telephone tells us that it is over, it is
    over with the last typing.
    """
    current = state(one)
    if current == RINGING:
        return None
    if current == CALL_BACK:
        return one.hung_up_at or one.abandoned_at
    ends = [moment for moment in (one.hung_up_at, one.reached_at) if moment is not None]
    if ends:
        return max(ends)
    return None if one.is_of_telephony else quiet_since(one)


def end_owed_at(one: Open) -> datetime | None:
    """The moment from which the supervisor must see it; None while it rings.

    A line of which telephony never told the end counts as forgotten after half an hour in
    which nothing was typed: an event that got lost hides nobody.
    """
    if state(one) == RINGING:
        return None
    over = over_since(one)
    return quiet_since(one) + SILENT_LINE if over is None else over + OWED_AFTER


def is_forgotten(one: Open, *, at: datetime) -> bool:
    """Whether the supervisor must see it: its end has been owed for five minutes."""
    owed_at = end_owed_at(one)
    return owed_at is not None and at >= owed_at


def is_unsent(one: Open, *, at: datetime) -> bool:
    """Whether the call is over for a minute and what was written down was sent to nobody."""
    if one.hung_up_at is None or state(one) != OWED or not one.is_written:
        return False
    return at - one.hung_up_at >= UNSENT_AFTER


def order(channel: str, since: datetime, *, risk: int | None) -> str:
    """The key that sorts the queue, as text: emergency line, then known risk, then waiting.

    ``risk`` is the weight of the most dangerous marker known for the number (0 is the worst).
    """
    line = EMERGENCY_FIRST.index(channel)
    known = 99 if risk is None else min(risk, 98)
    return f"{line} {known:02d} {since.timestamp():014.2f}"
