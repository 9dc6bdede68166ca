"""Antisocial behaviour: it makes no case, and counts for a repeat victim all the same."""

from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.identification.commands.mentions import AlreadyInvolved
from goldenhour.identification.models import Involvement, Mention
from goldenhour.identification.rules.repeats import ANTISOCIAL
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, read, where
from goldenhour.journal.uids import new_uid


@command("identification.record_antisocial")
def record_antisocial(*, mention: UUID, incident: str, by: Officer, at: datetime) -> Involvement:
    """Say that somebody suffered antisocial behaviour; ``incident`` is its reference.

    Raises AlreadyInvolved.
    """
    row = read(Mention, mention)
    first = row.first or row
    if where(Involvement, mention_id=first.pk, case=incident, role="victim"):
        raise AlreadyInvolved("This person is already on record in that incident. Nothing to do.")
    involvement = Involvement(
        uid=new_uid(at), mention=first, case=incident, role="victim", kind=ANTISOCIAL, at=at
    )
    add(involvement)
    what = "identification.involved"
    record(what, about=involvement, by=by, at=at, mention=first.uid, role=Code("victim"))
    return involvement
