"""Units: formed, on duty, sent, there, clear; and the end of an incident, once they are.

Locks are taken in one order, incident, deployment, unit, so that two dispatchers wait for
each other and never block each other for good.
"""

from datetime import datetime
from uuid import UUID

from django.db import DataError, IntegrityError, transaction

from goldenhour.force.models import Base, Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import add, guarded, keep, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.response import queries
from goldenhour.response.models import Deployment, Duplicate, Shortage, Unit
from goldenhour.response.rules import states
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident


class NotPossible(Refused):
    """The unit is doing something else."""

    field = "unit"


class IncidentClosed(Refused):
    """The incident has its end."""

    field = "incident"


class StillThere(Refused):
    """An incident is not closed while a unit is on the way or there."""

    field = "incident"


class TooEarly(Refused):
    """The moment lies before what it follows."""

    field = "at"


class NoSuchUnit(Refused):
    """A callsign that cannot be given, or is given already."""

    field = "callsign"


class NotShort(Refused):
    """Somebody is free, so there is no shortage to write down."""

    field = "incident"


@command("response.form_unit")
def form_unit(*, callsign: str, base: str, by: Officer, at: datetime) -> Unit:
    """Give a callsign to a unit of a base (its two-letter code). It begins off duty."""
    if not Base.objects.filter(code=base).exists():
        raise NoSuchUnit(f"There is no base {base!r}. Choose a base of the force.")
    home = Base.objects.get(code=base)
    try:
        with transaction.atomic():
            unit = Unit.objects.create(
                uid=new_uid(at),
                callsign=callsign.upper(),
                base=home,
                since=at,
                easting=home.easting,
                northing=home.northing,
                located_at=at,
            )
    except (IntegrityError, DataError) as refused:
        raise NoSuchUnit("Callsigns are letters then digits, once each. Choose another.") from (
            refused
        )
    record("response.unit_formed", about=unit, by=by, at=at, base=Code(base))
    return unit


@command("response.put_on_duty", verb="s on", undo="response.take_off_duty")
def put_on_duty(*, unit: UUID, by: Officer, at: datetime) -> Unit:
    """The unit comes on duty, free, at its base."""
    row = lock(Unit, unit)
    row.easting, row.northing, row.located_at = row.base.easting, row.base.northing, at
    _step(row, "put_on_duty", at)
    record("response.came_on_duty", about=row, by=by, at=at)
    return row


@command("response.take_off_duty", verb="s off", undo="response.put_on_duty")
def take_off_duty(*, unit: UUID, by: Officer, at: datetime) -> Unit:
    """The unit goes off duty. It must be clear of every incident."""
    row = lock(Unit, unit)
    _step(row, "take_off_duty", at)
    record("response.went_off_duty", about=row, by=by, at=at)
    return row


@command("response.assign", verb="a", undo="response.stand_down")
def assign(*, incident: UUID, unit: UUID, by: Officer, at: datetime, why: str = "") -> Deployment:
    """Send a free unit to an open incident. Without ``why``, the reason that the board shows."""
    sent_to = _open(incident)
    row = lock(Unit, unit)
    reason = why or _shown_reason(incident, row.callsign, at)
    _step(row, "assign", at)
    deployment = _deployed(row, sent_to, reason, at)
    record(
        "response.assigned",
        about=deployment,
        by=by,
        at=at,
        wrote=deployment.why,
        incident=sent_to.uid,
        unit=row.uid,
    )
    return deployment


def _shown_reason(incident: UUID, callsign: str, at: datetime) -> str:
    """Why the board names this unit; nothing where it is none of the nearest."""
    named = queries.suggestions(incident, at)
    return next((each.why for each in named if each.callsign == callsign), "")


def _deployed(unit: Unit, incident: Incident, why: str, at: datetime) -> Deployment:
    """The deployment; the database's own wall against two at once becomes a sentence."""
    try:
        with guarded():
            row = Deployment(
                uid=new_uid(at), incident=incident, unit=unit, assigned_at=at, why=why[:120]
            )
            add(row)
            return row
    except IntegrityError as twice:
        raise NotPossible(f"{unit.callsign} was sent elsewhere. Choose another unit.") from twice


@command("response.arrive", verb="s scene", undo="response.retract_arrival")
def arrive(*, deployment: UUID, by: Officer, at: datetime) -> Deployment:
    """The unit is there: the clock of the incident stops with the first arrival."""
    row, unit = _under_way(deployment, at)
    there = row.incident
    if there.easting is not None and there.northing is not None:
        unit.easting, unit.northing, unit.located_at = there.easting, there.northing, at
    _step(unit, "arrive", at)
    row.arrived_at = at
    keep(row, "arrived_at")
    _say("response.arrived", row, by, at)
    return row


@command("response.retract_arrival")
def retract_arrival(*, deployment: UUID, by: Officer, at: datetime) -> Deployment:
    """It was not there after all: it is on the way again. The journal keeps both."""
    row, unit = _under_way(deployment, at)
    _step(unit, "retract_arrival", at)
    row.arrived_at = None
    keep(row, "arrived_at")
    _say("response.arrival_retracted", row, by, at)
    return row


