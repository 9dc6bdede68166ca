"""Calling: what is known of a call for whoever rings back: attempts, and where they were."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import CallEvent, RingBack
from goldenhour.contact.rules import locations


@dataclass(frozen=True)
class Attempt:
    """Somebody was rung back: by whom (staff number), and whether they answered."""

    at: datetime
    by: str
    reached: bool
    note: str


def attempts_of(contact: UUID) -> list[Attempt]:
    """The attempts to reach whoever gave up or was cut off, the oldest first. One query."""
    rows = RingBack.objects.filter(contact__uid=contact).select_related("by").order_by("id")
    return [Attempt(row.at, row.by.staff_number, row.reached, row.note) for row in rows]


@dataclass(frozen=True)
class ToldLocation:
    """Where telephony said the caller was, and when: to be asked again, never to be trusted."""

    at: datetime
    source: str
    address: str
    postcode: str
    radius_m: int | None


def location_of(contact: UUID) -> ToldLocation | None:
    """The latest location that telephony gave of a contact, usable or not. One query."""
    rows = CallEvent.objects.filter(contact__uid=contact).exclude(location={})
    row = rows.order_by("-at", "-event").first()
    if row is None:
        return None
    found = locations.read(row.location)
    return ToldLocation(row.at, found.source, found.address, found.postcode, found.radius_m)
