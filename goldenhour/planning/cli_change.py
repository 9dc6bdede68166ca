"""``goldenhour plan change``: what was recorded after a change, against the same weeks before it.

Beyond the contract, in its style. Exit 0: done; 1: a file cannot be read or written; 2: the
records are refused, each fault with its line, or do not reach so far.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenhour.planning.cli_refusals import needs, one_of, refused, said, tell
from goldenhour.planning.cli_simulate import FORMATS, Format

CAUTION = (
    "Recorded, not simulated. It measures the difference between the two years, not its cause:",
    "whatever else changed between them is in it as well.",
)


def register(group: typer.Typer) -> None:
    """Hang ``change`` into ``plan``."""
    group.command("change")(change)


def change(
    *,
    attendance: Annotated[
        Path, typer.Option(metavar="FILE.csv", help="at,place,grade,response_minutes.")
    ],
    on: Annotated[
        datetime,
        typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="First day of the change."),
    ],
    weeks: Annotated[
        int | None, typer.Option(min=1, help="Weeks of each side. Default: all held, at most 52.")
    ] = None,
    forecast: Annotated[
        Path | None,
        typer.Option(metavar="FILE.json", help="What plan compare --format json said before."),
    ] = None,
    output: Format = "table",
) -> None:
    """Say what a change did to response: after it, and the same weeks of the year before."""
    one_of("--format", output, FORMATS)
    needs("numpy", "msgspec")
    with said():
        read = import_module("goldenhour.planning.rules.attendance").read
        rules = import_module("goldenhour.planning.rules.change")
        recorded = read(attendance.name, attendance.read_bytes())
        expected = _forecast(forecast) if forecast else None
        held = max(rules.weeks_held(recorded, on.date()), 1)
        found = rules.measured(recorded, on.date(), weeks or held, forecast=expected)
    plain = import_module("msgspec").to_builtins(_named(found))
    tell(json.dumps(plain) if output == "json" else "\n".join(_lines(found)))


def _named(found: Any) -> dict[str, Any]:
    """The change as plain tables, each interval as the contract writes it."""
    plain: dict[str, Any] = import_module("msgspec").structs.asdict(found)
    plain["grades"] = {
        grade: {
            "before": one.before,
            "after": one.after,
            "left_out": one.left_out,
            "measures": {name: _measure(measure) for name, measure in one.measures.items()},
        }
        for grade, one in found.grades.items()
    }
    return plain


def _measure(one: Any) -> dict[str, Any]:
    forecast = one.forecast._asdict() if one.forecast else None
    return {
        "before": one.before,
        "after": one.after,
        "difference": one.difference._asdict(),
        "forecast": forecast,
    }


def _forecast(path: Path) -> dict[str, dict[str, Any]]:
    """The differences of a comparison's first pair, by grade, in this command's names."""
    interval = import_module("goldenhour.simulation.intervals").Interval
    names = {"response_mean": "mean", "response_p50": "p50", "response_p90": "p90"}
    names["within_target"] = "within_target"
    try:
        grades = json.loads(path.read_bytes())["differences"][0]["measures"]["grades"]
        return {
            grade: {names[one]: interval(**told) for one, told in measures.items() if one in names}
            for grade, measures in grades.items()
        }
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as bad:
        raise refused(f"{path.name}: is no answer of plan compare --format json.") from bad


def _lines(found: Any) -> Iterator[str]:
    """The change for reading."""
    saying = import_module("goldenhour.planning.rules.saying")
    yield f"Before: {found.before[0]} to {found.before[1]}; after: {found.after[0]} to "
    yield f"{found.after[1]}; {found.weeks} weeks each, weekdays and hours matched."
    yield from CAUTION
    for grade, one in found.grades.items():
        yield ""
        counts = f"{one.before:,} records before, {one.after:,} after"
        yield f"{saying.GRADES[grade]}: {counts}, {one.left_out:,} without a counterpart left out"
        for name, measure in one.measures.items():
            yield _line(saying, name, measure)
    for grade in found.too_few:
        yield f"{saying.GRADES[grade]}: too few records to say anything."


def _line(saying: Any, name: str, one: Any) -> str:
    measure = name if name == "within_target" else f"response_{name}"
    before, after = (saying.number(value, measure) for value in (one.before, one.after))
    words = saying.MEASURES[measure].ljust(48)
    apart = saying.interval(one.difference, measure, is_signed=True)
    line = f"  {words} {before} before, {after} after: {apart}"
    if one.forecast is None:
        return line
    return f"{line}; forecast {saying.interval(one.forecast, measure, is_signed=True)}"
