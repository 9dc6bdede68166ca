"""Copied keys: the keys of mentions that the database wrote, as a command would have kept them.

Worked out of what each says, in arrays as the engine's index is built, and copied in. A migration
that keys every mention again finds them as they would be.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import islice

import numpy as np
import psycopg
from numpy.typing import NDArray

from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.index.building import Builder, keyed
from goldenhour.linkage.keys import Said, keys, record

SAID = ", ".join(field.name for field in fields(Said))
MENTIONS = f"SELECT id, said_at, {SAID} FROM identification_mention WHERE id > %s ORDER BY id"
INTO = "COPY identification_mentionkey (mention_id, kind, key) FROM STDIN (FORMAT BINARY)"
BEGINS, ENDS = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
AT_ONCE = 200_000
CHECKED = 100
KEPT = "SELECT mention_id, kind, key FROM identification_mentionkey WHERE mention_id = ANY(%s)"


def write(bulk: psycopg.Connection, after: int) -> None:
    """The keys of every mention behind this id."""
    ids, builder = _read(bulk, after)
    with bulk.cursor().copy(INTO) as into:
        into.write(BEGINS)
        for kind, found, owners in keyed(builder.rows()):
            for begin in range(0, len(owners), AT_ONCE):
                part = slice(begin, begin + AT_ONCE)
                into.write(_binary(kind, ids[owners[part]], found[part]))
        into.write(ENDS)


def check(bulk: psycopg.Connection, after: int) -> None:
    """A few of them beside what a command would keep. Raises RuntimeError."""
    with bulk.transaction():
        asked = [*islice(_mentions(bulk, after), CHECKED)]
    wanted = {
        (mention, key.kind, key.hash) for mention, on, said in asked for key in keys(said, on=on)
    }
    kept = bulk.execute(KEPT, [[mention for mention, *_ in asked]]).fetchall()
    if {*kept} != wanted:
        raise RuntimeError("the keys that were copied in are not those of their mentions")


def _read(bulk: psycopg.Connection, after: int) -> tuple[NDArray[np.int64], Builder]:
    """The mentions in standard spelling, and the id of each."""
    builder, ids = Builder(), []
    with bulk.transaction():
        for mention, on, said in _mentions(bulk, after):
            builder.add("", record(said, on=on))
            ids.append(mention)
    return np.array(ids, dtype=np.int64), builder


def _mentions(bulk: psycopg.Connection, after: int) -> Iterator[tuple[int, date, Said]]:
    with bulk.cursor("mentions") as rows:
        rows.itersize = AT_ONCE
        rows.execute(MENTIONS, [after])
        for mention, said_at, *said in rows:
            yield mention, said_at.astimezone(LONDON).date(), Said(*said)


def _binary(kind: str, mentions: NDArray[np.int64], found: NDArray[np.uint64]) -> bytes:
    """Rows as PostgreSQL takes them: how many columns, then the octets and the value of each."""
    name = kind.encode()
    row = np.dtype(
        [
            ("columns", ">i2"),
            ("of_mention", ">i4"),
            ("mention", ">i8"),
            ("of_kind", ">i4"),
            ("kind", f"S{len(name)}"),
            ("of_key", ">i4"),
            ("key", ">i8"),
        ]
    )
    rows = np.empty(len(found), dtype=row)
    rows["columns"], rows["of_mention"], rows["of_kind"], rows["of_key"] = 3, 8, len(name), 8
    rows["mention"], rows["kind"], rows["key"] = mentions, name, found.view(np.int64)
    return rows.tobytes()
