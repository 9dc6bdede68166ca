"""Known: who is this, have they been here before, who else is there? Asked while it rings.

The subject is whoever this contact states in the role asked for, overlaid with what is being
typed. What is said about the place of the contact helps to look (people call from home), but
is never written into the statement. At most ten queries, whatever is found.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Protocol
from uuid import UUID

from django.db import InterfaceError, OperationalError

from goldenhour.force.models import Officer
from goldenhour.identification.queries import earlier, remembered, shown, trips, unanswered
from goldenhour.identification.queries.candidates import (
    Candidates,
    candidates,
    newest_first,
    of_others,
)
from goldenhour.identification.queries.deadline import deadline
from goldenhour.identification.queries.gathered import Gathered
from goldenhour.identification.queries.mapped import mapped
from goldenhour.identification.queries.people import at_address, same_person
from goldenhour.identification.queries.rows import Call, Stated
from goldenhour.identification.queries.trips import About, Near, Reached, Whom
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
                answer = _look(contact, said or Said(), role, incident_type, at, trips)
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
    def reached(
        self,
        keys: Collection[Key],
        place: Said,
        *,
        but: int | None,
        since: datetime,
        scales: Scales,
    ) -> Reached: ...
    def stated_of(
        self, ids: Collection[int], there: Iterable[Call]
    ) -> tuple[list[Stated], list[Stated]]: ...
    def current(self, ids: Collection[int], firsts: Collection[int]) -> list[Stated]: ...
    def about(
        self, whom: Whom, near: Near, *, since: datetime, meanwhile: Callable[[], None]
    ) -> About: ...


def _look(
    contact: UUID | None, typed: Said, role: str, kind: str, at: datetime, records: Records
) -> Known:
    subject = _subject(contact, typed, role, at, records)
    if not [key for key in subject.keys if key.kind not in NOT_ALONE]:
        mention = subject.stated.uid if subject.stated else None
        return Known(status="not_asked", as_of=at, contact=contact, mention=mention)
    return _answer(subject, _gather(subject, kind, at, records))


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


def _gather(subject: Subject, kind: str, at: datetime, records: Records) -> Gathered:
    contact = subject.contact.pk if subject.contact else None
    first = subject.stated.first if subject.stated else None
    since, today = at - repeats.farthest(at), at.astimezone(LONDON).date()
    scales = subject.scales
    reached = records.reached(subject.keys, subject.place, but=contact, since=since, scales=scales)
    read, callers = records.stated_of(reached.shared.likely, reached.there)
    found = candidates(reached.shared, read, records.current, but_contact=contact)
    household = [row for row in callers if row.role == "household" and not row.said.postcode]
    read_of = {row.first for row in (*found.stated, *household)}
    whom = Whom(read_of, first, {row.first for row in callers})
    near = Near(subject.place, kind, today, at - repeats.YEAR)
    weigh = partial(_weigh, scales, found)
    about = records.about(whom, near, since=since, meanwhile=weigh)
    stated = found.stated
    if about.uids:  # somebody was said to be a person: what is on record of that person too
        stated = _with_the_persons(found.stated, about.standing, whom, contact, records)
        firsts = whom.firsts | {row.first for row in stated}
        persons = about.standing.persons_of(firsts | whom.spoke)
        whom = Whom(firsts, first, whom.spoke, persons)
        about = records.about(whom, near, since=since, meanwhile=weigh)
    return Gathered(
        scales=scales,
        first=first,
        at=at,
        today=today,
        kinds=_kinds(found.kinds, stated, scales.heard),
        weighed=found.strongest,
        capped=reached.shared.capped,
        index_of=reached.shared.as_of,
        stated=stated,
        household=household,
        contacts_there=reached.there,
        callers_there=callers,
        standing=about.standing,
        uids=about.uids,
        crimes=about.crimes,
        markers=about.markers,
        near=about.near,
    )


def _weigh(scales: Scales, found: Candidates) -> None:
    """Whoever will be weighed, while there is time: it is known from then on."""
    for row in found.stated:
        if row.id in found.strongest:
            scales.weigh(row.record)


def _with_the_persons(
    stated: list[Stated],
    standing: Standing,
    whom: Whom,
    contact: int | None,
    records: Records,
) -> list[Stated]:
    """With whatever else those persons stated whom an officer named; nothing of this contact."""
    asked = whom.firsts if whom.own is None else {*whom.firsts, whom.own}
    theirs = standing.with_their_persons(asked) | standing.probably(whom.own)
    theirs -= {whom.own} | {row.first for row in stated}
    others = of_others(records.current((), theirs), contact) if theirs else []
    return newest_first([*stated, *others]) if others else stated


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


def _answer(subject: Subject, found: Gathered) -> Known:
    people = same_person(found)
    match = match_of(people)
    same = [one for one in people if one.level == match]
    theirs = {mention for one in same for mention in one.mentions}
    own = [row for row in found.stated if row.uid in theirs]
    called = found.sharing("phone")
    calls = {row.contact for row in (*called, *own) if row.contact}
    lived = {row.contact for row in found.sharing("address") if row.contact}
    place = lived.union(found.contacts_there)
    like = _near(found, own)
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


def _near(found: Gathered, own: list[Stated]) -> int:
    """How many like crimes close by were suffered in other houses."""
    at_home = {row.first for row in (*own, *found.household, *found.sharing("address"))}
    return sum(victim not in at_home and victim != found.first for victim in found.near.values())
