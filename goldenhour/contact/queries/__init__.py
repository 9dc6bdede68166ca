"""What may be asked of contacts. Plain rows come out; no query set leaves this room."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.contact import rules
from goldenhour.contact.models import Contact
from goldenhour.contact.queries.answering import figures_between, figures_by_hour
from goldenhour.contact.queries.calling import Attempt, ToldLocation, attempts_of, location_of
from goldenhour.contact.queries.drafts import Jotted, jottings_of, jottings_since
from goldenhour.contact.queries.places import GazetteerRow, gazetteer, places
from goldenhour.contact.queries.reports import (
    AlarmingReport,
    OwedContact,
    ReportRow,
    alarming_reports,
    owed_by,
    report_of,
)
from goldenhour.contact.queries.waiting import Strip, WaitingRow, strip_of, waiting
from goldenhour.journal.rows import asked

__all__ = [
    "AlarmingReport",
    "Attempt",
    "ContactRow",
    "GazetteerRow",
    "Jotted",
    "OpenContact",
    "OwedContact",
    "ReportRow",
    "Strip",
    "ToldLocation",
    "WaitingRow",
    "alarming_reports",
    "attempts_of",
    "contact",
    "contacts",
    "figures_between",
    "figures_by_hour",
    "gazetteer",
    "jottings_of",
    "jottings_since",
    "location_of",
    "open_contacts",
    "owed_by",
    "places",
    "report_of",
    "strip_of",
    "waiting",
]


@dataclass(frozen=True)
class ContactRow:
    """One contact as it stands: what was received and where, never what it means."""

    uid: UUID
    version: int
    reference: str
    channel: str
    received_at: datetime
    answered_at: datetime | None
    abandoned_at: datetime | None
    hung_up_at: datetime | None
    line: str
    number: str
    recording: str
    caller_is: str
    language: str
    interpreter: str
    safe_number: str
    safe_times: str
    words: str
    place_said: str
    house: str
    street: str
    locality: str
    postcode: str
    easting: int | None
    northing: int | None
    within_metres: int | None
    uprn: str
    placed_by: str
    setting: str
    ending: str
    why_ended: str

    @property
    def about(self) -> str:
        """The record's name in the journal."""
        return f"contact/{self.uid}"

    @property
    def how_placed(self) -> str:
        """Where its position comes from, and how near that is."""
        return rules.how_placed(self.placed_by, self.within_metres)


FIELDS = tuple(ContactRow.__dataclass_fields__)
ONE = f"SELECT {', '.join(FIELDS)} FROM contact_contact WHERE uid = %s"  # noqa: S608  # our columns


def contact(uid: UUID) -> ContactRow:
    """One contact. Raises Contact.DoesNotExist. One query."""
    for row in asked(ONE, uid):
        return ContactRow(*row)
    raise Contact.DoesNotExist


@dataclass(frozen=True)
class OpenContact:
    """A contact that has neither become an incident nor been closed: somebody owes it an end.

    No name, number or house: a list is no consultation.
    """

    uid: UUID
    reference: str
    channel: str
    received_at: datetime
    answered_at: datetime | None
    locality: str


def open_contacts() -> list[OpenContact]:
    """Every contact without an end, the oldest first. One query."""
    rows = Contact.objects.filter(ending="").order_by("received_at", "id")
    names = tuple(OpenContact.__dataclass_fields__)
    return [OpenContact(**row) for row in rows.values(*names)]


def contacts(uids: list[UUID]) -> list[ContactRow]:
    """Several contacts, the earliest first. One query."""
    rows = Contact.objects.filter(uid__in=uids).order_by("received_at", "id")
    return [ContactRow(**row) for row in rows.values(*FIELDS)]
