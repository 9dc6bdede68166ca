"""Board: the open incidents by their clocks, the units, and who is nearest.

Nothing without a unit is ever out of sight: ``waiting_incidents`` has no page, no limit and
no age; whoever wants to show less must say so on the screen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Min

from goldenhour.journal.numbers import LONDON
from goldenhour.journal.rows import read, where
from goldenhour.response.models import Deployment, Unit
from goldenhour.response.queries.duplicates import linked
from goldenhour.response.queries.own_drives import own_table
from goldenhour.response.queries.rows import (
    Board,
    IncidentRow,
    UnitOnIncident,
    UnitRow,
    is_worked_for,
)
from goldenhour.response.rules import clocks, nearest, states
from goldenhour.response.rules.drives import Drives
from goldenhour.triage import queries as triage
from goldenhour.triage.models import Incident

IMMEDIATE = "I"  # goes with blue lights
INCIDENT = (
    "uid",
    "version",
    "reference",
    "incident_type",
    "grade",
    "received_at",
    "due_at",
    "setting",
    "locality",
    "easting",
    "northing",
)


def board(at: datetime) -> Board:
    """Everything on the board. Fifteen queries at most, whatever the number of rows.

    What is on record is the dispatch-safety subset, in one word a kind: no name, no number, no
    house stands beside it, so that watching is no consultation; opening the incident is one.
    """
    under_way = _under_way()
    return Board(at, _open_incidents(at, under_way), _units(under_way))


def open_incidents(at: datetime) -> list[IncidentRow]:
    """Every open incident: without a unit first, then by time to breach. 14 queries at most."""
    return _open_incidents(at, _under_way())


def waiting_incidents(at: datetime) -> list[IncidentRow]:
    """Every open incident with no unit on the way or there, R included, whatever its age.

    What is worked under another one does not wait. By time to breach, the most overdue first;
    what somebody has attended already comes after what nobody has. Fourteen queries at most.
    """
    return [row for row in open_incidents(at) if row.is_waiting]


def units() -> list[UnitRow]:
    """The units in order of callsign, those off duty last. Two queries."""
    return _units(_under_way())


def _under_way() -> list[UnitOnIncident]:
    rows = Deployment.objects.filter(cleared_at=None).select_related("unit", "incident")
    return [_on_incident(row) for row in rows.order_by("id")]


def _on_incident(row: Deployment) -> UnitOnIncident:
    return UnitOnIncident(
        deployment=row.uid,
        version=row.version,
        unit=row.unit.uid,
        callsign=row.unit.callsign,
        state=row.unit.state,
        assigned_at=row.assigned_at,
        arrived_at=row.arrived_at,
        incident=row.incident.uid,
        reference=row.incident.reference,
        locality=row.incident.locality,
    )


def _open_incidents(at: datetime, under_way: Iterable[UnitOnIncident]) -> list[IncidentRow]:
    there: defaultdict[UUID, list[UnitOnIncident]] = defaultdict(list)
    for unit in under_way:
        there[unit.incident].append(unit)
    rows = (
        Incident.objects.filter(closed_at=None)
        .annotate(first_arrived_at=Min("deployments__arrived_at"))
        .values(*INCIDENT, "flags", "first_arrived_at", "in_charge__staff_number")
    )
    rows = list(rows)
    uids = [row["uid"] for row in rows]
    news, risks, pairs = triage.unread(uids), triage.risks_of(uids, at=at), linked(uids)
    found = [
        _incident_row(
            row,
            at,
            units=tuple(there[row["uid"]]),
            news=news.get(row["uid"], 0),
            markers=tuple(risks.get(row["uid"], ())),
            under=pairs.under.get(row["uid"]),
            duplicates=tuple(pairs.duplicates.get(row["uid"], ())),
        )
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.order, row.received_at, row.uid))


def _incident_row(row: Mapping[str, Any], at: datetime, **beside: Any) -> IncidentRow:
    """The row, with what was read beside it. One event has one arrival and the earliest clock."""
    under, duplicates = beside["under"], beside["duplicates"]
    events = [row["first_arrived_at"], under.first_arrived_at if under else None]
    arrived = min((moment for moment in events if moment), default=None)
    return IncidentRow(
        **{name: row[name] for name in INCIDENT},
        **beside,
        flags=tuple(row["flags"]),
        first_arrived_at=arrived,
        minutes_to_breach=clocks.minutes_to_breach(row["due_at"], arrived or at),
        is_late=clocks.is_late(row["due_at"], at, arrived_at=arrived),
        order=clocks.order(
            row["grade"],
            min([row["due_at"], *(one.due_at for one in duplicates)]),
            resourced=bool(beside["units"]) or is_worked_for(row["grade"], under),
            attended=arrived is not None,
        ),
        today=f"{at.astimezone(LONDON):%y%m%d}",
        in_charge=row["in_charge__staff_number"] or "",
    )


def _units(under_way: Iterable[UnitOnIncident]) -> list[UnitRow]:
    there = {row.unit: row for row in under_way}
    found = [
        UnitRow(
            uid=row.uid,
            version=row.version,
            callsign=row.callsign,
            base=row.base.name,
            state=row.state,
            since=row.since,
            easting=row.easting,
            northing=row.northing,
            located_at=row.located_at,
            at=there.get(row.uid),
        )
        for row in where(Unit, "base")
    ]
    return sorted(found, key=lambda row: row.order)


def suggestions(incident: UUID, at: datetime) -> list[nearest.Suggestion]:
    """The three nearest free units, with the reason. Raises Incident.DoesNotExist. Two queries."""
    return suggested(read(Incident, incident), _units(()), at)


def suggested(
    incident: IncidentRow | Incident, among: Iterable[UnitRow], at: datetime
) -> list[nearest.Suggestion]:
    """The same for rows that were read already. No query."""
    hour = at.astimezone(LONDON).hour
    drives = Drives(hour, is_blue_light=incident.grade == IMMEDIATE, own=own_table())
    free = [
        nearest.FreeUnit(unit.callsign, unit.base, unit.easting, unit.northing)
        for unit in among
        if unit.state == states.FREE
    ]
    known = incident.easting is not None and incident.northing is not None
    place = (incident.easting or 0, incident.northing or 0) if known else None
    return nearest.nearest(free, place, drives)