@command("response.clear", verb="s clear", undo="response.return_to_scene")
def clear(*, deployment: UUID, by: Officer, at: datetime) -> Deployment:
    """The unit has finished there and is free. The incident stays open until it is closed."""
    row, unit = _under_way(deployment, at)
    _step(unit, "clear", at)
    row.cleared_at = at
    keep(row, "cleared_at")
    _say("response.cleared", row, by, at)
    return row


@command("response.return_to_scene")
def return_to_scene(*, deployment: UUID, by: Officer, at: datetime) -> Deployment:
    """It was not clear after all: the same deployment goes on."""
    row = lock(Deployment, deployment)
    if row.cleared_at is None or row.arrived_at is None:
        raise NotPossible("This deployment did not end at the scene. Assign the unit again.")
    if row.incident.closed_at is not None:
        raise IncidentClosed("This incident is closed. Take a new contact for what is new.")
    unit = lock(Unit, row.unit.uid)
    _step(unit, "return_to_scene", at)
    row.cleared_at = None
    keep(row, "cleared_at")
    _say("response.returned_to_scene", row, by, at)
    return row


@command("response.stand_down", verb="s down")
def stand_down(*, deployment: UUID, by: Officer, at: datetime) -> Deployment:
    """Call the unit back before it arrives. The incident waits again, by its old clock."""
    row, unit = _under_way(deployment, at)
    _step(unit, "stand_down", at)
    row.cleared_at = at
    keep(row, "cleared_at")
    _say("response.stood_down", row, by, at)
    return row


@command("response.conclude")
def conclude(
    *, incident: UUID, result: str, by: Officer, at: datetime, with_duplicates: bool = False
) -> Incident:
    """Close an incident from the board, once its last unit is clear.

    What is worked under it waits for itself again, or ends with it where that is said.
    """
    row = _open(incident)
    if with_duplicates:
        for each in where(Duplicate, "incident", under_id=row.pk, undone_at=None):
            if each.incident.closed_at is None:
                _end(lock(Incident, each.incident.uid), result, by, at)
    return _end(row, result, by, at)


def _end(row: Incident, result: str, by: Officer, at: datetime) -> Incident:
    there = where(Deployment, "unit", incident_id=row.pk, cleared_at=None)
    if there:
        raise StillThere(f"{there[0].unit.callsign} is still assigned. Clear it first, then close.")
    closed: Incident = triage.close_incident(incident=row.uid, result=result, by=by, at=at)
    record("response.concluded", about=closed, by=by, at=at)
    return closed


@command("response.record_shortage")
def record_shortage(*, incident: UUID, by: Officer, at: datetime) -> Shortage:
    """Write down that nobody was free: who was on duty, doing what. Words are not enough."""
    row = _open(incident)
    on_duty = Unit.objects.exclude(state=states.OFF_DUTY).order_by("callsign")
    doing = {
        deployment.unit_id: deployment.incident.reference
        for deployment in Deployment.objects.filter(cleared_at=None).select_related("incident")
    }
    if free := on_duty.filter(state=states.FREE).first():
        raise NotShort(f"{free.callsign} is free. Assign it, or say why not in the log.")
    shortage = Shortage.objects.create(
        uid=new_uid(at),
        incident=row,
        taken_at=at,
        units=[_seen(unit, doing.get(unit.pk, "")) for unit in on_duty],
    )
    record(
        "response.shortage_recorded",
        about=shortage,
        by=by,
        at=at,
        wrote=shortage.units,
        incident=row.uid,
        on_duty=len(shortage.units),
    )
    return shortage


def _seen(unit: Unit, reference: str) -> dict[str, str]:
    return {
        "callsign": unit.callsign,
        "state": unit.state,
        "since": unit.since.isoformat(),
        "incident": reference,
    }


def _open(incident: UUID) -> Incident:
    row = lock(Incident, incident)
    if row.closed_at is not None:
        raise IncidentClosed(f"Incident {row.reference} is closed. Choose an open incident.")
    return row


def _under_way(deployment: UUID, at: datetime) -> tuple[Deployment, Unit]:
    """The deployment and its unit, locked; refused where it has ended or begins later."""
    row = lock(Deployment, deployment)
    if row.cleared_at is not None:
        raise NotPossible("This deployment has ended. Assign the unit again if it must go.")
    if at < (row.arrived_at or row.assigned_at):
        raise TooEarly("This moment lies before the last step. Check the time and send again.")
    return row, lock(Unit, row.unit.uid)


def _step(unit: Unit, step: str, at: datetime) -> None:
    """Move the locked unit on by one step of the table, or refuse with its sentence."""
    try:
        unit.state = states.after(step, callsign=unit.callsign, state=unit.state)
    except states.WrongState as wrong:
        raise NotPossible(str(wrong)) from wrong
    unit.since = at
    keep(unit, "state", "since", "easting", "northing", "located_at")


def _say(what: str, row: Deployment, by: Officer, at: datetime) -> None:
    record(what, about=row, by=by, at=at, incident=row.incident.uid, unit=row.unit.uid)
