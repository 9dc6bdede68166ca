"""The mapped index, built anew from the table of mentions when what came since grows long.

Nothing is read of what the index does not cover: the newest ``BEHIND`` mentions are left to the
table of keys, for a statement that is being written while the index is built has an id already.
"""

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

from goldenhour.force.models import Officer
from goldenhour.identification.queries import mapped
from goldenhour.identification.rules.weighing import WEIGHTS
from goldenhour.linkage.index import disk
from goldenhour.linkage.index.building import Builder
from goldenhour.linkage.model import OWN

LONG = 50_000  # mentions since the last build from which it is worth another: ours
BEHIND = 1_000  # ids that may still be being written: no command lasts so long


def index_what_came(*, by: Officer, at: datetime) -> int:
    """Build the index where the tail has grown long; how many statements it then has, else 0."""
    del by  # nobody's record changes: a cache is made
    if settings.INDEX is None:
        return 0
    held = mapped.mapped() or mapped.open_now()
    if mapped.since(held.up_to if held else 0) < LONG + BEHIND:
        return 0
    return build(settings.INDEX, at=at)


def build(folder: Path, *, at: datetime, behind: int = BEHIND) -> int:
    """Write the index of all mentions but the newest and put it in force; how many it has."""
    up_to = max(0, mapped.last_mention() - behind)
    builder = Builder()
    for ids, statement in mapped.statements(up_to):
        builder.add(ids, statement)
    rows = len(builder)
    saved = json.loads(WEIGHTS.read_text("utf-8"))
    own = saved[OWN] | {"up_to": up_to, "as_of": at.isoformat()}
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    disk.save(folder, builder.rows(), saved | {OWN: own})
    return rows
