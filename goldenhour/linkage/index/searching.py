"""Searching: one record asked of everybody on record, and the persons it may be, best first.

The rarest keys are followed first. No more than ``FOLLOWED`` rows are gathered and ``WEIGHED``
candidates weighed, whatever is asked and however common it is; where something was left out
the answer says so (``is_cut``). A person with several rows counts with the one that fits best.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import asking, guards
from goldenhour.linkage.beside import Beside
from goldenhour.linkage.comparisons import FREQUENCIES
from goldenhour.linkage.index.columns import PLACE, Rows
from goldenhour.linkage.index.postings import Postings
from goldenhour.linkage.index.tail import Tail
from goldenhour.linkage.model import Model, probability
from goldenhour.linkage.pairs import Pair
from goldenhour.linkage.scoring import Score, score
from goldenhour.linkage.standard import COLUMNS, Standard
from goldenhour.linkage.weighing import NOBODY, Bits, Scales, Weighed

FOLLOWED, WEIGHED = 2000, 200
# Bits by which the best person must lead for "probably this person": below, twins and a father
# and son of one name are offered side by side. Ours, conf P.
LEAD = 1.0
BESIDE = 6  # persons among whom the first must lead, however few are asked for
DATE_PARTS = (slice(0, 4), slice(0, 7), slice(5, 7), slice(5, 10), slice(8, 10))
YEARS = {"born_first", "born_last"}
SPELT = ("given_name", "surname", "birth", "phone", "email")  # whose letters are compared
WHOSE = ("given_name", "surname", "birth")  # two who share all of it stand in one line
FINE = 1e5  # parts of a bit in which shared keys are ranked
Lines = NDArray[np.int64]
Ranked = tuple[float, str, int]  # weight in bits, the person's id, the place among the candidates


@dataclass(frozen=True)
class Found:
    """A person who may be meant: the weight in bits of their best row, and what we make of it."""

    person: str
    row: int
    bits: float
    probability: float
    decision: str  # match, possible, none

    def held(self) -> "Found":
        """The same, no more than offered for a look."""
        return replace(self, decision="possible")


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
        self.tail, self.scales = Tail(rows), Scales(model)

    def __len__(self) -> int:
        return self.tail.begins + len(self.tail)

    def ask(self, record: Standard, *, top: int = 5) -> Answer:
        """The ``top`` persons whom this record may be."""
        rows, is_cut = self._candidates(record)
        weighed = self._weighed(record, self._values(rows))
        ranked = self._ranked(rows, weighed.bits, max(top, BESIDE))
        return Answer(self._decided(rows, weighed, ranked, top), len(rows), is_cut)

    def nearest(
        self, record: Standard, *, top: int, least: float = -np.inf, listed: Sequence[str] = ()
    ) -> list[str]:
        """The ``top`` persons whom this record may be, for whoever decides by other records too.

        Of those that weigh less than ``least`` bits only whoever has a value of the ``listed``
        columns, or the name and birthday of one who does not: they belong beside them.
        """
        rows, _ = self._candidates(record)
        values = self._values(rows)
        ranked = self._ranked(rows, self._weighed(record, values).bits, top)
        heavy = sum(bits >= least for bits, _, _ in ranked)
        if heavy < len(ranked):
            best = values[:, [at for _, _, at in ranked]].T.tolist()
            beside = self._beside(record, best, heavy, listed)
            ranked = [one for one, stays in zip(ranked, beside, strict=True) if stays]
        return [person for _, person, _ in ranked]

    def _beside(
        self, record: Standard, best: list[list[int]], heavy: int, listed: Sequence[str]
    ) -> list[bool]:
        """Which of these rows of numbers stay, of which the first so many are heavy."""
        whole = [tuple(one[PLACE[column]] for column in WHOSE) for one in best]
        known = {one for one in whole[:heavy] if min(one) >= 0}
        said = [(PLACE[one], self.rows.columns[one].code(record.text(one))) for one in listed]
        shared = [(at, code) for at, code in said if code >= 0]
        return [
            place < heavy or whole[place] in known or any(one[at] == code for at, code in shared)
            for place, one in enumerate(best)
        ]

    def warm(self) -> None:
        """Read what the first question, or the first addition, would have to wait for."""
        for every in self.rows.columns.values():
            _ = every.numbers
        for column in SPELT:
            _ = self.rows.columns[column].kept, self.rows.columns[column].is_plain
        for adjusted in FREQUENCIES:
            _ = self.rows.columns[adjusted].commonness
        for part in DATE_PARTS:
            self.rows.columns["birth"].figures(part)
        for spelt, least in (("surname", 4), ("given_name", 3), ("given_name", 1)):
            self.rows.columns[spelt].ends(least)

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

    def _candidates(self, record: Standard) -> tuple[Lines, bool]:
        """The rows that share the rarest keys with the record, and whether any were left out."""
        keys = asking.asked(record)
        begins, sizes = self.postings.sizes(keys)
        order = np.argsort(sizes, kind="stable")
        order = order[np.searchsorted(sizes[order], 1) :]
        followed = sizes[order]
        upto = int(np.searchsorted(np.cumsum(followed), FOLLOWED, side="right"))
        is_cut = upto < len(order)
        if is_cut and not upto:  # the rarest of all is too common: some of its rows
            upto = 1
        order, followed = order[:upto], np.minimum(followed[:upto], FOLLOWED)
        rows = self.postings.of(begins[order], followed)
        rarity = np.repeat(self._rarity(sizes[order]), followed)
        if len(self.tail):
            later = [self.tail.rows(key)[-WEIGHED:] for key in keys.tolist()]
            many = np.array([len(each) for each in later])
            rows = np.concatenate([rows, np.array([*chain(*later)], dtype=np.int64)])
            shares = self._rarity(np.maximum(many, 1))
            rarity = np.concatenate([rarity, np.repeat(shares, many)])
        return self._strongest(rows, rarity, is_cut=is_cut)

    def _strongest(
        self, rows: Lines, rarity: NDArray[np.float64], *, is_cut: bool
    ) -> tuple[Lines, bool]:
        """Each row once; where they are too many, those whose shared keys are together the rarest.

        Of equals those come first whose person does in the index, whatever the order of the rows.
        """
        order = np.argsort(rows)
        rows = rows[order]
        is_new = np.empty(len(rows), dtype=bool)
        is_new[:1] = True
        np.not_equal(rows[1:], rows[:-1], out=is_new[1:])
        firsts = is_new.nonzero()[0]
        once = rows[firsts]
        if len(once) <= WEIGHED:
            return once, is_cut
        strength = (np.add.reduceat(rarity[order], firsts) * FINE).astype(np.int64)
        rank = self.tail.persons(once) - (strength << 31)
        best = np.argpartition(rank, WEIGHED)[:WEIGHED]
        return once[np.sort(best)], True

    def _rarity(self, sizes: Lines) -> NDArray[np.float64]:
        """What a key says that so many rows have, in bits."""
        rarity: NDArray[np.float64] = np.log2((len(self) + 1) / sizes) + 1
        return rarity

    def _values(self, rows: Lines) -> NDArray[np.int32]:
        """What these rows say: a line for every column, a place a row."""
        return np.ascontiguousarray(self.tail.table(rows).T)

    def _weighed(self, record: Standard, values: NDArray[np.int32]) -> Weighed:
        """What rows that say this weigh, and why."""
        if not values.shape[1]:
            return NOBODY
        return self.scales.weigh(Beside(record, self.rows.columns, values))

    def _ranked(self, rows: Lines, bits: Bits, enough: int) -> list[Ranked]:
        """Each person's best row, the heaviest first; of equals the first by id."""
        seen: dict[int, tuple[float, int]] = {}
        least = -np.inf
        for at in np.argsort(-bits, kind="stable").tolist():
            weight = float(bits[at])
            if weight < least:
                break
            seen.setdefault(self.tail.person(int(rows[at])), (weight, at))
            if len(seen) == enough:
                least = weight  # only its equals may still come before it, by id
        ranked = sorted(
            (-weight, self.rows.people.text(person), at) for person, (weight, at) in seen.items()
        )
        return [(-minus, person, at) for minus, person, at in ranked[:enough]]

    def _decided(
        self, rows: Lines, weighed: Weighed, ranked: list[Ranked], top: int
    ) -> tuple[Found, ...]:
        """The ``top`` persons with what is made of them: one match at most, the heaviest.

        And only where nobody else who may be a match comes close.
        """
        found = [
            Found(person, int(rows[at]), weight, chance, decision)
            for weight, person, at in ranked[:top]
            for chance in [probability(weight)]
            for decision in [self._decision(weighed, at, chance)]
        ]
        leads = bool(found) and found[0].decision == "match" and _leads(weighed, ranked)
        return tuple(
            one if one.decision != "match" or (leads and place == 0) else one.held()
            for place, one in enumerate(found)
        )

    def _decision(self, weighed: Weighed, at: int, chance: float) -> str:
        """What the guards decide; they are not asked where they could not matter."""
        if chance < self.model.possible and not weighed.is_reached(at):
            return "none"
        return guards.decided(weighed.levels_of(at), chance, self.model)

    def may_match(self, record: Standard, row: int) -> bool:
        """Whether the guards would let this row be a match, however much it weighs."""
        score, _ = self.explain(record, row)
        return guards.most(guards.levels_of(score)) == "match"


def _leads(weighed: Weighed, ranked: list[Ranked]) -> bool:
    """Whether nobody else who may be a match is nearly as heavy as the first."""
    first, *others = ranked
    near = (at for weight, _, at in others if first[0] - weight < LEAD)
    return not any(guards.most(weighed.levels_of(at)) == "match" for at in near)
