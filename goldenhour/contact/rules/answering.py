"""Answering: how soon calls were answered, and how many gave up, from telephony's events alone.

Counted of the calls first offered within a period. A call that still rings is left out of the
shares: nobody knows yet. Standards: rules/control-room.yaml, answering_standards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from goldenhour.contact.rules.calls import Call
from goldenhour.contact.rules.waiting import ANSWER_WITHIN


@dataclass(frozen=True)
class Figures:
    """Of one line in one period. Seconds; shares 0 to 1, None where nothing was decided."""

    channel: str
    standard_seconds: int
    offered: int
    answered: int
    abandoned: int
    still_ringing: int
    within: int  # answered within the standard
    median_seconds: float | None
    p90_seconds: float | None

    @property
    def decided(self) -> int:
        """Calls that were answered or given up: what the shares are of."""
        return self.answered + self.abandoned

    @property
    def share_within(self) -> float | None:
        """Of the answered ones, how many within the standard."""
        return self.within / self.answered if self.answered else None

    @property
    def share_abandoned(self) -> float | None:
        """Of the decided ones, how many gave up."""
        return self.abandoned / self.decided if self.decided else None

    @property
    def percent_within(self) -> int | None:
        """The share as a whole number of a hundred, rounded down: never better than it was."""
        return None if self.share_within is None else int(self.share_within * 100)

    @property
    def percent_abandoned(self) -> int | None:
        """The share as a whole number of a hundred, rounded up."""
        return None if self.share_abandoned is None else ceil(self.share_abandoned * 100)


def figures(calls: Iterable[Call], channel: str) -> Figures:
    """The figures of one line for these calls; those of other lines are left out."""
    ours = [call for call in calls if call.channel == channel and call.received_at]
    waits = sorted(wait for call in ours if (wait := _wait(call)) is not None)
    standard = ANSWER_WITHIN[channel]
    abandoned = sum(call.abandoned_at is not None for call in ours)
    return Figures(
        channel=channel,
        standard_seconds=int(standard.total_seconds()),
        offered=len(ours),
        answered=len(waits),
        abandoned=abandoned,
        still_ringing=len(ours) - len(waits) - abandoned,
        within=sum(wait <= standard for wait in waits),
        median_seconds=_at_share(waits, 0.5),
        p90_seconds=_at_share(waits, 0.9),
    )


def by_hour(
    calls: Sequence[Call], channel: str, *, since: datetime, until: datetime
) -> list[tuple[datetime, Figures]]:
    """The figures of each hour from ``since``, each with the moment at which it begins."""
    found = []
    begins = since
    while begins < until:
        ends = begins + timedelta(hours=1)
        there = [c for c in calls if c.received_at and begins <= c.received_at < ends]
        found.append((begins, figures(there, channel)))
        begins = ends
    return found


def _wait(call: Call) -> timedelta | None:
    if call.answered_at is None or call.received_at is None:
        return None
    return call.answered_at - call.received_at


def _at_share(waits: Sequence[timedelta], share: float) -> float | None:
    """The smallest wait that so many of the calls did not exceed (nearest rank)."""
    if not waits:
        return None
    return waits[max(0, ceil(share * len(waits)) - 1)].total_seconds()
