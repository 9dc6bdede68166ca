"""Index: from keys to the mentions that share them, from PostgreSQL and the mapped index.

The rarest keys are followed first and no more than ``FOLLOWED`` rows, the newest of each key; no
more than ``WEIGHED`` of them are candidates: so a surname and a street of 100,000 rows cost no
more than rare ones. Whoever shares a number, an e-mail address or an address is listed beside,
up to ``NEWEST`` of each. A mention that was said again is left out: the newer row has its keys.

Where a mapped index is open it proposes the candidates of its time, and only what came since is
asked of the table; where the table does not answer in time, what is known is as old as that.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from math import log2

from django.conf import settings
from django.db import OperationalError, connection
from django.db.transaction import TransactionManagementError

from goldenhour.identification.queries.mapped import Mapped, mapped
from goldenhour.identification.rules.weighing import Scales
from goldenhour.journal.planned import array
from goldenhour.journal.rows import asked
from goldenhour.linkage.keys import LISTED, NOT_ALONE, Key

NEWEST = 200  # rows read of one key
FOLLOWED = 1000  # rows followed in all, but for those that are listed
RARE = 20  # rows up to which a key that could be anybody's proposes them by itself: ours
WEIGHED = 60  # candidates for a person, those that share most
LIKELY = 2 * WEIGHED  # of whom it is asked first whether they stand
MANY = 21.0  # bits: the logarithm of more rows than any force has, so that no rarity is below 0
NO_CONTACT = -1

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
# Of those only: whether they still stand, and the first row of each. The keys alone cost a tenth.
STANDING = """
SELECT mention.id, coalesce(mention.first_id, mention.id) FROM identification_mention mention
WHERE mention.id = ANY(%s::bigint[]) AND mention.contact_id IS DISTINCT FROM %s
  AND NOT EXISTS (
    SELECT 1 FROM identification_mention newer WHERE newer.supersedes_id = mention.id)
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
Standings = Callable[[Collection[int]], Mapping[int, int]]


@dataclass
class Hits:
    """Which mentions share which kinds of key. Ids, not uids: they stay within the stage.

    ``strongest``: the candidates for a person, those that share most. ``capped``: so many share a
    number or an address that only the newest were read.
    """

    kinds: dict[int, set[str]] = field(default_factory=dict)
    firsts: set[int] = field(default_factory=set)
    strongest: frozenset[int] = frozenset()
    capped: bool = False
    as_of: datetime | None = None  # where the table did not answer: when the index was built


@dataclass(frozen=True)
class Shared:
    """What the keys alone tell, of mentions that were said again too.

    ``ranked``: who may be a candidate for a person, those that share most first.
    """

    kinds: dict[int, set[str]]
    ranked: list[int]
    capped: bool

    def hits(self, standings: Standings) -> Hits:
        """What is left of it among the mentions that stand; ``standings`` gives their first rows.

        Asked of the likely ones, and of the rest only where too few of those stand.
        """
        listed = [one for one, shared in self.kinds.items() if not shared.isdisjoint(LISTED)]
        first_of = dict(standings({*listed, *self.ranked[:LIKELY]}))
        strongest = [one for one in self.ranked[:LIKELY] if one in first_of][:WEIGHED]
        if len(strongest) < WEIGHED and (others := self.ranked[LIKELY:]):
            first_of |= standings(others)
            strongest = [one for one in self.ranked if one in first_of][:WEIGHED]
        kept = {one for one in (*listed, *strongest) if one in first_of}
        kinds = {one: self.kinds[one] for one in kept}
        return Hits(kinds, {first_of[one] for one in kept}, frozenset(strongest), self.capped)


def sharing(
    keys: Collection[Key], *, but_contact: int | None, scales: Scales | None = None
) -> Hits:
    """The mentions outside this contact that share any of the keys. Two queries.

    ``scales``: with who is asked about, for the mapped index where there is one.
    """
    wanted = alone(keys)
    index = mapped() if scales is not None and wanted else None
    if index is None or scales is None:
        return _in_table(wanted, but_contact, 0)
    return _with_index(index, scales, wanted, but_contact)


def _with_index(
    index: Mapped, scales: Scales, keys: Collection[Key], but_contact: int | None
) -> Hits:
    """What the index proposes of its time, and of the table what came since.

    The table has a quarter of the look's time, so that there is some left to read the rows.
    """
    proposed = index.candidates(scales)
    try:
        with _in_its_time():
            hits = _in_table(keys, but_contact, index.up_to)
    except OperationalError:
        hits = Hits(capped=True, as_of=index.as_of)
    for mention, first in proposed.items():
        hits.kinds.setdefault(mention, set())
        hits.firsts.add(first)
    hits.strongest |= proposed.keys()
    return hits


@contextmanager
def _in_its_time() -> Iterator[None]:
    """Within the look's transaction: each statement has a quarter of its time, later ones half.

    What fails is taken back alone. As atomic does, but the times go along with it, and every
    way to the database takes longer than what it asks here.
    """
    quarter, half = settings.LOOK_MS // 4, settings.LOOK_MS // 2
    if not connection.in_atomic_block:
        raise TransactionManagementError("A look at the table is part of a look.")
    with connection.cursor() as cursor:
        cursor.execute(f"SAVEPOINT of_the_table; SET LOCAL statement_timeout = {quarter}")
        try:
            yield
        except OperationalError:
            cursor.execute("ROLLBACK TO SAVEPOINT of_the_table")
            raise
        cursor.execute(f"RELEASE SAVEPOINT of_the_table; SET LOCAL statement_timeout = {half}")


def alone(keys: Collection[Key]) -> list[Key]:
    """The keys to look by; none where all there are could be anybody's."""
    return [*keys] if any(key.kind not in NOT_ALONE for key in keys) else []


def _in_table(keys: Collection[Key], but_contact: int | None, after: int) -> Hits:
    def standings(ids: Collection[int]) -> Mapping[int, int]:
        return dict(asked(STANDING, array(ids), but_contact or NO_CONTACT)) if ids else {}

    return of_rows(_rows(keys, after)).hits(standings)


def _rows(keys: Collection[Key], after: int) -> Iterable[Row]:
    kinds, hashes = array(key.kind for key in keys), array(key.hash for key in keys)
    listed = [key.kind in LISTED for key in keys]
    since = array(0 if is_listed else after for is_listed in listed)
    bounds = (NEWEST + 1, NEWEST, FOLLOWED)
    found: list[Row] = asked(SHARED, kinds, hashes, array(listed), since, *bounds) if keys else []
    return found


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
