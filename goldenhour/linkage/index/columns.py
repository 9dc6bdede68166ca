"""Columns: the values of the rows, each different one kept once and named by a number.

A column is a dictionary of its values in order of their hash, and how many rows say each; the
rows are one table of those numbers, -1 for nothing said. Rows that came since the index was built
add their values behind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import hashing
from goldenhour.linkage.standard import COLUMNS

KEPT = 300_000  # values of a column that are held in memory as text
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
    parts: dict[tuple[int, int], NDArray[np.int32]] = field(default_factory=dict)

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

    def texts(self, codes: NDArray[Any]) -> list[str]:
        """The values of many numbers; empty for none."""
        if self.kept is not None:
            return [*map(self.kept.__getitem__, codes.tolist())]
        built = len(self.hashes)
        if self.later_texts or not built:
            return [*map(self.text, codes.tolist())]
        places = np.clip(codes, 0, built - 1)
        begins, ends = self.starts[places].tolist(), self.starts[places + 1].tolist()
        octets = memoryview(self.octets)  # type: ignore[arg-type]  # an array is a buffer
        return [
            "" if code < 0 else str(octets[begin:end], "utf-8")
            for code, begin, end in zip(codes.tolist(), begins, ends, strict=True)
        ]

    @cached_property
    def kept(self) -> list[str] | None:
        """All values in memory where they are not too many; the last place stands for none."""
        if len(self.hashes) > KEPT:
            return None
        every = [*self.texts_in_order(), *self.later_texts]
        return [*every, ""]  # -1, none, is the last

    def texts_in_order(self) -> Iterator[str]:
        """Every value, by number, but those that came since."""
        octets, starts = self.octets.tobytes(), self.starts.tolist()
        for begin, end in pairwise(starts):
            yield octets[begin:end].decode()

    def figures(self, part: slice) -> NDArray[np.int32]:
        """What figures stand in a part of each value, as one number; -1 behind them for none."""
        key = (part.start, part.stop)
        if key not in self.parts or len(self.parts[key]) != len(self) + 1:
            texts = [*self.texts_in_order(), *self.later_texts]
            found = [int(text[part].replace("-", "") or -1) for text in texts]
            self.parts[key] = np.array([*found, -1], dtype=np.int32)
        return self.parts[key]

    def __len__(self) -> int:
        return len(self.hashes) + len(self.later_texts)

    def frequency(self, code: int) -> float | None:
        """The share of this value among the rows that say one; None for one nobody says."""
        if 0 <= code < len(self.hashes) and self.said:
            return int(self.counts[code]) / self.said
        return 1 / (self.said + 1) if code >= 0 else None

    @cached_property
    def commonness(self) -> NDArray[np.float64]:
        """The logarithm (base 2) of every value's share; the last is for one that came since."""
        later = -np.log2(self.said + 1)
        return np.append(np.log2(self.counts / max(self.said, 1)), later)

    def add(self, value: str) -> int:
        """The number of a value that came since; a new one where nobody said it before."""
        known = self.code(value)
        if known >= 0:
            return known
        code = len(self.hashes) + len(self.later_texts)
        self.later[value] = code
        self.later_texts.append(value)
        if self.kept is not None:
            self.kept.insert(code, value)
        return code


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
