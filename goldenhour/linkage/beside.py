"""Beside: one record beside many candidates at once, as the conditions ask of it.

Every answer is an array, one place a candidate. Values are compared by their numbers in the
index; likeness and slips are worked out once for each different value, by ``rapidfuzz``.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from math import log2
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from goldenhour.linkage.index.columns import PLACE, Column
from goldenhour.linkage.pairs import NEVER, octets
from goldenhour.linkage.standard import Standard

Many = NDArray[Any]
T = TypeVar("T")


class Beside:
    """A record beside the candidates whose rows of numbers are ``table`` (one line each)."""

    def __init__(self, left: Standard, columns: Mapping[str, Column], table: Many) -> None:
        self.left, self.columns, self.table = left, columns, table
        self._kept: dict[Any, Any] = {}

    def _once(self, key: Any, make: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])

    def codes(self, column: str) -> Many:
        return self.table[:, PLACE[column]]

    def _texts(self, column: str) -> list[str]:
        return self._once(column, lambda: self.columns[column].texts(self.codes(column)))

    def _each(self, column: str, answer: Callable[[str], Any]) -> Many:
        """An answer for every candidate's value; False for no value."""
        texts = self._texts(column)
        answers = {text: bool(text) and answer(text) for text in set(texts)}
        return np.array([*map(answers.__getitem__, texts)], dtype=bool)

    def _measured(self, column: str, scorer: Any, dtype: Any, nothing: float) -> Many:
        """A measure of likeness between what was said and every candidate's value."""
        said = octets(self.left.text(column) or "")
        texts = self._texts(column)
        if not all(map(str.isascii, texts)):
            texts = [*map(octets, texts)]
        found: Many = process.cdist([said], texts, scorer=scorer, dtype=dtype)[0]
        found[self.missing(column)] = nothing
        return found

    @cached_property
    def nobody(self) -> Many:
        return np.zeros(len(self.table), dtype=bool)

    @cached_property
    def everybody(self) -> Many:
        return np.ones(len(self.table), dtype=bool)

    def missing(self, column: str) -> Many:
        if self.left.text(column) is None:
            return self.everybody
        return self._once(("missing", column), lambda: self.codes(column) < 0)

    def same(self, left: str, right: str) -> Many:
        return self._once((left, right), lambda: self._same(left, right))

    def _same(self, left: str, right: str) -> Many:
        code = self.columns[right].code(self.left.text(left))
        return self.nobody if code < 0 else self.codes(right) == code

    def commoner(self, column: str) -> Many:
        """How common the commoner of the two values is, as a logarithm to base 2."""
        known = self.columns[column]
        said = known.frequency(known.code(self.left.text(column)))
        theirs: Many = known.commonness[np.minimum(self.codes(column), len(known.hashes))]
        return theirs if said is None else np.maximum(theirs, log2(said))

    def likeness(self, column: str) -> Many:
        if self.left.text(column) is None:
            return np.full(len(self.table), -1.0)
        return self._once(
            ("likeness", column),
            lambda: self._measured(column, JaroWinkler.similarity, np.float64, -1.0),
        )

    def slips(self, column: str) -> Many:
        if self.left.text(column) is None:
            return np.full(len(self.table), NEVER)
        return self._measured(column, DamerauLevenshtein.distance, np.int32, NEVER)

    def initial(self, column: str) -> Many:
        said = self.left.text(column)
        if said is None:
            return self.nobody
        if len(said) == 1:
            return self._each(column, lambda text: text[0] == said)
        return self._each(column, lambda text: len(text) == 1 and text == said[0])

    def begins(self, column: str, least: int) -> Many:
        said = self.left.text(column)
        if said is None or len(said) < least:
            return self.nobody
        return self._each(column, lambda text: _holds_other(said, text, least))

    def part(self, column: str, left: slice, right: slice) -> Many:
        said = self.left.text(column)
        if said is None:
            return self.nobody
        wanted = int(said[left].replace("-", ""))
        agrees: Many = self.columns[column].figures(right)[self.codes(column)] == wanted
        return agrees

    def years_apart(self) -> Many:
        first, last = self.left.born_first, self.left.born_last
        if first is None or last is None:
            return np.full(len(self.table), NEVER)
        apart: Many = np.maximum(first - self._years("born_last"), self._years("born_first") - last)
        apart[self.missing("born_first")] = NEVER
        return apart

    def _years(self, column: str) -> Many:
        years: Many = self.columns[column].figures(slice(0, 4))[self.codes(column)]
        return years


def _holds_other(one: str, other: str, least: int) -> bool:
    if len(other) < least:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return long.startswith(short) or long.endswith(short)
