"""Entries: many lines of the journal at once, in one statement."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldenhour.journal import planned, rows, together
from goldenhour.journal.codes import Code
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


@dataclass(frozen=True)
class Lines:
    """What several lines have in common, and of each the record it is about and its facts."""

    what: Code
    command: str
    at: datetime
    by_id: int
    each: Sequence[tuple[str, Mapping[str, Any]]]  # facts as JSON keeps them (``codes.plain``)


def write(lines: Lines, *, once_for: str | None = None) -> None:
    """Write lines that say the same about several records, in their order. One query.

    ``once_for``: a contact; what the same person is on record for with it is not written again.
    """
    if together.now() is not None:
        rows.add_all([_entry(lines, *one) for one in lines.each])
    elif lines.each:
        abouts = [about for about, _ in lines.each]
        facts = [json.dumps(said) for _, said in lines.each]
        of_all = (lines.what, lines.command, lines.at, lines.by_id)
        once = (lines.what, lines.by_id, once_for)
        planned.several((EACH, [*of_all, abouts, facts, *once]))


def _entry(lines: Lines, about: str, facts: Mapping[str, Any]) -> Entry:
    return Entry(
        what=lines.what,
        about=about,
        facts=dict(facts),
        command=lines.command,
        by_id=lines.by_id,
        at=lines.at,
    )
