"""``goldenhour plan explain``: why Immediates are late, and what one more unit would change.

Beyond the contract, in its style. Exit codes as of ``simulate``.
"""

import csv
import io
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenhour.planning.cli_refusals import needs, one_of, said, tell
from goldenhour.planning.cli_simulate import Seed, bar, study_of

FORMATS = ("table", "json", "csv")
COLUMNS = (
    "at",
    "place",
    "is_rural",
    "target",
    "response",
    "wait",
    "travel",
    "base",
    "cause",
    "nearest_base",
    "nearest_minutes",
    "nearest_does",
    "off_duty",
    "met_by",
)
CAUTION = "Uncalibrated: illustrates the method. A forecast of a model, not a record."


def register(group: typer.Typer) -> None:
    """Hang ``explain`` into ``plan``."""
    group.command("explain")(explain)


def explain(
    scenario: Annotated[Path, typer.Argument(help="Scenario file (TOML), or a ready one's name.")],
    *,
    replication: Annotated[
        int, typer.Option(min=1, max=100_000, help="Whose late Immediates are told one by one.")
    ] = 1,
    replications: Annotated[
        int, typer.Option(min=1, max=1_000, help="Over how many the causes are counted.")
    ] = 5,
    seed: Seed = 1,
    limit: Annotated[
        int, typer.Option(min=0, max=100_000, help="How many are told, the latest first.")
    ] = 10,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write explained.json and late.csv there.")
    ] = None,
    output: Annotated[
        str, typer.Option("--format", metavar="json|table|csv", help="What is printed.")
    ] = "table",
) -> None:
    """Say why Immediates are late: who was free, what held the others, would one more have done."""
    one_of("--format", output, FORMATS)
    needs("numba")
    with said():
        study = study_of(scenario)
        explaining = import_module("goldenhour.planning.jobs.explaining")
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        asked = explaining.Asked(seed, replications, replication - 1, limit)
        with bar(explaining.plays(study, asked)) as done:
            found = explaining.run(study, asked, done)
        results = explaining.results(found)
        if out is not None:
            keep = import_module("goldenhour.planning.jobs.filing").keep
            keep(out / "late.csv", _csv(results))
            keep(out / "explained.json", _json(results))
    told = {"json": _json, "csv": _csv, "table": _table}[output]
    tell(told(results).rstrip("\n"))


def _json(results: dict[str, Any]) -> str:
    return json.dumps(results) + "\n"


def _csv(results: dict[str, Any]) -> str:
    """The late Immediates that are told, a row each."""
    in_a_sheet = import_module("goldenhour.planning.rules.cells").in_a_sheet
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in results["worst"]:
        nearest = one["nearest"] or {}
        row = {name: one.get(name) for name in COLUMNS if name in one}
        row |= {f"nearest_{name}": nearest.get(name) for name in ("base", "minutes", "does")}
        row |= {"at": f"{one['minute']:.2f}", "met_by": "; ".join(one["met_by"])}
        writer.writerow({name: in_a_sheet(value) for name, value in row.items()})
    return text.getvalue()


def _table(results: dict[str, Any]) -> str:
    return "\n".join(_lines(results))


def _lines(results: dict[str, Any]) -> Iterator[str]:
    """The explanation for reading."""
    late, asked = results["late"]["mean"], results["immediates"]["mean"]
    yield f"{results['scenario']}: {results['replications']} replications, seed {results['seed']}"
    yield CAUTION
    yield ""
    yield f"Immediates late: {late:,.0f} of {asked:,.0f} a replication"
    if not late:
        return
    yield ""
    for one in results["causes"].values():
        yield f"  {_share(one).rjust(26)}  {one['words']}"
    yield ""
    nearest = results["nearest_minutes"]["mean"]
    yield f"The nearest unit on duty was free, or could be taken: {_share(results['nearest_free'])}"
    yield f"It was {nearest:.1f} minutes off on average."
    if results["held_by"]:
        yield ""
        yield "What bound the units near enough:"
        for words, share in results["held_by"].items():
            yield f"  {_share(share).rjust(26)}  {words}"
    yield ""
    yield "One more unit, always on duty: late Immediates fewer in all; it would have met itself:"
    for one in results["one_more"]:
        yield f"  {_count(one['fewer']).rjust(24)}  {one['met']['mean']:>7,.0f}  {one['point']}"
    yield ""
    yield f"The latest of replication {results['told_replication']}:"
    for one in results["worst"]:
        yield ""
        yield from one["said"]


def _count(of: dict[str, Any]) -> str:
    bounds = ("ci95_low", "ci95_high")
    low, high = ("" if of[one] is None else f"{of[one]:,.0f}" for one in bounds)
    return f"{of['mean']:,.0f}" + (f" ({low} to {high})" if low else "")


def _share(of: dict[str, Any]) -> str:
    if of["mean"] is None:
        return "-"
    mean = f"{of['mean'] * 100:.1f} %"
    if of["ci95_low"] is None:
        return mean
    low, high = (min(max(of[one], 0.0), 1.0) * 100 for one in ("ci95_low", "ci95_high"))
    return f"{mean} ({low:.1f} to {high:.1f})"
