"""People: from statements that share a key to the two lists of the panel, never mixed up.

"Probably this person" and "others at this address" are two lists because confusing them is
the measured error of every linkage engine. Statements stand in one line only where an
officer has linked them, or where full name and whole date of birth are the same.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from goldenhour.identification.models import Marker
from goldenhour.identification.queries.kept import Kept, kept_addresses
from goldenhour.identification.queries.rows import Call, Crime, Stated
from goldenhour.identification.rules import markers, repeats
from goldenhour.identification.rules.agreement import Agreement, agreement
from goldenhour.identification.rules.claims import Standing
from goldenhour.identification.rules.known import LEVELS, ShownMarker, Somebody
from goldenhour.linkage import names
from goldenhour.linkage.keys import KINDS, Said
from goldenhour.rulebook.shelf import london_day

NOTHING = Agreement("none", (), ())
BY_OFFICER = "an officer said so"
PLACE = ("address", "uprn")


@dataclass
class Gathered:
    """Everything a look has read, by the first row of each statement."""

    said: Said
    first: int | None  # of the subject
    at: datetime
    today: date
    kinds: dict[int, set[str]] = field(default_factory=dict)
    capped: bool = False
    stated: list[Stated] = field(default_factory=list)
    household: list[Stated] = field(default_factory=list)  # said to live at the place asked for
    contacts_there: list[Call] = field(default_factory=list)
    callers_there: list[Stated] = field(default_factory=list)  # everybody stated in those contacts
    standing: Standing = field(default_factory=Standing)
    uids: dict[int, UUID] = field(default_factory=dict)
    crimes: list[Crime] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)

    @property
    def person(self) -> int | None:
        """Whom an officer has said the subject is."""
        return None if self.first is None else self.standing.person_of.get(self.first)

    @cached_property
    def kept(self) -> Kept:
        """Whose address is kept by need to know."""
        return kept_addresses(self.markers, self.standing.person_of, today=self.today)

    @cached_property
    def kept_contacts(self) -> frozenset[int]:
        """The contacts in which somebody spoke whose address was kept by then."""
        return frozenset(
            row.contact.pk
            for row in (*self.stated, *self.callers_there)
            if row.contact
            and self.kept.hides(
                row.first, self.standing.person_of.get(row.first), on=london_day(row.said_at)
            )
        )

    def sharing(self, kind: str) -> list[Stated]:
        """The statements that share a key of this kind with the subject."""
        return [row for row in self.stated if kind in self.kinds.get(row.id, ())]

    def cases(self, stated: Iterable[Stated]) -> set[str]:
        """The cases in which whoever stated these was a victim."""
        firsts = {row.first for row in stated}
        return {
            crime.case
            for crime in self.crimes
            if crime.first in firsts
            and not crime.is_antisocial
            and repeats.within(crime.at, at=self.at)
        }

    def suffered(
        self, stated: Iterable[Stated]
    ) -> tuple[dict[Hashable, datetime], dict[Hashable, datetime]]:
        """The crimes, and the incidents of antisocial behaviour, of whoever stated these.

        Each with its moment. A statement of which a case was made counts by its case alone.
        """
        firsts = {row.first for row in stated}
        theirs = [crime for crime in self.crimes if crime.first in firsts]
        in_cases = {crime.first for crime in theirs if not crime.is_antisocial}
        crimes: dict[Hashable, datetime] = {}
        antisocial: dict[Hashable, datetime] = {}
        for crime in theirs:
            if not crime.is_antisocial:
                crimes[crime.case] = crime.at
            elif crime.first not in in_cases:
                antisocial[crime.case] = crime.at
        return crimes, antisocial


def same_person(found: Gathered) -> tuple[Somebody, ...]:
    """Who may be the subject, the surest first, whoever was dismissed left out."""
    people = [
        _somebody(found, rows, level, agreed)
        for rows in _grouped(found, found.stated)
        for level, agreed in [_level(found, rows)]
        if level
    ]
    named = [one for one in people if one.name or one.person or one.markers or one.crimes_12m]
    return tuple(sorted(named, key=lambda one: LEVELS.index(one.level)))


def at_address(found: Gathered, but: Iterable[Somebody]) -> tuple[Somebody, ...]:
    """Who stated this address, or was said to live there, in 12 months; marked ones first.

    The subject is left out; whoever is only possibly the subject is not. Whose address is kept
    counts, and is not named: to ask who lives there must not tell that they do.
    """
    there = {row.id: row for kind in PLACE for row in found.sharing(kind)}
    there |= {row.id: row for row in found.household}
    taken = {mention for one in but for mention in one.mentions}
    rows = [
        row
        for row in there.values()
        if row.uid not in taken and repeats.within(row.said_at, at=found.at)
    ]
    words = Agreement("", ("address",), (KINDS["address"],))
    people = [
        _nameless(one) if _is_kept(found, group) else one
        for group in _grouped(found, rows)
        for one in [_somebody(found, group, "", words)]
    ]
    return tuple(sorted(people, key=lambda one: not one.marked))


def _is_kept(found: Gathered, rows: list[Stated]) -> bool:
    """Whether somebody lives at a kept address, or was named by somebody who does."""
    kept = found.kept
    named_by = {row.contact.pk for row in rows if row.contact} & found.kept_contacts
    return bool(named_by) or any(
        kept.since(row.first, found.standing.person_of.get(row.first)) for row in rows
    )


def _nameless(one: Somebody) -> Somebody:
    """The same without what says who it is: age and what makes vulnerable still count."""
    unnamed = tuple(replace(marker, of="", detail="") for marker in one.markers)
    return replace(one, name="", person=None, mentions=(), relation="", markers=unnamed)


def _grouped(found: Gathered, rows: Iterable[Stated]) -> list[list[Stated]]:
    groups: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for row in rows:
        groups[_line(found, row)].append(row)
    return list(groups.values())


def _line(found: Gathered, row: Stated) -> tuple[object, ...]:
    """What makes two statements stand in one line."""
    if person := found.standing.person_of.get(row.first):
        return ("person", person)
    given, surname = names.key(row.said.given_name), names.key(row.said.surname)
    born = row.said.birth(on=row.said_at.date()).on
    return (given, surname, born) if given and surname and born else ("first", row.first)


def _level(found: Gathered, rows: list[Stated]) -> tuple[str, Agreement]:
    """How sure, and why: the best of the statements in the line; empty where it is nobody."""
    person = found.standing.person_of.get(rows[0].first)
    agreed = [_agreement(found, row) for row in rows]
    best = min(agreed, key=lambda one: (*LEVELS, "none").index(one.level))
    if person is not None and person == found.person:
        return "confirmed", Agreement("confirmed", best.codes, (BY_OFFICER, *best.because))
    if found.first is not None:
        if any(found.standing.dismissed(found.first, row.first) for row in rows):
            return "", NOTHING
        if person is not None and (found.first, person) in found.standing.probable:
            return "probable", Agreement("probable", best.codes, (BY_OFFICER, *best.because))
    return ("" if best.level == "none" else best.level), best


def _agreement(found: Gathered, row: Stated) -> Agreement:
    kinds = found.kinds.get(row.id)
    if not kinds:
        return NOTHING
    return agreement(kinds, found.said, found.today, row.said, row.said_at.date())


def _somebody(found: Gathered, rows: list[Stated], level: str, agreed: Agreement) -> Somebody:
    newest = rows[0]
    person = found.standing.person_of.get(newest.first)
    uid = found.uids.get(person) if person is not None else None
    firsts = {row.first for row in rows}
    name = _name(rows)
    seen = sorted(row.contact.received_at if row.contact else row.said_at for row in rows)
    ages = (row.age(today=found.today) for row in rows)
    return Somebody(
        about=f"person/{uid}" if uid else f"mention/{newest.uid}",
        person=uid,
        mentions=tuple(row.uid for row in rows),
        level=level,
        because=agreed.because,
        codes=agreed.codes,
        name=name,
        age=next((age for age in ages if age is not None), None),
        role=newest.role,
        relation=next((row.relation for row in rows if row.relation), ""),
        factors=tuple(sorted({factor for row in rows for factor in row.factors})),
        seen_from=seen[0],
        seen_until=seen[-1],
        contacts_12m=len({row.contact.pk for row in rows if row.contact and _recent(found, row)}),
        crimes_12m=len(found.cases(rows)),
        markers=_markers(found, firsts, person, name),
    )


def _name(rows: list[Stated]) -> str:
    """The newest full name, else the newest part of one."""
    full = (row.name for row in rows if row.said.given_name and row.said.surname)
    return next(full, next((row.name for row in rows if row.name), ""))


def _recent(found: Gathered, row: Stated) -> bool:
    return row.contact is not None and repeats.within(row.contact.received_at, at=found.at)


def _markers(
    found: Gathered, firsts: set[int], person: int | None, name: str
) -> tuple[ShownMarker, ...]:
    return tuple(
        ShownMarker(
            uid=row.uid,
            kind=row.kind,
            detail=row.detail,
            source=row.source,
            owner=row.owner,
            starts_on=row.starts_on,
            expires_on=row.expires_on,
            review_on=row.review_on,
            counts=_counts(found, row),
            of=name,
        )
        for row in _about(found, firsts, person)
        if markers.is_for_the_desk(row.kind)
    )


def _about(found: Gathered, firsts: set[int], person: int | None) -> list[Marker]:
    """The markers about these statements or this person, whoever may see them."""
    return [
        row
        for row in found.markers
        if row.mention_id in firsts or (person is not None and row.person_id == person)
    ]


def _counts(found: Gathered, row: Marker) -> bool:
    """Whether a marker counts on the day of the look."""
    ended = row.ended_at is not None
    return markers.counts(row.starts_on, row.expires_on, ended=ended, today=found.today)


def everybody(found: Gathered, because: Agreement) -> tuple[Somebody, ...]:
    """Whoever stated what was read, each once, for one reason that holds for all of them."""
    return tuple(_somebody(found, rows, "", because) for rows in _grouped(found, found.stated))
