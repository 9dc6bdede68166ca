"""Deployments: who went where and when, and the record of moments when nobody was free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max

from goldenhour.force.models import Officer
from goldenhour.journal.commands import COMMANDS
from goldenhour.journal.models import Entry
from goldenhour.journal.numbers import LONDON
from goldenhour.response.models import Deployment, Shortage, Unit
from goldenhour.response.queries.board import UnitRow, open_incidents, units
from goldenhour.response.rules import states
from goldenhour.triage.models import Incident

TAKEN_BACK_WITHIN = timedelta(minutes=10)  # ours: after that, say what is true instead


@dataclass(frozen=True)
class DeploymentRow:
    """One deployment, from assignment to clear. ``active`` while the unit is not clear."""

    uid: UUID
    version: int
    callsign: str
    state: str
    assigned_at: datetime
    arrived_at: datetime | None
    cleared_at: datetime | None
    why: str

    @property
    def active(self) -> bool:
        return self.cleared_at is None

    @property
    def was_stood_down(self) -> bool:
        """Whether it was called back before it arrived."""
        return self.cleared_at is not None and self.arrived_at is None

    @property
    def minutes_at_scene(self) -> int | None:
        """Whole minutes from arrival to clear; None while either is missing."""
        if self.arrived_at is None or self.cleared_at is None:
            return None
        return (self.cleared_at - self.arrived_at) // timedelta(minutes=1)


def deployments_of(incident: UUID) -> list[DeploymentRow]:
    """Every deployment to an incident, the oldest first. One query."""
    rows = Deployment.objects.filter(incident__uid=incident).select_related("unit")
    return [
        DeploymentRow(
            uid=row.uid,
            version=row.version,
            callsign=row.unit.callsign,
            state=row.unit.state,
            assigned_at=row.assigned_at,
            arrived_at=row.arrived_at,
            cleared_at=row.cleared_at,
            why=row.why,
        )
        for row in rows.order_by("assigned_at", "id")
    ]


def deployment_under_way(callsign: str) -> UUID | None:
    """The deployment that a unit is on, or None. One query."""
    rows = Deployment.objects.filter(unit__callsign=callsign, cleared_at=None)
    return rows.values_list("uid", flat=True).first()


def unit_called(callsign: str) -> UnitRow | None:
    """The unit of that callsign, or None. Two queries."""
    return next((row for row in units() if row.callsign == callsign), None)


def incident_numbered(text: str, *, at: datetime) -> UUID | None:
    """The incident that people call ``142`` today, or ``261122-0142`` on any day. One query."""
    day, _, number = text.rpartition("-")
    day = day or at.astimezone(LONDON).strftime("%y%m%d")
    rows = Incident.objects.filter(reference=f"{day}-{int(number):04d}")
    return rows.values_list("uid", flat=True).first()


def incidents_touched(about: Iterable[str]) -> set[UUID]:
    """The incidents that these records belong to: themselves, or by deployment. One query."""
    named: dict[str, set[UUID]] = {"incident": set(), "deployment": set()}
    for record in about:
        kind, _, uid = record.partition("/")
        if kind in named:
            named[kind].add(UUID(uid))
    if not named["deployment"]:
        return named["incident"]
    rows = Deployment.objects.filter(uid__in=named["deployment"])
    return named["incident"] | set(rows.values_list("incident__uid", flat=True))


@dataclass(frozen=True)
class LastStep:
    """What an officer did last and may still take back, with the command that does so."""

    command: str
    undo: str
    about: str
    at: datetime

    @property
    def kind(self) -> str:
        """``deployment`` or ``unit``: the argument that the undoing command takes."""
        return self.about.partition("/")[0]

    @property
    def uid(self) -> UUID:
        return UUID(self.about.partition("/")[2])


def last_step(by: Officer, *, at: datetime) -> LastStep | None:
    """The officer's last step in this stage, if it can be taken back. One query."""
    entry = (
        Entry.objects.filter(by=by, at__gt=at - TAKEN_BACK_WITHIN, command__startswith="response.")
        .exclude(what="journal.refused")
        .order_by("-id")
        .first()
    )
    undo = COMMANDS[entry.command].undo if entry and entry.command in COMMANDS else None
    if entry is None or undo is None:
        return None
    return LastStep(entry.command, undo, entry.about, entry.at)


@dataclass(frozen=True)
class ShortageRow:
    """A moment when an incident waited and nobody was free: who was on duty, doing what."""

    taken_at: datetime
    units: list[dict[str, Any]]

    @property
    def doing(self) -> list[str]:
        """One line a unit: ``HA21 at the scene, 261122-0131``."""
        return [
            f"{unit['callsign']} {states.SPOKEN[unit['state']]}"
            + (f", {unit['incident']}" if unit["incident"] else "")
            for unit in self.units
        ]


def shortages_of(incident: UUID) -> list[ShortageRow]:
    """The records that nobody was free for this incident, the oldest first. One query."""
    rows = Shortage.objects.filter(incident__uid=incident).order_by("taken_at", "id")
    return [ShortageRow(row.taken_at, row.units) for row in rows]


def shortages_to_record(at: datetime) -> list[UUID]:
    """Immediate incidents that wait while nobody is free, not yet written down as it stands.

    Once a picture: when any unit changes what it does and the incident still waits, the new
    picture is owed too. Four queries.
    """
    picture = Unit.objects.aggregate(changed_at=Max("since"))["changed_at"]
    if any(unit.state == states.FREE for unit in units()):
        return []
    waiting = [row.uid for row in open_incidents(at) if row.grade == "I" and row.is_waiting]
    taken = Shortage.objects.filter(incident__uid__in=waiting)
    if picture is not None:
        taken = taken.filter(taken_at__gte=picture)
    known = set(taken.values_list("incident__uid", flat=True))
    return [uid for uid in waiting if uid not in known]
