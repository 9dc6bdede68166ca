"""Building: the columns and the postings of all rows at once, swept in arrays.

Each column numbers its values as they come, and rows are kept as numbers. The rows of a people file
are kept as they were written: a value that ten thousand people share is put into its standard
spelling once, not once a row. The keys are then made kind by kind of the hashes of the values. The
same rows in another order, or in other batches, give the same columns.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import blocking, hashing, standard
from goldenhour.linkage.index.columns import PLACE, Column, Rows, column_of
from goldenhour.linkage.index.postings import Postings, gather
from goldenhour.linkage.index.tail import Tail
from goldenhour.linkage.standard import COLUMNS, Standard

BATCH = 100_000
WHENEVER = date.max  # people files hold whole dates, which are read alike on any day
WRITTEN = (*standard.ALONE, "date_of_birth", "house")
TOGETHER = {"address": ("postcode", "house"), "road": ("house", "street")}
VALUES = attrgetter(*COLUMNS)
Numbers = NDArray[np.int32]


class _Numbered:
    """Different values in order of appearance, and the number of each."""

    def __init__(self) -> None:
        self.values: defaultdict[str | int, int] = defaultdict()
        self.values.default_factory = self.values.__len__

    def of(self, values: Iterable[str | int | None]) -> Numbers:
        """Their numbers; -1 for None."""
        seen = self.values
        found = [-1 if value is None else seen[value] for value in values]
        return np.array(found, dtype=np.int32)

    def of_texts(self, texts: Sequence[str]) -> Numbers:
        """The numbers of texts, none of them None."""
        return np.fromiter(map(self.values.__getitem__, texts), dtype=np.int32, count=len(texts))

    def texts(self) -> list[str]:
        """All values as text."""
        return [*map(str, self.values)]


class Builder:
    """Takes records, each with its person's id; gives the rows when all have come."""

    def __init__(self) -> None:
        self._people = _Numbered()
        self._persons: list[Numbers] = []
        self._records: list[tuple[str | int | None, ...]] = []
        self._ids: list[str] = []
        self._standard = {column: _Numbered() for column in COLUMNS}
        self._numbers: dict[str, list[Numbers]] = {column: [] for column in COLUMNS}
        self._written = {name: _Numbered() for name in WRITTEN}
        self._as_written: dict[str, list[Numbers]] = {name: [] for name in WRITTEN}

    def __len__(self) -> int:
        return sum(map(len, self._persons)) + len(self._ids)

    def add(self, person: str, record: Standard) -> None:
        """One row of a person."""
        self._ids.append(person)
        self._records.append(VALUES(record))
        if len(self._ids) >= BATCH:
            self._keep()

    def take(self, people: Sequence[str], said: Mapping[str, Sequence[str]]) -> None:
        """Rows of a people file, column by column as they were written; dates are whole.

        ``people``: whose row each is. ``said``: by the contract's names, one text a row.
        """
        self._keep()
        self._persons.append(self._people.of_texts(people))
        for name, numbered in self._written.items():
            texts = said.get(name) or [""] * len(people)
            self._as_written[name].append(numbered.of_texts(texts))

    def _keep(self) -> None:
        """Number the records that came one by one."""
        if not self._ids:
            return
        if self._as_written["house"]:
            raise ValueError("records cannot follow rows of a file in one index")
        self._persons.append(self._people.of_texts(self._ids))
        for column, values in zip(COLUMNS, zip(*self._records, strict=True), strict=True):
            self._numbers[column].append(self._standard[column].of(values))
        self._ids, self._records = [], []

    def rows(self) -> Rows:
        """All rows that came. The builder is spent afterwards."""
        self._keep()
        count = len(self)
        self._read_what_was_written()
        codes = np.empty((count, len(COLUMNS)), dtype=np.int32)
        columns = {}
        for column, place in PLACE.items():
            numbers = _joined(self._numbers.pop(column))
            columns[column], codes[:, place] = column_of(
                self._standard.pop(column).texts(), numbers
            )
        people, persons = column_of(self._people.texts(), _joined(self._persons))
        self._people, self._persons = _Numbered(), []
        return Rows(columns, codes, persons, people)

    def _read_what_was_written(self) -> None:
        """Put the rows of files into standard spelling: each different value once."""
        if not self._as_written["house"]:
            return
        for name, (columns, read) in standard.ALONE.items():
            self._read(name, columns, read)
        self._read("date_of_birth", standard.BORN, lambda text: standard.born(text, on=WHENEVER))
        houses = _Numbered()
        found = houses.of(map(standard.house_of, self._written["house"].texts()))
        house = found[_joined(self._as_written["house"])]
        parts = {"house": (houses.texts(), house)}
        for part in ("postcode", "street"):
            parts[part] = self._standard[part].texts(), self._numbers[part][-1]
        for column, (one, other) in TOGETHER.items():
            self._numbers[column].append(self._together(column, parts[one], parts[other]))

    def _read(self, name: str, columns: tuple[str, ...], read: Callable[[str], Any]) -> None:
        """The standard values of one thing that was written."""
        values = [*map(read, self._written[name].texts())]
        numbers = _joined(self._as_written[name])
        self._written[name] = _Numbered()
        for place, column in enumerate(columns):
            found = self._standard[column].of(value[place] for value in values)
            self._numbers[column].append(found[numbers])

    def _together(
        self, column: str, one: tuple[list[str], Numbers], other: tuple[list[str], Numbers]
    ) -> Numbers:
        """Two values of each row as one, each different pair put together once."""
        (texts, numbers), (beside, others) = one, other
        pairs = numbers.astype(np.int64) * len(beside) + others
        pairs[(numbers < 0) | (others < 0)] = -1
        different, which = np.unique(pairs, return_inverse=True)
        found = self._standard[column].of(
            standard.together(texts[pair // len(beside)], beside[pair % len(beside)])
            if pair >= 0
            else None
            for pair in different.tolist()
        )
        return found[which]


def _joined(parts: list[Numbers]) -> Numbers:
    return np.concatenate([np.empty(0, dtype=np.int32), *parts])


def rebuilt(rows: Rows, tail: Tail) -> Rows:
    """The rows with those that came since, as if all had been built together."""
    everyone = np.arange(tail.begins + len(tail))
    codes = tail.table(everyone)
    columns = {}
    for column, place in PLACE.items():
        known = rows.columns[column]
        texts = [*known.texts_in_order(), *known.later_texts]
        columns[column], codes[:, place] = column_of(texts, codes[:, place])
    ids = [*rows.people.texts_in_order(), *rows.people.later_texts]
    people, persons = column_of(ids, tail.persons(everyone))
    return Rows(columns, codes, persons, people)


def postings_of(rows: Rows) -> Postings:
    """The keys of every row."""
    return gather([(found, owners) for _, found, owners in keyed(rows)])


def keyed(rows: Rows) -> Iterator[tuple[str, NDArray[np.uint64], NDArray[np.int32]]]:
    """Kind by kind the keys of all rows that have one, and the rows whose they are."""
    hashes = {
        part: _part_hashes(rows.columns[blocking.column_of(part)], part) for part in blocking.PARTS
    }
    for kind, parts in blocking.KINDS:
        codes = [rows.codes[:, PLACE[blocking.column_of(part)]] for part in parts]
        owners = np.flatnonzero(np.all([code >= 0 for code in codes], axis=0)).astype(np.int32)
        said = {p: hashes[p][code[owners]] for p, code in zip(parts, codes, strict=True)}
        yield kind, next(key for name, key in blocking.keys(said) if name == kind), owners


def _part_hashes(column: Column, part: str) -> NDArray[np.uint64]:
    """The hash of a part for each value of its column."""
    return hashing.of_many(blocking.part_text(part, text) for text in column.texts_in_order())
