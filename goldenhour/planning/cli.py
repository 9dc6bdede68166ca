"""Planning at the command line: ``goldenhour plan``, the commands of the contract of planning.

``locate`` says where bases should stand, ``staff`` how many answer the telephones, ``scenarios``
lists and writes the ready scenarios; ``simulate``, ``compare`` and ``choose``
are in ``cli_simulate``, ``cli_compare`` and ``cli_choose``. Exit 0: done; 1: a file
cannot be read or written; 2: refused, each fault with its dotted path, or a library is missing,
and nothing was run. Heavy imports wait until a command runs.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenhour.planning import (
    cli_attendance,
    cli_calibrate,
    cli_change,
    cli_choose,
    cli_compare,
    cli_explain,
    cli_price,
    cli_simulate,
)
from goldenhour.planning.cli_refusals import needs, one_of, refused, said, tell, wrong

FORMATS = ("table", "json")
OBJECTIVES = ("p-median", "p-center", "coverage")
MOST_LOAD = 100_000  # erlangs: a country's calls are fewer
UNITS = {
    "p-median": "minutes on average, weighted by demand",
    "p-center": "minutes to the farthest place",
    "coverage": "of demand within the minutes asked",
}
CAUTION = (
    "Where a simulation should begin, not where it should end: that a base is busy when it is",
    "needed is not asked here, so location alone misranks layouts. Uncalibrated.",
)

Format = Annotated[str, typer.Option("--format", metavar="json|table", help="What is printed.")]


def register(app: typer.Typer) -> None:
    """Hang ``plan`` into the command line."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    for one in (
        cli_simulate,
        cli_compare,
        cli_choose,
        cli_explain,
        cli_price,
        cli_calibrate,
        cli_change,
    ):
        one.register(group)
    cli_attendance.register(app)
    group.command("locate")(locate)
    group.command("staff")(staff)
    group.command("scenarios")(scenarios)
    app.add_typer(group, name="plan", help="Bases, units, shifts, staff: what would they do?")


def locate(
    scenario: Annotated[Path, typer.Argument(help="Scenario file (TOML), or a ready one's name.")],
    *,
    bases: Annotated[int, typer.Option(min=1, max=500, help="How many bases.")],
    objective: Annotated[
        str, typer.Option(metavar="|".join(OBJECTIVES), help="What is to be best.")
    ] = "p-median",
    within_minutes: Annotated[
        float | None, typer.Option(help="Of coverage: how soon a place must be reached.")
    ] = None,
    fix: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A base that stays; repeat for more.")
    ] = None,
    capacity: Annotated[
        float | None,
        typer.Option(metavar="SHARE", help="Of p-median: most of all demand that one base takes."),
    ] = None,
    output: Format = "table",
) -> None:
    """Which of the candidate bases are best, and whether that is proven."""
    one_of("--format", output, FORMATS)
    one_of("--objective", objective, OBJECTIVES)
    if (objective == "coverage") != (within_minutes is not None):
        raise refused("--within-minutes belongs to --objective coverage, which needs it.")
    if within_minutes is not None:
        _between("--within-minutes", within_minutes, 0, 100_000)
    if capacity is not None:
        if objective != "p-median":
            raise refused("--capacity belongs to --objective p-median.")
        _between("--capacity", capacity, 0, 1)
    needs("numpy", *(["highspy"] if objective != "p-median" or capacity is not None else []))
    with said():
        read = import_module("goldenhour.simulation.scenario").read(_found(scenario))
        siting = import_module("goldenhour.planning.jobs.siting")
        asked = siting.Asked(objective, bases, tuple(fix or ()), within_minutes, capacity)
        results = siting.answer(read, _found(scenario).parent, asked)
    tell(json.dumps(results) if output == "json" else "\n".join(_located(results)))


