"""What administration asks of investigation: the read tables worked out again from the facts."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation import commands, queries
from goldenhour.journal.rows import Stale


class Rebuilt(NamedTuple):
    """How many cases were worked out again, and how many of them differed and were mended."""

    cases: int
    differed: int


def rebuild_every_case(*, by: Officer, at: datetime) -> Rebuilt:
    """Work every case's read rows out again, one command each (`goldenhour rebuild`)."""
    every = queries.uids_of_every_case()
    return Rebuilt(len(every), sum(_was_mended(case, by, at) for case in every))


def _was_mended(case: UUID, by: Officer, at: datetime) -> bool:
    """Whether the case differed: only then its version is counted up."""
    seen = queries.case(case).version
    try:
        version: int = commands.rebuild(case=case, by=by, at=at, expects=seen).version
    except Stale:  # somebody is at work on it: look again
        return _was_mended(case, by, at)
    return version != seen
