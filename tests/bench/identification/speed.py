"""Speed: one query after another among a million rows, the engine and its rivals in one run.

Splink's ``predict_between`` is asked one query at a time, as live, with the rules of ``identify
link``: with the engine's own many keys it would be slower still. Medians and the tail in
milliseconds by the clock, and the ratio of the two: both ran on the same machine, one after the
other.
"""

import os
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from goldenhour.identification.jobs import model
from tests.bench.identification import parity, rivals, tasks
from tests.bench.population import files

OF_SPLINK = 25
WARM = 3


@dataclass(frozen=True)
class Timed:
    """One population: how large, how it was built, and how long each query took in ms."""

    rows: int
    build_seconds: float
    build_cpu: float
    peak_mb: float
    took: list[rivals.Took]
    splink: list[float]

    def ratio(self) -> float:
        """How many times faster the engine's median is."""
        return statistics.median(self.splink) / statistics.median(one.clock for one in self.took)


def timed(folder: Path, rows: int, *, with_splink: bool) -> Timed:
    """The test population of so many rows."""
    task = tasks.population(folder, files.Wanted(rows, 4000), files.TEST)
    begun, busy = time.perf_counter(), _busy()
    index = rivals.built(task.people, parity.weights())
    seconds, cpu = time.perf_counter() - begun, _busy() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rivals.by_engine(index, task.queries)  # warm, as a process that has been up for a while
    _, took = rivals.by_engine(index, task.queries)
    count = len(index)
    del index
    splink = _splink(task) if with_splink else []
    return Timed(count, seconds, cpu, peak, took, splink)


def _splink(task: tasks.Task) -> list[float]:
    """Milliseconds of Splink's answer to single queries, its tables ready."""
    splink = rivals.Splink(task, parity.weights(), model.BLOCKING)
    ids = pq.read_table(task.queries, columns=["unique_id"]).column(0).to_pylist()
    took = []
    for number, query in enumerate(ids[: OF_SPLINK + WARM]):
        begun = time.perf_counter()
        splink.ask(f"unique_id = {query}")
        if number >= WARM:
            took.append((time.perf_counter() - begun) * 1000)
    splink.close()
    return took


def _busy() -> float:
    own = os.times()
    return own[0] + own[1]


def table(all_timed: Sequence[Timed]) -> list[str]:
    """How it grows, as a table of the page."""
    lines = [
        "| rows | build, s | its CPU, s | MB | n | by | p50 ms | p95 ms | p99 ms | max ms |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in all_timed:
        head = (
            f"| {one.rows:,} | {one.build_seconds:.0f} | {one.build_cpu:.0f} | {one.peak_mb:,.0f} "
        )
        for by in ("clock", "processor"):
            took = [getattr(each, by) for each in one.took]
            cuts = statistics.quantiles(took, n=100)
            shown = " | ".join(f"{cuts[at]:.2f}" for at in (49, 94, 98))
            lines.append(f"{head}| {len(took):,} | {by} | {shown} | {max(took):.1f} |")
    return lines


def beside_splink(one: Timed) -> str:
    """Splink's time and the ratio, in a sentence."""
    return (
        f"Splink 5 `predict_between`, {one.rows:,} rows, {len(one.splink)} queries one by one: "
        f"median {statistics.median(one.splink):,.0f} ms, longest {max(one.splink):,.0f} ms; "
        f"the engine's median is {one.ratio():,.0f} times faster."
    )


def p99(one: Timed) -> float:
    """The 99th percentile in milliseconds of the processor."""
    return statistics.quantiles([each.processor for each in one.took], n=100)[98]


def national(one: Timed) -> list[str]:
    """What sixty million rows would need, in proportion; nobody has tried."""
    times = 60_000_000 / one.rows
    minutes, memory = one.build_seconds * times / 60, one.peak_mb * times / 1024
    return [
        f"Sixty million rows were not tried. In proportion to {one.rows:,} rows, building would "
        f"take {minutes:,.0f} minutes in one process and {memory:,.0f} GB: in shares, by machines "
        "side by side, or linked by Spark (`identify link --engine spark`).",
    ]


def say(text: str) -> None:
    """How far the bench is, on the error output."""
    sys.stderr.write(f"{text}\n")
