"""What may be asked of contacts. Plain rows come out; no query set leaves this module."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from goldenhour.contact.models import Contact, Jotting


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


FIELDS = tuple(ContactRow.__dataclass_fields__)


def contact(uid: UUID) -> ContactRow:
    """One contact. Raises Contact.DoesNotExist. One query."""
    return ContactRow(**Contact.objects.values(*FIELDS).get(uid=uid))


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


@dataclass(frozen=True)
class Jotted:
    """What was typed at one go: by the field's name, its text or its picks; and by whom."""

    contact: UUID
    typed: Mapping[str, str | list[str]]
    at: datetime
    by: str


def jottings_of(contact: UUID) -> list[Jotted]:
    """Everything typed into a contact, in order: folded, it is the draft. One query."""
    return _jotted(contact__uid=contact)


def jottings_since(contacts: Iterable[UUID], at: datetime) -> list[Jotted]:
    """What was typed into these contacts after a moment, in order: the updates. One query."""
    return _jotted(contact__uid__in=list(contacts), at__gt=at)


def jotted_counts(since: Mapping[UUID, datetime]) -> dict[UUID, int]:
    """How many jottings each contact got since its own moment; contacts without any are left
    out. One query.
    """
    if not since:
        return {}
    rows = Jotting.objects.filter(contact__uid__in=since, at__gt=min(since.values()))
    counts: dict[UUID, int] = {}
    for uid, at, number in rows.values_list("contact__uid", "at").annotate(Count("id")):
        if at > since[uid]:
            counts[uid] = counts.get(uid, 0) + number
    return counts


def _jotted(**where: Any) -> list[Jotted]:
    rows = Jotting.objects.filter(**where).order_by("id")
    return [Jotted(*row) for row in rows.values_list("contact__uid", "typed", "at", "by__name")]
