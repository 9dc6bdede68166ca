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
from goldenhour.desks.report import danger
from goldenhour.identification import queries as identities
from goldenhour.identification.rules import markers

SECTIONS = ("ringing", "call_back", "owed")  # a row stands in one of them


@dataclass(frozen=True)
class Line:
    """One row of the queue."""

    row: WaitingRow
    risks: tuple[str, ...]  # kinds of markers, the most dangerous first
    danger: tuple[str, ...] = ()  # signs in their own online report, as codes

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
        worst = 0 if self.danger else None
        worst = markers.weight(self.risks[0]) if self.risks else worst
        return rules.order(self.row.channel, self.row.since, risk=worst)

    @property
    def risk_words(self) -> list[str]:
        said = [danger.REASONS.get(code, code) for code in self.danger]
        return [*(markers.EVERY_KIND[kind] for kind in self.risks), *said]


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


def strip_of(shown: Queue) -> dict[str, object]:
    """The queue in one line, for its template: who waits, and the next known risk in words."""
    risky = next((line for line in shown.ringing if line.risk_words), None)
    return {"queue_strip": shown.strip, "next_risk": risky.risk_words[0] if risky else ""}


def strip_context(at: datetime) -> dict[str, object]:
    """The same of everybody who waits now. Eight queries."""
    return strip_of(queue(at))


def queue(at: datetime) -> Queue:
    """Everybody who waits, in order. Eight queries, however many they are."""
    return of_rows(contacts.waiting(), at)


def of_rows(rows: Iterable[WaitingRow], at: datetime) -> Queue:
    """The same of rows that were read already."""
    rows = list(rows)
    known = identities.known_risks([row.uid for row in rows], at=at)
    reported = {row.uid: tuple(row.danger) for row in contacts.alarming_reports()}
    lines = [Line(row, tuple(known.get(row.uid, ())), reported.get(row.uid, ())) for row in rows]
    return Queue(at, tuple(sorted(lines, key=lambda line: (line.order, str(line.uid)))))
