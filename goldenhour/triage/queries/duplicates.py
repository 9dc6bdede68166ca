"""Duplicates, read: what may be the same event as a contact or an incident. Joins nothing.

Rows name nobody: looking at them is no consultation; opening one is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from goldenhour.contact import queries as contacts
from goldenhour.contact.models import Contact
from goldenhour.triage.models import Distinction, Incident
from goldenhour.triage.queries.incidents import IncidentRow
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


@dataclass(frozen=True)
class Apart:
    """That two are not the same event: said by whom, when and why; it may be taken back."""

    uid: UUID
    reference: str  # the other one's
    said_at: datetime
    said_by: str  # a staff number
    why: str
    uids: frozenset[UUID]  # of all that it keeps apart: incidents, and the contact


def apart_from_incident(incident: UUID) -> list[Apart]:
    """What was said not to be the same event as this incident, or as a call of it. One query."""
    theirs = Q(incident__uid=incident) | Q(other__uid=incident)
    return _apart(theirs | Q(contact__incident_link__incident__uid=incident), incident)


def apart_from_contact(contact: UUID) -> list[Apart]:
    """The incidents that were said not to be the event of this contact. One query."""
    return _apart(Q(contact__uid=contact), contact)


def _apart(which: Q, seen_from: UUID) -> list[Apart]:
    rows = Distinction.objects.filter(which, withdrawn_at=None).select_related(
        "incident", "other", "contact__incident_link__incident", "said_by"
    )
    return [_seen_from(seen_from, row) for row in rows.order_by("id")]


def _seen_from(uid: UUID, row: Distinction) -> Apart:
    link = getattr(row.contact, "incident_link", None)
    own = link.incident if link else None
    sides: list[Incident | Contact | None] = [row.incident, row.other, row.contact, own]
    named = [one for one in sides if one is not None]
    mine = {uid, row.contact.uid} if link and link.incident.uid == uid and row.contact else {uid}
    others = [one for one in named if one.uid not in mine]
    return Apart(
        row.uid,
        others[0].reference,
        row.said_at,
        row.said_by.staff_number,
        row.why,
        frozenset(one.uid for one in others),
    )


def same_event(
    spot: Spot, *, but: UUID | None = None, apart: Iterable[Apart] = ()
) -> list[MaybeSame]:
    """The open incidents like this spot, the likest first. One query.

    All but one, and but those that somebody said are another event.
    """
    near = (spot.received_at - duplicates.WITHIN, spot.received_at + duplicates.WITHIN)
    rows = Incident.objects.filter(closed_at=None, received_at__range=near)
    left_out = {uid for one in apart for uid in one.uids} | ({but} if but else set())
    rows = rows.exclude(uid__in=left_out)
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


def maybe(row: IncidentRow, because: str) -> MaybeSame:
    """An incident that a person named, as a candidate. No query."""
    return MaybeSame(
        row.uid,
        row.reference,
        row.incident_type,
        row.grade,
        row.received_at,
        row.locality,
        because,
    )


def same_callers(spot: Spot, apart: Iterable[Apart] = ()) -> list[MaybeCaller]:
    """The contacts without an end like this spot, the likest first. One query.

    But those that somebody said are about another event.
    """
    found = []
    left_out = {uid for one in apart for uid in one.uids}
    for row in contacts.waiting():
        if row.abandoned_at is not None or row.uid in left_out:
            continue
        there = Spot(row.received_at, row.postcode, row.easting, row.northing)
        if because := duplicates.reason(spot, there):
            caller = MaybeCaller(
                row.uid, row.reference, row.channel, row.received_at, row.whose, because
            )
            found.append((duplicates.distance(spot, there), caller))
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].reference))]
