"""Rows: what a look reads from the tables, each with one statement, as plain values.

``first`` is the first row of a statement: claims, markers and involvements hang on it. The
statements are written out: a look asks eight while the phone rings, and to have them worked out
anew each time took longer than to answer them.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db import connection

from goldenhour.contact.models import Contact
from goldenhour.identification.models import Marker, Mention
from goldenhour.identification.queries.said import keys_in as keys_in
from goldenhour.identification.queries.said import said_in as said_in
from goldenhour.identification.rules import mentions, repeats
from goldenhour.identification.rules.claims import Claim, Standing, standing
from goldenhour.journal.numbers import LONDON
from goldenhour.journal.planned import array
from goldenhour.journal.rows import asked
from goldenhour.journal.wire import Answered, Asked
from goldenhour.linkage import postcodes
from goldenhour.linkage.keys import Said, keys, record
from goldenhour.linkage.standard import Standard

MOST = 200  # contacts read for one postcode

CALL = (
    "c.id, c.uid, c.reference, c.channel, c.received_at, c.locality, c.words, c.postcode, c.house"
)
SAID = (
    "m.given_name, m.surname, m.phone, m.email, m.date_of_birth, m.age, m.house, m.postcode,"
    " m.uprn, m.street, m.locality, m.sex"
)
FIRST_OF_SAID, FIRST_OF_CALL = 7, 7 + len(fields(Said))  # columns of STATED
STATED = f"""
SELECT m.id, m.uid, coalesce(m.first_id, m.id), m.role, m.relation, m.factors, m.said_at,
  {SAID}, {CALL}
FROM identification_mention m LEFT JOIN contact_contact c ON c.id = m.contact_id
WHERE NOT EXISTS (SELECT 1 FROM identification_mention newer WHERE newer.supersedes_id = m.id)
"""  # noqa: S608  # our own columns
IN_CONTACT = f"{STATED} AND c.uid = %s ORDER BY m.id"
CURRENT = f"""
{STATED} AND (m.id = ANY(%s::bigint[]) OR m.first_id = ANY(%s::bigint[]))
ORDER BY m.said_at DESC, m.id DESC
"""
STATED_THERE = f"""
{STATED} AND m.contact_id = ANY(%s::bigint[])
ORDER BY m.said_at DESC, m.id DESC
"""
CONTACT = f"SELECT {CALL} FROM contact_contact c WHERE c.uid = %s"  # noqa: S608  # our own columns
# Most of a postcode's houses are others: whose house cannot be the one asked for is not read.
CONTACTS_AT = f"""
SELECT {CALL} FROM (
  SELECT * FROM contact_contact WHERE postcode = %s AND received_at >= %s AND id <> %s
  ORDER BY received_at DESC LIMIT %s) c
WHERE c.house ~ %s OR c.house ~ '[^ -~]'
ORDER BY c.received_at DESC
"""  # noqa: S608  # our own columns
# The persons are asked first and stand as a list: under OR a nested question reads every row.
CLAIMS = """
SELECT l.mention_id, l.person_id, l.other_id, l.claim, p.uid
FROM identification_link l LEFT JOIN identification_person p ON p.id = l.person_id
WHERE l.mention_id = ANY(%s::bigint[]) OR l.other_id = ANY(%s::bigint[])
  OR l.person_id = ANY(ARRAY(
    SELECT person_id FROM identification_link
    WHERE mention_id = ANY(%s::bigint[]) AND claim IN ('confirmed', 'probable')))
ORDER BY l.id
"""
CRIMES = """
SELECT mention_id, "case", at, kind FROM identification_involvement
WHERE mention_id = ANY(%s::bigint[]) AND role = 'victim' AND at >= %s
"""
CRIMES_NEAR = """
SELECT i."case", i.mention_id FROM identification_involvement i
WHERE i.role = 'victim' AND i.kind = %s AND i.at >= %s AND i.mention_id IN (
  SELECT coalesce(m.first_id, m.id) FROM identification_mentionkey k
  JOIN identification_mention m ON m.id = k.mention_id
  WHERE k.key = %s ORDER BY k.mention_id DESC LIMIT %s)
