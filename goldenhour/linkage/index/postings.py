"""Postings: for every key the rows that have it, in three flat arrays.

``keys`` (uint64, rising, each once), ``starts`` (int64, one more than keys) into ``rows``
(int32). Nothing here knows what a key means.
"""

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


def gather(pairs: list[Pairs]) -> Postings:
    """The postings of pairs of key and row; a row stands once under each of its keys.

    Sorted one sixteenth of the keys after the other, which takes less memory than all at once.
    ``pairs`` is emptied.
    """
    shares: list[list[Pairs]] = [[] for _ in range(SHARES)]
    while pairs:
        _share_out(*pairs.pop(0), shares)
    sizes = [sum(len(keys) for keys, _ in share) for share in shares]
    keys, rows = np.empty(sum(sizes), dtype=np.uint64), np.empty(sum(sizes), dtype=np.int32)
    end = 0
    for at, size in enumerate(sizes):
        share, shares[at] = shares[at], []
        if share:
            begin, end = end, end + size
            of_share = np.concatenate([each for each, _ in share])
            order = np.argsort(of_share, kind="stable")
            keys[begin:end] = of_share[order]
            rows[begin:end] = np.concatenate([each for _, each in share])[order]
    is_new = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
    starts = np.append(np.flatnonzero(is_new), len(keys)).astype(np.int64)
    return Postings(keys[is_new], starts, rows)


def _share_out(
    keys: NDArray[np.uint64], rows: NDArray[np.int32], shares: list[list[Pairs]]
) -> None:
    """Put the pairs of one kind into the shares by the first bits of their keys."""
    first = (keys >> SHIFT).astype(np.uint8)
    order = np.argsort(first, kind="stable")  # by counting, since there are few different ones
    ends = np.cumsum(np.bincount(first, minlength=SHARES))
    keys, rows = keys[order], rows[order]
    for share, begin, end in zip(shares, [0, *ends[:-1]], ends, strict=True):
        share.append((keys[begin:end].copy(), rows[begin:end].copy()))
