"""Identification at the command line: the engine of the call screen on files.

``identify build`` reads a people file into an index, ``match`` asks it the queries of a file one
at a time, as live, ``explain`` says why. ``train``, ``link`` and ``households`` are jobs on whole
files. Exit 0: done; 1: wrong usage, or something cannot be read or written; 2: a row is refused,
each named with its line. Source: the contract of identification.

An age is counted back from the day its file was last written, or from ``--on``. The engine is
imported inside the functions, since ``goldenhour --help`` must answer in 300 ms.
"""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer

from goldenhour.identification.jobs import terminal

WRONG, REFUSED = 1, 2
SHOWN = 1000  # refused rows that are named one by one
LONGEST = 100_000  # characters of one query of ``explain``
AT_ONCE = 20_000  # rows of a people file
EVERY = 4096  # rows between two steps of the progress bar
HEADER = ("query_id", "rank", "person_id", "probability", "decision")

IndexFolder = Annotated[Path, typer.Option("--index", metavar="DIR", help="Folder of the index.")]
Extra = Annotated[bool, typer.Option("--ignore-extra", help="Leave unknown columns out.")]
Top = Annotated[int, typer.Option("--top", min=1, max=100, help="Persons shown for a query.")]
Day = Annotated[
    str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="The day on which ages were said.")
]


def register(app: typer.Typer) -> None:
    """Hang ``identify`` into the command line."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("build")(build)
    group.command("match")(match)
    group.command("explain")(explain)
    terminal.register(group)
    app.add_typer(group, name="identify", help="Who is this? The engine, on files.")


def build(
    people: Annotated[Path, typer.Option("--people", help="People file (CSV).")],
    index: IndexFolder,
    *,
    weights: Annotated[
        Path | None, typer.Option(help="Weights of identify train. Default: those shipped.")
    ] = None,
    ignore_extra: Extra = False,
) -> None:
    """Read a people file into an index, which is replaced only when complete."""
    began = perf_counter()
    building, disk = _engine("index.building"), _engine("index.disk")
    saved = _weights(weights)
    with _said():
        builder = building.Builder()
        _fill(builder, people, ignore_extra=ignore_extra)
        rows = len(builder)
        fitted = import_module("goldenhour.identification.jobs.model").for_rows(saved, rows)
        octets = disk.save(index, builder.rows(), fitted)
    seconds = perf_counter() - began
    _say(f"{rows} rows in {seconds:.1f} seconds, {octets / 1e6:.0f} MB.", out=True)


def match(
    index: IndexFolder,
    queries: Annotated[Path, typer.Option("--queries", help="Query file (CSV).")],
    out: Annotated[Path, typer.Option("--out", help="Matches (CSV); replaced when complete.")],
    *,
    top: Top = 5,
    stats: Annotated[Path | None, typer.Option(help="Also write how long it took (JSON).")] = None,
    on: Day = None,
    ignore_extra: Extra = False,
) -> None:
    """Ask the index every query of a file, one at a time, as live."""
    disk, matching = (
        _engine("index.disk"),
        import_module("goldenhour.identification.rules.matching"),
    )
    with _said():
        engine = disk.Stored(index).index
        engine.warm()
        asked, refused = _queries(queries, ignore_extra=ignore_extra)
        run = matching.Run(engine, top=top, on=_day(on, queries))
        with _whole(out) as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(HEADER)
            for query in _progress(asked, len(asked), "Asking"):
                table.writerows(run.ask(query))
        if stats is not None:
            with _whole(stats) as file:
                file.write(json.dumps(run.stats()) + "\n")
    _report(refused, queries)


def explain(
    index: IndexFolder,
    query: Annotated[str, typer.Option("--query", metavar="JSON", help="What was said.")],
    *,
    top: Top = 5,
    on: Day = None,
    svg: Annotated[
        Path | None, typer.Option(help="Also draw the first person's waterfall (SVG).")
    ] = None,
) -> None:
    """Say of every candidate why, comparison by comparison."""
    disk, matching = (
        _engine("index.disk"),
        import_module("goldenhour.identification.rules.matching"),
    )
    with _said():
        said = _stated(query)
        stored = disk.Stored(index)
        told = matching.explain(stored.index, said, top=top, on=_day(on, stored.version))
        for line in told.lines:
            _say(line, out=True)
        if svg is not None:
            with _whole(svg) as file:
                file.write(told.picture)


def _fill(builder: Any, path: Path, *, ignore_extra: bool) -> None:
    """Read a people file into a builder. Ends the command where a row is refused."""
    people_file = _rules("people_file")
    refused: list[Any] = []
    with path.open("rb") as lines:
        counted = _bytes_read(lines, path.stat().st_size, "Reading people")
        read = people_file.people(counted, ignore_extra=ignore_extra)
        while batch := list(islice(read, AT_ONCE)):
            rows = [each[1] for each in batch if not isinstance(each, people_file.Refused)]
            if len(rows) < len(batch):
                refused += (each for each in batch if isinstance(each, people_file.Refused))
            if rows and not refused:
                people, *said = zip(*rows, strict=True)
                builder.take(people, dict(zip(people_file.Person._fields[1:], said, strict=True)))
    _report(refused, path)


def _queries(path: Path, *, ignore_extra: bool) -> tuple[list[Any], list[Any]]:
    """The queries of a file, and its lines that are no query."""
    people_file = _rules("people_file")
    with path.open("rb") as lines:
        read = list(people_file.queries(lines, ignore_extra=ignore_extra))
    refused = [each for each in read if isinstance(each, people_file.Refused)]
    return [each[1] for each in read if not isinstance(each, people_file.Refused)], refused


def _report(refused: list[Any], path: Path) -> None:
    """Name every refused line and end with 2, where there is any."""
    for each in refused[:SHOWN]:
        _say(f"{path.name} line {each.line}: {each.reason}")
    if len(refused) > SHOWN:
        _say(f"and {len(refused) - SHOWN} more")
    if refused:
        raise typer.Exit(REFUSED)


def _stated(text: str) -> dict[str, str]:
    """The query of ``explain``: a JSON object by the contract's columns."""
    try:
        if len(text) > LONGEST:
            raise ValueError
        said = json.loads(text)
        known = _rules("people_file").Query._fields
    except (ValueError, RecursionError):
        said, known = None, ()
    if not isinstance(said, dict):
        raise _wrong('--query must be a JSON object, such as {"surname": "Kehoe"}.')
    if extra := sorted(set(said) - set(known)):
        raise _wrong(f"--query names {extra[0][:40]!a}, which is no column of a query.")
    return {name: "" if value is None else str(value) for name, value in said.items()}


