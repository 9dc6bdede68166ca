"""Alike: which other persons share a number, a name or a birthday with this one, and which keys.

Offered for a look, side by side; nothing is merged by itself.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from goldenhour.force.models import Officer
from goldenhour.identification.models import Link, Mention
from goldenhour.identification.queries import rows
from goldenhour.identification.queries.index import sharing_by_key
from goldenhour.identification.queries.merging import claimed
from goldenhour.identification.rules.claims import standing
from goldenhour.journal.consultations import consulted
from goldenhour.linkage.keys import KINDS, Key

BY = ("phone", "email", "birth_postcode", "birth_surname", "names_sector", "names_year")
MOST = 10


@dataclass(frozen=True)
class AlikeRow:
    """Another person who shares something with this one, and what, in words."""

    uid: UUID
    name: str
    because: tuple[str, ...]


def alike(person: UUID, *, by: Officer, at: datetime, why: str) -> list[AlikeRow]:
    """Other persons who share a personal key, those who share most first. Each is journaled.

    Whoever was said not to be the same is not offered again.
    """
    link = Link.objects.filter(person__uid=person).first()
    if link is None or link.person_id is None:
        return []
    held = standing(one.claim for one in claimed({link.person_id}))
    ours = held.mentions_of(link.person_id)
    kinds = _sharing(ours)
    theirs, uids = rows.claims_about(set(kinds) | ours)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for first, shared in kinds.items():
        whose = theirs.person_of.get(first)
        apart = any(theirs.dismissed(mine, first) for mine in ours)
        if whose is not None and whose != link.person_id and not apart:
            found[whose] |= shared
    named = _names({one for one in theirs.person_of if theirs.person_of[one] in found})
    most = sorted(found, key=lambda one: -len(found[one]))[:MOST]
    answer = [
        AlikeRow(uids[one], _name(theirs.mentions_of(one), named), _words(found[one]))
        for one in most
    ]
    for row in answer:
        consulted("identification.person", about=f"person/{row.uid}", by=by, at=at, why=why)
    return answer


def _sharing(ours: set[int]) -> dict[int, set[str]]:
    """The kinds of key that other statements share with these, by their first rows."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    stated = Mention.objects.filter(Q(pk__in=ours) | Q(first__in=ours), superseded_by=None)
    asked = set[Key]().union(*(rows.keys_in(row, BY) for row in stated))
    for key, firsts in sharing_by_key(asked).items():
        for first in firsts - ours:
            found[first].add(key.kind)
    return dict(found)


def _names(firsts: set[int]) -> dict[int, str]:
    """By the first row of each statement: the name it states now."""
    return {row.first: row.name for row in reversed(rows.current([], firsts)) if row.name}


def _name(firsts: set[int], named: dict[int, str]) -> str:
    return next((named[one] for one in sorted(firsts, reverse=True) if one in named), "")


def _words(kinds: set[str]) -> tuple[str, ...]:
    return tuple(words for kind, words in KINDS.items() if kind in kinds)
