"""What is typed into a contact before it is a record: jotted down at one go, by its author."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.contact.commands.door import AlreadyEnded
from goldenhour.contact.models import Contact, Jotting
from goldenhour.force.models import Officer
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, lock
from goldenhour.journal.uids import new_uid


@command("contact.jot")
def jot(*, contact: UUID, typed: Mapping[str, Any], by: Officer, at: datetime) -> Jotting:
    """Keep what was typed: by the field's name of the call form, its text or its picks."""
    row = lock(Contact, contact)
    if row.ending not in ("", "incident"):
        raise AlreadyEnded("This contact was closed. Take a new contact for what is new.")
    jotting = Jotting(uid=new_uid(at), contact=row, typed=dict(typed), at=at, by=by)
    add(jotting)
    record("contact.jotted", about=row, by=by, at=at, wrote=dict(typed))
    return jotting
