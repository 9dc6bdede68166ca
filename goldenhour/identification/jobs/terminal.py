"""The jobs at the command line: ``goldenhour identify train``, ``link`` and ``households``.

Exit 0 done; 1 the command was not understood, or something is missing; 2 a people file has
malformed rows, each named with its line on the error output, and nothing was written.
Source: the contract of identification.

What is heavy is imported inside the functions: ``goldenhour --help`` must answer at once.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

WRONG, MALFORMED = 1, 2
SHOWN = 100  # malformed rows that are named one by one
JOBS = "goldenhour.identification.jobs"
OWN = "goldenhour"  # our entry in Splink's file, as in linkage.model
DEFAULT_WEIGHTS = Path(__file__).parents[2] / "linkage" / "data" / "weights.json"

People = Annotated[
    list[Path], typer.Option("--people", help="People file (CSV). Twice: pairs between the two.")
]
OnePeople = Annotated[Path, typer.Option("--people", help="People file (CSV).")]
Out = Annotated[Path, typer.Option("--out", help="The file to write; replaced when complete.")]
Extra = Annotated[bool, typer.Option("--ignore-extra", help="Leave unknown columns out.")]


def register(group: typer.Typer) -> None:
    """Hang the three jobs into ``identify``."""
    group.command("train")(train)
    group.command("link")(link)
    group.command("households")(households)


def train(people: OnePeople, out: Out, *, ignore_extra: Extra = False) -> None:
    """Learn weights from a people file: by its labels, else by expectation maximisation."""
    records, training = _job("records"), _job("training")
    with _said(), _folder_beside(out) as work:
        kept = _read(records, [people], work / "records.parquet", ignore_extra=ignore_extra)
        with _waiting("Learning the weights"):
            backend = _backend("duckdb", work)
            trained = training.train(kept, backend, _weights(None))
            backend.close()
        weights = trained.weights | {OWN: _own(trained, people, kept.rows)}
        _replace(out, json.dumps(weights, indent=1) + "\n")
    _say(f"{kept.rows} rows; m by {trained.way} ({trained.pairs} pairs of rows of one person).")


def link(
    people: People,
    out: Out,
    *,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="The least probability of a pair.")
    ] = 0.9,
    engine: Annotated[str, typer.Option(metavar="duckdb|spark", help="Where to work.")] = "duckdb",
    weights: Annotated[
        Path | None, typer.Option(help="Weights of identify train. Default: those shipped.")
    ] = None,
    ignore_extra: Extra = False,
) -> None:
    """Find the pairs of persons that may be one. A run that was killed goes on by itself."""
    if len(people) > 2:
        raise _refused("Name one people file, or two.")
    linking = _job("linking")
    with _said(), _bars() as bars:
        asked = linking.Asked(
            tuple(people), _weights(weights), threshold, _engine(engine), ignore_extra
        )
        read = bars.add_task("Reading people", total=sum(path.stat().st_size for path in people))
        done = bars.add_task("Comparing", total=None)
        reports = linking.Reports(
            read=lambda size: bars.advance(read, size),
            parts=lambda count: bars.update(done, total=count),
            part=lambda count: bars.advance(done, count),
        )
        written = linking.link(asked, out, reports)
    _say(f"{written} pairs of persons.")


def households(people: OnePeople, out: Out, *, ignore_extra: Extra = False) -> None:
    """Gather who is on record at one address."""
    records, job = _job("records"), _job("households")
    with _said(), _folder_beside(out) as work:
        kept = _read(records, [people], work / "records.parquet", ignore_extra=ignore_extra)
        with _waiting("Gathering households"):
            written = job.gather(kept, work, out)
    _say(f"{written} households of {kept.rows} rows.")


def _job(name: str) -> Any:
    return import_module(f"{JOBS}.{name}")


def _engine(name: str) -> Any:
    engine = _job("splink_engine").Engine
    if name not in list(engine):
        raise _refused(f"--engine must be {' or '.join(engine)}, not {name}.")
    return engine(name)


def _backend(name: str, work: Path) -> Any:
    return _job("splink_engine").Backend(_engine(name), work)


def _weights(path: Path | None) -> dict[str, Any]:
    """A weights file, whose comparisons must be ours."""
    model = import_module("goldenhour.linkage.model")
    try:
        saved = json.loads((path or DEFAULT_WEIGHTS).read_text("utf-8"))
        model.read(saved)
    except (OSError, ValueError) as bad:
        raise _refused(f"{path} cannot be used as weights: {bad}") from bad
    return dict(saved)


def _own(trained: Any, people: Path, rows: int) -> dict[str, Any]:
    """Our entry in Splink's file; the thresholds stay those fixed on the development data."""
    shipped: dict[str, Any] = _weights(None)[OWN]
    said = f"{rows} rows of {people.name}, by {trained.way}"
    return shipped | {"rows": rows, "from": said}


def _read(records: Any, files: list[Path], into: Path, *, ignore_extra: bool) -> Any:
    with _bars() as bars:
        task = bars.add_task("Reading people", total=sum(path.stat().st_size for path in files))
        return records.keep(
            files, into, ignore_extra=ignore_extra, progress=lambda size: bars.advance(task, size)
        )


@contextmanager
def _said() -> Iterator[None]:
    """What goes wrong with the files, the weights or Java, said in a sentence."""
    records, splink_engine = _job("records"), _job("splink_engine")
    try:
        yield
    except records.Unusable as bad:
        for fault in bad.faults[:SHOWN]:
            _say(f"{fault.path.name} line {fault.refused.line}: {fault.refused.reason}")
        if len(bad.faults) > SHOWN:
            _say(f"and {len(bad.faults) - SHOWN} more")
        raise typer.Exit(MALFORMED) from bad
    except splink_engine.NoJava as bad:
        raise _refused(str(bad)) from bad
    except OSError as bad:
        raise _refused(f"{bad.filename}: {bad.strerror or bad}") from bad


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    """A folder for the work, on the disk of the result, that is gone afterwards."""
    tempfile = import_module("tempfile")
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as work:
        yield Path(work)


@contextmanager
def _bars() -> Iterator[Any]:
    """Progress with the time that is left, on the error output; none where nobody looks."""
    rich, console = import_module("rich.progress"), import_module("rich.console")
    terminal = console.Console(stderr=True)
    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.TaskProgressColumn(),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*columns, console=terminal, disable=not terminal.is_terminal) as bars:
        yield bars


@contextmanager
def _waiting(what: str) -> Iterator[None]:
    """A bar for work that cannot say how far it is."""
    with _bars() as bars:
        bars.add_task(what, total=None)
        yield


def _replace(out: Path, text: str) -> None:
    part = out.with_name(out.name + ".part")
    part.write_text(text, "utf-8")
    part.replace(out)


def _refused(why: str) -> typer.Exit:
    _say(why)
    return typer.Exit(WRONG)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
