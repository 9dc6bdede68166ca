"""What administration asks of investigation: the read tables worked out again from the facts."""

from datetime import datetime

from goldenhour.force.models import Officer
from goldenhour.investigation import commands, queries


def rebuild_every_case(*, by: Officer, at: datetime) -> int:
    """Work every case's read rows out again, one command each; how many (`goldenhour rebuild`)."""
    every = queries.uids_of_every_case()
    for case in every:
        commands.rebuild(case=case, by=by, at=at)
    return len(every)
