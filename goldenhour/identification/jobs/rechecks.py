"""What the clock does for identification: contacts that nobody could look for, looked for again.

Each is a command of its own, under a key of the contact, the role and the moment that failed: a
round that dies is repeated by the next, and nothing is found twice.
"""

from datetime import datetime
from uuid import UUID, uuid5

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries

KEYS = UUID("5f0e1c62-9d6b-5b53-8a55-2f4f5c1c9b07")  # the name space of this job's keys
AT_ONCE = 200  # looks in one round: the rest a round later


def recheck_the_unanswered(*, by: Officer, at: datetime) -> int:
    """Look again for every contact that is owed it; how many were. Ends where nobody answers."""
    done = 0
    for owed in queries.rechecks_owed(at=at)[:AT_ONCE]:
        key = uuid5(KEYS, f"{owed.contact} {owed.role} {owed.failed_at.isoformat()}")
        try:
            commands.recheck(
                key=key,
                contact=owed.contact,
                role=owed.role,
                failed_at=owed.failed_at,
                by=by,
                at=at,
            )
        except commands.StillUnanswered:
            return done
        done += 1
    return done
