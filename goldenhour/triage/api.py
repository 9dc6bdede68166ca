"""Incidents for programs: the open ones without names, and one with everything said."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from goldenhour.contact.api import Contact
from goldenhour.triage import queries
from goldenhour.web.api import answers
from goldenhour.web.api.answers import After, Limit, answers_of, answers_of_a_version
from goldenhour.web.api.bearer import allowed, within

router = Router(tags=["triage"])


class Incident(Schema):
    """One incident as a list may show it: no name, no number, no house."""

    uid: UUID
    version: int
    reference: str
    incident_type: str
    grade: str
    received_at: datetime
    sent_at: datetime
    due_at: datetime
    setting: str
    locality: str
    easting: int | None
    northing: int | None
    flags: list[str]
    closed_at: datetime | None
    result: str


class Incidents(answers.Page):
    """A page of open incidents, in the order they came to be."""

    items: list[Incident]


class Assessment(Schema):
    """THRIVE of one contact at one moment, what was proposed, and the grade chosen."""

    uid: UUID
    stage: str
    incident_type: str
    also_types: list[str]
    answers: dict[str, Any]
    observed: list[str]
    levels: dict[str, Any]
    history: dict[str, Any]
    edition: str
    proposed: str
    because: list[dict[str, Any]]
    flags: list[str]
    missing: list[str]
    grade: str
    why: str
    due_at: datetime
    assessed_at: datetime


class Advice(Schema):
    """One item of advice and its fate."""

    item: str
    wording: str
    fate: str
    reason: str
    given_at: datetime


class OpenedIncident(Schema):
    """An incident with its contacts, assessments and advice."""

    row: Incident
    contacts: list[Contact]
    assessments: list[Assessment]
    advice: list[Advice]


@router.get("/incidents", response=answers_of(Incidents), operation_id="triage.open_incidents")
def open_incidents(request: HttpRequest, after: After = None, limit: Limit = 100) -> Any:
    """Every open incident. Names nobody. Scope: page.board."""
    allowed(request, "page.board")
    return answers.page(queries.open_incidents(), after, limit)


@router.get(
    "/incidents/{uid}",
    response=answers_of_a_version(OpenedIncident),
    operation_id="triage.incident",
)
def incident(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """One incident with what was said. Reading it is a consultation. Scope: triage.incident."""
    caller = within(request, "triage.incident")
    opened = queries.incident(uid, by=caller.officer, at=caller.at, why="api")
    return answers.versioned(request, response, opened, opened.row.version)
