"""Mapped: the engine's index over the mentions up to one of them, where a force keeps one.

A cache and no truth: built from the table of mentions by the clock (``jobs/indexing``), put in
force by a rename, opened once in each process. Whoever finds a newer version goes on with the
older one until the newer is read in, so that no look waits for it. What came since is asked of
the table of keys. Without a folder for it, or before the first is built, all is asked there.
"""

import gc
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from threading import Lock, Thread

import structlog
from django.conf import settings
from django.db.models import Count, Max

from goldenhour.identification.models import Mention
from goldenhour.identification.rules.weighing import Scales
from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.index.disk import CURRENT, WEIGHTS, NoIndex, Stored
from goldenhour.linkage.index.searching import Index
from goldenhour.linkage.keys import LISTED, Said, record
from goldenhour.linkage.model import OWN
from goldenhour.linkage.standard import Standard

log = structlog.get_logger()
CANDIDATES = 40  # statements that the index proposes, the heaviest first
TELLING = 10_000  # statements from which they tell how common a name is: ours
AT_ONCE = 5_000  # mentions read at a time
SAID = tuple(field.name for field in fields(Said))  # columns of a mention too


@dataclass(frozen=True)
class Mapped:
    """An open index: of the mentions up to the id ``up_to``, as they were at ``as_of``."""

    index: Index
    version: str
    up_to: int
    as_of: datetime

    def common(self, column: str, value: str) -> float | None:
        """How common a value is; None where so few are on record that nobody can tell."""
        return self.index.frequency(column, value) if len(self.index) >= TELLING else None

    def candidates(self, scales: Scales) -> frozenset[int]:
        """The ids of the statements that fit best.

        Whoever weighs too little to be offered is left out, but for whom all are listed.
        """
        least = scales.least + self.index.model.prior - scales.model.prior
        if len(self.index) < TELLING:  # rarity counts for the index and not for the scales
            least = float("-inf")
        near = self.index.nearest(scales.heard, top=CANDIDATES, least=least, listed=LISTED)
        return frozenset(int(one.split("/")[0]) for one in near)


@dataclass
class _Opened:
    """What this process has open, and whether it is reading a newer version in."""

    folder: Path | None = None
    mapped: Mapped | None = None
    is_opening: bool = False


_opened, _lock = _Opened(), Lock()


def mapped() -> Mapped | None:
    """The index that is open; None where there is none yet. Never waits."""
    folder = settings.INDEX
    if folder is None or (version := _in_force(folder)) is None:
        return None
    with _lock:
        held = _opened.mapped if _opened.folder == folder else None
        is_old = held is None or held.version != version
        if is_old and not _opened.is_opening:
            _opened.is_opening = True
            Thread(target=_open, args=(folder,), daemon=True).start()
    return held


def open_now() -> Mapped | None:
    """The index in force, read in before anything else: for those who may wait."""
    if settings.INDEX is not None:
        _open(settings.INDEX)
    return mapped()


def _open(folder: Path) -> None:
    found = None
    try:
        found = _read(folder)
    except (NoIndex, OSError, KeyError, ValueError):
        log.exception("the index cannot be opened")
    with _lock:
        _opened.is_opening = False
        if found is not None:
            _opened.folder, _opened.mapped = folder, found


def _read(folder: Path) -> Mapped:
    stored = Stored(folder)
    own = json.loads((stored.version / WEIGHTS).read_text())[OWN]
    stored.index.warm()
    gc.freeze()  # a million texts that no collection of garbage need walk through
    as_of = datetime.fromisoformat(own["as_of"])
    return Mapped(stored.index, stored.version.name, int(own["up_to"]), as_of)


def _in_force(folder: Path) -> str | None:
    try:
        return (folder / CURRENT).read_text()
    except OSError:
        return None


def last_mention() -> int:
    """The id of the newest mention; 0 where there is none. One query."""
    return int(Mention.objects.aggregate(last=Max("id"))["last"] or 0)


def since(up_to: int) -> int:
    """How many mentions came behind this one. One query."""
    found = Mention.objects.filter(id__gt=up_to).aggregate(many=Count("id"))
    return int(found["many"])


def statements(up_to: int) -> Iterator[tuple[str, Standard]]:
    """Every statement as it stands among the mentions up to this one: its ids, and what it says.

    What was said again is asked by itself: as one question the database reads the whole table of
    newer rows for each part.
    """
    for begin in range(0, up_to, AT_ONCE):
        end = min(begin + AT_ONCE, up_to)
        again = Mention.objects.filter(supersedes_id__gt=begin, supersedes_id__lte=end)
        stale = set(again.values_list("supersedes_id", flat=True))
        chunk = Mention.objects.filter(id__gt=begin, id__lte=end).order_by("id")
        for mention, first, said_at, *said in chunk.values_list("id", "first_id", "said_at", *SAID):
            if mention not in stale:
                day = said_at.astimezone(LONDON).date()
                yield f"{mention}/{first or mention}", record(Said(*said), on=day)
