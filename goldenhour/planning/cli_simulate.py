"""``goldenhour plan simulate``: what a scenario does to the people who wait, with intervals.

Exit 0: done; 1: a file cannot be read or written, or the cluster does not answer; 2: the scenario
is refused, each fault with its dotted path, or a library is missing; nothing was run then.
Source: the contract of planning. Heavy imports wait until the command runs.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenhour.planning.cli_refusals import needs, one_of, said, tell, wrong

FORMATS, ENGINES = ("table", "json"), ("local", "dask")
ADDRESS = "GOLDENHOUR_DASK"
MOST = 100_000

TITLES = {
    "response_mean": "response",
    "response_p50": "median",
    "response_p90": "p90",
    "within_target": "in target",
    "wait_mean": "wait",
    "wait_probability": "P(wait)",
    "travel_mean": "travel",
    "utilisation": "utilised",
}
SHARES = {"within_target", "wait_probability", "utilisation"}


def register(group: typer.Typer) -> None:
    """Hang ``simulate`` into ``plan``."""
    group.command("simulate")(simulate)


Replications = Annotated[
    int, typer.Option(min=1, max=MOST, help="How many times to play the horizon.")
]
Seed = Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Of the random numbers.")]
Engine = Annotated[
    str, typer.Option(metavar="local|dask", help="Where replications are worked out.")
]
Workers = Annotated[
    int | None, typer.Option(min=1, max=1024, help="Processes. Default: one a processor.")
]
Address = Annotated[
    str | None, typer.Option(help=f"A running Dask scheduler. Default: ${ADDRESS}, or none.")
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Keep every replication and the results; resumes."),
]
Format = Annotated[str, typer.Option("--format", metavar="json|table", help="What is printed.")]
WithPlaces = Annotated[bool, typer.Option("--places", help="Measures of every place too.")]


def simulate(
    scenario: Annotated[Path, typer.Argument(help="Scenario file (TOML).")],
    *,
    replications: Replications = 20,
    seed: Seed = 1,
    engine: Engine = "local",
    workers: Workers = None,
    dask_address: Address = None,
    out: Out = None,
    output: Format = "table",
    places: WithPlaces = False,
) -> None:
    """Play a scenario many times and say how long people wait, with 95 % intervals."""
    one_of("--format", output, FORMATS)
    one_of("--engine", engine, ENGINES)
    needs("numba", *(["distributed"] if engine == "dask" else []))
    with _said():
        study = study_of(scenario)
        studies = import_module("goldenhour.planning.jobs.studies")
        address = dask_address or os.environ.get(ADDRESS) or None
        with bar(replications) as done:
            results = studies.run(
                study,
                seed=seed,
                replications=replications,
                spread=studies.Spread(engine, workers or processors(), address),
                folder=out,
                with_places=places,
                done=done,
            )
    tell(json.dumps(results) if output == "json" else "\n".join(_table(results)))


def file_of(path: Path) -> Path:
    """The scenario file meant: the one given, or the ready scenario of that name."""
    found: Path = import_module("goldenhour.planning.rules.ready").found(path)
    return found


def study_of(path: Path) -> Any:
    """The study of a scenario file, or of the ready scenario of that name."""
    found = file_of(path)
    read = import_module("goldenhour.simulation.scenario").read(found)
    return import_module("goldenhour.simulation.world").of(read, found.parent)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def _said() -> Iterator[None]:
    """The same of a study that may be spread over a cluster, which may not answer."""
    try:
        with said():
            yield
    except TimeoutError as bad:
        raise wrong(f"The Dask scheduler does not answer: {bad}") from bad


@contextmanager
def bar(total: int | None) -> Iterator[Callable[[int], None]]:
    """Progress with the time that is left, on the error output; none where nobody looks.

    ``total`` is None where it is not known beforehand.

    It has no thread of its own: processes are forked from this one.
    """
    rich, console = import_module("rich.progress"), import_module("rich.console")
    screen = console.Console(stderr=True)
    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TimeRemainingColumn(),
    )
    bars = rich.Progress(
        *columns, console=screen, disable=not screen.is_terminal, auto_refresh=False
    )
    with bars:
        task = bars.add_task("Playing", total=total)
        bars.refresh()
        yield lambda count: bars.update(task, completed=count, refresh=True)


def _table(results: dict[str, Any]) -> Iterator[str]:
    """The results for reading: minutes with the half of their interval, shares in per cent."""
    measures = results["measures"]
    yield f"{results['scenario']}: {results['replications']} replications, seed {results['seed']}"
    yield "A forecast of a model, not a record. Minutes; the 95 % interval over replications."
    yield ""
    titles = list(TITLES)
    yield "".join(["".ljust(16), *(TITLES[name].rjust(17) for name in titles)])
    rows = [(f"grade {grade}", one) for grade, one in measures["grades"].items()]
    rows += list(measures["bases"].items())
    for name, row in rows:
        cells = [_cell(title, row.get(title)).rjust(17) for title in titles]
        yield "".join([name[:15].ljust(16), *cells]).rstrip()
    yield ""
    whole = measures["all"]
    yield f"units utilised   {_cell('utilisation', whole['utilisation'])}"
    yield f"mean queue       {_cell('queue_mean', whole['queue_mean'])}"
    yield f"incidents        {_cell('incidents', whole['incidents'])}"


def _cell(name: str, told: dict[str, float | None] | None) -> str:
    if told is None or told["mean"] is None:
        return "-"
    scale, unit = (100, " %") if name in SHARES else (1, "")
    mean, high = told["mean"], told["ci95_high"]
    if high is None:
        return f"{mean * scale:,.2f}{unit}"
    return f"{mean * scale:,.2f} ± {(high - mean) * scale:,.2f}{unit}"
