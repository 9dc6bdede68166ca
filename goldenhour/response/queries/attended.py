"""Attended incidents: when it rang, where, how grave, and when the first unit was there.

For planning: a base case is set beside them. No person stands in a row, and nothing of a contact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from goldenhour.response.models import Deployment
from goldenhour.triage.models import Incident


@dataclass(frozen=True)
class Attended:
    """One incident that somebody came to; grid metres. The grade is the one it has now."""

    received_at: datetime
    grade: str
    easting: int
    northing: int
    assigned_at: datetime  # of the unit that was there first
    arrived_at: datetime


def attended(since: datetime, until: datetime) -> Iterator[Attended]:
    """The incidents that rang between two moments and were attended, in their order."""
    first = Deployment.objects.filter(incident=OuterRef("pk"), arrived_at__isnull=False)
    first = first.order_by("arrived_at", "pk")
    rows = (
        Incident.objects.filter(received_at__gte=since, received_at__lt=until)
        .exclude(easting=None)
        .exclude(northing=None)
        .annotate(
            assigned_at=Subquery(first.values("assigned_at")[:1]),
            arrived_at=Subquery(first.values("arrived_at")[:1]),
        )
        .exclude(arrived_at=None)
        .order_by("received_at", "pk")
    )
    names = ("received_at", "grade", "easting", "northing", "assigned_at", "arrived_at")
    return (Attended(*row) for row in rows.values_list(*names).iterator(chunk_size=2_000))
