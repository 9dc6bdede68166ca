"""Known: the answer to "who is this, and what matters for their safety?", in plain values.

``status`` says whether anybody looked: ``looked``; ``not_asked`` (there was nothing to look
by); ``unavailable`` (the records did not answer in time); ``stale`` (the answer is as old as
``as_of``; for the engine's index). Only ``looked`` may be read as "nobody known".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from goldenhour.identification.rules import likeness, relations, repeats
from goldenhour.identification.rules import markers as marker_rules
from goldenhour.linkage.explaining import Reason

WORDS_SHOWN = 80  # characters of an earlier contact: enough to know it again
MOST_SHOWN = 20  # of each list, the most dangerous or newest first; counts count them all
TRIAGED = frozenset(marker_rules.KINDS)  # the kinds that contracts/triage.md reads
LEVELS = ("confirmed", "probable", "possible")


@dataclass(frozen=True)
class ShownMarker:
    """A marker about somebody. ``counts`` is false where it has expired or was ended."""

    uid: UUID
    kind: str
    detail: str
    source: str
    owner: str
    starts_on: date
    expires_on: date | None
    review_on: date
    counts: bool
    of: str  # the name of whoever it is about, as last stated

    @property
    def words(self) -> str:
        """Its kind in words."""
        return marker_rules.EVERY_KIND[self.kind]


@dataclass(frozen=True)
class EarlierContact:
    """A contact from before, with the reason why it is shown.

    Without uid, reference and words where it counts and is kept by need to know.
    """

    uid: UUID | None
    reference: str
    channel: str
    received_at: datetime
    locality: str
    words: str
    who: str  # the name stated then, if any
    because: tuple[str, ...]


@dataclass(frozen=True)
class Somebody:
    """Somebody stated before: a person, or a mention that nobody has linked yet."""

    about: str  # "person/0193…" or "mention/0193…", as the journal names it
    person: UUID | None
    mentions: tuple[UUID, ...]  # their statements that were found, the newest first
    level: str  # confirmed, probable, possible; "" in the list of the address
    because: tuple[str, ...]
    codes: tuple[str, ...]
    name: str
    age: int | None
    role: str
    relation: str
    factors: tuple[str, ...]
    seen_from: datetime
    seen_until: datetime
    contacts_12m: int
    crimes_12m: int
    markers: tuple[ShownMarker, ...]
    weight: float | None = None  # bits, prior included; None: nobody weighed them
    probability: float | None = None  # what the weight stands for, 0 to 1
    prior: float = 0.0  # bits before anything was said
    comparisons: tuple[Reason, ...] = ()  # why, one by one: with the prior they are the weight

    @property
    def sure(self) -> str:
        """How sure it is that it is them, in words: never surer than the level."""
        return likeness.in_words(self.level, self.probability)

    @property
    def steps(self) -> tuple[likeness.Step, ...]:
        """The comparisons that weigh anything, the heaviest first, each with its bits."""
        return likeness.steps(self.comparisons)

    @property
    def picture(self) -> str:
        """The same as a picture (SVG), from the prior to the sum; empty where nobody weighed."""
        if self.weight is None:
            return ""
        return likeness.picture(self.comparisons, self.prior, self.name, self.about)

    @property
    def marked(self) -> tuple[str, ...]:
        """The kinds of the markers that count, each once, the most dangerous first."""
        kinds = {marker.kind for marker in self.markers if marker.counts}
        return tuple(sorted(kinds, key=marker_rules.weight))

    @property
    def warnings(self) -> tuple[str, ...]:
        """The same in words."""
        return tuple(marker_rules.EVERY_KIND[kind] for kind in self.marked)


@dataclass(frozen=True)
class Known:
    """What is known about one caller (or whoever was typed), for the panel and for triage."""

    status: str
    as_of: datetime | None
    contact: UUID | None = None
    mention: UUID | None = None  # of whom we speak: the newest statement in this contact
    match: str = "none"
    same_number: tuple[EarlierContact, ...] = ()
    same_person: tuple[Somebody, ...] = ()
    same_address: tuple[Somebody, ...] = ()
    same_address_contacts: tuple[EarlierContact, ...] = ()
    contacts_12m: int = 0
    same_address_contacts_12m: int = 0
    crimes_12m: int = 0
    near_crimes_12m: int = 0
    windows: dict[str, int] = field(default_factory=dict)  # contacts_12m, by window
    flags: tuple[repeats.Flag, ...] = ()  # repeats, by the edition of the day
    capped: bool = False  # so many rows that only the newest were read: counts are "at least"

    @property
    def subject(self) -> tuple[Somebody, ...]:
        """Whom the match speaks of: the confirmed, else the probable, else who shares a key."""
        for level in LEVELS:
            if found := tuple(one for one in self.same_person if one.level == level):
                return found
        return ()

    @property
    def markers(self) -> tuple[ShownMarker, ...]:
        """Every marker of the subject and of the address, the most dangerous first."""
        whose = (*self.subject, *self.same_address)
        every = {marker.uid: marker for one in whose for marker in one.markers}
        return tuple(
            sorted(every.values(), key=lambda one: (not one.counts, marker_rules.weight(one.kind)))
        )

    @property
    def is_met_by_a_suspect(self) -> bool:
        """Whether a suspect is on record at this address or number, beside anybody to protect.

        The caller is one of those: a call back or a visit may meet the suspect.
        """
        by_number = (one for one in self.same_person if {"phone", "address"} & {*one.codes})
        roles = {one.about: {one.role} for one in (*by_number, *self.same_address)}
        return relations.is_met([{"caller"}, *roles.values()])

    def history(self) -> dict[str, Any]:
        """As ``history`` of contracts/triage.md; empty where nobody looked: not known, not none."""
        if self.status not in ("looked", "stale"):
            return {}
        kinds = {kind for one in self.subject for kind in one.marked if kind in TRIAGED}
        return {
            "contacts_12m": self.contacts_12m,
            "crimes_12m": self.crimes_12m,
            "markers": sorted(kinds, key=marker_rules.weight),
            "same_address_contacts_12m": self.same_address_contacts_12m,
            "near_crimes_12m": self.near_crimes_12m,
            "household": [dict(_member(one)) for one in self.same_address],
            "match": self.match,
        }


def _member(one: Somebody) -> Iterator[tuple[str, Any]]:
    if one.age is not None:
        yield "age", one.age
    if one.relation:
        yield "relation", one.relation
    if one.factors:
        yield "factors", list(one.factors)
    if triaged := [kind for kind in one.marked if kind in TRIAGED]:
        yield "markers", triaged


def match_of(people: tuple[Somebody, ...]) -> str:
    """``confirmed``, ``probable`` or ``none``: a possible one is offered, never a match."""
    levels = {one.level for one in people}
    return next((level for level in ("confirmed", "probable") if level in levels), "none")
