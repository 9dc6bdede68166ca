"""Gathered: everything that one look has read, before anything is made of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from goldenhour.identification.models import Marker
from goldenhour.identification.queries.rows import Call, Crime, Stated
from goldenhour.identification.rules.claims import Standing
from goldenhour.identification.rules.weighing import Scales


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
    standing: Standing = field(default_factory=Standing)
    uids: dict[int, UUID] = field(default_factory=dict)
    crimes: list[Crime] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)

    @property
    def person(self) -> int | None:
        """Whom an officer has said the subject is."""
        return None if self.first is None else self.standing.person_of.get(self.first)

    def is_weighed(self, row: Stated) -> bool:
        """Whether the row is among those that are weighed: all, but of a very common key."""
        return not self.weighed or row.id in self.weighed or row.id not in self.kinds

    def sharing(self, kind: str) -> list[Stated]:
        """The statements that share a key of this kind with the subject."""
        return [row for row in self.stated if kind in self.kinds.get(row.id, ())]

    def cases(self, stated: Iterable[Stated]) -> set[str]:
        """The cases in which whoever stated these was a victim."""
        firsts = {row.first for row in stated}
        return {crime.case for crime in self.crimes if crime.first in firsts}
