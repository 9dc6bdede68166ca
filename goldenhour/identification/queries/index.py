"""Index: from keys to the mentions that share them, straight from PostgreSQL.

The newest rows of each key only, so that a key of 100,000 rows (a surgery's telephone) costs
no more than a rare one. A mention that was said again is left out: the newer row has its keys.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import connection

from goldenhour.linkage.keys import NOT_ALONE, Key

NEWEST = 200  # rows read for one key
NO_CONTACT = -1

SHARED = """
SELECT asked.kind, asked.key, found.id, found.first
FROM unnest(%s::text[], %s::bigint[]) AS asked (kind, key)
CROSS JOIN LATERAL (
  SELECT mention.id, coalesce(mention.first_id, mention.id) AS first
  FROM identification_mentionkey shared
  JOIN identification_mention mention ON mention.id = shared.mention_id
  WHERE shared.kind = asked.kind AND shared.key = asked.key
    AND mention.contact_id IS DISTINCT FROM %s
    AND NOT EXISTS (
      SELECT 1 FROM identification_mention newer WHERE newer.supersedes_id = mention.id)
  ORDER BY shared.mention_id DESC LIMIT %s
) found
"""


@dataclass
class Hits:
    """Which mentions share which kinds of key. Ids, not uids: they stay within the stage."""

    kinds: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    firsts: set[int] = field(default_factory=set)
    capped: bool = False


def sharing(keys: Collection[Key], *, but_contact: int | None) -> Hits:
    """The mentions outside this contact that share any of the keys. One query."""
    asked = [key for key in keys if key.kind not in NOT_ALONE]
    kinds, hashes = [key.kind for key in asked], [key.hash for key in asked]
    hits = Hits()
    counted: dict[str, int] = defaultdict(int)
    with connection.cursor() as cursor:
        cursor.execute(SHARED, [kinds, hashes, but_contact or NO_CONTACT, NEWEST])
        for kind, _, mention, first in cursor.fetchall():
            hits.kinds[mention].add(kind)
            hits.firsts.add(first)
            counted[kind] += 1
    hits.capped = any(count >= NEWEST for count in counted.values())
    return hits


def sharing_by_key(keys: Collection[Key]) -> dict[Key, set[int]]:
    """The first rows of the statements that have each key, whoever's contact. One query."""
    found: defaultdict[Key, set[int]] = defaultdict(set)
    kinds, hashes = [key.kind for key in keys], [key.hash for key in keys]
    with connection.cursor() as cursor:
        cursor.execute(SHARED, [kinds, hashes, NO_CONTACT, NEWEST])
        for kind, key, _, first in cursor.fetchall():
            found[Key(kind, key)].add(first)
    return found
