"""Postings: for every key the rows that have it, in three flat arrays.

``keys`` (uint64, rising, each once), ``starts`` (int64, one more than keys) into ``rows``
(int32). Nothing here knows what a key means.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass
class Postings:
    """The rows of every key. Arrays may be mapped from files."""

    keys: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]

    def sizes(self, asked: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the rows of each key begin, and how many they are; 0 for a key nobody has."""
        if not len(self.keys):
            return np.zeros(len(asked), dtype=np.int64), np.zeros(len(asked), dtype=np.int64)
        place = np.minimum(self.keys.searchsorted(asked), len(self.keys) - 1)
        found = self.keys[place] == asked
        begins = self.starts[place]
        return begins, np.where(found, self.starts[place + 1] - begins, 0)


def gather(keys: NDArray[np.uint64], rows: NDArray[np.int32]) -> Postings:
    """The postings of pairs of key and row; a row stands once under each of its keys."""
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    sorted_rows = rows[order]
    is_new = np.empty(len(keys), dtype=bool)
    if len(keys):
        is_new[0] = True
        np.not_equal(sorted_keys[1:], sorted_keys[:-1], out=is_new[1:])
    starts = np.append(np.flatnonzero(is_new), len(keys)).astype(np.int64)
    return Postings(sorted_keys[is_new], starts, sorted_rows)
