"""What may be asked of the journal: the entries of a record, and whether the chain closes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from goldenhour.journal.models import Entry


@dataclass(frozen=True)
class EntryRow:
    """One line of the journal, for the history of a record."""

    id: int
    what: str
    about: str
    at: datetime
    by: str


def entries_about(about: str) -> list[EntryRow]:
    """Everything that happened to a record, the oldest first. One query."""
    rows = Entry.objects.filter(about=about).order_by("id").select_related("by")
    return [EntryRow(row.pk, row.what, row.about, row.at, row.by.staff_number) for row in rows]


BROKEN = """
SELECT e.id FROM (
  SELECT j AS entry, j.id, j.hash, j.prev,
         lag(j.hash) OVER (PARTITION BY j.shard ORDER BY j.id) AS before
  FROM journal_entry j) e
WHERE e.hash IS DISTINCT FROM journal_digest(e.entry) OR e.prev IS DISTINCT FROM e.before
ORDER BY e.id LIMIT 100
"""


def broken_links() -> list[int]:
    """The ids of entries whose hash or link does not close, at most 100. One query.

    Finds an edit, an insert, a reordering and a delete in the middle. A tail cut off is only
    seen against a checkpoint kept elsewhere, which is not built yet.
    """
    with connection.cursor() as cursor:
        cursor.execute(BROKEN)
        return [int(row[0]) for row in cursor.fetchall()]
