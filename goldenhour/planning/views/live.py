"""Studies, live: the row of a study is sent anew whenever its job says how far it is."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.template.loader import render_to_string

from goldenhour.planning import queries
from goldenhour.web.events import Event, Message, audience

AUDIENCE = "studies"


def patches(batch: Sequence[Event], at: datetime) -> list[Message]:
    """How far each study of the batch is. One query at most."""
    uids = {
        UUID(uid) for kind, _, uid in (e.about.partition("/") for e in batch) if kind == "study"
    }
    if not uids:
        return []
    rows = [
        render_to_string("planning/_progress.html", {"row": row, "oob": True})
        for row in queries.studies_called(sorted(uids))
    ]
    return [Message("\n".join(rows))]


audience(AUDIENCE, "page.planning", patches)
