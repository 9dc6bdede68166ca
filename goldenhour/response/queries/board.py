"""Board: the open incidents by their clocks, the units, and who is nearest.

Nothing without a unit is ever out of sight: ``waiting_incidents`` has no page, no limit and
no age; whoever wants to show less must say so on the screen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Min

from goldenhour.response.models import Deployment, Unit
from goldenhour.response.rules import clocks, nearest, states
from goldenhour.triage.models import Incident


@dataclass(frozen=True)
class UnitOnIncident:
    """A unit that is on its way to an incident, or there."""

    deployment: UUID
    version: int
    unit: UUID
    callsign: str
    state: str
    assigned_at: datetime
    arrived_at: datetime | None
    incident: UUID
    reference: str
    locality: str


@dataclass(frozen=True)
class IncidentRow:
    """One open incident as the board shows it: no name, no number, no house."""

    uid: UUID
    version: int
    reference: str
    incident_type: str
    grade: str
    received_at: datetime
    due_at: datetime
    setting: str
    locality: str
    easting: int | None
    northing: int | None
    flags: tuple[str, ...]
    units: tuple[UnitOnIncident, ...]
    first_arrived_at: datetime | None
    minutes_to_breach: int
    is_late: bool
    order: str

    @property
    def number(self) -> str:
        """What people say and type: ``0142`` of ``261122-0142``."""
        return self.reference.rpartition("-")[2]

    @property
    def minutes_over(self) -> int:
        """How many minutes ago the promise was broken, begun minutes counted; 0 if it was not."""
        return max(0, -self.minutes_to_breach) if self.is_late else 0

    @property
    def is_by_phone(self) -> bool:
        """Whether it is to be resolved without sending anybody."""
        return self.grade == "R" and not self.units

    @property
    def is_waiting(self) -> bool:
        """Whether no unit is on the way or there."""
        return not self.units


@dataclass(frozen=True)
class UnitRow:
    """One unit as the board shows it, with the age of its place."""

    uid: UUID
    version: int
    callsign: str
    base: str
    state: str
    since: datetime
    easting: int | None
    northing: int | None
    located_at: datetime | None
    at: UnitOnIncident | None

    @property
    def spoken(self) -> str:
        """Its state in words."""
        return states.SPOKEN[self.state]

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that it may take next."""
        return states.steps_from(self.state)


@dataclass(frozen=True)
class Board:
    """All that the board shows at one moment."""

    at: datetime
    incidents: list[IncidentRow]
    units: list[UnitRow]

    @property
    def to_send(self) -> list[IncidentRow]:
        """Every open incident but those to be resolved by phone, the hardest pressed first."""
        return [row for row in self.incidents if not row.is_by_phone]

    @property
    def by_phone(self) -> list[IncidentRow]:
        """To be resolved by phone, by their clock of 24 hours."""
        return [row for row in self.incidents if row.is_by_phone]

    @property
    def waiting_count(self) -> int:
        return sum(row.is_waiting for row in self.to_send)

    @property
    def late_count(self) -> int:
        return sum(row.is_late for row in self.incidents)

    @property
    def free(self) -> list[UnitRow]:
        return [unit for unit in self.units if unit.state == states.FREE]

    @property
    def busy_count(self) -> int:
        return sum(unit.state in (states.EN_ROUTE, states.AT_SCENE) for unit in self.units)

    def incident(self, uid: UUID | str | None) -> IncidentRow | None:
        """The row of that incident, or None where it is not open."""
        return next((row for row in self.incidents if str(row.uid) == str(uid)), None)


INCIDENT = tuple(
    [
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
    ]
)


def board(at: datetime) -> Board:
    """Everything on the board. Three queries, whatever the number of rows."""
    under_way = _under_way()
    return Board(at, _open_incidents(at, under_way), _units(under_way))


def open_incidents(at: datetime) -> list[IncidentRow]:
    """Every open incident: without a unit first, then by time to breach. Two queries."""
    return _open_incidents(at, _under_way())


def waiting_incidents(at: datetime) -> list[IncidentRow]:
    """Every open incident with no unit on the way or there, R included, whatever its age.

    By time to breach, the most overdue first; what somebody has attended already comes after
    what nobody has. Two queries.
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
        .values(*INCIDENT, "flags", "first_arrived_at")
    )
    found = [_incident_row(row, tuple(there[row["uid"]]), at) for row in rows]
    return sorted(found, key=lambda row: (row.order, row.received_at, row.uid))


def _incident_row(
    row: Mapping[str, Any], there: tuple[UnitOnIncident, ...], at: datetime
) -> IncidentRow:
    arrived = row["first_arrived_at"]
    return IncidentRow(
        **{name: row[name] for name in INCIDENT},
        flags=tuple(row["flags"]),
        units=there,
        first_arrived_at=arrived,
        minutes_to_breach=clocks.minutes_to_breach(row["due_at"], arrived or at),
        is_late=clocks.is_late(row["due_at"], at, arrived_at=arrived),
        order=clocks.order(
            row["grade"], row["due_at"], resourced=bool(there), attended=arrived is not None
        ),
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
        for row in Unit.objects.select_related("base")
    ]
    return sorted(found, key=lambda row: (row.state == states.OFF_DUTY, row.callsign))


def suggestions(incident: UUID) -> list[nearest.Suggestion]:
    """The three nearest free units, with the reason. Raises Incident.DoesNotExist. 3 queries."""
    row = Incident.objects.get(uid=incident)
    return suggested(row, units())


def suggested(
    incident: IncidentRow | Incident, among: Iterable[UnitRow]
) -> list[nearest.Suggestion]:
    """The same for rows that were read already. No query."""
    free = [
        nearest.FreeUnit(unit.callsign, unit.base, unit.easting, unit.northing)
        for unit in among
        if unit.state == states.FREE
    ]
    known = incident.easting is not None and incident.northing is not None
    place = (incident.easting or 0, incident.northing or 0) if known else None
    return nearest.nearest(free, place, incident.setting)
