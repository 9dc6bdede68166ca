"""Rows: what a look reads from the tables, each with one query, as plain values.

``first`` is the first row of a statement: claims, markers and involvements hang on it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from goldenhour.contact.models import Contact
from goldenhour.identification.models import Involvement, Link, Marker, Mention, MentionKey
from goldenhour.identification.queries.index import sharing as sharing
from goldenhour.identification.rules import mentions
from goldenhour.identification.rules.claims import Claim, Standing, standing
from goldenhour.linkage import postcodes
from goldenhour.linkage.keys import Said, keys

MOST = 200  # contacts read for one postcode


@dataclass(frozen=True)
class Stated:
    """The newest row of one statement."""

    id: int
    uid: UUID
    first: int
    contact: Contact | None
    role: str
    relation: str
    factors: tuple[str, ...]
    said: Said
    said_at: datetime

    @property
    def name(self) -> str:
        """The name as it was stated; empty where none was."""
        return f"{self.said.given_name} {self.said.surname}".strip()

    def age(self, *, today: date) -> int | None:
        """The age today, as far as the statement tells."""
        return mentions.age_now(self.said, said_on=self.said_at.date(), today=today)


def said_in(row: Mention) -> Said:
    """What the row states, as the pure rules take it."""
    return Said(
        given_name=row.given_name,
        surname=row.surname,
        phone=row.phone,
        email=row.email,
        date_of_birth=row.date_of_birth,
        age=row.age,
        house=row.house,
        postcode=row.postcode,
        uprn=row.uprn,
    )


def stated(row: Mention) -> Stated:
    """The row as plain values; its contact must have been read with it."""
    return Stated(
        id=row.pk,
        uid=row.uid,
        first=row.first_id or row.pk,
        contact=row.contact,
        role=row.role,
        relation=row.relation,
        factors=tuple(row.factors),
        said=said_in(row),
        said_at=row.said_at,
    )


def in_contact(contact: UUID) -> list[Stated]:
    """Everybody stated in this contact, in the order in which they were named. One query."""
    rows = Mention.objects.filter(contact__uid=contact, superseded_by=None)
    return [stated(row) for row in rows.select_related("contact").order_by("id")]


def current(ids: Collection[int], firsts: Collection[int]) -> list[Stated]:
    """These rows, and the newest rows of these statements, the newest first. One query."""
    wanted = Q(pk__in={*ids, *firsts}) | Q(first__in=firsts)
    rows = Mention.objects.filter(wanted, superseded_by=None).select_related("contact")
    return [stated(row) for row in rows.order_by("-said_at", "-id")]


def claims_about(firsts: Collection[int]) -> tuple[Standing, dict[int, UUID]]:
    """The claims that hold about these statements and whom they were said to be. Two queries.

    Beside them the uid of each person named. The persons are asked first, because a nested
    question under OR would read the whole table.
    """
    confirmed = Link.objects.filter(mention__in=firsts, claim="confirmed")
    persons = set(confirmed.values_list("person", flat=True))
    rows = Link.objects.filter(Q(mention__in=firsts) | Q(other__in=firsts) | Q(person__in=persons))
    columns = ("mention", "person", "other", "claim", "person__uid")
    found = list(rows.order_by("id").values_list(*columns))
    uids = {row[1]: row[4] for row in found if row[1] is not None}
    return standing(Claim(*row[:4]) for row in found), uids


def contacts_at(place: Said, *, but: int | None, since: datetime) -> list[Contact]:
    """The contacts about this address since then, the newest first. One query, or none.

    Houses are written in many ways, so they are compared here, by their keys.
    """
    postcode, key = postcodes.read(place.postcode), postcodes.house(place.house)
    if not postcode or not key:
        return []
    rows = Contact.objects.filter(postcode=postcode, received_at__gte=since).exclude(pk=but or 0)
    return [
        row for row in rows.order_by("-received_at")[:MOST] if postcodes.house(row.house) == key
    ]


def household_of(contacts: Collection[Contact]) -> list[Stated]:
    """Who was said in these contacts to live there, and had no other address. One query."""
    rows = Mention.objects.filter(contact__in=contacts, role="household", superseded_by=None)
    there = rows.select_related("contact").filter(postcode="").order_by("-said_at", "-id")
    return [stated(row) for row in there]


@dataclass(frozen=True)
class Crime:
    """Somebody was the victim in a case."""

    first: int
    case: str
    at: datetime


def victims_crimes(firsts: Collection[int], *, since: datetime) -> list[Crime]:
    """The cases in which these were victims since then. One query."""
    rows = Involvement.objects.filter(mention__in=firsts, role="victim", at__gte=since)
    return [Crime(*row) for row in rows.values_list("mention", "case", "at")]


def crimes_near(said: Said, kind: str, *, since: datetime, on: date) -> dict[str, int]:
    """Like crimes in the same postcode: case and first row of the victim. Two queries, or none."""
    wanted = [key for key in keys(said, on=on) if key.kind == "postcode"]
    if not wanted or not kind:
        return {}
    there = MentionKey.objects.filter(kind="postcode", key=wanted[0].hash).order_by("-mention")
    firsts = there.values_list(Coalesce("mention__first", "mention"), flat=True)[:MOST]
    rows = Involvement.objects.filter(role="victim", kind=kind, at__gte=since)
    rows = rows.filter(mention__in=set(firsts))
    return dict(rows.values_list("case", "mention")[:MOST])


def markers_of(firsts: Collection[int], persons: Collection[int]) -> list[Marker]:
    """The markers on these statements and persons. One query."""
    rows = Marker.objects.filter(Q(mention__in=firsts) | Q(person__in=persons))
    return list(rows.order_by("id"))
