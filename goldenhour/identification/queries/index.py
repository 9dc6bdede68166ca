"""Index: from keys to the mentions that share them, from PostgreSQL.

The rarest keys are followed first and no more than ``FOLLOWED`` rows, the newest of each key; no
more than ``WEIGHED`` of them are candidates: so a surname and a street of 100,000 rows cost no
more than rare ones. Whoever shares a number, an e-mail address or an address is listed beside,
up to ``NEWEST`` of each. The keys alone tell who shares most; only of those is the mention read,
and one that was said again is left out then: the newer row has its keys.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from math import log2

from goldenhour.journal.planned import array, several
from goldenhour.journal.rows import asked
from goldenhour.journal.wire import Asked
from goldenhour.linkage.keys import LISTED, NOT_ALONE, Key

NEWEST = 200  # rows read of one key
FOLLOWED = 1000  # rows followed in all, but for those that are listed
RARE = 20  # rows up to which a key that could be anybody's proposes them by itself: ours
WEIGHED = 60  # candidates for a person, those that share most
LIKELY = 110  # of whom the mention is read: two in five of a played record were said again
MANY = 21.0  # bits: the logarithm of more rows than any force has, so that no rarity is below 0

# First each key is counted, no further than it matters; then the rarest are followed.
SHARED = """
WITH counted AS (
  SELECT asked.kind, asked.key, asked.listed, asked.after, held.many
  FROM unnest(%s::text[], %s::bigint[], %s::boolean[], %s::bigint[])
    AS asked (kind, key, listed, after)
  CROSS JOIN LATERAL (SELECT count(*) AS many FROM (
    SELECT 1 FROM identification_mentionkey k
    WHERE k.key = asked.key AND k.mention_id > asked.after LIMIT %s) few) held
), followed AS (
  SELECT kind, key, many, listed, after,
    sum(many) OVER (ORDER BY listed DESC, many, kind, key) AS upto
  FROM counted WHERE many > 0
)
SELECT followed.kind, followed.key, followed.many, found.mention_id
FROM followed CROSS JOIN LATERAL (
  SELECT shared.mention_id FROM identification_mentionkey shared
  WHERE shared.key = followed.key AND shared.mention_id > followed.after
  ORDER BY shared.mention_id DESC LIMIT %s
) found
WHERE followed.listed OR followed.upto <= %s
"""
SHARED_BY_KEY = """
SELECT asked.kind, asked.key, found.first
FROM unnest(%s::text[], %s::bigint[]) AS asked (kind, key)
CROSS JOIN LATERAL (
  SELECT coalesce(mention.first_id, mention.id) AS first
  FROM identification_mentionkey shared
  JOIN identification_mention mention ON mention.id = shared.mention_id
  WHERE shared.key = asked.key
    AND NOT EXISTS (
      SELECT 1 FROM identification_mention newer WHERE newer.supersedes_id = mention.id)
  ORDER BY shared.mention_id DESC LIMIT %s
) found
"""
Row = tuple[str, int, int, int]  # kind, key, how many have it, mention


@dataclass(frozen=True)
class Shared:
    """What the keys tell, before any mention is read: some were said again or are our own.

    ``kinds``: by which kinds of key each is shared. ``ranked``: who may be a candidate for a
    person, those that share most first; ``proposed``: those of the mapped index. ``capped``: so
    many share a number or an address that only the newest were read. Ids, not uids.
    """

    kinds: dict[int, set[str]] = field(default_factory=dict)
    ranked: list[int] = field(default_factory=list)
    capped: bool = False
    proposed: frozenset[int] = frozenset()
    as_of: datetime | None = None  # where the table did not answer: when the index was built

    @property
    def likely(self) -> set[int]:
        """Those to be read: whoever is listed, and some more of the strongest than are weighed."""
        listed = {one for one, kinds in self.kinds.items() if not kinds.isdisjoint(LISTED)}
        return listed | set(self.ranked[:LIKELY]) | self.proposed

    def others(self, standing: Collection[int]) -> list[int]:
        """Those to be read beside, where too few of the likely still stand."""
        enough = sum(one in standing for one in self.ranked[:LIKELY]) >= WEIGHED
        return [] if enough else self.ranked[LIKELY : 2 * LIKELY]

    def strongest(self, standing: Collection[int]) -> frozenset[int]:
        """The candidates for a person among those that stand."""
        ranked = (one for one in self.ranked if one in standing)
        return frozenset(islice(ranked, WEIGHED)) | self.proposed

    def kept(self, strongest: Collection[int]) -> dict[int, set[str]]:
        """By which kinds of key each is shared that is a candidate or is listed."""
        kept = {
            one: kinds
            for one, kinds in self.kinds.items()
            if one in strongest or not kinds.isdisjoint(LISTED)
        }
        return {one: set() for one in self.proposed} | kept


def sharing(keys: Collection[Key]) -> Shared:
    """The mentions that share any of the keys. One query."""
    wanted = alone(keys)
    return of_rows(several(question(wanted))[0]) if wanted else Shared()


def alone(keys: Collection[Key]) -> list[Key]:
    """The keys to look by; none where all there are could be anybody's."""
    return [*keys] if any(key.kind not in NOT_ALONE for key in keys) else []


def question(keys: Collection[Key], *, after: int = 0) -> Asked:
    """The statement that follows these keys; what is not listed only ``after`` this mention."""
    kinds, hashes = array(key.kind for key in keys), array(key.hash for key in keys)
    listed = [key.kind in LISTED for key in keys]
    since = array(0 if is_listed else after for is_listed in listed)
    return SHARED, (kinds, hashes, array(listed), since, NEWEST + 1, NEWEST, FOLLOWED)


def of_rows(rows: Iterable[Row]) -> Shared:
    """What the keys tell, row by row: who shares what, and who shares most."""
    kinds: defaultdict[int, set[str]] = defaultdict(set)
    strength: defaultdict[int, float] = defaultdict(float)
    telling: set[int] = set()
    is_capped = False
    for kind, _, many, mention in rows:
        kinds[mention].add(kind)
        strength[mention] += MANY - log2(many)
        if kind not in NOT_ALONE or many <= RARE or len(kinds[mention]) > 1:
            telling.add(mention)
        is_capped = is_capped or (many > NEWEST and kind in LISTED)
    ranked = sorted(telling, key=lambda one: (-strength[one], -one))
    return Shared(dict(kinds), ranked, is_capped)


def sharing_by_key(keys: Collection[Key]) -> dict[Key, set[int]]:
    """The first rows of the statements that have each key, whoever's contact. One query."""
    found: defaultdict[Key, set[int]] = defaultdict(set)
    kinds, hashes = array(key.kind for key in keys), array(key.hash for key in keys)
    for kind, key, first in asked(SHARED_BY_KEY, kinds, hashes, NEWEST):
        found[Key(kind, key)].add(first)
    return found
