"""Speed: one query after another among a million rows, the engine and its rivals in one run.

The index is built by the command, in a process of its own, and read from the disk as the command
reads it. Splink's ``predict_between`` is asked one query at a time, as live, with the rules of
``identify link``: with the engine's own many keys it would be slower still. Medians and the tail
in milliseconds by the clock, and the ratio of the two: all ran on the same machine, one after the
other.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from goldenhour.identification.jobs import model
from goldenhour.linkage.index import disk
from tests.bench.identification import databases, parity, rivals, tasks
from tests.bench.population import files

OF_SPLINK = 25
WARM = 3
ADDED = 400  # rows added to a living index, each looked for by another process' copy
BUILD = (sys.executable, "-m", "goldenhour.config.cli", "identify", "build")


@dataclass(frozen=True)
class Built:
    """What a build took: seconds by the clock and of the processor, MB at its peak and on disk."""

    seconds: float
    cpu: float
    peak_mb: float
    disk_mb: float


@dataclass(frozen=True)
class Timed:
    """One population: how large, how it was built, and how long each query took in ms."""

    rows: int
    built: Built
    took: list[rivals.Took]
    on_file: int
    first: int  # of those on file: whose person came first
    added: list[float] = field(default_factory=list)
    splink: list[float] = field(default_factory=list)
    postgres: list[databases.Asked] = field(default_factory=list)

    def ratio(self) -> float:
        """How many times faster the engine's median is."""
        return statistics.median(self.splink) / statistics.median(one.clock for one in self.took)


def timed(folder: Path, rows: int, *, with_rivals: bool) -> Timed:
    """The test population of so many rows."""
    task = tasks.population(folder, files.Wanted(rows, 4000), files.TEST)
    index = folder / "index"
    made = build(folder / "people.csv", index)
    stored = disk.Stored(index)
    stored.index.warm()
    rivals.by_engine(stored.index, task.queries)  # as a process that has been up for a while
    answers, took = rivals.by_engine(stored.index, task.queries)
    right = sum(
        bool(meant.person_id) and best.person_id == meant.person_id
        for best, meant in zip(answers, task.truth, strict=True)
    )
    return Timed(
        len(stored.index),
        made,
        took,
        sum(bool(meant.person_id) for meant in task.truth),
        right,
        _added(stored, task),
        _splink(task) if with_rivals else [],
        databases.asked(task) if with_rivals else [],
    )


def build(people: Path, index: Path) -> Built:
    """The index of a people file, by the command."""
    begun = time.perf_counter()
    words = [*BUILD, "--people", str(people), "--index", str(index)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"identify build ended with {process.returncode}")
    seconds = time.perf_counter() - begun
    octets = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
    return Built(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, octets / 1e6)


def _added(stored: disk.Stored, task: tasks.Task) -> list[float]:
    """Milliseconds from adding somebody until another reader of the index finds them."""
    another = disk.Stored(stored.folder)
    another.index.warm()
    took = []
    for number, (_, record) in zip(range(ADDED), rivals.read(task.queries), strict=False):
        begun = time.perf_counter()
        stored.add(f"added {number}", record)
        another.refresh()
        found = another.index.ask(record, top=100).found
        took.append((time.perf_counter() - begun) * 1000)
        if f"added {number}" not in {one.person for one in found}:
            raise RuntimeError("somebody who was added was not found")
    return took


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


def table(all_timed: Sequence[Timed]) -> list[str]:
    """How it grows, as tables of the page."""
    lines = [
        "| rows | build, s | its CPU, s | MB at its peak | MB on disk | came first |",
        "|---|---|---|---|---|---|",
    ]
    for one in all_timed:
        made = one.built
        lines.append(
            f"| {one.rows:,} | {made.seconds:.0f} | {made.cpu:.0f} | {made.peak_mb:,.0f} "
            f"| {made.disk_mb:,.0f} | {one.first / max(1, one.on_file):.3f} of {one.on_file:,} |"
        )
    lines += [
        "",
        "| rows | n | by | p50 ms | p95 ms | p99 ms | max ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in all_timed:
        for by in ("clock", "processor"):
            took = [getattr(each, by) for each in one.took]
            lines.append(f"| {one.rows:,} | {len(took):,} | {by} | {spread(took)} |")
    return lines


def spread(took: Sequence[float]) -> str:
    """Median, 95th and 99th percentile, and the longest, as cells."""
    cuts = statistics.quantiles(took, n=100)
    return " | ".join([*(f"{cuts[at]:.2f}" for at in (49, 94, 98)), f"{max(took):.1f}"])


def beside_rivals(one: Timed) -> list[str]:
    """The rivals' times and the ratio, in sentences."""
    lines = [
        f"Splink 5 `predict_between`, {one.rows:,} rows, {len(one.splink)} queries one by one: "
        f"median {statistics.median(one.splink):,.0f} ms, longest {max(one.splink):,.0f} ms; "
        f"the engine's median is {one.ratio():,.0f} times faster.",
    ]
    for asked in one.postgres:
        cuts = statistics.quantiles(asked.took, n=100)
        lines.append(
            f"PostgreSQL, {asked.way}, {len(asked.took)} queries: median {cuts[49]:.2f} ms, p99 "
            f"{cuts[98]:.1f} ms; {asked.found / max(1, asked.on_file):.2f} of {asked.on_file} on "
            "file are among its first five, whose order nothing weighs."
        )
    return lines


def visible(one: Timed) -> str:
    """How soon somebody who is added is found, in a sentence."""
    cuts = statistics.quantiles(one.added, n=100)
    return (
        f"Somebody added to the living index of {one.rows:,} rows was found by another reader "
        f"after {cuts[49]:.1f} ms in the middle, {cuts[98]:.1f} ms at the 99th percentile, "
        f"{max(one.added):.1f} ms at most of {len(one.added)}."
    )


def p99(one: Timed) -> float:
    """The 99th percentile in milliseconds of the processor."""
    return statistics.quantiles([each.processor for each in one.took], n=100)[98]


def national(one: Timed) -> list[str]:
    """What sixty million rows would need, in proportion; nobody has tried."""
    times, made = 60_000_000 / one.rows, one.built
    minutes, memory = made.seconds * times / 60, made.peak_mb * times / 1024
    return [
        f"Sixty million rows were not tried. In proportion to {one.rows:,} rows, building would "
        f"take {minutes:,.0f} minutes in one process, {memory:,.0f} GB of memory and "
        f"{made.disk_mb * times / 1000:,.0f} GB of disk: in shares, by machines side by side, or "
        "linked by Spark (`identify link --engine spark`).",
    ]


def say(text: str) -> None:
    """How far the bench is, on the error output."""
    sys.stderr.write(f"{text}\n")
