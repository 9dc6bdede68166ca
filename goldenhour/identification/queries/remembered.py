"""Remembered: the same questions as ``trips``, asked of rows held in memory.

While many commands are carried out together (journal/together.py) every row of the stage is
remembered, so that a look costs no statement. A test plays the same stories both ways and
compares what was found.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.identification.models import (
    Involvement,
    Link,
    Marker,
    Mention,
    MentionKey,
    Person,
)
from goldenhour.identification.queries import rows
from goldenhour.identification.queries.candidates import newest_first
from goldenhour.identification.queries.index import (
    FOLLOWED,
    NEWEST,
    Row,
    Shared,
    alone,
    of_rows,
)
from goldenhour.identification.queries.rows import MOST, Call, Crime, Stated
from goldenhour.identification.queries.trips import About, Near, Reached, Whom
from goldenhour.identification.rules.claims import Claim, Standing, standing
from goldenhour.identification.rules.weighing import Scales
from goldenhour.journal.rows import paired, read, remembered, where
from goldenhour.linkage import postcodes
from goldenhour.linkage.keys import LISTED, Key, Said, keys


def reached(
    keys: Collection[Key], place: Said, *, but: int | None, since: datetime, scales: Scales
) -> Reached:
    """The mentions that share a key, and the contacts about the place since then."""
    del scales  # nothing is mapped of what is remembered
    return Reached(sharing(keys), _contacts_at(place, but=but, since=since))


def sharing(keys: Collection[Key]) -> Shared:
    """The mentions that share any of the keys."""
    held = paired(MentionKey, "key", "mention_id")
    counted = [(key, min(len(held.get(key.hash, ())), NEWEST + 1)) for key in alone(keys)]
    found: list[Row] = []
    upto = 0
    for key, many in sorted(counted, key=_rarest):
        upto += many
        if many and (key.kind in LISTED or upto <= FOLLOWED):
            newest = _ids_with(key.hash)[:NEWEST]
            found += [(key.kind, key.hash, many, one) for one in newest]
    return of_rows(found)


def _rarest(counted: tuple[Key, int]) -> tuple[bool, int, Key]:
    """The order of the statement: what is listed, then the rarest keys."""
    key, many = counted
    return key.kind not in LISTED, many, key


def in_contact(contact: UUID) -> list[Stated]:
    """Everybody stated in this contact, in the order in which they were named."""
    row = read(Contact, contact)
    return _stated(where(Mention, contact_id=row.pk))


def current(ids: Collection[int], firsts: Collection[int]) -> list[Stated]:
    """These rows, and the newest rows of these statements, the newest first."""
    found = {row.pk: row for one in {*ids, *firsts} for row in where(Mention, pk=one)}
    found |= {row.pk: row for one in firsts for row in where(Mention, first_id=one)}
    return newest_first(_stated(found.values()))


def claims_about(firsts: Collection[int]) -> tuple[Standing, dict[int, UUID]]:
    """The claims that hold about these statements, and the uid of each person named."""
    links = {row.pk: row for one in firsts for row in where(Link, mention_id=one)}
    persons = {row.person_id for row in links.values() if row.claim in ("confirmed", "probable")}
    links |= {row.pk: row for one in firsts for row in where(Link, other_id=one)}
    links |= {row.pk: row for one in persons for row in where(Link, person_id=one)}
    found = [links[pk] for pk in sorted(links)]
    named = {row.person_id for row in found if row.person_id is not None}
    uids = {row.pk: row.uid for one in named for row in where(Person, pk=one)}
    claims = (Claim(row.mention_id, row.person_id, row.other_id, row.claim) for row in found)
    return standing(claims), uids


def contact_of(uid: UUID) -> Call:
    """The contact itself. Raises Contact.DoesNotExist."""
    return rows.call_in(read(Contact, uid))


def _contacts_at(place: Said, *, but: int | None, since: datetime) -> list[Call]:
    """The contacts about this address since then, the newest first."""
    postcode, key = postcodes.read(place.postcode), postcodes.house(place.house)
    if not postcode or not key:
        return []
    found = [
        row
        for row in where(Contact, postcode=postcode)
        if row.received_at >= since and row.pk != but
    ]
    newest = sorted(found, key=lambda row: row.received_at, reverse=True)[:MOST]
    return [rows.call_in(row) for row in newest if postcodes.house(row.house) == key]


def stated_of(ids: Collection[int], there: Iterable[Call]) -> tuple[list[Stated], list[Stated]]:
    """These mentions as far as they stand, and everybody stated in these contacts."""
    stated = _stated(row for one in there for row in where(Mention, contact_id=one.pk))
    return current(ids, ()), newest_first(stated)


def about(whom: Whom, near: Near, *, since: datetime, meanwhile: Callable[[], None]) -> About:
    """What is claimed and on record of these statements and persons, and near."""
    del meanwhile  # there is nothing to wait for
    marked = whom.firsts | whom.spoke
    standing, uids = claims_about(marked if whom.own is None else {*marked, whom.own})
    crimes = [
        Crime(row.mention_id, row.case, row.at, row.kind)
        for one in whom.firsts
        for row in where(Involvement, mention_id=one, role="victim")
        if row.at >= since
    ]
    like = _crimes_near(near.place, near.kind, since=near.since, on=near.on)
    return About(standing, uids, crimes, _markers_of(marked, whom.persons), like)


def _crimes_near(said: Said, kind: str, *, since: datetime, on: date) -> dict[str, int]:
    """Like crimes in the same postcode: case and first row of the victim."""
    wanted = [key for key in keys(said, on=on) if key.kind == "postcode"]
    if not wanted or not kind:
        return {}
    there = _mentions(_ids_with(wanted[0].hash)[:MOST])
    found = [
        row
        for one in {row.first_id or row.pk for row in there}
        for row in where(Involvement, mention_id=one, role="victim", kind=kind)
        if row.at >= since
    ]
    return {row.case: row.mention_id for row in found[:MOST]}


def _markers_of(firsts: Collection[int], persons: Collection[int]) -> list[Marker]:
    """The markers on these statements and persons."""
    found = {row.pk: row for one in firsts for row in where(Marker, mention_id=one)}
    found |= {row.pk: row for one in persons for row in where(Marker, person_id=one)}
    return [found[pk] for pk in sorted(found)]


def _ids_with(key: int) -> list[int]:
    """The mentions with this key, by their ids, the newest first."""
    return sorted(paired(MentionKey, "key", "mention_id").get(key, ()), reverse=True)


def _mentions(ids: Iterable[int]) -> Iterator[Mention]:
    """These mentions, one by one: of a common key only the first are ever wanted."""
    return (row for one in ids for row in where(Mention, pk=one))


def _stated(found: Iterable[Mention]) -> list[Stated]:
    newer = remembered(Mention, "supersedes_id")
    newest = [row for row in found if not newer.count(row.id)]
    for row in newest:
        if row.contact_id is not None:
            row.contact = where(Contact, pk=row.contact_id)[0]
    return [rows.stated(row) for row in newest]
