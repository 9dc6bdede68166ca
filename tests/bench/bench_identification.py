"""Bench of identification: speed, accuracy, gates, parity and fairness, beside Splink 5.

    .venv/bin/python -m tests.bench.bench_identification [rows]

Writes docs/reference/identification-figures.md when every part has been run with a million rows,
together or one after the other (PART=parity, gates, accuracy, speed or api). Needs the extra
``batch``. POPULATIONS names a folder in which invented populations are kept and used again.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.identification import accuracy, fairness, interface, parity, speed, tasks
from tests.bench.population import files

PAGE = Path("docs/reference/identification-figures.md")
KEPT = Path("var/bench/identification")  # what each part said, for the page
WHOLE = 1_000_000
ACCURACY_ROWS = 100_000  # as many as the shipped thresholds were fixed on
QUERIES, OF_EACH_GROUP = 4000, 1300
PARITY_PAIRS = 3000
API_CONTACTS = 200_000  # the played week, multiplied; made once and kept in var/bench
SHARED = "beside other work, so only ratios and processor time say something"
HEAD = """# Figures of identification

Measured by `make bench-identification`, which writes this page when it is run whole. Every person
and every call in it is invented, but for the two gates; the rates of error are guesses of ours. A
figure reached on one's own invented population is no claim about real calls.
"""


def main(rows: int) -> None:
    chosen = os.environ.get("PART")
    with tempfile.TemporaryDirectory(dir=os.environ.get("SCRATCH")) as name:
        populations = Path(os.environ.get("POPULATIONS", name))
        for part, measure in PARTS.items():
            if chosen in {None, part}:
                speed.say(f"{part} ...")
                stamp, begun = f"{_day()}, {_machine()}, commit {_commit()}", time.monotonic()
                title, *lines = measure(populations / part, rows)
                stamp += f"; {(time.monotonic() - begun) / 60:.0f} minutes."
                text = "\n".join([title, "", stamp, *lines]).rstrip() + "\n"
                sys.stdout.write(f"{text}\n")
                if rows >= WHOLE:
                    KEPT.mkdir(parents=True, exist_ok=True)
                    (KEPT / part).write_text(text)
    if rows >= WHOLE and all((KEPT / part).exists() for part in PARTS):
        write_page()


def write_page() -> None:
    """The page of what every part said last."""
    PAGE.write_text("\n".join([HEAD, *((KEPT / part).read_text() for part in PARTS)]))


def _speed(folder: Path, rows: int) -> list[str]:
    sizes = sorted({max(1000, rows // 100), max(1000, rows // 10), rows})
    timed = [speed.timed(folder / str(size), size, with_rivals=size == rows) for size in sizes]
    growth = speed.p99(timed[-1]) / speed.p99(timed[-2]) if len(timed) > 1 else 1.0
    return [
        "## Speed",
        "",
        *speed.table(timed),
        "",
        *speed.beside_rivals(timed[-1]),
        f"The engine's p99 grows {growth:.2f} times over the last tenfold of rows.",
        speed.visible(timed[-1]),
        "",
        *speed.national(timed[-1]),
        "",
    ]


def _accuracy(folder: Path, rows: int) -> list[str]:
    wanted = files.Wanted(min(rows, ACCURACY_ROWS), QUERIES, OF_EACH_GROUP)
    measured = accuracy.measured(folder, wanted)
    ours = measured.results[0]
    return [
        "## Accuracy",
        "",
        f"Two invented populations of {wanted.rows:,} rows, of seeds {files.DEVELOPMENT} and "
        f"{files.TEST}; {QUERIES:,} queries, a quarter of people not on file. The threshold of "
        "each rival, and whether the next person must be a bit behind, was fixed on the first "
        "and counted on the second. The interval draws the queries again a thousand times.",
        "",
        *accuracy.table(measured.results),
        "",
        accuracy.ratio(measured.results),
        accuracy.more_keys(measured.results),
        "",
        "## Fairness",
        "",
        f"The engine on the second population, {OF_EACH_GROUP:,} more queries of each name group, "
        "95 % intervals of Wilson. Name groups are lists of names of ours, not people. The two "
        "groups named under a table were chosen as the furthest apart after counting, which "
        "favours a difference.",
        "",
        *fairness.table(measured.answers, measured.truth, ours.threshold, ours.lead),
        "",
    ]


def _gates(folder: Path, rows: int) -> list[str]:
    lines = [
        "## Gates",
        "",
        "Labelled sets of others, weights learnt from their own people files; thresholds fixed on "
        "every second query, counted on the rest. The guards name nobody whose forename or "
        "birthday contradicts, for fear of a twin, a brother or a father of the same name; these "
        "sets hold no such pairs, and count what is held back as missed.",
        "",
    ]
    people, queries = tasks.private("dataset4a.csv"), tasks.private("dataset4b.csv")
    if people and queries:
        results = accuracy.gate(tasks.febrl(folder / "febrl", people, queries))
        lines += ["FEBRL 4:", "", *accuracy.table(results), "", accuracy.ratio(results), ""]
    persons = tasks.private("historical_figures_with_errors_50k.parquet")
    if persons:
        results = accuracy.gate(tasks.historical(folder / "historical", persons))
        lines += ["historical_50k:", "", *accuracy.table(results), "", accuracy.ratio(results), ""]
    if not (people and queries and persons):
        lines += ["Not all of them were on this machine.", ""]
    return lines


def _parity(folder: Path, rows: int) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    compared = parity.compared(folder, rows=1500, queries=800, pairs=PARITY_PAIRS, seed=files.TEST)
    return [
        "## Parity",
        "",
        f"{len(compared.differences):,} pairs weighed by the engine and by Splink 5 with the same "
        f"weights: the largest difference is {max(compared.differences):.1e} bits; "
        f"{len(compared.levels)} levels were met.",
        "",
    ]


def _api(folder: Path, rows: int) -> list[str]:
    contacts = int(os.environ.get("CONTACTS", API_CONTACTS if rows >= WHOLE else 1))
    told = interface.answered(contacts)
    built = told.built
    lost = interface.unavailable
    return [
        "## Through the API",
        "",
        f"`GET /api/v1/contacts/…/known` on the real server on loopback, one request at a time, "
        f"{told.contacts:,} contacts on record; each look is written in the journal. First the "
        "tables alone were asked; then `goldenhour index` ran beside the server, which was asked "
        "on until it had opened the index; then with the index.",
        "",
        "| | n | p50 ms | p95 ms | p99 ms | max ms | nobody could look in time |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {name} | {len(part):,} | {speed.spread([ms for ms, _ in part])} | {lost(part)} |"
            for name, part in (
                ("the tables alone", told.before),
                ("while the index is built and opened", told.beside),
                ("with the mapped index", told.told),
            )
        ),
        "",
        f"The mapped index: {built.said} Built in {built.seconds:.0f} s beside the questions "
        f"({built.processor:.0f} s of a processor), {built.peak_mb:,.0f} MB at its peak, "
        f"{built.disk_mb:,.0f} MB on disk.",
        "",
        "Somebody stated in one process was in the API's answer of another, from the first word "
        "of the command:",
        "",
        "| n | p50 ms | p95 ms | p99 ms | max ms |",
        "|---|---|---|---|---|",
        f"| {len(told.found):,} | {speed.spread(told.found)} |",
        "",
    ]


PARTS: dict[str, Callable[[Path, int], list[str]]] = {
    "parity": _parity,
    "gates": _gates,
    "accuracy": _accuracy,
    "speed": _speed,
    "api": _api,
}


def _day() -> str:
    return f"{datetime.now(UTC):%-d %B %Y}"  # noqa: TID251 - a bench is dated


def _machine() -> str:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    alone = "nothing else running" if load < cores else SHARED
    return (
        f"{cores} cores ({platform.machine()}), Python {platform.python_version()}, "
        f"load {load:.1f} when it began: {alone}"
    )


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE)
