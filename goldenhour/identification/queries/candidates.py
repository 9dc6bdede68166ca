"""Candidates: of the mentions that share keys, those that stand and who may be the subject."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from goldenhour.identification.queries.index import Shared
from goldenhour.identification.queries.rows import Stated

Reading = Callable[[Collection[int], Collection[int]], list[Stated]]


@dataclass(frozen=True)
class Candidates:
    """The statements, the newest first; by which kinds of key; ids of those that share most."""

    stated: list[Stated]
    kinds: dict[int, set[str]]
    strongest: frozenset[int]


def candidates(
    shared: Shared, read: Iterable[Stated], current: Reading, *, but_contact: int | None
) -> Candidates:
    """What is left of the likely that were ``read``: others' statements that still stand.

    Where too few do, more are read. No query, or one.
    """
    stated = of_others(read, but_contact)
    if more := shared.others({row.id for row in stated}):
        stated = newest_first([*stated, *of_others(current(more, ()), but_contact)])
    strongest = shared.strongest({row.id for row in stated})
    kinds = shared.kept(strongest)
    return Candidates([row for row in stated if row.id in kinds], kinds, strongest)


def of_others(read: Iterable[Stated], contact: int | None) -> list[Stated]:
    """Those that were not stated in the contact that asks."""
    return [row for row in read if contact is None or not row.contact or row.contact.pk != contact]


def newest_first(rows: Iterable[Stated]) -> list[Stated]:
    """The statements in the order in which all are shown."""
    return sorted(rows, key=lambda row: (row.said_at, row.id), reverse=True)
