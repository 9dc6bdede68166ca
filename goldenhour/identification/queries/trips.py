"""Trips: the questions of a look, those that wait for nothing of each other asked together.

The way to the database and back takes longer than most answers: a look makes four of them.

Where a mapped index is open it proposes the candidates of its time, and only what came since is
asked of the table; where the table does not answer in time, what is known is as old as that.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, OperationalError

from goldenhour.identification.models import Marker
from goldenhour.identification.queries import index, rows
from goldenhour.identification.queries.index import Shared
from goldenhour.identification.queries.mapped import Mapped, mapped
from goldenhour.identification.queries.rows import Call, Crime, Stated
from goldenhour.identification.queries.rows import contact_of as contact_of
from goldenhour.identification.queries.rows import current as current
from goldenhour.identification.queries.rows import in_contact as in_contact
from goldenhour.identification.rules.claims import Standing
from goldenhour.identification.rules.weighing import Scales
from goldenhour.journal.planned import array, begun, several
from goldenhour.journal.wire import Asked
from goldenhour.linkage.keys import Key, Said

# What the table does not answer in its time is taken back alone, and the look goes on.
BEGUN = ("SAVEPOINT of_the_table", ())
KEPT = ("RELEASE SAVEPOINT of_the_table", ())
TAKEN_BACK = ("ROLLBACK TO SAVEPOINT of_the_table", ())


@dataclass(frozen=True)
class Reached:
    """What a look reaches by keys and by place, before any mention is read."""

    shared: Shared
    there: list[Call] = field(default_factory=list)  # contacts about the place, the newest first


@dataclass(frozen=True)
class Whom:
    """About whom more is asked: first rows of statements, and persons. Ids, not uids."""

    firsts: set[int]  # others' statements
    own: int | None  # the subject's, of whom only the claims are asked
    spoke: set[int]  # of whoever spoke of the place: claims and markers
    persons: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Near:
    """Where and of which kind crimes are like this one, on the day of the look."""

    place: Said
    kind: str
    on: date
    since: datetime


@dataclass(frozen=True)
class About:
    """What is on record about the statements that were read.

    ``uids``: of the persons that are claimed. ``near``: like crimes in the same postcode, each
    case with the first row of its victim.
    """

    standing: Standing = field(default_factory=Standing)
    uids: dict[int, UUID] = field(default_factory=dict)
    crimes: list[Crime] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    near: dict[str, int] = field(default_factory=dict)


def reached(
    keys: Collection[Key], place: Said, *, but: int | None, since: datetime, scales: Scales
) -> Reached:
    """The mentions that share a key, and the contacts about the place since then. One trip.

    ``but``: the contact that asks, whose place is known. ``scales``: with who is asked about, for
    the mapped index where there is one. Part of a look (``deadline``).
    """
    wanted = index.alone(keys)
    at = rows.contacts_at(place, but=but, since=since)
    there = [at] if at else []
    held = mapped() if wanted else None
    if held is None:
        asked = [index.question(wanted)] if wanted else []
        answers = several(*there, *asked)
        shared = index.of_rows(answers[-1]) if wanted else Shared()
    else:
        shared, answers = _since(held, scales, wanted, there)
    return Reached(shared, rows.calls_at(place, answers[0]) if there else [])


def _since(
    held: Mapped, scales: Scales, keys: list[Key], there: list[Asked]
) -> tuple[Shared, list[list[tuple[object, ...]]]]:
    """What the index proposes of its time, and of the table what came since.

    The table has a quarter of the look's time, so that there is some left to read the rows.
    """
    table = index.question(keys, after=held.up_to)
    quarter, half = settings.LOOK_MS // 4, settings.LOOK_MS // 2
    try:
        with begun(*there, BEGUN, _at_most(quarter), table, KEPT, _at_most(half)) as answers:
            proposed = held.candidates(scales)  # while the database looks
    except OperationalError as fault:
        _take_back(fault)
        proposed = held.candidates(scales)
        return Shared(capped=True, proposed=proposed, as_of=held.as_of), several(*there)
    shared = index.of_rows(answers[len(there) + 2])
    return Shared(shared.kinds, shared.ranked, shared.capped, proposed), answers


def _at_most(ms: int) -> Asked:
    """Each later statement of the transaction may take so long."""
    return f"SET LOCAL statement_timeout = {ms}", ()


def _take_back(fault: OperationalError) -> None:
    """Raises the fault itself where it came before the table was asked."""
    try:
        several(TAKEN_BACK)
    except DatabaseError:
        raise fault from None


def stated_of(ids: Collection[int], there: Iterable[Call]) -> tuple[list[Stated], list[Stated]]:
    """These mentions as far as they stand, and everybody stated in these contacts. One trip.

    Both the newest first.
    """
    contacts = [call.pk for call in there]
    asked: list[Asked] = [(rows.CURRENT, (array(ids), array(())))] if ids else []
    asked += [(rows.STATED_THERE, (array(contacts),))] if contacts else []
    answers = [rows.stated_in(found) for found in several(*asked)]
    return answers[0] if ids else [], answers[-1] if contacts else []


def about(whom: Whom, near: Near, *, since: datetime, meanwhile: Callable[[], None]) -> About:
    """What is claimed and on record of these statements and persons, and near. One trip.

    ``meanwhile``: what can be done while the database looks.
    """
    marked, firsts = whom.firsts | whom.spoke, array(whom.firsts)
    claimed = array(marked if whom.own is None else {*marked, whom.own})
    alike = rows.crimes_near(near.place, near.kind, since=near.since, on=near.on)
    with begun(
        (rows.CLAIMS, (claimed, claimed, claimed)),
        (rows.CRIMES, (firsts, since)),
        (rows.MARKERS, (array(marked), array(whom.persons))),
        *([alike] if alike else []),
    ) as answers:
        meanwhile()
    claims, crimes, markers, *crimes_near = answers
    return About(
        *rows.claims_in(claims),
        [Crime(*row) for row in crimes],
        rows.markers_in(markers),
        dict(crimes_near[0]) if crimes_near else {},
    )
