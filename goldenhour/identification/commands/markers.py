"""A warning is put on somebody's record, and ended again with a reason."""

from datetime import date, datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.identification.models import Marker, Mention, Person
from goldenhour.identification.rules import markers
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.numbers import LONDON
from goldenhour.journal.rows import keep, lock
from goldenhour.journal.uids import new_uid


class NotMarked(Refused):
    """A marker that cannot be kept as it is."""


@command("identification.add_marker", undo="identification.end_marker")
def add_marker(
    *,
    kind: str,
    source: str,
    owner: str,
    starts_on: date,
    review_on: date,
    by: Officer,
    at: datetime,
    mention: UUID | None = None,
    person: UUID | None = None,
    expires_on: date | None = None,
    detail: str = "",
) -> Marker:
    """Warn about a ``person``, or about whoever made a ``mention`` and has no person yet.

    ``kind`` is one of rules/markers.py; ``expires_on`` the last day on which it counts.
    """
    if kind not in markers.EVERY_KIND:
        raise _at("kind", "There is no such kind of marker. Choose one of the list.")
    if (mention is None) == (person is None):
        raise _at("mention", "A marker is about a mention or a person. Name one of them.")
    for name, text, longest in (("source", source, 120), ("owner", owner, 120)):
        _check(name, text, longest)
    if review_on < starts_on or (expires_on and expires_on < starts_on):
        raise _at("review_on", "A marker is reviewed and ends after it starts. Correct the days.")
    row = Marker.objects.create(
        uid=new_uid(at),
        kind=kind,
        detail=detail[:400],
        source=source,
        owner=owner,
        starts_on=starts_on,
        review_on=review_on,
        expires_on=expires_on,
        mention=_first(mention),
        person=lock(Person, person) if person else None,
    )
    record("identification.marked", about=row, by=by, at=at, wrote=detail, kind=Code(kind))
    return row


@command("identification.end_marker")
def end_marker(*, marker: UUID, why: str, by: Officer, at: datetime) -> Marker:
    """End a marker before its time; it stays readable as ended."""
    row = lock(Marker, marker)
    if row.ended_at is not None:
        raise _at("marker", "This marker was already ended. Nothing more to do.")
    _check("why", why, 400)
    row.ended_at, row.why_ended = at, why
    keep(row, "ended_at", "why_ended")
    record("identification.unmarked", about=row, by=by, at=at, wrote=why, kind=Code(row.kind))
    return row


@command("identification.review_marker")
def review_marker(
    *, marker: UUID, why: str, by: Officer, at: datetime, review_on: date | None = None
) -> Marker:
    """Say that a marker still holds, and when it is to be looked at again."""
    row = lock(Marker, marker)
    if row.ended_at is not None:
        raise _at("marker", "This marker was already ended. Add a new one if it holds.")
    _check("why", why, 400)
    if review_on is None or review_on <= at.astimezone(LONDON).date():
        raise _at("review_on", "The next review is on a day to come. Choose a later one.")
    row.review_on, row.reviewed_at, row.why_reviewed = review_on, at, why
    keep(row, "review_on", "reviewed_at", "why_reviewed")
    record("identification.marker_reviewed", about=row, by=by, at=at, wrote=why, next=review_on)
    return row


def _first(mention: UUID | None) -> Mention | None:
    if mention is None:
        return None
    row = Mention.objects.select_related("first").get(uid=mention)
    return row.first or row


def _check(name: str, text: str, longest: int) -> None:
    if not text.strip() or "\x00" in text or len(text) > longest:
        raise _at(name, f"Write {name} in at most {longest} characters.")


def _at(name: str, sentence: str) -> NotMarked:
    refused = NotMarked(sentence)
    refused.field = name
    return refused
