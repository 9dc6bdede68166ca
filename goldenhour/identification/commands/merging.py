"""Two persons become one: one officer asks, another agrees in their own session; undone at will.

Nothing is rewritten: a merge is new claims, and markers that go along. Everything that speaks
against it is named, and answered by whoever asks. "Not the same" said before stands in the way
until somebody withdraws it.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from goldenhour.force.models import Officer
from goldenhour.identification.commands.claims import one_at_a_time
from goldenhour.identification.models import Link, Marker, Merge, Person
from goldenhour.identification.queries.merging import claimed, merged_away, speaks_against
from goldenhour.identification.rules import merging as rules
from goldenhour.identification.rules.claims import Claim, standing
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import keep, lock
from goldenhour.journal.uids import new_uid


class NotMerged(Refused):
    """Two persons that cannot be merged, or a merge that cannot be answered or undone, as asked."""


@command("identification.ask_merge")
def ask_merge(
    *,
    gone: UUID,
    into: UUID,
    reason: str,
    by: Officer,
    at: datetime,
    answered: Sequence[str] = (),
) -> Merge:
    """Ask that ``gone`` be one person with ``into``. Another officer agrees, or refuses.

    ``answered``: the codes of what speaks against it and is answered in the reason.
    """
    one_at_a_time()
    away, here = Person.objects.get(uid=gone), Person.objects.get(uid=into)
    _check(away, here)
    _explained("reason", reason, rules.SHORTEST_REASON)
    against = _answered(away, here, answered)
    row = Merge.objects.create(
        uid=new_uid(at),
        gone=away,
        into=here,
        reason=reason,
        against=list(against),
        asked_at=at,
        asked_by=by,
    )
    record(
        "identification.merge_asked",
        about=row,
        by=by,
        at=at,
        wrote=reason,
        gone=gone,
        into=into,
        against=len(against),
    )
    return row


@command("identification.agree_merge", undo="identification.undo_merge")
def agree_merge(*, merge: UUID, why: str, by: Officer, at: datetime) -> Merge:
    """Agree to the request as it was read: from now on the two are one person."""
    one_at_a_time()
    row = _waiting(merge, by)
    _explained("why", why)
    _check(row.gone, row.into, asked=row)
    if [*speaks_against(row.gone_id, row.into_id)] != row.against:
        raise _at("merge", "More is known of them since. Refuse, and have it asked again.")
    before = claimed({row.gone_id, row.into_id})
    new = rules.merging([one.claim for one in before], row.gone_id, row.into_id)
    _write(new, row.reason, by, at, merge=row)
    row.markers_moved = _move(Marker.objects.filter(person=row.gone_id), row.into)
    _answer(row, "agreed", why, by, at)
    keep(row, "answer", "why_answered", "answered_by", "answered_at", "markers_moved")
    record(
        "identification.merged",
        about=row,
        by=by,
        at=at,
        wrote=why,
        gone=row.gone.uid,
        into=row.into.uid,
        claims=len(new),
    )
    return row


@command("identification.refuse_merge")
def refuse_merge(*, merge: UUID, why: str, by: Officer, at: datetime) -> Merge:
    """Say no: they stay two persons, and the reason is kept beside the request."""
    row = _waiting(merge, by)
    _explained("why", why)
    _answer(row, "refused", why, by, at)
    keep(row, "answer", "why_answered", "answered_by", "answered_at")
    record("identification.merge_refused", about=row, by=by, at=at, wrote=why)
    return row


@command("identification.undo_merge")
def undo_merge(*, merge: UUID, why: str, by: Officer, at: datetime) -> Merge:
    """Take a merge back: every claim holds that held before; what was said since stays said."""
    one_at_a_time()
    row = lock(Merge, merge)
    if row.answer != "agreed" or row.undone_at is not None:
        raise _at("merge", "This merge is not in force, so there is nothing to undo.")
    if merged_away([row.into_id]):
        raise _at("merge", "Whoever they became was merged as well. Undo that merge first.")
    _explained("why", why)
    every = claimed({row.gone_id, row.into_id})
    mine = frozenset(place for place, one in enumerate(every) if one.merge == row.pk)
    back = rules.undoing([one.claim for one in every], mine)
    _write(back, why, by, at)
    _move(Marker.objects.filter(pk__in=row.markers_moved, person=row.into_id), row.gone)
    row.undone_at, row.undone_by, row.why_undone = at, by, why
    keep(row, "undone_at", "undone_by", "why_undone")
    record("identification.merge_undone", about=row, by=by, at=at, wrote=why, claims=len(back))
    return row


def _check(gone: Person, into: Person, *, asked: Merge | None = None) -> None:
    """Two different persons, neither merged away, and nobody has said that they are not one."""
    if gone.pk == into.pk:
        raise _at("into", "This is the same person already. Choose another one.")
    if merged_away([gone.pk, into.pk]):
        raise _at("into", "One of them was merged before. Open who they are now, ask there.")
    waits = Merge.objects.filter(gone=gone, answer="").exclude(pk=asked.pk if asked else 0)
    if waits.exists():
        raise _at("gone", "A merge of this person waits already. Answer that one first.")
    held = standing(one.claim for one in claimed({gone.pk, into.pk}))
    ours, theirs = held.mentions_of(gone.pk), held.mentions_of(into.pk)
    if not ours or not theirs:
        raise _at("into", "Nothing stated is linked to one of them. There is nothing to merge.")
    if any(held.dismissed(one, other) for one in ours for other in theirs):
        raise _at("into", "Somebody said they are not the same. Withdraw that first.")


def _answered(gone: Person, into: Person, answered: Sequence[str]) -> tuple[str, ...]:
    """What speaks against it. Refuses where some of it is not answered in the reason."""
    against = speaks_against(gone.pk, into.pk)
    if left := [code for code in against if code not in answered]:
        first = rules.CONTRADICTIONS[left[0]]
        raise _at("answered", f"{first} Tick it and answer it in the reason, or leave them apart.")
    return against


def _waiting(merge: UUID, by: Officer) -> Merge:
    row = lock(Merge, merge)
    if row.answer:
        raise _at("merge", "This request has its answer already. Nothing more to do.")
    if row.asked_by_id == by.pk:
        raise _at("merge", "You asked for this yourself. Another officer must answer.")
    return row


def _answer(row: Merge, answer: str, why: str, by: Officer, at: datetime) -> None:
    row.answer, row.why_answered, row.answered_by, row.answered_at = answer, why, by, at


def _write(
    new: Sequence[Claim], reason: str, by: Officer, at: datetime, *, merge: Merge | None = None
) -> None:
    Link.objects.bulk_create(
        Link(
            uid=new_uid(at),
            mention_id=one.mention,
            person_id=one.person,
            claim=one.claim,
            reason=reason,
            merge=merge,
            claimed_at=at,
            claimed_by=by,
        )
        for one in new
    )


def _move(markers: QuerySet[Marker], person: Person) -> list[int]:
    moved = list(markers.select_for_update().order_by("pk"))
    for row in moved:
        row.person = person
        keep(row, "person")
    return [row.pk for row in moved]


def _explained(field: str, text: str, shortest: int = 1) -> None:
    if not shortest <= len(text.strip()) or len(text) > 1000:
        raise _at(field, f"Write why, in {shortest} to 1,000 characters.")


def _at(field: str, sentence: str) -> NotMerged:
    refused = NotMerged(sentence)
    refused.field = field
    return refused
