"""Duplicates, read: what may be the same event as a contact or an incident. Joins nothing.

Rows name nobody: looking at them is no consultation; opening one is.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.contact import queries as contacts
from goldenhour.triage.models import Incident
from goldenhour.triage.rules import duplicates
from goldenhour.triage.rules.duplicates import Spot

NAMES = ("uid", "reference", "incident_type", "grade", "received_at", "locality", "postcode")
PLACED = ("easting", "northing")


@dataclass(frozen=True)
class MaybeSame:
    """An open incident that may be the same event, and why."""

    uid: UUID
    reference: str
    incident_type: str
    grade: str
    received_at: datetime
    locality: str
    because: str

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return self.incident_type.replace("_", " ")


@dataclass(frozen=True)
class MaybeCaller:
    """A contact without an end that may be about the same event, and why."""

    uid: UUID
    reference: str
    channel: str
    received_at: datetime
    whose: str  # a staff number; "" while nobody has it
    because: str


def same_event(spot: Spot, *, but: UUID | None = None) -> list[MaybeSame]:
    """The open incidents like this spot but one, the likest first. One query."""
    near = (spot.received_at - duplicates.WITHIN, spot.received_at + duplicates.WITHIN)
    rows = Incident.objects.filter(closed_at=None, received_at__range=near)
    if but is not None:
        rows = rows.exclude(uid=but)
    found = []
    for row in rows.values(*NAMES, *PLACED):
        there = Spot(
            row["received_at"],
            row.pop("postcode"),
            row.pop("easting"),
            row.pop("northing"),
            row["incident_type"],
        )
        if because := duplicates.reason(spot, there):
            order = duplicates.distance(spot, there)
            found.append((order, MaybeSame(**row, because=because)))
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].reference))]


def same_callers(spot: Spot) -> list[MaybeCaller]:
    """The contacts without an end like this spot, the likest first. One query."""
    found = []
    for row in contacts.waiting():
        if row.abandoned_at is not None:
            continue
        there = Spot(row.received_at, row.postcode, row.easting, row.northing)
        if because := duplicates.reason(spot, there):
            caller = MaybeCaller(
                row.uid, row.reference, row.channel, row.received_at, row.whose, because
            )
            found.append((duplicates.distance(spot, there), caller))
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].reference))]
