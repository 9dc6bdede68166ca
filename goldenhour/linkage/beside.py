"""Beside: one record beside many candidates at once, as the conditions ask of it.

Every answer is an array, one place a candidate. Values are compared by their numbers in the
index; likeness and slips are worked out once for each different value, by ``rapidfuzz``.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from goldenhour.linkage.index.columns import PLACE, Column
from goldenhour.linkage.pairs import NEVER, octets
from goldenhour.linkage.standard import Standard

Many = NDArray[Any]


class Different:
    """The different values of one column among the candidates, and which of them each has."""

    def __init__(self, column: Column, codes: Many) -> None:
        self.values, self.which = np.unique(codes, return_inverse=True)
        self.texts = column.texts(self.values.tolist())

    def each(self, answer: Callable[[str], Any], dtype: Any = bool) -> Many:
        """An answer for every candidate, worked out once a value; False for no value."""
        answers = [bool(text) and answer(text) for text in self.texts]
        return np.array(answers, dtype=dtype)[self.which]

    def measured(self, said: str, scorer: Any, nothing: float, dtype: Any) -> Many:
        """A measure of likeness to what was said, for every candidate."""
        texts = [octets(text) for text in self.texts]
        found = process.cdist([octets(said)], texts, scorer=scorer, dtype=dtype)[0]
        if self.values[0] < 0:
            found[0] = nothing
        return found[self.which]


class Beside:
    """A record beside the candidates whose rows of numbers are ``table`` (one line each)."""

    def __init__(self, left: Standard, columns: dict[str, Column], table: Many) -> None:
        self.left, self.columns, self.table = left, columns, table
        self._kept: dict[Any, Any] = {}

    def _once(self, key: Any, make: Callable[[], Any]) -> Any:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def codes(self, column: str) -> Many:
        return self.table[:, PLACE[column]]

    def _different(self, column: str) -> Different:
        return self._once(
            ("different", column), lambda: Different(self.columns[column], self.codes(column))
        )

    @cached_property
    def nobody(self) -> Many:
        return np.zeros(len(self.table), dtype=bool)

    def missing(self, column: str) -> Many:
        if self.left.text(column) is None:
            return ~self.nobody
        return self._once(("missing", column), lambda: self.codes(column) < 0)

    def same(self, left: str, right: str) -> Many:
        code = self.columns[right].code(self.left.text(left))
        if code < 0:
            return self.nobody
        return self._once(("same", left, right), lambda: self.codes(right) == code)

    def likeness(self, column: str) -> Many:
        said = self.left.text(column)
        if said is None:
            return np.full(len(self.table), -1.0)
        scorer = JaroWinkler.similarity
        return self._once(
            ("likeness", column),
            lambda: self._different(column).measured(said, scorer, -1.0, np.float64),
        )

    def slips(self, column: str) -> Many:
        said = self.left.text(column)
        if said is None:
            return np.full(len(self.table), NEVER)
        return self._different(column).measured(said, DamerauLevenshtein.distance, NEVER, np.int32)

    def initial(self, column: str) -> Many:
        said = self.left.text(column)
        if said is None:
            return self.nobody
        return self._different(column).each(
            lambda text: (len(text) == 1 or len(said) == 1) and text[0] == said[0]
        )

    def begins(self, column: str, least: int) -> Many:
        said = self.left.text(column)
        if said is None or len(said) < least:
            return self.nobody
        return self._different(column).each(lambda text: _holds_other(said, text, least))

    def part(self, column: str, left: slice, right: slice) -> Many:
        said = self.left.text(column)
        if said is None:
            return self.nobody
        wanted = said[left]
        return self._different(column).each(lambda text: text[right] == wanted)

    def years_apart(self) -> Many:
        first, last = self.left.born_first, self.left.born_last
        if first is None or last is None:
            return np.full(len(self.table), NEVER)
        return np.maximum(first - self._years("born_last"), self._years("born_first") - last)

    def _years(self, column: str) -> Many:
        different = self._different(column)
        years = [int(text) if text else NEVER for text in different.texts]
        if years and years[0] == NEVER and column == "born_last":
            years[0] = -NEVER
        return np.array(years, dtype=np.int32)[different.which]


def _holds_other(one: str, other: str, least: int) -> bool:
    if len(other) < least:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return long.startswith(short) or long.endswith(short)
