"""Unanswered: looks that the records did not answer, or answered only as of a while ago.

Each is written in the journal, so that the contact is looked for again. Where the journal
cannot be written either, it waits in this process and is written with the next look that works.
A process may die before: so whoever a person has answered, who said who they are, and for whom no
look at all is in the journal is owed one too. The records alone tell that.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection, transaction

from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import record_each
from goldenhour.journal.rows import asked

ABOUT = "identification/unanswered"
WHAT = "identification.known.unanswered"
IN_TIME = "50ms"
KEPT = 1000  # looks that wait in this process: more than a room asks in an outage
OWED = timedelta(days=2)  # contacts older than that are looked at by other means
SOON = timedelta(seconds=30)  # in which the desk itself looks for whoever said who they are: ours
LOOKED = "identification.known.opened"
RECHECKS_OWED = """
SELECT entry.facts ->> 'contact', entry.facts ->> 'role', max(entry.at)
FROM journal_entry entry WHERE entry.about = %s AND entry.at >= %s AND entry.at <= %s
  AND NOT EXISTS (
    SELECT 1 FROM identification_recheck done JOIN contact_contact c ON c.id = done.contact_id
    WHERE c.uid = (entry.facts ->> 'contact')::uuid AND done.role = entry.facts ->> 'role'
      AND done.failed_at >= entry.at)
GROUP BY 1, 2
UNION ALL
SELECT c.uid::text, m.role, max(m.said_at)
FROM contact_contact c JOIN identification_mention m ON m.contact_id = c.id
WHERE c.received_at >= %s AND c.answered_at IS NOT NULL
  AND m.role = 'caller' AND m.said_at <= %s
  AND NOT EXISTS (
    SELECT 1 FROM journal_entry entry
    WHERE entry.about = 'contact/' || c.uid AND entry.what = %s)
  AND NOT EXISTS (
    SELECT 1 FROM journal_entry entry
    WHERE entry.about = %s AND entry.facts ->> 'contact' = c.uid::text AND entry.at >= %s)
  AND NOT EXISTS (
    SELECT 1 FROM identification_recheck done WHERE done.contact_id = c.id AND done.role = m.role)
GROUP BY 1, 2
ORDER BY 3
"""
SHOWN = """
SELECT about FROM journal_entry
WHERE what = 'identification.known.opened' AND about = ANY(%s) AND by_id <> %s
  AND facts ->> 'contact' = %s
"""
_waiting: deque[tuple[UUID, str, str, Officer, datetime]] = deque(maxlen=KEPT)


@dataclass(frozen=True)
class Owed:
    """A contact that nobody could look for, in a role; ``failed_at`` when that was asked last."""

    contact: UUID
    role: str
    failed_at: datetime


def note(contact: UUID, role: str, status: str, *, by: Officer, at: datetime) -> None:
    """Write down that nobody could look; ``status``: ``unavailable`` or ``stale``."""
    _waiting.append((contact, role, status, by, at))
    write_what_waits()


def write_what_waits() -> None:
    """Write down the looks that wait in this process, as far as the journal can be written."""
    while _waiting:
        contact, role, status, by, at = _waiting[0]
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('statement_timeout', %s, true)", [IN_TIME])
                record_each(
                    WHAT,
                    abouts=[ABOUT],
                    by=by,
                    at=at,
                    contact=contact,
                    role=Code(role),
                    status=Code(status),
                )
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
        except (OperationalError, InterfaceError):
            return
        _waiting.popleft()


def rechecks_owed(*, at: datetime) -> list[Owed]:
    """The contacts that are to be looked for again, the longest waiting first. One query."""
    noted = (ABOUT, at - OWED, at)
    found = asked(RECHECKS_OWED, *noted, at - OWED, at - SOON, LOOKED, ABOUT, at - OWED)
    return [Owed(UUID(contact), role, failed_at) for contact, role, failed_at in found]


def shown_to_others(abouts: list[str], contact: UUID, *, than: Officer) -> set[str]:
    """Which of these records somebody else was shown for this contact. One query, or none."""
    found = asked(SHOWN, abouts, than.pk, str(contact)) if abouts else []
    return {row[0] for row in found}
