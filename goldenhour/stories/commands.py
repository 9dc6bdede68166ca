"""What may happen to the stories themselves: one is told, and remembered for the examples."""

from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.uids import new_uid
from goldenhour.stories.models import Told


@command("stories.remember")
def remember(
    *,
    name: str,
    contact: UUID,
    incident: UUID | None,
    case: UUID | None,
    by: Officer,
    at: datetime,
) -> Told:
    """Remember where a told story's records are."""
    row = Told.objects.create(
        uid=new_uid(at), name=name, contact=contact, incident=incident, case=case
    )
    record("stories.told", about=row, by=by, at=at, name=Code(name))
    return row
