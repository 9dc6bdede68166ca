"""The board for programs: who waits, by the clock, and the units. Names nobody."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from goldenhour.response import queries
from goldenhour.web.api.answers import answers_of
from goldenhour.web.api.bearer import allowed

router = Router(tags=["response"])


class Waiting(Schema):
    """An open incident with no unit on the way or there."""

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
    flags: list[str]
    first_arrived_at: datetime | None
    minutes_to_breach: int
    is_late: bool


class WaitingList(Schema):
    """All who wait, the most overdue first. It has no pages: nobody who waits is out of sight."""

    items: list[Waiting]


class At(Schema):
    """Where a unit is on its way to, or is."""

    deployment: UUID
    version: int
    incident: UUID
    reference: str
    assigned_at: datetime
    arrived_at: datetime | None


class Unit(Schema):
    """A unit, its state, and the age of its place."""

    uid: UUID
    version: int
    callsign: str
    base: str
    state: str
    since: datetime
    easting: int | None
    northing: int | None
    located_at: datetime | None
    at: At | None


class Units(Schema):
    """Every unit by callsign, those off duty last."""

    items: list[Unit]


@router.get("/waiting", response=answers_of(WaitingList), operation_id="response.waiting")
def waiting(request: HttpRequest) -> Any:
    """Every open incident without a unit, whatever its age. Scope: page.board."""
    caller = allowed(request, "page.board")
    return {"items": queries.waiting_incidents(caller.at)}


@router.get("/units", response=answers_of(Units), operation_id="response.units")
def units(request: HttpRequest) -> Any:
    """The units. Scope: page.board."""
    allowed(request, "page.board")
    return {"items": queries.units()}
