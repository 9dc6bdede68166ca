"""Entries: many lines of the journal at once, in one statement."""

import json
from collections.abc import Sequence

from goldenhour.journal import planned, rows, together
from goldenhour.journal.models import Entry

EACH = """
INSERT INTO journal_entry (what, about, facts, command, at, by_id, shard)
SELECT %s, one.about, one.facts::jsonb, %s, %s, %s, 0
FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS one (about, facts, place)
WHERE NOT EXISTS (
  SELECT 1 FROM journal_entry before
  WHERE before.what = %s AND before.about = one.about AND before.by_id = %s
    AND before.facts ->> 'contact' = %s)
ORDER BY one.place
"""


def write(lines: Sequence[Entry], *, once_for: str | None = None) -> None:
    """Write lines that say the same about several records, in their order. One query.

    ``once_for``: a contact; what the same person is on record for with it is not written again.
    """
    if together.now() is not None:
        rows.add_all(list(lines))
        return
    for first in lines[:1]:
        of_all = (first.what, first.command, first.at, first.by_id)
        abouts = [line.about for line in lines]
        facts = [json.dumps(line.facts) for line in lines]
        once = (first.what, first.by_id, once_for)
        planned.several((EACH, [*of_all, abouts, facts, *once]))
