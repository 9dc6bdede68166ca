"""Speed: one query after another among a million rows, the engine and its rivals in one run.

The index is built by the command, in a process of its own, and read from the disk as the command
reads it. Splink's ``predict_between`` is asked one query at a time, as live, with the rules of
``identify link``: with the engine's own many keys it would be slower still. The ratio is of
the two asked in turns, some seconds each: a machine that others use too is half as quick a minute
later, and one measured after all of the other would be of two machines.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import pyarrow.parquet as pq

from goldenhour.identification.jobs import model
from goldenhour.linkage.index import disk
from goldenhour.linkage.index.searching import Index
from goldenhour.linkage.standard import Standard
from tests.bench.identification import databases, parity, rivals, tasks
from tests.bench.population import files

TURNS = 6
WARM, OF_SPLINK = 1, 5  # of Splink's queries in each turn
WARMING, OF_ENGINE = 100, 500  # of the engine's
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
    in_turns: list[float] = field(default_factory=list)  # the engine's, between Splink's
    postgres: list[databases.Asked] = field(default_factory=list)

    def ratio(self) -> float:
        """How many times faster the engine's median is, of the two asked in turns."""
        return statistics.median(self.splink) / statistics.median(self.in_turns)


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
        *(_in_turns(stored.index, task) if with_rivals else ([], [])),
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


def _in_turns(index: Index, task: tasks.Task) -> tuple[list[float], list[float]]:
    """Milliseconds of Splink's answers to single queries, its tables ready; of the engine's too.

    Splink has a process of its own. Whoever's turn it is has the processor's caches to itself
    once the first answers, which do not count, have filled them.
    """
    ids = iter(pq.read_table(task.queries, columns=["unique_id"]).column(0).to_pylist())
    records = (record for _, record in rivals.read(task.queries))
    theirs, ours = [], []
    own = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=own, initializer=_open, initargs=(task,)) as another:
        for _ in range(TURNS):
            took = [
                another.submit(_of_splink, one).result() for one in islice(ids, WARM + OF_SPLINK)
            ]
            theirs += took[WARM:]
            ours += [_asked(index, record) for record in islice(records, WARMING + OF_ENGINE)][
                WARMING:
            ]
    return theirs, ours


OPENED: list[rivals.Splink] = []  # in Splink's own process


def _open(task: tasks.Task) -> None:
    OPENED.append(rivals.Splink(task, parity.weights(), model.BLOCKING))


def _of_splink(query: int) -> float:
    """Milliseconds of one answer."""
    begun = time.perf_counter()
    OPENED[0].ask(f"unique_id = {query}")
    return (time.perf_counter() - begun) * 1000


def _asked(index: Index, record: Standard) -> float:
    """Milliseconds of one answer."""
    begun = time.perf_counter()
    index.ask(record, top=rivals.SHOWN)
    return (time.perf_counter() - begun) * 1000


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
        f"median {statistics.median(one.splink):,.0f} ms, longest {max(one.splink):,.0f} ms; in "
        f"turns with them the engine's median of {len(one.in_turns):,} is "
        f"{statistics.median(one.in_turns):.2f} ms, {one.ratio():,.0f} times faster.",
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
