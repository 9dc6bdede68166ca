"""The draft of a contact: what was typed at one go is kept as it was typed, with its author.

A draft is never overwritten: it is all its jottings in order. So it outlives the window, the
network and a change of operator, and after sending each jotting is an update with its moment.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from goldenhour.contact import rules
from goldenhour.contact.commands.door import AlreadyEnded
from goldenhour.contact.commands.texts import NotKept
from goldenhour.contact.models import Contact, Jotting
from goldenhour.force.models import Officer
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, read
from goldenhour.journal.uids import new_uid

Typed = Mapping[str, str | list[str]]


@command("contact.jot")
def jot(*, contact: UUID, typed: Typed, by: Officer, at: datetime) -> Jotting:
    """Keep what was typed: the name of each field with its text, or with its picks.

    Nothing is judged here, so a date that is none is kept as it was typed. The contact is not
    locked: a jotting is only ever added, and the next key must not wait for a command.
    """
    row = read(Contact, contact)
    if row.ending not in ("", "incident"):
        raise AlreadyEnded("This contact was closed. Take a new contact for what is new.")
    if not typed:
        raise NotKept("Nothing was typed. Type something and it is kept.")
    for name, value in typed.items():
        _keepable(name, value)
    jotting = Jotting(uid=new_uid(at), contact=row, typed=dict(typed), at=at, by=by)
    add(jotting)
    record("contact.jotted", about=jotting, by=by, at=at, wrote=dict(typed), contact=row.uid)
    return jotting


def _keepable(name: str, value: str | list[str]) -> None:
    try:
        rules.typed_in(name, value)
    except rules.Unkeepable as why:
        refused = NotKept(str(why))
        refused.field = name
        raise refused from why
