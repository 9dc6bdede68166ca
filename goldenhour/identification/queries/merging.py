"""Merging: what two persons' records say against each other, and which merges stand or wait."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from goldenhour.identification.models import Link, Mention, Merge
from goldenhour.identification.queries.rows import said_in
from goldenhour.identification.rules import merging
from goldenhour.identification.rules.claims import Claim, standing
from goldenhour.journal.numbers import LONDON

MOST = 100  # requests listed


@dataclass(frozen=True)
class Claimed:
    """One claim, and the merge that wrote it, if one did."""

    claim: Claim
    merge: int | None


@dataclass(frozen=True)
class MergeRow:
    """A request to merge two persons, with its answer. No name: a list is no consultation."""

    uid: UUID
    version: int
    gone: UUID
    into: UUID
    reason: str
    against: tuple[str, ...]  # in words
    asked_at: datetime
    asked_by: str
    asked_by_id: int
    answer: str
    why_answered: str
    answered_at: datetime | None
    answered_by: str | None
    undone_at: datetime | None
    undone_by: str | None
    why_undone: str

    @property
    def is_in_force(self) -> bool:
        """Whether the two count as one person now."""
        return self.answer == "agreed" and self.undone_at is None


@dataclass(frozen=True)
class NotSameRow:
    """Somebody said that a statement is not this person; it holds until somebody withdraws it."""

    mention: UUID
    other: UUID | None
    person: UUID | None
    of: int  # the first row of whoever it is not: an id, that stays within the stage
    name: str  # theirs
    reason: str
    claimed_at: datetime
    claimed_by: str


def claimed(persons: Collection[int]) -> list[Claimed]:
    """Every claim about these persons or about a statement of theirs, the oldest first.

    Ids, not uids: they stay within the stage. Two queries.
    """
    theirs = set(Link.objects.filter(person__in=persons).values_list("mention", flat=True))
    wanted = Q(person__in=persons) | Q(mention__in=theirs) | Q(other__in=theirs)
    rows = Link.objects.filter(wanted).order_by("id")
    columns = ("mention", "person", "other", "claim", "merge")
    return [Claimed(Claim(*row[:4]), row[4]) for row in rows.values_list(*columns)]


def merged_away(persons: Collection[int]) -> set[int]:
    """Which of these persons are somebody else's record now. One query."""
    rows = Merge.objects.filter(gone__in=persons, answer="agreed", undone_at=None)
    return set(rows.values_list("gone", flat=True))


def speaks_against(gone: int, into: int) -> tuple[str, ...]:
    """The codes of what the statements of the two say against their being one. Three queries."""
    held = standing(one.claim for one in claimed({gone, into}))
    ours, theirs = held.mentions_of(gone), held.mentions_of(into)
    spoken = _spoken(ours | theirs)
    return merging.contradictions(
        [one for first, one in spoken if first in ours],
        [one for first, one in spoken if first in theirs],
    )


def _spoken(firsts: Collection[int]) -> list[tuple[int, merging.Spoken]]:
    wanted = Q(pk__in=firsts) | Q(first__in=firsts)
    return [
        (
            row.first_id or row.pk,
            merging.Spoken(
                said_in(row), row.said_at.astimezone(LONDON).date(), row.contact_id, row.case
            ),
        )
        for row in Mention.objects.filter(wanted, superseded_by=None)
    ]


def against(gone: UUID, into: UUID) -> dict[str, str]:
    """What speaks against the two being one, by code, in words. Four queries."""
    rows = Link.objects.filter(person__uid__in=[gone, into]).values_list("person__uid", "person")
    ids = dict(rows)
    if gone not in ids or into not in ids:
        return {}
    return {code: merging.CONTRADICTIONS[code] for code in speaks_against(ids[gone], ids[into])}


def merges_of(person: UUID) -> list[MergeRow]:
    """Every request about this person, the newest first. One query."""
    return _merges(Q(gone__uid=person) | Q(into__uid=person))


def merges_waiting() -> list[MergeRow]:
    """The requests that wait for another officer, the longest first. One query."""
    return list(reversed(_merges(Q(answer=""))))


def merge(uid: UUID) -> MergeRow:
    """One request. Raises Merge.DoesNotExist. One query."""
    found = _merges(Q(uid=uid))
    if not found:
        raise Merge.DoesNotExist
    return found[0]


def _merges(wanted: Q) -> list[MergeRow]:
    people = ("gone", "into", "asked_by", "answered_by", "undone_by")
    rows = Merge.objects.filter(wanted).select_related(*people).order_by("-asked_at", "-id")
    return [_row(row) for row in rows[:MOST]]


def _row(row: Merge) -> MergeRow:
    return MergeRow(
        uid=row.uid,
        version=row.version,
        gone=row.gone.uid,
        into=row.into.uid,
        reason=row.reason,
        against=tuple(merging.CONTRADICTIONS.get(code, code) for code in row.against),
        asked_at=row.asked_at,
        asked_by=row.asked_by.name,
        asked_by_id=row.asked_by_id,
        answer=row.answer,
        why_answered=row.why_answered,
        answered_at=row.answered_at,
        answered_by=row.answered_by.name if row.answered_by else None,
        undone_at=row.undone_at,
        undone_by=row.undone_by.name if row.undone_by else None,
        why_undone=row.why_undone,
    )


def not_the_same(person: UUID) -> list[NotSameRow]:
    """Who was said not to be this person, as long as it holds, the newest first."""
    about = Link.objects.filter(person__uid=person).values_list("person", flat=True).first()
    if about is None:
        return []
    held = standing(one.claim for one in claimed({about}))
    ours = held.mentions_of(about)
    wanted = Q(person=about) | Q(mention__in=ours) | Q(other__in=ours)
    rows = Link.objects.filter(wanted, claim="dismissed").order_by("-id")
    found: dict[tuple[frozenset[int], int | None], NotSameRow] = {}
    for row in rows.select_related("mention", "other", "person", "claimed_by"):
        pair = frozenset(one for one in (row.mention_id, row.other_id) if one is not None)
        if (row.mention_id, row.person_id) in held.not_person or pair in held.not_mention:
            other = row.other or _newest_of(row.person_id)
            them = other if row.mention_id in ours and other else row.mention
            found.setdefault((pair, row.person_id), _not_same(row, them))
    named = _names({row.of for row in found.values()})
    return [replace(row, name=named.get(row.of, "")) for row in found.values()]


def _names(firsts: Collection[int]) -> dict[int, str]:
    """By the first row of each statement: the name it states now. One query."""
    said = Mention.objects.filter(Q(pk__in=firsts) | Q(first__in=firsts)).order_by("id")
    return {row.first_id or row.pk: name for row in said if (name := _name(row))}


def _name(row: Mention) -> str:
    return f"{row.given_name} {row.surname}".strip()


def _newest_of(person: int | None) -> Mention | None:
    """The statement last confirmed to be this person."""
    links = Link.objects.filter(person=person, claim="confirmed").select_related("mention")
    newest = links.last()
    return newest.mention if newest else None


def _not_same(row: Link, them: Mention) -> NotSameRow:
    return NotSameRow(
        mention=row.mention.uid,
        other=row.other.uid if row.other else None,
        person=row.person.uid if row.person else None,
        of=them.pk,
        name="",
        reason=row.reason,
        claimed_at=row.claimed_at,
        claimed_by=row.claimed_by.name,
    )
