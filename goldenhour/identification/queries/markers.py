"""Markers: those of one person, one opened by need to know, and those due for review.

Everybody at the desk sees what keeps people safe. A refuge's address and a safeguarding plan
are not even counted for those who may not open them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from goldenhour.force.models import Officer
from goldenhour.identification.models import Link, Marker
from goldenhour.identification.queries import rows
from goldenhour.identification.queries.kept import kept_addresses
from goldenhour.identification.queries.merging import claimed
from goldenhour.identification.queries.person import PersonRow
from goldenhour.identification.rules import markers
from goldenhour.identification.rules.claims import standing
from goldenhour.journal.consultations import consultation
from goldenhour.journal.numbers import LONDON
from goldenhour.rulebook.shelf import london_day

SOON = timedelta(days=7)  # a review is listed a week before it is due: ours (conf P)
MOST = 200  # rows listed


@dataclass(frozen=True)
class MarkerRow:
    """A marker: of what kind, from whom, for how long. ``over_days``: ended so long ago."""

    uid: UUID
    version: int
    person: UUID | None
    kind: str
    words: str
    detail: str  # empty where it is kept by need to know, until it is opened
    source: str
    owner: str
    starts_on: date
    expires_on: date | None
    review_on: date
    why_ended: str
    counts: bool
    over_days: int | None
    is_kept: bool  # by need to know
    is_due: bool  # its review

    @property
    def about(self) -> str:
        """The record's name in the journal."""
        return f"marker/{self.uid}"


def markers_on(person: UUID, *, by: Officer, at: datetime) -> list[MarkerRow]:
    """Whatever this officer may see of a person's markers, the most dangerous first.

    What is kept by need to know is left out, or stands without its detail for who may open it.
    """
    about = Link.objects.filter(person__uid=person).values_list("person", flat=True).first()
    held = standing(one.claim for one in claimed({about} if about else set()))
    firsts = held.mentions_of(about) if about else set()
    found = Marker.objects.filter(Q(person__uid=person) | Q(mention__in=firsts))
    may = by.may("identification.marker")
    seen = [_closed(row) for row in _rows(found, at) if may or not row.is_kept]
    return sorted(seen, key=lambda row: (not row.counts, markers.weight(row.kind)))


@consultation("identification.marker")
def marker(uid: UUID, *, by: Officer, at: datetime, why: str) -> MarkerRow:
    """One marker with its detail, by need to know. Raises Marker.DoesNotExist. One query."""
    found = _rows(Marker.objects.filter(uid=uid), at)
    if not found:
        raise Marker.DoesNotExist
    return found[0]


def markers_due(*, by: Officer, at: datetime) -> list[MarkerRow]:
    """Those that count and are due for review within a week, the longest overdue first.

    No name and no detail: a list is no consultation. One query.
    """
    soon = at.astimezone(LONDON).date() + SOON
    found = Marker.objects.filter(ended_at=None, review_on__lte=soon).order_by("review_on", "id")
    may = by.may("identification.marker")
    due = [row for row in _rows(found[:MOST], at) if row.counts and (may or not row.is_kept)]
    return [replace(row, detail="") for row in due]


def address_kept_since(person: UUID, *, at: datetime) -> date | None:
    """The day from which this person's address is kept by need to know, if it is. Three queries."""
    about = Link.objects.filter(person__uid=person).values_list("person", flat=True).first()
    if about is None:
        return None
    held = standing(one.claim for one in claimed({about}))
    found = rows.markers_of(held.mentions_of(about), {about})
    return kept_addresses(found, held.person_of, today=london_day(at)).since(None, about)


def without_address(person: PersonRow, since: date) -> PersonRow:
    """The same person with every address left out that was stated from that day on."""
    return replace(
        person,
        mentions=tuple(
            replace(row, house="", street="", locality="", postcode="", uprn="")
            if row.said_at.astimezone(LONDON).date() >= since
            else row
            for row in person.mentions
        ),
    )


def _closed(row: MarkerRow) -> MarkerRow:
    return replace(row, detail="", why_ended="") if row.is_kept else row


def _rows(found: Iterable[Marker], at: datetime) -> list[MarkerRow]:
    today = at.astimezone(LONDON).date()
    every = list(found)
    persons = _persons({row.mention_id for row in every if row.mention_id})
    return [_row(row, persons, today) for row in every]


def _persons(firsts: set[int]) -> dict[int, UUID]:
    """By first row of a statement: whom it was said to be, for the way to the page."""
    links = Link.objects.filter(mention__in=firsts, claim="confirmed").order_by("id")
    return dict(links.values_list("mention", "person__uid"))


def _row(row: Marker, persons: dict[int, UUID], today: date) -> MarkerRow:
    ended = row.ended_at.astimezone(LONDON).date() if row.ended_at else None
    counts = markers.counts(
        row.starts_on, row.expires_on, ended=row.ended_at is not None, today=today
    )
    return MarkerRow(
        uid=row.uid,
        version=row.version,
        person=row.person.uid if row.person else persons.get(row.mention_id or 0),
        kind=row.kind,
        words=markers.EVERY_KIND[row.kind],
        detail=row.detail,
        source=row.source,
        owner=row.owner,
        starts_on=row.starts_on,
        expires_on=row.expires_on,
        review_on=row.review_on,
        why_ended=row.why_ended,
        counts=counts,
        over_days=markers.over_since(row.expires_on, ended, today=today),
        is_kept=not markers.is_for_the_desk(row.kind),
        is_due=counts and row.review_on <= today,
    )
