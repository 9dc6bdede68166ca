"""Contacts for programs: one contact, with its version as ETag."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from goldenhour.contact import queries
from goldenhour.journal.consultations import consulted
from goldenhour.web.api.bearer import Caller, within
from goldenhour.web.api.commands import REFUSALS
from goldenhour.web.api.problem import Problem

router = Router(tags=["contact"])


class Contact(Schema):
    """A contact as it was received."""

    uid: UUID
    version: int
    reference: str
    channel: str
    received_at: datetime
    answered_at: datetime | None
    caller_is: str
    language: str
    words: str
    place_said: str
    house: str
    street: str
    locality: str
    postcode: str
    easting: int | None
    northing: int | None
    setting: str
    ending: str
    why_ended: str


@router.get("/contacts/{uid}", response={200: Contact, REFUSALS: Problem}, operation_id="contact")
def contact(request: HttpRequest, response: HttpResponse, uid: UUID) -> queries.ContactRow:
    """One contact. Reading it is written in the journal."""
    caller: Caller = request  # type: ignore[assignment]  # stamped by Bearer
    within(caller, "contact.contact")
    row = queries.contact(uid)
    consulted("contact.contact", about=row.about, by=caller.officer, at=caller.at, why="api")
    response["ETag"] = f'"{row.version}"'
    return row
