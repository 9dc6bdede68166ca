"""Caring for an incident that was sent: who has charge of it, and where it is now."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import keep, lock
from goldenhour.triage.commands.judging import is_first, link_of
from goldenhour.triage.commands.refusals import AlreadyTheirs, AlreadyThere, Closed, NotYet
from goldenhour.triage.models import Incident

WHERE = ("easting", "northing", "locality", "postcode", "setting")


@command("triage.take_charge")
def take_charge(*, incident: UUID, by: Officer, at: datetime) -> Incident:
    """A supervisor makes an open incident their own, and answers for it."""
    row = lock(Incident, incident)
    if row.closed_at is not None:
        raise Closed("This incident is closed already. Nothing more to do.")
    if row.in_charge_id == by.pk:
        raise AlreadyTheirs("You have charge of this already. Look at it, or send a unit.")
    row.in_charge = by
    keep(row, "in_charge")
    record("triage.charge_taken", about=row, by=by, at=at)
    return row


@command("triage.move_incident")
def move_incident(*, contact: UUID, by: Officer, at: datetime) -> Incident:
    """The incident is where the caller it was sent with is now placed; its promise stays.

    A call that joined later moves nothing: what its caller says stands beside it.
    """
    row = lock(Contact, contact)
    link = link_of(row)
    if link is None:
        raise NotYet("This contact was not sent yet. Its place is sent with it.")
    incident = lock(Incident, link.incident.uid)
    if incident.closed_at is not None:
        raise Closed("This incident is closed already. Nothing more to do.")
    changed = {name: getattr(row, name) for name in WHERE}
    is_there = all(getattr(incident, name) == value for name, value in changed.items())
    if is_there or not is_first(incident, row):
        raise AlreadyThere("The incident is placed already. Nothing more to do.")
    for name, value in changed.items():
        setattr(incident, name, value)
    keep(incident, *WHERE)
    record("triage.moved", about=incident, by=by, at=at, contact=row.uid, wrote=changed)
    return incident
