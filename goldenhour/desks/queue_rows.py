"""Queue, as rows: who waits, with what is known of their danger, in the order to answer them.

Kinds of markers only, no name and no number: watching the queue is no consultation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.contact import queries as contacts
from goldenhour.contact.queries import Strip, WaitingRow
from goldenhour.contact.rules import waiting as rules
from goldenhour.identification import queries as identities
from goldenhour.identification.rules import markers

SECTIONS = ("ringing", "call_back", "owed")  # a row stands in one of them


@dataclass(frozen=True)
class Line:
    """One row of the queue."""

    row: WaitingRow
    risks: tuple[str, ...]

    @property
    def uid(self) -> UUID:
        return self.row.uid

    @property
    def section(self) -> str:
        """The list it stands in: who talks is owed an end too."""
        return "owed" if self.row.state == rules.TALKING else self.row.state

    @property
    def order(self) -> str:
        """The key that sorts it."""
        worst = markers.weight(self.risks[0]) if self.risks else None
        return rules.order(self.row.channel, self.row.since, risk=worst)

    @property
    def risk_words(self) -> list[str]:
        return [markers.EVERY_KIND[kind] for kind in self.risks]


@dataclass(frozen=True)
class Queue:
    """All who wait at one moment."""

    at: datetime
    lines: tuple[Line, ...]

    def of(self, section: str) -> list[Line]:
        """The rows of one list, in order."""
        return [line for line in self.lines if line.section == section]

    @property
    def ringing(self) -> list[Line]:
        return self.of("ringing")

    @property
    def call_backs(self) -> list[Line]:
        return self.of("call_back")

    @property
    def owed(self) -> list[Line]:
        return self.of("owed")

    @property
    def strip(self) -> Strip:
        return contacts.strip_of(line.row for line in self.lines)


def queue(at: datetime) -> Queue:
    """Everybody who waits, in order. Seven queries, however many they are."""
    return of_rows(contacts.waiting(), at)


def of_rows(rows: Iterable[WaitingRow], at: datetime) -> Queue:
    """The same of rows that were read already."""
    rows = list(rows)
    known = identities.known_risks([row.uid for row in rows], at=at)
    lines = [Line(row, tuple(known.get(row.uid, ()))) for row in rows]
    return Queue(at, tuple(sorted(lines, key=lambda line: (line.order, str(line.uid)))))
