"""``goldenhour plan calibrate``: does the base case give what was recorded?

Beyond the contract, in its style. Exit codes as of ``simulate``; a base case that misses is an
answer, not an error: 0.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenhour.planning.cli_refusals import needs, one_of, said, tell
from goldenhour.planning.cli_simulate import FORMATS, Format, Seed, bar, file_of, study_of


def register(group: typer.Typer) -> None:
    """Hang ``calibrate`` into ``plan``."""
    group.command("calibrate")(calibrate)


def calibrate(
    scenario: Annotated[Path, typer.Argument(help="Scenario file (TOML): the base case.")],
    *,
    attendance: Annotated[
        Path, typer.Option(metavar="FILE.csv", help="at,place,grade,response_minutes.")
    ],
    replications: Annotated[
        int, typer.Option(min=2, max=1_000, help="How many are set beside the records.")
    ] = 10,
    seed: Seed = 1,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Keep the result, for compare.")
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(metavar="FILE.toml", help="Another scenario, with the multipliers found."),
    ] = None,
    output: Format = "table",
) -> None:
    """Set a scenario beside recorded attendance; propose multipliers, never apply them."""
    one_of("--format", output, FORMATS)
    needs("numba")
    with said():
        jobs = import_module("goldenhour.planning.jobs.calibrating")
        rules = import_module("goldenhour.planning.rules.calibrating")
        keep = import_module("goldenhour.planning.jobs.filing").keep
        path = file_of(scenario)
        study = study_of(scenario)
        read = import_module("goldenhour.planning.rules.attendance").read
        known = frozenset(study.ground.places.names)
        recorded = read(attendance.name, attendance.read_bytes(), known)
        asked = jobs.Asked(seed, replications)
        with bar(replications) as done:
            found = jobs.run(study, path.parent, recorded, asked, done)
        if out is not None:
            keep(out, rules.written(found))
        if write is not None:
            keep(write, jobs.another(path, write, study.scenario, found))
    tell(rules.written(found).rstrip() if output == "json" else "\n".join(_lines(found)))


def _lines(found: Any) -> Iterator[str]:
    """The calibration for reading."""
    saying = import_module("goldenhour.planning.rules.saying")
    yield f"{found.scenario} beside {found.records:,} recorded incidents of {found.weeks} weeks"
    yield found.why
    yield "Layouts may be ranked by it." if found.is_calibrated else "Layouts are not ranked by it."
    for one in found.tables:
        if one.hour is not None:
            continue
        yield ""
        yield f"{saying.GRADES[one.grade]}: {one.records:,} records"
        for name in one.recorded:
            recorded, played = (saying.interval(of[name]) for of in (one.recorded, one.simulated))
            yield f"  {name.ljust(6)} recorded {recorded.ljust(28)} simulated {played}"
    yield ""
    yield from _errors(found.travel_error)
    yield from _proposed(found)


def _errors(error: dict[str, float]) -> Iterator[str]:
    if "recorded_drive_mean" in error:
        recorded, played = error["recorded_drive_mean"], error["simulated_drive_mean"]
        yield f"Mean drive to Immediates: recorded {recorded:.2f} minutes, simulated {played:.2f}."
    if "places" in error:
        apart, places = error["mean_absolute_by_place"], error["places"]
        yield f"By place, Immediates err by {apart:.2f} minutes on average ({places:.0f} places)."


def _proposed(found: Any) -> Iterator[str]:
    """The multipliers, and how they are applied."""
    told = {"minutes of a drive": found.travel_multiplier}
    told["minutes at the scene"] = found.service_multiplier
    for words, times in told.items():
        said = "none found between 0.5 and 2" if times is None else f"times {times:g}"
        yield f"Proposed, not applied: {words} {said}"
    yield "--write FILE.toml writes another scenario with them. Calibrate that one again."
