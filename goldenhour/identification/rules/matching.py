"""Matching: what the engine answers to a query, as the rows and lines of the contract.

Pure but for the stopwatch: the index is handed in, and so is the day on which ages were said.
"""

from dataclasses import dataclass, field
from datetime import date
from time import perf_counter_ns

from goldenhour.identification.rules.people_file import Query
from goldenhour.linkage import explaining, standard, waterfall
from goldenhour.linkage.index.searching import Found, Index

NOBODY = "nobody on record"
Row = tuple[str, int, str, str, str]


@dataclass
class Run:
    """Queries asked one after the other, each timed from its words to its answer."""

    index: Index
    top: int
    on: date
    took: list[float] = field(default_factory=list)  # ms, one a query

    def ask(self, query: Query) -> list[Row]:
        """The rows of matches.csv for one query, best first."""
        began = perf_counter_ns()
        record = standard.read(query._asdict(), on=self.on)
        found = self.index.ask(record, top=self.top).found
        self.took.append((perf_counter_ns() - began) / 1e6)
        if not found:
            return [(query.query_id, 1, "", "", "none")]
        return [
            (query.query_id, rank, one.person, f"{one.probability:.6f}", one.decision)
            for rank, one in enumerate(found, start=1)
        ]

    def stats(self) -> dict[str, float | int]:
        """How long it took, by the contract's names."""
        took = sorted(self.took) or [0.0]
        return {
            "queries": len(self.took),
            "seconds": round(sum(self.took) / 1000, 6),
            "p50_ms": _percentile(took, 50),
            "p95_ms": _percentile(took, 95),
            "p99_ms": _percentile(took, 99),
            "max_ms": round(took[-1], 4),
            "index_rows": len(self.index),
        }


def _percentile(rising: list[float], percent: int) -> float:
    """The smallest figure that so many in a hundred do not pass (nearest rank)."""
    rank = -(-len(rising) * percent // 100)
    return round(rising[max(rank, 1) - 1], 4)


@dataclass(frozen=True)
class Told:
    """An explanation: lines to read, and the first person's picture as SVG."""

    lines: tuple[str, ...]
    picture: str


def explain(index: Index, said: dict[str, str], *, top: int, on: date) -> Told:
    """Why each candidate was found, comparison by comparison; weights add up to the score."""
    heard = standard.read(said, on=on)
    found = index.ask(heard, top=top).found
    lines: list[str] = []
    picture = waterfall.draw((), prior=index.model.prior, title=NOBODY)
    for rank, one in enumerate(found, start=1):
        score, on_record = index.explain(heard, one.row)
        reasons = explaining.reasons(score, said, on_record, heard)
        lines += _lines(rank, one, score.prior, reasons)
        if rank == 1:
            picture = waterfall.draw(reasons, prior=score.prior, title=f"Why {one.person}")
    return Told(tuple(lines) or (f"{NOBODY.capitalize()}.",), picture)


def _lines(
    rank: int, one: Found, prior: float, reasons: tuple[explaining.Reason, ...]
) -> list[str]:
    head = f"{rank}. {one.person}  {one.decision}  probability {one.probability:.6f}"
    return [
        f"{head}  score {one.bits:+.2f} bits",
        f"   {prior:+7.2f}  before anything was said",
        *(
            f"   {why.bits:+7.2f}  {why.comparison}, {why.caption}: {why.sentence}"
            for why in reasons
        ),
        f"   {one.bits:+7.2f}  together",
        "",
    ]
