"""Tail: the rows that came since the index was built, found by the very next question.

Kept in memory beside the mapped arrays; their row numbers go on where those end. A tail is
short: the index is built again when it grows long.
"""

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import blocking
from goldenhour.linkage.index.columns import Rows
from goldenhour.linkage.standard import COLUMNS, Standard


class Tail:
    """Rows behind the built ones. ``begins`` is the first one's number."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.begins = len(rows.codes)
        self._codes = np.full((64, len(COLUMNS)), -1, dtype=np.int32)
        self._persons: list[int] = []
        self._keys: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self._persons)

    def add(self, person: str, record: Standard) -> int:
        """One row of a person; gives its number."""
        at = len(self._persons)
        if at == len(self._codes):
            self._codes = np.concatenate([self._codes, np.full_like(self._codes, -1)])
        for place, column in enumerate(COLUMNS):
            text = record.text(column)
            self._codes[at, place] = -1 if text is None else self._rows.columns[column].add(text)
        self._persons.append(self._rows.people.add(person))
        for key in blocking.of_record(record):
            self._keys.setdefault(key, []).append(self.begins + at)
        return self.begins + at

    def rows(self, key: int) -> list[int]:
        """The rows that have this key."""
        return self._keys.get(key, []) if self._keys else []

    def table(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """The numbers of some rows, built ones and later ones."""
        if not self._persons:
            return self._rows.codes[rows]
        return np.where(
            (rows < self.begins)[:, None],
            self._rows.codes[np.minimum(rows, self.begins - 1)]
            if self.begins
            else self._codes[np.zeros_like(rows)],
            self._codes[np.maximum(rows - self.begins, 0)],
        )

    def persons(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """The numbers of the persons whose rows they are."""
        if not self._persons:
            return self._rows.persons[rows]
        later = np.array(self._persons, dtype=np.int32)
        found = later[np.maximum(rows - self.begins, 0)]
        is_built = rows < self.begins
        found[is_built] = self._rows.persons[rows[is_built]]
        return found

    def person(self, row: int) -> int:
        """The number of the person whose row it is."""
        if row < self.begins:
            return int(self._rows.persons[row])
        return self._persons[row - self.begins]
