"""Postings: for every key the rows that have it, in three flat arrays.

``keys`` (uint64, rising, each once), ``starts`` (int64, one more than keys) into ``rows``
(int32). Nothing here knows what a key means.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHARES, SHIFT = 16, np.uint64(60)


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

    def of(self, begins: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
        """So many rows from each of these places, one after the other."""
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1] if len(ends) else 0)
        places += np.repeat(begins - ends + sizes, sizes)
        return self.rows[places].astype(np.int64)


Pairs = tuple[NDArray[np.uint64], NDArray[np.int32]]


def gather(pairs: Sequence[Pairs]) -> Postings:
    """The postings of pairs of key and row; a row stands once under each of its keys.

    Sorted one sixteenth of the keys after the other, which takes less memory than all at once.
    """
    sorted_keys, sorted_rows = [np.empty(0, np.uint64)], [np.empty(0, np.int32)]
    for share in range(SHARES):
        chosen = [(keys >> SHIFT) == share for keys, _ in pairs]
        if not chosen:
            break
        keys = np.concatenate([one[at] for (one, _), at in zip(pairs, chosen, strict=True)])
        rows = np.concatenate([one[at] for (_, one), at in zip(pairs, chosen, strict=True)])
        order = np.argsort(keys, kind="stable")
        sorted_keys.append(keys[order])
        sorted_rows.append(rows[order])
    keys, rows = np.concatenate(sorted_keys), np.concatenate(sorted_rows)
    is_new = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
    starts = np.append(np.flatnonzero(is_new), len(keys)).astype(np.int64)
    return Postings(keys[is_new], starts, rows)
