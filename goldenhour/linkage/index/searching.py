"""Searching: one record asked of everybody on record, and the persons it may be, best first.

The rarest keys are followed first. No more than ``FOLLOWED`` rows are gathered and ``WEIGHED``
candidates weighed, whatever is asked and however common it is; where something was left out
the answer says so (``is_cut``). A person with several rows counts with the one that fits best.
"""

from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import blocking
from goldenhour.linkage.beside import Beside
from goldenhour.linkage.comparisons import FREQUENCIES
from goldenhour.linkage.index.columns import Rows
from goldenhour.linkage.index.postings import Postings
from goldenhour.linkage.index.tail import Tail
from goldenhour.linkage.model import Model, probability
from goldenhour.linkage.pairs import Pair
from goldenhour.linkage.scoring import Score, score, score_all
from goldenhour.linkage.standard import COLUMNS, Standard

FOLLOWED, WEIGHED = 4000, 400
# Bits by which the best person must lead for "probably this person": below, twins and a father
# and son of one name are offered side by side. Ours, conf P.
LEAD = 1.0
DATE_PARTS = (slice(0, 4), slice(0, 7), slice(5, 7), slice(5, 10), slice(8, 10))
YEARS = {"born_first", "born_last"}


@dataclass(frozen=True)
class Found:
    """A person who may be meant: the weight in bits of their best row, and what we make of it."""

    person: str
    row: int
    bits: float
    probability: float
    decision: str  # match, possible, none


@dataclass(frozen=True)
class Answer:
    """The persons found, best first; ``weighed`` rows; whether commoner keys were left out."""

    found: tuple[Found, ...]
    weighed: int
    is_cut: bool


class Index:
    """Everybody on record, ready to be asked."""

    def __init__(self, rows: Rows, postings: Postings, model: Model) -> None:
        self.rows, self.postings, self.model = rows, postings, model
        self.tail = Tail(rows)

    def __len__(self) -> int:
        return self.tail.begins + len(self.tail)

    def ask(self, record: Standard, *, top: int = 5) -> Answer:
        """The ``top`` persons whom this record may be."""
        rows, is_cut = self._candidates(record)
        if not len(rows):
            return Answer((), 0, is_cut)
        bits = score_all(Beside(record, self.rows.columns, self.tail.table(rows)), self.model)
        return Answer(self._persons(rows, bits, top), len(rows), is_cut)

    def warm(self) -> None:
        """Read what the first question would have to wait for."""
        for column in self.rows.columns.values():
            _ = column.kept
        for adjusted in FREQUENCIES:
            _ = self.rows.columns[adjusted].commonness
        for part in DATE_PARTS:
            self.rows.columns["birth"].figures(part)

    def explain(self, record: Standard, row: int) -> tuple[Score, Standard]:
        """The weight of one row part by part, and the row."""
        other = self.record(row)
        return score(Pair(record, other), self.model, self.frequency), other

    def record(self, row: int) -> Standard:
        """The standard record of a row."""
        codes = self.tail.table(np.array([row]))[0].tolist()
        said = {
            column: self.rows.columns[column].text(code)
            for column, code in zip(COLUMNS, codes, strict=True)
            if code >= 0
        }
        years = {column: int(said.pop(column)) for column in YEARS & set(said)}
        return Standard(**said, **years)  # type: ignore[arg-type]

    def frequency(self, column: str, value: str) -> float | None:
        """The share of a value among the rows that say one."""
        known = self.rows.columns[column]
        return known.frequency(known.code(value))

    def _candidates(self, record: Standard) -> tuple[NDArray[np.int64], bool]:
        """The rows that share the rarest keys with the record, and whether any were left out."""
        keys = list(blocking.asked(record))
        begins, sizes = self.postings.sizes(np.array(keys, dtype=np.uint64))
        sets: list[NDArray[np.int64]] = []
        shares: list[float] = []
        followed, is_cut = 0, False
        for at in np.argsort(sizes, kind="stable").tolist():
            size = int(sizes[at])
            later = self.tail.rows(keys[at])[-WEIGHED:]
            if later:
                sets.append(np.array(later))
                shares.append(self._rarity(len(later)))
            if not size:
                continue
            begin = int(begins[at])
            if followed + size > FOLLOWED:
                is_cut = True
                if followed:
                    continue
                size = FOLLOWED
            sets.append(self.postings.rows[begin : begin + size].astype(np.int64))
            shares.append(self._rarity(int(sizes[at])))
            followed += size
        if not sets:
            return np.empty(0, dtype=np.int64), is_cut
        rows, which = np.unique(np.concatenate(sets), return_inverse=True)
        if len(rows) <= WEIGHED:
            return rows, is_cut
        strength = np.bincount(which, weights=np.repeat(shares, [len(one) for one in sets]))
        best = np.argsort(-strength, kind="stable")[:WEIGHED]
        return rows[np.sort(best)], True

    def _rarity(self, size: int) -> float:
        return log2((len(self) + 1) / size) + 1

    def _persons(
        self, rows: NDArray[np.int64], bits: NDArray[np.float64], top: int
    ) -> tuple[Found, ...]:
        """The best row of each person, the heaviest first; of equals the first by id."""
        seen: dict[int, tuple[float, int]] = {}
        enough = top + 1  # the next one decides whether the first leads
        least = -np.inf
        for at in np.argsort(-bits, kind="stable").tolist():
            weight = float(bits[at])
            if weight < least:
                break
            seen.setdefault(self.tail.person(int(rows[at])), (weight, int(rows[at])))
            if len(seen) == enough:
                least = weight  # only its equals may still come before it, by id
        ranked = sorted(
            (
                (-weight, self.rows.people.text(person), row)
                for person, (weight, row) in seen.items()
            )
        )
        leads = len(ranked) < 2 or ranked[1][0] - ranked[0][0] >= LEAD
        return tuple(
            self._found(person, row, -minus, is_first=leads and place == 0)
            for place, (minus, person, row) in enumerate(ranked[:top])
        )

    def _found(self, person: str, row: int, bits: float, *, is_first: bool) -> Found:
        chance = probability(bits)
        if is_first and chance >= self.model.match:
            decision = "match"
        else:
            decision = "possible" if chance >= self.model.possible else "none"
        return Found(person, row, bits, chance, decision)
