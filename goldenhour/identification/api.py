"""Identification for programs: what is known of whom a contact states.

Who it is stands in the contact already: no name or number is ever part of an address.
"""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.params.functions import Query

from goldenhour.identification import queries
from goldenhour.web.api.answers import answers_of
from goldenhour.web.api.bearer import within
from goldenhour.web.api.written import written

router = Router(tags=["identification"])


class Marker(Schema):
    """A marker about somebody; it ``counts`` while it has neither expired nor been ended."""

    uid: UUID
    kind: str
    detail: str
    source: str
    owner: str
    starts_on: date
    expires_on: date | None
    review_on: date
    counts: bool
    of: str


class EarlierContact(Schema):
    """A contact from before, and why it is shown; no uid and no words where it is kept."""

    uid: UUID | None
    reference: str
    channel: str
    received_at: datetime
    locality: str
    words: str
    who: str
    because: list[str]


class Comparison(Schema):
    """One thing compared: the level it reached, its weight in bits, and a sentence."""

    comparison: str
    level: str
    caption: str
    bits: float
    rarity: float
    sentence: str


class Somebody(Schema):
    """Somebody stated before: a person, or a statement that nobody has linked yet.

    ``weight`` (bits) is the ``prior`` and the bits of all ``comparisons``; null: not weighed.
    """

    about: str
    person: UUID | None
    mentions: list[UUID]
    level: str
    because: list[str]
    name: str
    age: int | None
    role: str
    relation: str
    factors: list[str]
    seen_from: datetime
    seen_until: datetime
    contacts_12m: int
    crimes_12m: int
    markers: list[Marker]
    weight: float | None
    probability: float | None
    prior: float
    comparisons: list[Comparison]


class Known(Schema):
    """What is known. ``status``: looked, not_asked (nothing to look by) or unavailable."""

    status: str
    as_of: datetime | None
    contact: UUID | None
    mention: UUID | None
    match: str
    same_number: list[EarlierContact]
    same_person: list[Somebody]
    same_address: list[Somebody]
    same_address_contacts: list[EarlierContact]
    contacts_12m: int
    same_address_contacts_12m: int
    crimes_12m: int
    near_crimes_12m: int
    windows: dict[str, int]
    capped: bool


@router.get(
    "/contacts/{uid}/known", response=answers_of(Known), operation_id="identification.known"
)
def known(
    request: HttpRequest, uid: UUID, role: Annotated[str, Query(max_length=32)] = "caller"
) -> Any:
    """Who is known by number, address or birth. Each record shown is written in the journal.

    Scope: identification.known.
    """
    caller = within(request, "identification.known")
    found = queries.known(contact=uid, role=role, by=caller.officer, at=caller.at, why="api")
    return written(Known, found)