def staff(
    *,
    calls_per_hour: Annotated[float, typer.Option(help="Calls that come in an hour.")],
    handling_seconds: Annotated[float, typer.Option(help="Talking and writing up, on average.")],
    target: Annotated[float, typer.Option(help="Share of calls to answer in time.")] = 0.9,
    within_seconds: Annotated[float, typer.Option(help="What in time means.")] = 10.0,
    patience_seconds: Annotated[
        float | None, typer.Option(help="After how long a caller gives up, on average.")
    ] = None,
    output: Format = "table",
) -> None:
    """How many people must answer the telephones: Erlang C, or A where callers give up."""
    one_of("--format", output, FORMATS)
    _between("--calls-per-hour", calls_per_hour, 0, 10_000_000)
    _between("--handling-seconds", handling_seconds, 0, 86_400)
    _between("--target", target, 0, 1, is_open=True)
    if not 0 <= within_seconds <= 86_400:
        raise refused("--within-seconds must be between 0 and 86400.")
    if patience_seconds is not None:
        _between("--patience-seconds", patience_seconds, 0, 10_000_000)
    answering = import_module("goldenhour.simulation.answering")
    calls = answering.Calls(calls_per_hour, handling_seconds, patience_seconds)
    if calls.load > MOST_LOAD:
        raise refused(f"That is a load of {calls.load:,.0f} people; at most {MOST_LOAD:,}.")
    try:
        found = answering.staff_needed(calls, target, within_seconds)
    except answering.NeverEnough as never:
        raise refused(f"{never}".capitalize() + ".") from never
    names = ("agents", "service_level", "mean_answer_seconds", "occupancy", "abandoned")
    results = {name: getattr(found, name) for name in names}
    tell(json.dumps(results) if output == "json" else "\n".join(_staffed(results)))


def scenarios(
    *,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where they are written. Default: here.")
    ] = Path(),
    is_list_only: Annotated[
        bool, typer.Option("--list", help="Only list them; write nothing.")
    ] = False,
) -> None:
    """List the ready scenarios and write each as a file; yours are never overwritten."""
    kept = []
    with said():
        ready = import_module("goldenhour.planning.rules.ready").scenarios()
        for one in ready:
            target = out / f"{one.name}.toml"
            if not is_list_only and not _written(target, one.path.read_bytes()):
                kept.append(target.name)
            tell(f"{one.name.ljust(34)} {one.about}")
    if kept:
        raise wrong(f"Not overwritten, as yours differs: {', '.join(kept)}. Choose another --out.")


def _written(path: Path, content: bytes) -> bool:
    """Whether the file holds this now; a file that holds something else is left as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return path.read_bytes() == content
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True


def _located(results: dict[str, Any]) -> Iterator[str]:
    """The answer for reading."""
    served = Counter(results["assignment"].values())
    value, unit = results["objective_value"], UNITS[results["objective"]]
    shown = f"{value:.1%}" if results["objective"] == "coverage" else f"{value:.2f}"
    yield f"{results['scenario']}: {results['objective']}, {len(results['bases'])} bases"
    yield f"{shown} {unit}"
    proven = "proven: no choice is better"
    left = f"not proven: another choice may be better by up to {results['gap']:.2%}"
    yield f"{proven if results['proven_optimal'] else left} ({results['solver']})"
    yield ""
    for base in results["bases"]:
        yield f"{base.ljust(30)} {served[base]:>6} places"
    yield ""
    yield from CAUTION


def _staffed(results: dict[str, Any]) -> Iterator[str]:
    yield f"people answering       {results['agents']}"
    yield f"answered in time       {results['service_level']:.2%}"
    yield f"mean wait until then   {results['mean_answer_seconds']:.2f} s"
    yield f"people busy            {results['occupancy']:.1%}"
    yield f"callers who give up    {results['abandoned']:.2%}"
    yield "For steady calls, nobody ill or at lunch. Spikes need more."


def _found(path: Path) -> Path:
    found: Path = import_module("goldenhour.planning.rules.ready").found(path)
    return found


def _between(
    option: str, value: float, least: float, most: float, *, is_open: bool = False
) -> None:
    """Refuse what is not above the least, and at most the most (below it where ``is_open``)."""
    if not (math.isfinite(value) and least < value <= most) or (is_open and value == most):
        end = "below" if is_open else "at most"
        raise refused(f"{option} must be above {least:g} and {end} {most:g}, not {value:g}.")