def _day(text: str | None, path: Path) -> Any:
    """The day given, else the day on which the file was last written."""
    dates = import_module("datetime")
    if text is None:
        return dates.datetime.fromtimestamp(path.stat().st_mtime, dates.UTC).date()
    try:
        return dates.date.fromisoformat(text)
    except ValueError as bad:
        raise _wrong(f"--on must be a day such as 2026-12-01, not {text!r}.") from bad


def _weights(path: Path | None) -> dict[str, Any]:
    """A weights file whose comparisons are ours."""
    try:
        saved = json.loads((path or terminal.DEFAULT_WEIGHTS).read_text("utf-8"))
        _engine("model").read(saved)
    except (OSError, ValueError) as bad:
        raise _wrong(f"{path} cannot be used as weights: {bad}") from bad
    return dict(saved)


@contextmanager
def _said() -> Iterator[None]:
    """What goes wrong with files, said in a sentence."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as bad:
        raise _wrong(f"{bad.filename}: {bad.strerror or bad}") from bad
    except _engine("index.disk").NoIndex as bad:
        raise _wrong(str(bad)) from bad


@contextmanager
def _whole(path: Path) -> Iterator[Any]:
    """A file for writing that takes its name only when it is complete."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def _bar(total: int, what: str) -> Iterator[Any]:
    """Progress with the time that is left, on the error output; none where nobody looks."""
    rich, console = import_module("rich.progress"), import_module("rich.console")
    screen = console.Console(stderr=True)
    with rich.Progress(console=screen, disable=not screen.is_terminal) as bars:
        task = bars.add_task(what, total=total)
        yield lambda count: bars.advance(task, count)


def _progress(items: list[Any], total: int, what: str) -> Iterator[Any]:
    with _bar(total, what) as advance:
        for number, item in enumerate(items, start=1):
            yield item
            if number % 100 == 0:
                advance(100)
        advance(total % 100)


def _bytes_read(lines: Any, total: int, what: str) -> Iterator[bytes]:
    with _bar(total, what) as advance:
        size = 0
        for number, line in enumerate(lines):
            size += len(line)
            if number % EVERY == 0:
                advance(size)
                size = 0
            yield line
        advance(size)


def _engine(name: str) -> Any:
    return import_module(f"goldenhour.linkage.{name}")


def _rules(name: str) -> Any:
    return import_module(f"goldenhour.identification.rules.{name}")


def _wrong(why: str) -> typer.Exit:
    _say(why)
    return typer.Exit(WRONG)


def _say(text: str, *, out: bool = False) -> None:
    (sys.stdout if out else sys.stderr).write(f"{text}\n")
