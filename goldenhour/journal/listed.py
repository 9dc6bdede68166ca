"""Listed: rows held in memory, to be asked for by the values of some columns.

For commands carried out together, which ask for the same rows a hundred thousand times. Where a
column of a row is all that is asked, ``Paired`` answers without the row.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Listed(Generic[Row]):
    """The rows of a table by the values of some columns."""

    def __init__(self, names: tuple[str, ...]) -> None:
        # Of one column the value itself, of several or none a tuple.
        self._key_of: Callable[[Row], Any] = attrgetter(*names) if names else lambda _: ()
        self._rows: dict[Any, dict[Any, Row]] = defaultdict(dict)
        self._keys: dict[Any, Any] = {}
        self._mixed: set[Any] = set()  # keys whose rows came in another order than that of ids

    def put(self, pk: Any, row: Row) -> None:
        """Take the row in, under its values of now."""
        key = self._key_of(row)
        before = self._keys.get(pk, self)  # itself: a key that no row has
        if before is not self and before != key:
            del self._rows[before][pk]
        self._keys[pk] = key
        there = self._rows[key]
        if there and pk < next(reversed(there)):
            self._mixed.add(key)
        there[pk] = row

    def under(self, *values: Any) -> list[Row]:
        """The rows with these values, in order of their ids."""
        key = values[0] if len(values) == 1 else values
        found = self._rows.get(key)
        if not found:
            return []
        if key in self._mixed:
            self._mixed.discard(key)
            found = self._rows[key] = dict(sorted(found.items()))
        return list(found.values())

    def count(self, value: Any) -> int:
        """How many rows have this value of the one column."""
        return len(self._rows.get(value, ()))


class Paired:
    """The values of one column by those of another, in the order in which rows were added."""

    def __init__(self, of: str, to: str) -> None:
        self.of, self.to = of, to
        self.under: defaultdict[Any, list[Any]] = defaultdict(list)

    def put(self, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        """Take in rows of which these columns are told."""
        of, to = names.index(self.of), names.index(self.to)
        for row in rows:
            self.under[row[of]].append(row[to])
