"""Known: who is this, have they been here before, who else is there? Asked while it rings.

The subject is whoever this contact states in the role asked for, overlaid with what is being
typed. What is said about the place of the contact helps to look (people call from home), but
is never written into the statement. At most ten queries, whatever is found.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.db import InterfaceError, OperationalError

from goldenhour.force.models import Officer
from goldenhour.identification.models import Marker
from goldenhour.identification.queries import earlier, remembered, rows, shown, unanswered
from goldenhour.identification.queries.deadline import deadline
from goldenhour.identification.queries.gathered import Gathered
from goldenhour.identification.queries.index import Hits
from goldenhour.identification.queries.mapped import mapped
from goldenhour.identification.queries.people import at_address, same_person
from goldenhour.identification.queries.rows import Call, Crime, Stated
from goldenhour.identification.rules import repeats
from goldenhour.identification.rules.claims import Standing
from goldenhour.identification.rules.known import (
    MOST_SHOWN,
    Known,
    match_of,
)
from goldenhour.identification.rules.weighing import Scales, fitted
from goldenhour.journal import together
from goldenhour.journal.commands import permit
from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.keys import LISTED, NOT_ALONE, Key, Said, asked
from goldenhour.linkage.standard import Standard

NOT_ANSWERED = ("unavailable", "stale")
RECHECK = "recheck"  # why the clock looks again


def known(
    *,
    by: Officer,
    at: datetime,
    contact: UUID | None = None,
    said: Said | None = None,
    role: str = "caller",
    incident_type: str = "",
    why: str = "call",
) -> Known:
    """What is known of whom this contact states in ``role``, or of whom ``said`` describes.

    Answers within 400 ms, or with status ``unavailable``. Each record shown is journaled, once
    a contact and officer. ``incident_type`` is wanted for like crimes close by.
    Raises NotAllowed; consultations.NoReason; Contact.DoesNotExist.
    """
    permit("identification.known", by=by, at=at)
    if together.now() is not None:
        answer = _look(contact, said or Said(), role, incident_type, at, remembered)
        shown.write_down(answer, by=by, at=at, why=why)
        return answer
    try:
        with deadline() as looking:
            with looking:
                answer = _look(contact, said or Said(), role, incident_type, at, rows)
            shown.write_down(answer, by=by, at=at, why=why)
        unanswered.write_what_waits()
    except (OperationalError, InterfaceError):
        answer = Known(status="unavailable", as_of=None, contact=contact)
    if answer.status in NOT_ANSWERED and contact is not None and why != RECHECK:
        unanswered.note(contact, role, answer.status, by=by, at=at)
    return answer


@dataclass(frozen=True)
class Subject:
    """Of whom we ask: what was said, where, and by which keys to look."""

    contact: Call | None
    stated: Stated | None
    said: Said
    place: Said  # the same with the contact's place, where they stated none
    on: date  # the day on which it was said
    keys: tuple[Key, ...]

    @property
    def scales(self) -> Scales:
        """Whoever is asked about, ready to be weighed."""
        is_lent = self.place is not self.said
        index = mapped()
        if index is None:
            return Scales(self.place, on=self.on, is_place_lent=is_lent)
        model = fitted(len(index.index))
        return Scales(self.place, self.on, model, index.common, is_place_lent=is_lent)


class Records(Protocol):
    """Where a look reads: the tables (``rows``), or what is remembered of them."""

    def in_contact(self, contact: UUID) -> list[Stated]: ...
    def contact_of(self, uid: UUID) -> Call: ...
    def current(self, ids: Collection[int], firsts: Collection[int]) -> list[Stated]: ...
    def claims_about(self, firsts: Collection[int]) -> tuple[Standing, dict[int, UUID]]: ...
    def stated_there(self, contacts: Iterable[Call]) -> list[Stated]: ...
    def markers_of(self, firsts: Collection[int], persons: Collection[int]) -> list[Marker]: ...
    def sharing(
        self, keys: Collection[Key], *, but_contact: int | None, scales: Scales | None = None
    ) -> Hits: ...
    def contacts_at(self, place: Said, *, but: int | None, since: datetime) -> list[Call]: ...
    def victims_crimes(self, firsts: Collection[int], *, since: datetime) -> list[Crime]: ...
    def crimes_near(
        self, said: Said, kind: str, *, since: datetime, on: date
    ) -> dict[str, int]: ...


def _look(
    contact: UUID | None, typed: Said, role: str, kind: str, at: datetime, records: Records
) -> Known:
    subject = _subject(contact, typed, role, at, records)
    if not [key for key in subject.keys if key.kind not in NOT_ALONE]:
        mention = subject.stated.uid if subject.stated else None
        return Known(status="not_asked", as_of=at, contact=contact, mention=mention)
    found = _gather(subject, at, records)
    near = records.crimes_near(subject.place, kind, since=at - repeats.YEAR, on=found.today)
    return _answer(subject, found, near)


def _subject(
    contact: UUID | None, typed: Said, role: str, at: datetime, records: Records
) -> Subject:
    stated, received = None, None
    if contact is not None:
        named = records.in_contact(contact)
        stated = next((row for row in named if row.role == role), None)
        received = named[0].contact if named else records.contact_of(contact)
    said = _overlaid(stated.said if stated else Said(), typed)
    place = said
    if received is not None and not said.postcode:
        place = replace(said, postcode=received.postcode, house=said.house or received.house)
    on = (stated.said_at if stated else at).astimezone(LONDON).date()
    return Subject(received, stated, said, place, on, asked(place, on=on))


def _overlaid(stated: Said, typed: Said) -> Said:
    """What is being typed goes before what was stated; what is empty leaves it."""
    return replace(stated, **{name: value for name, value in vars(typed).items() if value})


def _gather(subject: Subject, at: datetime, records: Records) -> Gathered:
    contact = subject.contact.pk if subject.contact else None
    since = at - repeats.farthest(at)
    scales = subject.scales
    hits = records.sharing(subject.keys, but_contact=contact, scales=scales)
    there = records.contacts_at(subject.place, but=contact, since=since)
    callers = records.stated_there(there) if there else []
    household = [row for row in callers if row.role == "household" and not row.said.postcode]
    first = subject.stated.first if subject.stated else None
    near = {row.first for row in household}
    asked = hits.firsts | near | ({first} if first else set())
    spoke = {row.first for row in callers}
    standing, uids = records.claims_about(asked | spoke)
    stated = [
        row
        for row in records.current(hits.kinds, standing.with_their_persons(asked) - {first})
        if row.first != first and (contact is None or not row.contact or row.contact.pk != contact)
    ]
    every = {row.first for row in stated} | near
    persons = standing.persons_of(every)
    return Gathered(
        scales=scales,
        first=first,
        at=at,
        today=at.astimezone(LONDON).date(),
        kinds=_kinds(hits.kinds, stated, scales.heard),
        weighed=hits.strongest,
        capped=hits.capped,
        index_of=hits.as_of,
        stated=stated,
        household=household,
        contacts_there=there,
        callers_there=callers,
        standing=standing,
        uids=uids,
        crimes=records.victims_crimes(every, since=since),
        markers=records.markers_of(every | spoke, persons | standing.persons_of(spoke)),
    )


def _kinds(
    kinds: dict[int, set[str]], stated: list[Stated], heard: Standard
) -> dict[int, set[str]]:
    """By which kinds of key each shares; of those that the index proposed, as they are listed."""
    proposed = [row for row in stated if kinds.get(row.id) == set()]
    shared = {
        row.id: {one for one in LISTED if _is_same(row.record, heard, one)} for row in proposed
    }
    return kinds | shared


def _is_same(one: Standard, other: Standard, column: str) -> bool:
    value = one.text(column)
    return value is not None and value == other.text(column)


def _answer(subject: Subject, found: Gathered, near: dict[str, int]) -> Known:
    people = same_person(found)
    match = match_of(people)
    same = [one for one in people if one.level == match]
    theirs = {mention for one in same for mention in one.mentions}
    own = [row for row in found.stated if row.uid in theirs]
    called = found.sharing("phone")
    calls = {row.contact for row in (*called, *own) if row.contact}
    lived = {row.contact for row in found.sharing("address") if row.contact}
    place = lived.union(found.contacts_there)
    like = _near(found, own, near)
    return Known(
        status="stale" if found.index_of else "looked",
        as_of=found.index_of or found.at,
        contact=subject.contact.uid if subject.contact else None,
        mention=subject.stated.uid if subject.stated else None,
        match=match,
        same_number=earlier.by_number(called, found),
        same_person=people[:MOST_SHOWN],
        same_address=at_address(found, same)[:MOST_SHOWN],
        same_address_contacts=earlier.at_place(place, found),
        contacts_12m=len(_recent(calls, found)),
        same_address_contacts_12m=len(_recent(place, found)),
        crimes_12m=len(found.cases(own)),
        near_crimes_12m=like,
        windows=repeats.how_often([call.received_at for call in calls], at=found.at),
        flags=earlier.flags(found, own, called, lived, place, like),
        capped=found.capped,
    )


def _recent(calls: Iterable[Call], found: Gathered) -> list[Call]:
    return [call for call in calls if repeats.within(call.received_at, at=found.at)]


def _near(found: Gathered, own: list[Stated], near: dict[str, int]) -> int:
    """How many like crimes close by were suffered in other houses."""
    at_home = {row.first for row in (*own, *found.household, *found.sharing("address"))}
    return sum(victim not in at_home and victim != found.first for victim in near.values())
