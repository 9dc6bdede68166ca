"""What the clock does for victims: what the outbox sent becomes a fact of its case."""

from datetime import datetime
from uuid import UUID, uuid5

from goldenhour.force.models import Officer
from goldenhour.victims import commands, queries

KEYS = UUID("5b0e3f43-3a1e-5d3c-8a51-1c7f7f0d2a90")  # the name space of this job's keys


def record_deliveries(*, by: Officer, at: datetime) -> int:
    """Write down every delivery that is not a fact yet; how many."""
    sent = queries.sent_but_not_told()
    for telling in sent:
        key = uuid5(KEYS, f"delivery/{telling}")
        commands.record_delivery(telling=telling, by=by, at=at, key=key)
    return len(sent)
