"""Relations: who was named with a person, at one address, on one number, in one contact or case.

Each tie with its source. Everybody shown is journaled. Where an address is kept by need to
know, for either of the two, no tie by address is shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from goldenhour.force.models import Officer
from goldenhour.identification.models import Involvement, Link, Mention
from goldenhour.identification.queries import rows
from goldenhour.identification.queries.index import sharing_by_key
from goldenhour.identification.queries.kept import Kept, kept_addresses
from goldenhour.identification.queries.merging import claimed
from goldenhour.identification.rules import relations
from goldenhour.identification.rules.claims import Standing, standing
from goldenhour.journal.consultations import consulted
from goldenhour.linkage.keys import Key
from goldenhour.rulebook.shelf import london_day

BY = ("address", "uprn", "phone")
MOST = 30  # people shown


@dataclass(frozen=True)
class Tie:
    """By what two people are tied: a kind of TIES, and where it was said, and when."""

    kind: str
    source: str  # reference of the contact or case
    said_at: datetime

    @property
    def words(self) -> str:
        """The kind in words."""
        return relations.TIES[self.kind]


@dataclass(frozen=True)
class RelationRow:
    """Somebody tied to the person. ``is_risk``: suspect and victim in one home or number."""

    about: str
    person: UUID | None
    name: str
    roles: tuple[str, ...]
    ties: tuple[Tie, ...]
    is_risk: bool


@dataclass(frozen=True)
class Relations:
    """Whoever is tied to a person, risks first; ``more`` are tied and not shown."""

    people: tuple[RelationRow, ...]
    more: int


def relations_of(person: UUID, *, by: Officer, at: datetime, why: str) -> Relations:
    """Whoever is tied to this person. Everybody shown is journaled."""
    about = Link.objects.filter(person__uid=person).values_list("person", flat=True).first()
    if about is None:
        return Relations((), 0)
    ours = standing(one.claim for one in claimed({about})).mentions_of(about)
    tied = _tied(ours)
    theirs, uids = rows.claims_about(set(tied))
    found_markers = rows.markers_of(ours | set(tied), theirs.persons_of(tied) | {about})
    person_of = theirs.person_of | dict.fromkeys(ours, about)
    kept = kept_addresses(found_markers, person_of, today=london_day(at))
    groups: defaultdict[int | tuple[int], set[int]] = defaultdict(set)
    for first in tied:
        groups[theirs.person_of.get(first) or (first,)].add(first)
    roles = _roles(ours | set(tied))
    mine = set[str]().union(*(roles[one] for one in ours))
    said = _said(ours | set(tied))
    found = [
        _row(whose, firsts, tied, _hidden(kept, about, theirs, firsts), said, mine, roles, uids)
        for whose, firsts in groups.items()
    ]
    people = sorted((one for one in found if one.ties), key=_order)
    for one in people[:MOST]:
        consulted("identification.person", about=one.about, by=by, at=at, why=why)
    return Relations(tuple(people[:MOST]), max(0, len(people) - MOST))


def _order(row: RelationRow) -> tuple[bool, int]:
    return not row.is_risk, -len(row.ties)


def _tied(ours: set[int]) -> dict[int, set[str]]:
    """By the first row of each other statement: by which kinds it is tied to these."""
    tied: defaultdict[int, set[str]] = defaultdict(set)
    newest = list(Mention.objects.filter(Q(pk__in=ours) | Q(first__in=ours), superseded_by=None))
    asked = set[Key]().union(*(rows.keys_in(row, BY) for row in newest))
    for key, firsts in sharing_by_key(asked).items():
        for first in firsts - ours:
            tied[first].add(key.kind)
    contacts = {row.contact_id for row in newest if row.contact_id}
    cases = {row.case for row in newest if row.case} | _cases(ours)
    for row in Mention.objects.filter(Q(contact__in=contacts) | Q(case__in=cases)):
        if (first := row.first_id or row.pk) not in ours:
            tied[first].add("contact" if row.contact_id in contacts else "case")
    for first in Involvement.objects.filter(case__in=cases).values_list("mention", flat=True):
        if first not in ours:
            tied[first].add("case")
    return dict(tied)


def _cases(firsts: Collection[int]) -> set[str]:
    found = Involvement.objects.filter(mention__in=firsts).values_list("case", flat=True)
    return set(found)


def _roles(firsts: Collection[int]) -> dict[int, set[str]]:
    """By first row: the roles in which each was named, in contacts and in cases. Two queries."""
    named = Mention.objects.filter(Q(pk__in=firsts) | Q(first__in=firsts), superseded_by=None)
    involved = Involvement.objects.filter(mention__in=firsts).values_list("mention", "role")
    roles: defaultdict[int, set[str]] = defaultdict(set)
    for row in named:
        roles[row.first_id or row.pk].add(row.role)
    for first, role in involved:
        roles[first].add(role)
    return roles


def _said(firsts: Collection[int]) -> dict[int, Mention]:
    """The newest row of each statement, by its first."""
    wanted = Q(pk__in=firsts) | Q(first__in=firsts)
    found = Mention.objects.filter(wanted, superseded_by=None).select_related("contact")
    return {row.first_id or row.pk: row for row in found}


def _hidden(kept: Kept, about: int, theirs: Standing, firsts: set[int]) -> frozenset[str]:
    """The kinds of tie that may not be shown between the two."""
    of_either = [kept.since(None, about)]
    of_either += [kept.since(one, theirs.person_of.get(one)) for one in firsts]
    return frozenset({"address", "uprn"}) if any(of_either) else frozenset()


def _row(
    whose: int | tuple[int],
    firsts: set[int],
    tied: dict[int, set[str]],
    hidden: frozenset[str],
    said: dict[int, Mention],
    mine: set[str],
    named: dict[int, set[str]],
    uids: dict[int, UUID],
) -> RelationRow:
    newest = sorted((said[one] for one in firsts), key=lambda row: row.said_at, reverse=True)
    uid = uids.get(whose) if isinstance(whose, int) else None
    roles = set[str]().union(*(named[one] for one in firsts))
    ties = tuple(_ties(firsts, tied, hidden, said))
    return RelationRow(
        about=f"person/{uid}" if uid else f"mention/{newest[0].uid}",
        person=uid,
        name=next((name for row in newest if (name := _name(row))), ""),
        roles=tuple(sorted(roles)),
        ties=ties,
        is_risk=relations.is_safety_risk(mine, roles, {tie.kind for tie in ties}),
    )


def _name(row: Mention) -> str:
    return f"{row.given_name} {row.surname}".strip()


def _ties(
    firsts: set[int], tied: dict[int, set[str]], hidden: frozenset[str], said: dict[int, Mention]
) -> Iterator[Tie]:
    for kind in relations.TIES:
        for first in sorted(firsts):
            if kind in tied[first] and kind not in hidden:
                row = said[first]
                source = row.contact.reference if row.contact else f"case {row.case}"
                yield Tie(kind, source, row.said_at)
