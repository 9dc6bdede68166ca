"""Beside: one record beside many candidates at once, as the conditions ask of it.

Every answer is an array, one place a candidate. Values are compared by their numbers in the
index; likeness and slips are worked out by ``rapidfuzz``, for those alone who are left when
everything cheaper has been asked (``among``).
"""

from collections.abc import Mapping
from functools import cached_property
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, DamerauLevenshtein, JaroWinkler

from goldenhour.linkage import hashing
from goldenhour.linkage.index.columns import PLACE, Column
from goldenhour.linkage.pairs import NEVER, octets
from goldenhour.linkage.standard import Standard

Many = NDArray[Any]


class Beside:
    """A record beside candidates. ``values``: a line for every column, a place a candidate."""

    def __init__(self, left: Standard, columns: Mapping[str, Column], values: Many) -> None:
        self.left, self.columns, self.values = left, columns, values
        self.said = left.texts
        self._among: NDArray[np.intp] | None = None  # the places of those who are looked at
        self._codes: dict[tuple[str, str | None], int] = {(column, None): -1 for column in columns}
        self._likeness: dict[str, Many] = {}

    def __len__(self) -> int:
        return int(self.values.shape[1]) if self._among is None else len(self._among)

    def among(self, places: NDArray[np.intp]) -> "Beside":
        """The same record beside some of the candidates."""
        fewer = Beside.__new__(Beside)
        fewer.left, fewer.columns, fewer.values = self.left, self.columns, self.values
        fewer.said, fewer._codes = self.said, self._codes
        fewer._among, fewer._likeness = places, {}
        return fewer

    def codes(self, column: str) -> Many:
        """The number of every candidate's value; -1 for none."""
        line: Many = self.values[PLACE[column]]
        return line if self._among is None else line[self._among]

    def code(self, left: str, right: str) -> int:
        """What was said in one column, as its number in another; below -1 for none there."""
        code = self._code(right, self.said[left])
        return code if code >= 0 else -2

    def _code(self, column: str, value: str | None) -> int:
        """The number of a value that was said; looked up once. Negative for one nobody has."""
        key = (column, value)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = self.columns[column].code(value)
        return code

    def _texts(self, column: str) -> list[str]:
        return self.columns[column].texts(self.codes(column))

    def _measured(self, column: str, **how: Any) -> Many:
        """A measure of likeness between what was said and every candidate's value."""
        said = octets(self.said[column] or "")
        texts = self._texts(column)
        if not self.columns[column].is_plain:
            texts = [*map(octets, texts)]
        found: Many = process.cdist([said], texts, **how)[0]
        return found

    @cached_property
    def nobody(self) -> Many:
        return np.zeros(len(self), dtype=bool)

    @cached_property
    def everybody(self) -> Many:
        return np.ones(len(self), dtype=bool)

    def missing(self, column: str) -> Many:
        if self.said[column] is None:
            return self.everybody
        missing: Many = self.codes(column) < 0
        return missing

    def same(self, left: str, right: str) -> Many:
        code = self._code(right, self.said[left])
        if code < 0:
            return self.nobody
        same: Many = self.codes(right) == code
        return same

    def commoner(self, column: str) -> Many:
        """How common the commoner of the two values is, as a logarithm to base 2."""
        known, codes = self.columns[column], self.codes(column)
        said = known.frequency(self._code(column, self.said[column]))
        if known.later_texts:
            codes = np.minimum(codes, len(known.hashes))
        theirs: Many = known.commonness[codes]
        return theirs if said is None else np.maximum(theirs, log2(said))

    def likeness(self, column: str) -> Many:
        if self.said[column] is None:
            return np.full(len(self), -1.0)
        if column not in self._likeness:
            found = self._measured(column, scorer=JaroWinkler.similarity, dtype=np.float64)
            found[self.codes(column) < 0] = -1.0
            self._likeness[column] = found
        return self._likeness[column]

    def slips(self, column: str, most: int) -> Many:
        """How many, or more than ``most`` where they are more."""
        if self.said[column] is None:
            return np.full(len(self), NEVER)
        # One slip is one slip by either measure, and OSA's counts a whole word at once.
        scorer = OSA.distance if most <= 1 else DamerauLevenshtein.distance
        found = self._measured(column, scorer=scorer, dtype=np.int32, score_cutoff=most)
        found[self.codes(column) < 0] = NEVER
        return found

    def initial(self, column: str) -> Many:
        said = self.said[column]
        if said is None:
            return self.nobody
        if len(said) > 1:
            code = self._code(column, said[0])
            is_it: Many = self.codes(column) == code
            return is_it if code >= 0 else self.nobody
        begins: Many = self.columns[column].ends(1)[0][self.codes(column)] == hashing.short(said)
        return begins

    def begins(self, column: str, least: int) -> Many:
        said = self.said[column]
        if said is None or len(said) < least:
            return self.nobody
        codes, (heads, tails) = self.codes(column), self.columns[column].ends(least)
        found: Many = heads[codes] == hashing.short(said[:least])
        found |= tails[codes] == hashing.short(said[-least:])
        places = found.nonzero()[0]
        if len(places):  # the short hashes agree: now the letters
            texts = self.columns[column].texts(codes[places])
            found[places] = [_holds_other(said, text, least) for text in texts]
        return found

    def part(self, column: str, left: slice, right: slice) -> Many:
        said = self.said[column]
        if said is None:
            return self.nobody
        wanted = int(said[left].replace("-", ""))
        agrees: Many = self.columns[column].figures(right)[self.codes(column)] == wanted
        return agrees

    def years_apart(self) -> Many:
        return self.years

    @cached_property
    def years(self) -> Many:
        first, last = self.left.born_first, self.left.born_last
        if first is None or last is None:
            return np.full(len(self), NEVER)
        apart: Many = np.maximum(first - self._years("born_last"), self._years("born_first") - last)
        apart[self.codes("born_first") < 0] = NEVER
        return apart

    def _years(self, column: str) -> Many:
        years: Many = self.columns[column].figures(slice(0, 4))[self.codes(column)]
        return years


def _holds_other(one: str, other: str, least: int) -> bool:
    if len(other) < least:
        return False
    if len(one) <= len(other):
        return other.startswith(one) or other.endswith(one)
    return one.startswith(other) or one.endswith(other)
