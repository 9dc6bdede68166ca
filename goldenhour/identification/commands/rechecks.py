"""A contact that nobody could look for is looked for again; what is found late is owed an eye."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification.models import Recheck
from goldenhour.identification.queries.known import RECHECK, known
from goldenhour.identification.queries.unanswered import shown_to_others
from goldenhour.identification.rules.rechecks import HITS, missed
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import add, keep, lock, read
from goldenhour.journal.uids import new_uid


class StillUnanswered(Refused):
    """The records do not answer yet; the next round asks again."""


class NoLateHit(Refused):
    """There is nothing here to acknowledge, or no word of what was done about it."""


@command("identification.recheck")
def recheck(
    *, contact: UUID, failed_at: datetime, by: Officer, at: datetime, role: str = "caller"
) -> Recheck:
    """Look again for a contact whose look at ``failed_at`` was not answered.

    What nobody was shown then is a late hit: it stands until somebody acknowledges it.
    """
    about = read(Contact, contact)
    found = known(contact=contact, role=role, by=by, at=at, why=RECHECK)
    if found.status not in ("looked", "not_asked"):
        raise StillUnanswered("The records do not answer yet. This is asked again by itself.")
    every = [one.about for one in (*found.same_person, *found.same_address)]
    hits = missed(found, shown_to_others(every, contact, than=by))
    held = set[str]().union(*hits.values())
    kinds = [kind for kind in HITS if kind in held]
    row = Recheck(
        uid=new_uid(at),
        contact=about,
        role=role,
        failed_at=failed_at,
        checked_at=at,
        hits=sorted(hits),
        kinds=kinds,
    )
    add(row)
    what, match = "identification.rechecked", Code(found.match)
    record(what, about=row, by=by, at=at, contact=contact, match=match, hits=len(hits))
    for one in sorted(hits):
        record("identification.hit_late", about=one, by=by, at=at, contact=contact, recheck=row.uid)
    return row


@command("identification.acknowledge_late_hit")
def acknowledge_late_hit(*, hit: UUID, reason: str, by: Officer, at: datetime) -> Recheck:
    """Say that a late hit was seen, and what was done about it."""
    row = lock(Recheck, hit)
    if not row.hits or row.answered_at is not None:
        raise NoLateHit("This was acknowledged already. Open the incident to read by whom.")
    if not reason.strip() or "\x00" in reason or len(reason) > 1000:
        refused = NoLateHit("Write what you saw and did, in at most 1,000 characters.")
        refused.field = "reason"
        raise refused
    row.answered_at, row.answered_by, row.why_answered = at, by, reason
    keep(row, "answered_at", "answered_by", "why_answered")
    record("identification.late_hit_seen", about=row, by=by, at=at, wrote={"reason": reason})
    return row
