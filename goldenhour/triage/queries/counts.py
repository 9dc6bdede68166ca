"""Counts: how many incidents came in when and where. Nothing of any one of them.

Hours and weekdays are those of London's clock. A place is the town or village of the incident.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import Cast, ExtractHour, ExtractIsoWeekDay, TruncWeek

from goldenhour.journal.numbers import LONDON
from goldenhour.triage.models import Incident

HOURS_OF_A_WEEK = 168


@dataclass(frozen=True)
class IncidentCounts:
    """Incidents of one span: by hour of the week from Monday 00:00, by week, by place."""

    hours: tuple[int, ...]
    weeks: dict[date, int]  # the Monday of each week in which one came in
    places: dict[str, int]  # of the grade asked for, whatever the place


def incident_counts(
    *, since: datetime, until: datetime, grade: str = "", place: str = ""
) -> IncidentCounts:
    """How many came in from ``since`` until before ``until``. Three queries."""
    every = Incident.objects.filter(received_at__gte=since, received_at__lt=until)
    every = every.filter(grade=grade) if grade else every
    rows = every.filter(locality=place) if place else every
    hours = [0] * HOURS_OF_A_WEEK
    hour = ExtractHour("received_at", tzinfo=LONDON)
    day = ExtractIsoWeekDay("received_at", tzinfo=LONDON)
    for found, count in _counted(rows, day=day, hour=hour):
        hours[(found["day"] - 1) * 24 + found["hour"]] = count
    monday = Cast(TruncWeek("received_at", tzinfo=LONDON), DateField())
    weeks = {found["week"]: count for found, count in _counted(rows, week=monday)}
    places = every.exclude(locality="").values("locality").annotate(n=Count("id"))
    named = {row["locality"]: row["n"] for row in places.order_by("locality")}
    return IncidentCounts(tuple(hours), weeks, named)


def _counted(rows: QuerySet[Incident], **by: Any) -> list[tuple[dict[str, Any], int]]:
    grouped = rows.annotate(**by).values(*by).annotate(n=Count("id")).order_by(*by)
    return [({name: row[name] for name in by}, row["n"]) for row in grouped]
