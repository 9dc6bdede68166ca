"""Acknowledging: an owed look is answered in words, where a fresh THRIVE is not needed."""

from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, lock
from goldenhour.journal.uids import new_uid
from goldenhour.triage.commands.refusals import Unsaid, at_field
from goldenhour.triage.models import Acknowledgement, Incident
from goldenhour.triage.rules.looks import is_answered_by_words


@command("triage.acknowledge")
def acknowledge(
    *, incident: UUID, trigger: str, words: str, by: Officer, at: datetime
) -> Acknowledgement:
    """Answer an alert of a clock in words: what you saw, and what you did about it."""
    row = lock(Incident, incident)
    if not is_answered_by_words(trigger, row.received_at):
        raise at_field("trigger", Unsaid("Words are not enough here. Re-assess the incident."))
    if not words.strip():
        raise at_field("words", Unsaid("Write what you saw and did, then acknowledge."))
    answer = Acknowledgement(
        uid=new_uid(at), incident=row, trigger=trigger, words=words, at=at, by=by
    )
    add(answer)
    code = Code(trigger)
    record("triage.acknowledged", about=row, by=by, at=at, wrote=words, trigger=code)
    return answer