LIMIT %s
"""
COLUMNS = tuple(field.attname for field in Marker._meta.concrete_fields)
MARKERS = f"""
SELECT {", ".join(COLUMNS)} FROM identification_marker
WHERE mention_id = ANY(%s::bigint[]) OR person_id = ANY(%s::bigint[]) ORDER BY id
"""  # noqa: S608  # our own columns


@dataclass(frozen=True)
class Call:
    """Of a contact, what a look compares and shows."""

    pk: int
    uid: UUID
    reference: str
    channel: str
    received_at: datetime
    locality: str
    words: str
    postcode: str
    house: str


@dataclass(frozen=True)
class Stated:
    """The newest row of one statement."""

    id: int
    uid: UUID
    first: int
    contact: Call | None
    role: str
    relation: str
    factors: tuple[str, ...]
    said: Said
    said_at: datetime

    @cached_property
    def record(self) -> Standard:
        """The statement in the spelling in which all are compared."""
        return record(self.said, on=self.said_at.astimezone(LONDON).date())

    @property
    def name(self) -> str:
        """The name as it was stated; empty where none was."""
        return f"{self.said.given_name} {self.said.surname}".strip()

    def age(self, *, today: date) -> int | None:
        """The age today, as far as the statement tells."""
        return mentions.age_now(self.said, said_on=self.said_at.date(), today=today)


def call_in(row: Contact) -> Call:
    """Of the contact, what a look compares and shows."""
    return Call(
        pk=row.pk,
        uid=row.uid,
        reference=row.reference,
        channel=row.channel,
        received_at=row.received_at,
        locality=row.locality,
        words=row.words,
        postcode=row.postcode,
        house=row.house,
    )


def stated(row: Mention) -> Stated:
    """The row as plain values; its contact must have been read with it."""
    return Stated(
        id=row.pk,
        uid=row.uid,
        first=row.first_id or row.pk,
        contact=call_in(row.contact) if row.contact else None,
        role=row.role,
        relation=row.relation,
        factors=tuple(row.factors),
        said=said_in(row),
        said_at=row.said_at,
    )


def stated_in(found: Answered) -> list[Stated]:
    """The answers of a statement that begins as ``STATED`` does."""
    return [
        Stated(
            id=row[0],
            uid=row[1],
            first=row[2],
            contact=None if row[FIRST_OF_CALL] is None else Call(*row[FIRST_OF_CALL:]),
            role=row[3],
            relation=row[4],
            factors=tuple(row[5]),
            said=Said(*row[FIRST_OF_SAID:FIRST_OF_CALL]),
            said_at=row[6],
        )
        for row in found
    ]


def in_contact(contact: UUID) -> list[Stated]:
    """Everybody stated in this contact, in the order in which they were named. One query."""
    return stated_in(asked(IN_CONTACT, contact))


def contact_of(uid: UUID) -> Call:
    """The contact itself. Raises Contact.DoesNotExist. One query."""
    for row in asked(CONTACT, uid):
        return Call(*row)
    raise Contact.DoesNotExist


def current(ids: Collection[int], firsts: Collection[int]) -> list[Stated]:
    """These rows, and the newest rows of these statements, the newest first. One query, or none."""
    every = {*ids, *firsts}
    return stated_in(asked(CURRENT, array(every), array(firsts))) if every else []


def claims_about(firsts: Collection[int]) -> tuple[Standing, dict[int, UUID]]:
    """The claims that hold about these statements and whom they were said to be. One query.

    Beside them the uid of each person named.
    """
    about = array(firsts)
    return claims_in(asked(CLAIMS, about, about, about) if firsts else [])


def claims_in(found: Answered) -> tuple[Standing, dict[int, UUID]]:
    """The answers of ``CLAIMS``: those that hold, and the uid of each person named."""
    uids = {row[1]: row[4] for row in found if row[1] is not None}
    return standing(Claim(*row[:4]) for row in found), uids


def contacts_at(place: Said, *, but: int | None, since: datetime) -> Asked | None:
    """The question for the contacts about this address since then; None where none is said.

    Houses are written in many ways, so they are compared by their keys (``calls_at``).
    """
    postcode, key = postcodes.read(place.postcode), postcodes.house(place.house)
    if not postcode or not key:
        return None
    return CONTACTS_AT, (postcode, since, but or 0, MOST, postcodes.written(key))


def calls_at(place: Said, found: Answered) -> list[Call]:
    """Those of its answers that are about this address, the newest first."""
    key = postcodes.house(place.house)
    return [call for row in found if postcodes.house((call := Call(*row)).house) == key]


@dataclass(frozen=True)
class Crime:
    """Somebody was the victim in a case, or in an incident of antisocial behaviour."""

    first: int
    case: str  # its reference, or the incident's
    at: datetime
    kind: str = ""  # the incident type

    @property
    def is_antisocial(self) -> bool:
        """Whether no case was made of it: it counts for a repeat, and is no crime."""
        return repeats.is_antisocial(self.case, self.kind)


def victims_crimes(firsts: Collection[int], *, since: datetime) -> list[Crime]:
    """The cases in which these were victims since then. One query, or none."""
    return [Crime(*row) for row in asked(CRIMES, array(firsts), since)] if firsts else []


def crimes_near(said: Said, kind: str, *, since: datetime, on: date) -> Asked | None:
    """The question for like crimes in the same postcode; None where place or kind is not said.

    It answers case and first row of the victim.
    """
    wanted = [key for key in keys(said, on=on) if key.kind == "postcode"]
    if not wanted or not kind:
        return None
    return CRIMES_NEAR, (kind, since, wanted[0].hash, MOST, MOST)


def markers_of(firsts: Collection[int], persons: Collection[int]) -> list[Marker]:
    """The markers on these statements and persons. One query, or none."""
    if not firsts and not persons:
        return []
    return markers_in(asked(MARKERS, array(firsts), array(persons)))


def markers_in(found: Answered) -> list[Marker]:
    """The answers of ``MARKERS``."""
    return [Marker.from_db(connection.alias, COLUMNS, row) for row in found]
