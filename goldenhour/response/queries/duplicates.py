"""Duplicates, read: which incidents are one event, and which of the two is worked."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from goldenhour.response.models import Deployment, Duplicate
from goldenhour.response.queries.rows import Linked
from goldenhour.triage.models import Incident


@dataclass(frozen=True)
class Pairs:
    """By incident: the one under which it is worked, and those worked under it."""

    under: Mapping[UUID, Linked]
    duplicates: Mapping[UUID, list[Linked]]


@dataclass(frozen=True)
class LinkRow:
    """One link of an incident, as its page shows it: said by whom, when, why; undone likewise."""

    uid: UUID
    version: int
    is_under: bool  # this incident is worked under the other one
    other: Linked
    why: str
    linked_at: datetime
    linked_by: str  # a staff number
    why_undone: str
    undone_at: datetime | None
    undone_by: str


def _standing(uids: Collection[UUID]) -> QuerySet[Duplicate]:
    about = Q(incident__uid__in=uids) | Q(under__uid__in=uids)
    return Duplicate.objects.filter(about, undone_at=None)


def linked(incidents: Collection[UUID]) -> Pairs:
    """The links that stand of these incidents. Two queries; one where there is no link."""
    rows = list(_standing(incidents).select_related("incident", "under").order_by("id"))
    arrived = _arrivals(rows)
    duplicates: defaultdict[UUID, list[Linked]] = defaultdict(list)
    for row in rows:
        if row.incident.closed_at is None:
            duplicates[row.under.uid].append(_linked(row.incident, arrived))
    return Pairs({row.incident.uid: _linked(row.under, arrived) for row in rows}, duplicates)


def links_of(incident: UUID) -> list[LinkRow]:
    """Every link of an incident, the newest first, those undone too. Two queries at most."""
    about = Q(incident__uid=incident) | Q(under__uid=incident)
    people = ("incident", "under", "linked_by", "undone_by")
    rows = list(Duplicate.objects.filter(about).select_related(*people).order_by("-id"))
    arrived = _arrivals(rows)
    return [_link_row(row, incident, arrived) for row in rows]


def with_their_events(incidents: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """By incident: itself and the one under which it is worked. One query."""
    found = {uid: {uid} for uid in incidents}
    rows = Duplicate.objects.filter(incident__uid__in=incidents, undone_at=None)
    for uid, under in rows.values_list("incident__uid", "under__uid"):
        found[uid].add(under)
    return found


def beside(incidents: Collection[UUID]) -> set[UUID]:
    """The other ones of the links that stand of these incidents. One query, or none."""
    if not incidents:
        return set()
    rows = _standing(incidents).values_list("incident__uid", "under__uid")
    return {uid for pair in rows for uid in pair}


def _arrivals(rows: Collection[Duplicate]) -> dict[int, datetime]:
    """When the first unit was at each of their incidents. One query, or none."""
    keys = {key for row in rows for key in (row.incident_id, row.under_id)}
    if not keys:
        return {}
    there = Deployment.objects.filter(incident__in=keys, arrived_at__isnull=False)
    firsts = there.values_list("incident").annotate(Min("arrived_at"))
    return {incident: at for incident, at in firsts if at is not None}


def _linked(row: Incident, arrived: Mapping[int, datetime]) -> Linked:
    return Linked(
        incident=row.uid,
        reference=row.reference,
        grade=row.grade,
        due_at=row.due_at,
        first_arrived_at=arrived.get(row.pk),
        is_open=row.closed_at is None,
    )


def _link_row(row: Duplicate, seen_from: UUID, arrived: Mapping[int, datetime]) -> LinkRow:
    is_under = row.incident.uid == seen_from
    return LinkRow(
        uid=row.uid,
        version=row.version,
        is_under=is_under,
        other=_linked(row.under if is_under else row.incident, arrived),
        why=row.why,
        linked_at=row.linked_at,
        linked_by=row.linked_by.staff_number,
        why_undone=row.why_undone,
        undone_at=row.undone_at,
        undone_by=row.undone_by.staff_number if row.undone_by else "",
    )
