"""Columns: the values of the rows, each different one kept once and named by a number.

A column is a dictionary of its values in order of their hash, and how many rows say each; the
rows are one table of those numbers, -1 for nothing said. Rows that came since the index was built
add their values behind.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import hashing
from goldenhour.linkage.standard import COLUMNS

NUMBERED = 100_000  # values of a column whose numbers are held in memory by text
KEPT = 1_000_000  # values of a column that are held in memory as text
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
    cut: dict[int, tuple[NDArray[np.int32], NDArray[np.int32]]] = field(default_factory=dict)

    def code(self, value: str | None) -> int:
        """The number of a value; -2 for one that nobody says, -1 for none."""
        if value is None:
            return -1
        if self.numbers is not None:
            return self.numbers.get(value, -2)
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

    @cached_property
    def is_plain(self) -> bool:
        """Whether every value is of plain letters, each of one octet."""
        return not (np.asarray(self.octets) >= 0x80).any() and all(map(str.isascii, self.later))

    @cached_property
    def numbers(self) -> dict[str, int] | None:
        """The number of every value where they are few, which is quicker than to search."""
        if len(self.hashes) > NUMBERED or self.kept is None:
            return None
        return {text: code for code, text in enumerate(self.kept[:-1])}

    def texts_in_order(self) -> Iterator[str]:
        """Every value, by number, but those that came since."""
        octets, starts = self.octets.tobytes(), self.starts.tolist()
        for begin, end in pairwise(starts):
            yield octets[begin:end].decode()

    def figures(self, part: slice) -> NDArray[np.int32]:
        """What figures stand in a part of each value, as one number; -1 behind them for none."""
        key = (part.start, part.stop)
        found = self.parts.get(key)
        if found is None:
            found = self.parts[key] = self._each(lambda text: _figures(text, part))
        return found

    def ends(self, length: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Short hashes of so many first, and of so many last, letters of each value; -1 for none.

        A shorter value is taken whole.
        """
        found = self.cut.get(length)
        if found is None:
            heads = self._each(lambda text: hashing.short(text[:length]))
            found = self.cut[length] = heads, self._each(lambda text: hashing.short(text[-length:]))
        return found

    def _each(self, number: Callable[[str], int]) -> NDArray[np.int32]:
        """A number of every value, in order; -1 behind them for none."""
        texts = [*self.texts_in_order(), *self.later_texts]
        return np.array([*map(number, texts), -1], dtype=np.int32)

    def _add_to_each(self, text: str) -> None:
        """Put one more value into what is known of each."""
        for (start, stop), known in self.parts.items():
            number = _figures(text, slice(start, stop))
            self.parts[start, stop] = np.insert(known, len(known) - 1, number)
        for length, (heads, tails) in self.cut.items():
            self.cut[length] = (
                np.insert(heads, len(heads) - 1, hashing.short(text[:length])),
                np.insert(tails, len(tails) - 1, hashing.short(text[-length:])),
            )
        held = vars(self)  # what nobody has asked for yet is not made for this
        if not text.isascii():
            held["is_plain"] = False
        if held.get("numbers") is not None:
            held["numbers"][text] = len(self) - 1
        if held.get("kept") is not None:
            held["kept"].insert(len(held["kept"]) - 1, text)

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
        code = len(self)
        self.later[value] = code
        self.later_texts.append(value)
        self._add_to_each(value)
        return code


def _figures(text: str, part: slice) -> int:
    return int(text[part].replace("-", "") or -1)


def column_of(texts: list[str], first: NDArray[np.int32]) -> tuple[Column, NDArray[np.int32]]:
    """A column of different texts, and numbers in order of appearance put in its order."""
    hashes = hashing.of_many(texts)
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
