"""Calls: a contact's moments are a pure fold of all that telephony said of its call.

Events come in any order and more than once; whatever the order, the same events give the same
call. Earlier first, by their own moment; events of one moment by their names. Ours (conf P).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from goldenhour.contact.rules import locations

CHANNELS = ("999", "101")  # what telephony brings; forms and counters have their own doors
AHEAD = timedelta(minutes=5)  # how far an exchange's clock may be ahead of ours
EARLIEST_YEAR = 2000
ENDS = ("ended", "abandoned")


@dataclass(frozen=True)
class Told:
    """One event as telephony told it. ``at`` is when it happened."""

    event: str
    kind: str
    at: datetime
    channel: str = ""
    line: str = ""
    number: str = ""
    answered_by: str = ""  # a staff number
    recording: str = ""
    location: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """What all events of one call say together. None and empty text: not said."""

    channel: str = ""
    received_at: datetime | None = None
    answered_at: datetime | None = None
    abandoned_at: datetime | None = None
    hung_up_at: datetime | None = None
    line: str = ""
    number: str = ""
    answered_by: str = ""
    recording: str = ""
    location: Mapping[str, Any] = field(default_factory=dict)


def fold(told: Iterable[Told]) -> Call:
    """The call: the same for the same events, in whatever order and however often they came.

    It was received with the first sign of it and is over with the last end that was named.
    Whoever was answered did not give up: where both are told, giving up was how it ended.
    """
    events = sorted({one.event: one for one in told}.values(), key=_in_order)
    if not events:
        return Call()
    answered = [one.at for one in events if one.kind == "answered"]
    abandoned = [one.at for one in events if one.kind == "abandoned"]
    ends = [one.at for one in events if one.kind in ENDS]
    return Call(
        channel=_first(events, lambda one: one.channel),
        received_at=events[0].at,
        answered_at=min(answered, default=None),
        abandoned_at=None if answered else min(abandoned, default=None),
        hung_up_at=max(ends, default=None),
        line=_first(events, lambda one: one.line),
        number=_first(events, lambda one: one.number),
        answered_by=_first(events, lambda one: one.answered_by),
        recording=_first(events, lambda one: one.recording),
        location=_latest_location(events),
    )


def _in_order(one: Told) -> tuple[datetime, str]:
    return one.at, one.event


def _first(events: Iterable[Told], of: Callable[[Told], str]) -> str:
    return next((of(one) for one in events if of(one)), "")


def _latest_location(events: Iterable[Told]) -> Mapping[str, Any]:
    """The newest position wins: people move. One that places nobody says nothing."""
    located = [one for one in events if locations.is_usable(one.location)]
    return located[-1].location if located else {}


def impossible(told: Told, *, at: datetime) -> str:
    """What is wrong with the moment of an event that is told ``at``, or nothing."""
    if told.at > at + AHEAD:
        return "This event lies ahead of our clock. Set the clock of the exchange, send again."
    if told.at.year < EARLIEST_YEAR:
        return "This event lies too far back. Set the clock of the exchange, send again."
    return ""
