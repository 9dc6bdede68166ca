"""Waiting: every contact without an end, with what its waiting depends on. No name, no number.

No page, no limit and no age: what has no end is never out of sight.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from goldenhour.contact.models import Contact, Jotting, RingBack
from goldenhour.contact.rules import how_placed
from goldenhour.contact.rules import waiting as rules


@dataclass(frozen=True)
class WaitingRow:
    """One contact without an end, as lists show it."""

    uid: UUID
    version: int
    reference: str
    channel: str
    received_at: datetime
    answered_at: datetime | None
    abandoned_at: datetime | None
    hung_up_at: datetime | None
    locality: str
    postcode: str
    easting: int | None
    northing: int | None
    within_metres: int | None
    placed_by: str
    holder: str  # a staff number
    holder_rank: str
    call: str
    words: str
    place_said: str
    typed_at: datetime | None
    reached_at: datetime | None
    rung_back_at: datetime | None
    heard: list[str] | None  # what the handler heard, as last typed

    @cached_property
    def open(self) -> rules.Open:
        """What the rules need to know of it."""
        return rules.Open(
            channel=self.channel,
            received_at=self.received_at,
            answered_at=self.answered_at,
            abandoned_at=self.abandoned_at,
            hung_up_at=self.hung_up_at,
            typed_at=self.typed_at,
            reached_at=self.reached_at,
            is_written=bool(self.typed_at or self.words or self.place_said),
            is_of_telephony=bool(self.call),
            is_cut_off="line_cut" in (self.heard or ()),
        )

    @property
    def how_placed(self) -> str:
        """Where its position comes from, and how near that is."""
        return how_placed(self.placed_by, self.within_metres)

    @property
    def state(self) -> str:
        """``ringing``, ``call_back``, ``talking`` or ``owed``."""
        return rules.state(self.open)

    @property
    def since(self) -> datetime:
        """Since when it waits for what its state asks for."""
        return rules.over_since(self.open) or self.answered_at or self.received_at

    @property
    def answer_by(self) -> datetime | None:
        """When a call that rings should have been answered; None where no standard says so."""
        within = rules.ANSWER_WITHIN.get(self.channel)
        return self.received_at + within if within else None

    @property
    def over_since(self) -> datetime | None:
        return rules.over_since(self.open)

    @property
    def end_owed_at(self) -> datetime | None:
        return rules.end_owed_at(self.open)

    @property
    def whose(self) -> str:
        """The staff number of whoever has it; empty while only a service has."""
        return "" if self.holder_rank == "system" else self.holder

    @property
    def must_assess(self) -> bool:
        """An emergency call that gave up and was rung back in vain: assess the grade at once."""
        tried = self.rung_back_at is not None and self.reached_at is None
        return self.channel == "999" and tried and self.state == rules.CALL_BACK

    def is_forgotten(self, at: datetime) -> bool:
        return rules.is_forgotten(self.open, at=at)

    def is_unsent(self, at: datetime) -> bool:
        return rules.is_unsent(self.open, at=at)


COLUMNS = tuple(
    name
    for name in WaitingRow.__annotations__
    if name not in ("holder", "holder_rank", "typed_at", "reached_at", "rung_back_at", "heard")
)


def waiting() -> list[WaitingRow]:
    """Every contact without an end, the oldest first. One query."""
    backs = RingBack.objects.filter(contact=OuterRef("pk")).order_by("-id")
    jottings = Jotting.objects.filter(contact=OuterRef("pk")).order_by("-at")
    heard = jottings.filter(typed__has_key="observed").order_by("-id")
    found: dict[str, Any] = {
        "heard": Subquery(heard.values("typed__observed")[:1]),
        "holder": F("taken_by__staff_number"),
        "holder_rank": F("taken_by__rank"),
        "typed_at": Subquery(jottings.values("at")[:1]),
        "reached_at": Subquery(backs.filter(reached=True).values("at")[:1]),
        "rung_back_at": Subquery(backs.values("at")[:1]),
    }
    rows = Contact.objects.filter(ending="").order_by("received_at", "id")
    return [WaitingRow(**row) for row in rows.values(*COLUMNS, **found)]


@dataclass(frozen=True)
class Waits:
    """How many wait on one line, and since when the oldest does."""

    words: str
    count: int
    oldest: datetime


@dataclass(frozen=True)
class Strip:
    """The queue in one line: by line what rings, and who is to be rung back."""

    lines: tuple[Waits, ...]

    @property
    def is_empty(self) -> bool:
        return not self.lines


WORDS = {"online": "web", "front_counter": "counter"}


def strip_of(rows: Iterable[WaitingRow]) -> Strip:
    """What waits among these rows, in one line. No query."""
    ringing: dict[str, list[datetime]] = {}
    for row in rows:
        if row.state == rules.RINGING:
            ringing.setdefault(row.channel, []).append(row.received_at)
        elif row.state == rules.CALL_BACK:
            ringing.setdefault("call-back", []).append(row.since)
    order = (*rules.EMERGENCY_FIRST, "call-back")
    return Strip(
        tuple(
            Waits(WORDS.get(name, name), len(ringing[name]), min(ringing[name]))
            for name in order
            if name in ringing
        )
    )
