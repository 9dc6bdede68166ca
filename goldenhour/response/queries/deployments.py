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
from goldenhour.journal.rows import where
from goldenhour.response.models import Deployment, Duplicate, Shortage, Unit
from goldenhour.response.queries.board import open_incidents, units
from goldenhour.response.queries.duplicates import beside
from goldenhour.response.queries.rows import UnitRow
from goldenhour.response.rules import states

SAID = {
    "assign": "assigned a unit",
    "arrive": "recorded an arrival",
    "clear": "cleared a unit",
    "put_on_duty": "put a unit on duty",
    "take_off_duty": "took a unit off duty",
}
NEXT = {
    states.EN_ROUTE: [("arrive", "arrived"), ("stand_down", "stand down")],
    states.AT_SCENE: [("clear", "clear"), ("retract_arrival", "not there after all")],
    states.FREE: [("return_to_scene", "not clear after all")],
}
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
    def steps(self) -> list[tuple[str, str]]:
        """The steps that may be taken next in this deployment: name and words."""
        if self.active:
            return NEXT[self.state]
        return [] if self.was_stood_down or self.state != states.FREE else NEXT[states.FREE]

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


def unit_uid(callsign: str) -> UUID | None:
    """The uid of the unit of that callsign, or None. One query."""
    return next((row.uid for row in where(Unit, callsign=callsign)), None)


@dataclass(frozen=True)
class Touched:
    """The incidents and units that some records belong to."""

    incidents: frozenset[UUID]
    units: frozenset[UUID]


def touched_by(about: Iterable[str]) -> Touched:
    """What these records (``deployment/0193…``) belong to: themselves, or both.

    And the incidents that are one event with those, or were until now. Three queries at most.
    """
    kinds = ("incident", "deployment", "unit", "duplicate")
    named: dict[str, set[UUID]] = {kind: set() for kind in kinds}
    for record in about:
        kind, _, uid = record.partition("/")
        if kind in named:
            named[kind].add(UUID(uid))
    rows = Deployment.objects.filter(uid__in=named["deployment"])
    for incident, unit in rows.values_list("incident__uid", "unit__uid"):
        named["incident"].add(incident)
        named["unit"].add(unit)
    if named["duplicate"]:
        pairs = Duplicate.objects.filter(uid__in=named["duplicate"])
        for pair in pairs.values_list("incident__uid", "under__uid"):
            named["incident"].update(pair)
    incidents = named["incident"] | beside(named["incident"])
    return Touched(frozenset(incidents), frozenset(named["unit"]))


@dataclass(frozen=True)
class LastStep:
    """What an officer did last and may still take back, with the command that does so."""

    command: str
    undo: str
    about: str
    at: datetime

    @property
    def said(self) -> str:
        """The step in words."""
        return SAID[self.command.partition(".")[2]]

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
