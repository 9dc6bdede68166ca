"""Columns: the values of the rows, each different one kept once and named by a number.

A column is a dictionary of its values in order of their hash, and how many rows say each; the
rows are one table of those numbers, -1 for nothing said. Rows that came since the index was built
add their values behind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import hashing
from goldenhour.linkage.standard import COLUMNS

Numbers = NDArray[np.int64]
PLACE = {column: place for place, column in enumerate(COLUMNS)}


@dataclass
class Column:
    """The different values of one column. Arrays may be mapped from files.

    ``hashes`` (uint64, rising), ``starts`` (int64, one more than values) into ``octets`` (UTF-8),
    ``counts`` (int32): rows that say the value.
    """

    hashes: NDArray[np.uint64]
    starts: NDArray[np.int64]
    octets: NDArray[np.uint8]
    counts: NDArray[np.int32]
    said: int  # rows that say anything in this column
    later: dict[str, int] = field(default_factory=dict)
    later_texts: list[str] = field(default_factory=list)

    def code(self, value: str | None) -> int:
        """The number of a value; -2 for one that nobody says, -1 for none."""
        if value is None:
            return -1
        wanted = np.uint64(hashing.of(value))
        place = int(self.hashes.searchsorted(wanted))
        if place < len(self.hashes) and self.hashes[place] == wanted:
            return place
        return self.later.get(value, -2)

    def text(self, code: int) -> str:
        """The value of a number; empty for none."""
        if code < 0:
            return ""
        if code >= len(self.hashes):
            return self.later_texts[code - len(self.hashes)]
        return self.octets[self.starts[code] : self.starts[code + 1]].tobytes().decode()

    def texts(self, codes: Sequence[int]) -> list[str]:
        """The values of many numbers."""
        return [self.text(code) for code in codes]

    def frequency(self, code: int) -> float | None:
        """The share of this value among the rows that say one; None for one nobody says."""
        if 0 <= code < len(self.hashes) and self.said:
            return int(self.counts[code]) / self.said
        return 1 / (self.said + 1) if code >= 0 else None

    def add(self, value: str) -> int:
        """The number of a value that came since; a new one where nobody said it before."""
        known = self.code(value)
        if known >= 0:
            return known
        code = len(self.hashes) + len(self.later_texts)
        self.later[value] = code
        self.later_texts.append(value)
        return code


def encode(values: Sequence[str | None]) -> tuple[Column, NDArray[np.int32]]:
    """A column of these values, one a row, and the rows' numbers in it."""
    seen: dict[str, int] = {}
    first = np.fromiter(
        (-1 if value is None else seen.setdefault(value, len(seen)) for value in values),
        dtype=np.int32,
        count=len(values),
    )
    return column_of(list(seen), first)


def column_of(texts: list[str], first: NDArray[np.int32]) -> tuple[Column, NDArray[np.int32]]:
    """A column of different texts, and numbers in order of appearance put in its order."""
    hashes = np.fromiter(map(hashing.of, texts), dtype=np.uint64, count=len(texts))
    order = np.argsort(hashes)
    place = np.empty(len(texts) + 1, dtype=np.int32)
    place[order] = np.arange(len(texts), dtype=np.int32)
    place[-1] = -1  # a number of -1 stays
    codes = place[first]
    blobs = [texts[at].encode("utf-8", "replace") for at in order.tolist()]
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(blob) for blob in blobs], out=starts[1:])
    said = codes[codes >= 0]
    column = Column(
        hashes=hashes[order],
        starts=starts,
        octets=np.frombuffer(b"".join(blobs), dtype=np.uint8),
        counts=np.bincount(said, minlength=len(texts)).astype(np.int32),
        said=len(said),
    )
    return column, codes


@dataclass
class Rows:
    """The rows: ``codes`` (int32, one line a row, one column a value), and whose row each is."""

    columns: Mapping[str, Column]
    codes: NDArray[np.int32]
    persons: NDArray[np.int32]  # row to a number in ``people``
    people: Column  # the person's own ids
