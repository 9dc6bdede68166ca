"""Building: the columns and the postings of all rows at once, swept in arrays.

Records come one by one; each column numbers its values as they come. The keys of a million rows
are then made kind by kind of the hashes of the values, never row by row.
"""

from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import blocking
from goldenhour.linkage.index.columns import PLACE, Column, Rows, column_of
from goldenhour.linkage.index.postings import Postings, gather
from goldenhour.linkage.standard import COLUMNS, Standard

BATCH = 100_000
VALUES = attrgetter(*COLUMNS)


class Builder:
    """Takes records, each with its person's id; gives rows and postings when all have come."""

    def __init__(self) -> None:
        self._seen: list[dict[str | int, int]] = [{} for _ in (*COLUMNS, "person")]
        self._batches: list[NDArray[np.int32]] = []
        self._numbers: list[int] = []

    def __len__(self) -> int:
        width = len(self._seen)
        return sum(len(batch) for batch in self._batches) + len(self._numbers) // width

    def add(self, person: str, record: Standard) -> None:
        """One row of a person."""
        values = (*VALUES(record), person)
        self._numbers.extend(
            [
                -1 if value is None else seen.setdefault(value, len(seen))
                for value, seen in zip(values, self._seen, strict=True)
            ]
        )
        if len(self._numbers) >= BATCH * len(self._seen):
            self._keep()

    def _keep(self) -> None:
        batch = np.array(self._numbers, dtype=np.int32).reshape(-1, len(self._seen))
        self._batches.append(batch)
        self._numbers = []

    def rows(self) -> Rows:
        """All rows that came. The builder is empty afterwards."""
        self._keep()
        table = np.concatenate(self._batches)
        self._batches = []
        columns = {}
        for place, column in enumerate(COLUMNS):
            texts = [str(value) for value in self._seen[place]]
            columns[column], table[:, place] = column_of(texts, table[:, place])
            self._seen[place].clear()
        people, persons = column_of([str(one) for one in self._seen[-1]], table[:, -1])
        return Rows(columns, np.ascontiguousarray(table[:, :-1]), persons, people)


def postings_of(rows: Rows) -> Postings:
    """The keys of every row."""
    hashes = {
        part: _part_hashes(rows.columns[blocking.column_of(part)], part) for part in blocking.PARTS
    }
    pairs = []
    for kind, parts in blocking.KINDS:
        codes = [rows.codes[:, PLACE[blocking.column_of(part)]] for part in parts]
        owner = np.flatnonzero(np.all([code >= 0 for code in codes], axis=0)).astype(np.int32)
        said = {p: hashes[p][code[owner]] for p, code in zip(parts, codes, strict=True)}
        keys = next(key for name, key in blocking.keys(said) if name == kind)
        pairs.append((keys, owner))
    return gather(pairs)


def _part_hashes(column: Column, part: str) -> NDArray[np.uint64]:
    texts = column.texts_in_order()
    hashed: Any = (blocking.part_hash(part, text) for text in texts)
    return np.fromiter(hashed, dtype=np.uint64, count=len(column.hashes))
