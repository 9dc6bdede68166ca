"""Room, as rows: what is about to be forgotten, each with its age, whose it is and one action.

Rows stand here from the moment the call is over, with the clock until they are late, and go
only when somebody has acted. No name, no number, no house.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from goldenhour.contact import queries as contacts
from goldenhour.contact.queries import WaitingRow
from goldenhour.contact.rules import waiting as rules
from goldenhour.contact.rules.answering import Figures
from goldenhour.identification import queries as identities
from goldenhour.journal.numbers import LONDON
from goldenhour.response import queries as response
from goldenhour.triage import queries as triage
from goldenhour.triage.rules import looks


@dataclass(frozen=True)
class Owed:
    """One contact without an end, as the supervisor sees it."""

    row: WaitingRow
    at: datetime

    @property
    def uid(self) -> UUID:
        return self.row.uid

    @property
    def what(self) -> str:
        """What is wrong, in words."""
        if self.row.state == rules.CALL_BACK:
            tried = "rung back in vain" if self.row.rung_back_at else "not rung back"
            return f"{'gave up' if self.row.abandoned_at else 'cut off'}, {tried}"
        if self.row.state == rules.TALKING and self.row.over_since is None:
            return "answered; telephony never said that it ended"
        if self.row.is_unsent(self.at):
            return "written down, sent to nobody"
        return "without an end"

    @property
    def is_late(self) -> bool:
        return self.at >= self.owed_at

    @property
    def owed_at(self) -> datetime:
        """When it is late: somebody who gave up is owed a call at once."""
        if self.row.state == rules.CALL_BACK:
            return self.row.since
        return self.row.end_owed_at or self.row.since

    @property
    def order(self) -> str:
        """The longest overdue first; an emergency line before another at the same moment."""
        line = rules.EMERGENCY_FIRST.index(self.row.channel)
        return f"{self.owed_at.timestamp():014.2f} {line}"


@dataclass(frozen=True)
class Looks:
    """One open incident that somebody owes a look, the longest owed first among them."""

    row: response.IncidentRow
    owed: tuple[looks.Owed, ...]

    @property
    def order(self) -> str:
        """The longest overdue first."""
        return f"{self.owed[0].due_at.timestamp():014.2f}"


@dataclass(frozen=True)
class Room:
    """What the supervisor of the room sees at one moment."""

    at: datetime
    owed: tuple[Owed, ...]
    incidents: tuple[response.IncidentRow, ...]
    strip: contacts.Strip
    looks: tuple[Looks, ...] = ()
    answers: tuple[triage.AnswersOwed, ...] = ()
    late: tuple[identities.LateHit, ...] = ()

    @property
    def late_count(self) -> int:
        return sum(one.is_late for one in self.owed)

    @property
    def late_incidents(self) -> int:
        return sum(row.is_late for row in self.incidents)


def room(at: datetime) -> Room:
    """Everything that may be forgotten. Fifteen queries."""
    rows = contacts.waiting()
    owed = [Owed(row, at) for row in rows if _is_shown(row, at)]
    incidents = response.open_incidents(at)
    return Room(
        at,
        tuple(sorted(owed, key=lambda one: (one.order, str(one.uid)))),
        tuple(row for row in incidents if row.is_waiting and not _is_left_out(row)),
        contacts.strip_of(rows),
        _looks(incidents, at),
        tuple(triage.answers_owed()),
        tuple(identities.late_hits()),
    )


def _is_left_out(row: response.IncidentRow) -> bool:
    """To be resolved by phone, and not late: the board's second list has it."""
    return row.is_by_phone and not row.is_late


def _looks(incidents: list[response.IncidentRow], at: datetime) -> tuple[Looks, ...]:
    due = response.looks_owed([row.uid for row in incidents], at)
    found = [Looks(row, due[row.uid]) for row in incidents if due.get(row.uid)]
    return tuple(sorted(found, key=lambda one: (one.order, str(one.row.uid))))


def _is_shown(row: WaitingRow, at: datetime) -> bool:
    return row.over_since is not None or row.is_forgotten(at)


@dataclass(frozen=True)
class Period:
    """The answering figures of a stretch of time."""

    words: str
    lines: list[Figures]


def answering(at: datetime) -> list[Period]:
    """The last hour and today (London), from telephony's events alone. Two queries."""
    begins = at.astimezone(LONDON).replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        Period("Last hour", contacts.figures_between(at - timedelta(hours=1), at)),
        Period("Today", contacts.figures_between(begins, at)),
    ]


def hours_of_today(at: datetime) -> list[tuple[datetime, Any]]:
    """The hours of today (London) in which somebody rang 999. One query."""
    begins = at.astimezone(LONDON).replace(hour=0, minute=0, second=0, microsecond=0)
    found = contacts.figures_by_hour(begins, at, "999")
    return [(hour, figures) for hour, figures in found if figures.offered]
