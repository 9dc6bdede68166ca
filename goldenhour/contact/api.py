"""Contacts for programs: those without an end, one contact, and how calls are answered."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import AwareDatetime

from goldenhour.contact import queries
from goldenhour.contact.rules.calls import EARLIEST_YEAR
from goldenhour.journal.consultations import consulted
from goldenhour.web.api import answers
from goldenhour.web.api.answers import After, Limit, answers_of, answers_of_a_version
from goldenhour.web.api.bearer import allowed
from goldenhour.web.api.problem import Unreadable

LONGEST_PERIOD = timedelta(days=31)

router = Router(tags=["contact"])


class OpenContact(Schema):
    """A contact that has neither become an incident nor been closed. Names nobody."""

    uid: UUID
    reference: str
    channel: str
    received_at: datetime
    answered_at: datetime | None
    locality: str


class OpenContacts(answers.Page):
    """A page of contacts without an end, in the order they came to be."""

    items: list[OpenContact]


class Contact(Schema):
    """A contact as it was received."""

    uid: UUID
    version: int
    reference: str
    channel: str
    received_at: datetime
    answered_at: datetime | None
    abandoned_at: datetime | None
    hung_up_at: datetime | None
    line: str
    number: str
    recording: str
    caller_is: str
    language: str
    interpreter: str
    safe_number: str
    safe_times: str
    words: str
    place_said: str
    house: str
    street: str
    locality: str
    postcode: str
    easting: int | None
    northing: int | None
    within_metres: int | None
    uprn: str
    placed_by: str
    setting: str
    ending: str
    why_ended: str


class Answered(Schema):
    """How the calls of one line were answered; seconds, and null where nothing was decided."""

    channel: str
    standard_seconds: int
    offered: int
    answered: int
    abandoned: int
    still_ringing: int
    within: int
    share_within: float | None
    share_abandoned: float | None
    median_seconds: float | None
    p90_seconds: float | None


class Answering(Schema):
    """The answering figures of a period, line by line."""

    since: AwareDatetime
    until: AwareDatetime
    lines: list[Answered]


@router.get("/answering", response=answers_of(Answering), operation_id="contact.answering")
def answering(request: HttpRequest, since: AwareDatetime, until: AwareDatetime) -> Any:
    """How soon calls were answered in at most 31 days, by telephony. Scope: page.room."""
    allowed(request, "page.room")
    if not timedelta(0) < until - since <= LONGEST_PERIOD or since.year < EARLIEST_YEAR:
        raise Unreadable(422, "Give a period of at most 31 days: since before until.")
    lines = queries.figures_between(since, until)
    return {"since": since, "until": until, "lines": lines}


@router.get("/contacts", response=answers_of(OpenContacts), operation_id="contact.open_contacts")
def open_contacts(request: HttpRequest, after: After = None, limit: Limit = 100) -> Any:
    """Every contact without an end: somebody owes it one. Scope: page.call."""
    allowed(request, "page.call")
    return answers.page(queries.open_contacts(), after, limit)


@router.get(
    "/contacts/{uid}", response=answers_of_a_version(Contact), operation_id="contact.contact"
)
def contact(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """One contact. Reading it is written in the journal. Scope: contact.contact."""
    caller = allowed(request, "contact.contact")
    row = queries.contact(uid)
    consulted("contact.contact", about=row.about, by=caller.officer, at=caller.at, why="api")
    return answers.versioned(request, response, row, row.version)
