"""Gathered: everything that one look has read, before anything is made of it."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from goldenhour.identification.models import Marker
from goldenhour.identification.queries.kept import Kept, kept_addresses
from goldenhour.identification.queries.rows import Call, Crime, Stated
from goldenhour.identification.rules import repeats
from goldenhour.identification.rules.claims import Standing
from goldenhour.identification.rules.weighing import Scales
from goldenhour.rulebook.shelf import london_day


@dataclass
class Gathered:
    """Everything a look has read, by the first row of each statement."""

    scales: Scales  # with whoever is asked about
    first: int | None  # of the subject
    at: datetime
    today: date
    kinds: dict[int, set[str]] = field(default_factory=dict)
    weighed: frozenset[int] = frozenset()  # ids of the rows that share most; empty: all
    capped: bool = False
    index_of: datetime | None = None  # where the table did not answer: when the index was built
    stated: list[Stated] = field(default_factory=list)
    household: list[Stated] = field(default_factory=list)  # said to live at the place asked for
    contacts_there: list[Call] = field(default_factory=list)
    callers_there: list[Stated] = field(default_factory=list)  # everybody stated in those contacts
    standing: Standing = field(default_factory=Standing)
    uids: dict[int, UUID] = field(default_factory=dict)
    crimes: list[Crime] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    near: dict[str, int] = field(default_factory=dict)  # like crimes close by: case and victim

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

    def is_weighed(self, row: Stated) -> bool:
        """Whether the row is among those that are weighed: all, but of a very common key."""
        return not self.weighed or row.id in self.weighed or row.id not in self.kinds

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
