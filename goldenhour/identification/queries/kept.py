"""Kept: whose address is kept by need to know, and from which day; asked in one place.

A marker of a refuge or a kept address stands on a statement or on a person. While it counts, no
list tells where they are: not the person's page, not a tie by address, not "others at this
address", not an earlier contact of theirs. What was stated before its first day stays as it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenhour.identification.models import Marker
from goldenhour.identification.rules import markers


@dataclass(frozen=True)
class Kept:
    """The first day on which an address is kept, by statement (its first row) and by person.

    Ids, not uids: they stay within the stage.
    """

    statements: dict[int, date]
    persons: dict[int, date]

    def since(self, first: int | None, person: int | None = None) -> date | None:
        """The day from which it is kept for this statement, or for whom it was said to be."""
        days = (self.statements.get(first or 0), self.persons.get(person or 0))
        return min((day for day in days if day is not None), default=None)

    def hides(self, first: int, person: int | None, *, on: date) -> bool:
        """Whether what was stated on that day is kept."""
        since = self.since(first, person)
        return since is not None and since <= on


def kept_addresses(found: Iterable[Marker], person_of: Mapping[int, int], *, today: date) -> Kept:
    """Of these markers, those that keep an address today.

    ``person_of``: whom each statement was said to be; a marker on one of them holds for all.
    """
    statements: dict[int, date] = {}
    persons: dict[int, date] = {}
    for row in found:
        ended = row.ended_at is not None
        if row.kind != markers.KEPT_ADDRESS or not markers.counts(
            row.starts_on, row.expires_on, ended=ended, today=today
        ):
            continue
        person = row.person_id or person_of.get(row.mention_id or 0)
        for of, pk in ((persons, person), (statements, row.mention_id)):
            if pk is not None:
                of[pk] = min(row.starts_on, of.get(pk, row.starts_on))
    return Kept(statements, persons)
