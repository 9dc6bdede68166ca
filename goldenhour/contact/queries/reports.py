"""Reports: what came by the public form, and what an officer still owes an end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from goldenhour.contact.models import Contact, Report, RingBack
from goldenhour.force.models import Officer


@dataclass(frozen=True)
class ReportRow:
    """What a reporter answered on the public form, and the danger signs among it, as codes."""

    answers: dict[str, dict[str, Any]]
    danger: list[str]
    at: datetime


def report_of(contact: UUID) -> ReportRow | None:
    """The report that a contact came from, if it came by the form. One query."""
    row = Report.objects.filter(contact__uid=contact).values("answers", "danger", "at").first()
    return ReportRow(**row) if row else None


@dataclass(frozen=True)
class AlarmingReport:
    """An online report with a danger sign that nobody has answered: codes, and no name."""

    uid: UUID
    reference: str
    received_at: datetime
    danger: list[str]


def alarming_reports() -> list[AlarmingReport]:
    """Every unanswered report with a danger sign, the oldest first. One query."""
    rows = (
        Contact.objects.filter(ending="", answered_at=None, channel="online")
        .exclude(report=None)
        .exclude(report__danger=[])
        .order_by("received_at", "id")
        .values("uid", "reference", "received_at", danger=F("report__danger"))
    )
    return [AlarmingReport(**row) for row in rows]


@dataclass(frozen=True)
class OwedContact:
    """A contact that this officer owes an end or a call back. No name, number or house."""

    uid: UUID
    reference: str
    channel: str
    received_at: datetime
    answered_at: datetime | None
    abandoned_at: datetime | None
    hung_up_at: datetime | None
    locality: str


def owed_by(officer: Officer) -> list[OwedContact]:
    """What the officer answered, or tried to ring back, and nobody ended; oldest first.

    Of whatever day: nobody's midnight ends a call. One query.
    """
    theirs = Q(taken_by=officer, answered_at__isnull=False) | Exists(
        RingBack.objects.filter(contact=OuterRef("pk"), by=officer)
    )
    rows = Contact.objects.filter(theirs, ending="").order_by("received_at", "id")
    return [OwedContact(**row) for row in rows.values(*OwedContact.__dataclass_fields__)]
