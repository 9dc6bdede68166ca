"""Safe contact: by which channel and at what hour a victim may be reached.

Source: the case-file contract, "Safe contact". The latest record replaces the whole;
unsafe beats safe. It stands in investigation because the gate needs it; victims read it.
"""

from datetime import datetime
from typing import Literal

from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts.victim import ChannelWindow, VictimSafeContact
from goldenhour.investigation.rules.instants import LONDON

Breach = Literal["UNSAFE_CHANNEL", "OUTSIDE_SAFE_WINDOW"]


def breach(case: CaseFile, *, victim: str, channel: str, at: datetime) -> Breach | None:
    """What is wrong with reaching a victim that way at that moment, or None if it is safe."""
    said = [f.data for f in case.of(VictimSafeContact) if f.data.victim == victim and f.at <= at]
    return breach_of(said[-1], channel=channel, at=at) if said else None


def breach_of(said: VictimSafeContact, *, channel: str, at: datetime) -> Breach | None:
    """What one record of safe contact has against a channel at a moment (UTC)."""
    clock = at.astimezone(LONDON).isoformat(timespec="minutes")[11:16]
    if any(w.channel == channel and _forbids(w, clock) for w in said.unsafe):
        return "UNSAFE_CHANNEL"
    if not said.safe:
        return None
    windows = [window for window in said.safe if window.channel == channel]
    if not windows:
        return "UNSAFE_CHANNEL"
    return None if any(_covers(w, clock) for w in windows) else "OUTSIDE_SAFE_WINDOW"


def _forbids(window: ChannelWindow, clock: str) -> bool:
    """An unsafe window whose ends are equal forbids the whole day; a safe one allows none of it."""
    return _covers(window, clock) or (window.opens == window.closes)


def _covers(window: ChannelWindow, clock: str) -> bool:
    """From at or before, to after; a window may cross midnight."""
    opens = window.opens if isinstance(window.opens, str) else "00:00"
    closes = window.closes if isinstance(window.closes, str) else "24:00"
    if opens <= closes:
        return opens <= clock < closes
    return clock >= opens or clock < closes
