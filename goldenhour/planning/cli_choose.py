"""``goldenhour plan choose``: which bases, and how many units at each, by playing them.

Location gives the layouts to begin with, the simulator ranks them on the same demand, with a
stated confidence. Exit codes as of ``simulate``. Beyond the contract of planning, in its style.
"""

import json
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer

from goldenhour.planning.cli_refusals import needs, one_of, refused, said, say, tell
from goldenhour.planning.cli_simulate import FORMATS, Format, Seed, Workers, bar, processors

OBJECTIVES = ("immediate-p90", "immediate-within-target", "weighted")
LEAST_CONFIDENCE, MOST_CONFIDENCE = 0.8, 0.999
FEWEST = 10  # replications before any layout may leave
MOST = 100_000


def register(group: typer.Typer) -> None:
    """Hang ``choose`` into ``plan``."""
    group.command("choose")(choose)


Sites = Annotated[
    Path, typer.Argument(help="Scenario file (TOML), or a ready one's name; [[base]]: sites.")
]
Bases = Annotated[int, typer.Option(min=1, max=500, help="How many bases.")]
Objective = Annotated[str, typer.Option(metavar="|".join(OBJECTIVES), help="What is to be best.")]
Fix = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="A base that stays; repeat for more.")
]
Units = Annotated[
    int | None, typer.Option(min=1, max=5000, help="Units in all. Default: as in the file.")
]
Candidates = Annotated[int, typer.Option(min=2, max=50, help="How many layouts are played.")]
Within = Annotated[
    float | None,
    typer.Option(help="Of the coverage to begin with. Default: the target of Immediate."),
]
Indifference = Annotated[
    float | None, typer.Option(help="What matters: seconds (30), or points of within-target (1).")
]
Confidence = Annotated[
    float, typer.Option(help="Of selecting the best, where it is better by that.")
]
Most = Annotated[
    int, typer.Option(min=FEWEST, max=10_000, help="Of a layout in one step, at most.")
]
Calibrated = Annotated[
    Path | None,
    typer.Option(metavar="FILE.json", help="Of this scenario, kept by plan calibrate."),
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Keep replications, answer, best layout; resumes."),
]


def choose(
    scenario: Sites,
    *,
    bases: Bases,
    objective: Objective = OBJECTIVES[0],
    fix: Fix = None,
    units: Units = None,
    candidates: Candidates = 8,
    within_minutes: Within = None,
    indifference: Indifference = None,
    confidence: Confidence = 0.95,
    replications_max: Most = 100,
    seed: Seed = 1,
    workers: Workers = None,
    calibration: Calibrated = None,
    out: Out = None,
    output: Format = "table",
) -> None:
    """Choose bases and units by simulation, and say how sure that is."""
    one_of("--format", output, FORMATS)
    one_of("--objective", objective, OBJECTIVES)
    _above("--indifference", indifference)
    _above("--within-minutes", within_minutes)
    if not LEAST_CONFIDENCE <= confidence <= MOST_CONFIDENCE:
        between = f"between {LEAST_CONFIDENCE} and {MOST_CONFIDENCE}"
        raise refused(f"--confidence must be {between}, not {confidence:g}.")
    needs("numba", "highspy")
    began = perf_counter()
    sites = (bases, tuple(fix or ()), units, candidates, within_minutes)
    judged = (objective, indifference, confidence, FEWEST, replications_max, seed)
    with said():
        _rankable(scenario, calibration)
        options = import_module("goldenhour.planning.jobs.asking").Options(*sites, *judged)
        made, written = _chosen(scenario, options, workers or processors(), out)
    _told(made, written, perf_counter() - began, output)


def _rankable(path: Path, calibration: Path | None) -> None:
    """Refuse to rank layouts by a scenario that misses what was recorded."""
    if calibration is None:
        return
    calibrating, rules = (
        import_module(f"goldenhour.planning.{room}.calibrating") for room in ("jobs", "rules")
    )
    world, scenarios = (
        import_module(f"goldenhour.simulation.{name}") for name in ("world", "scenario")
    )
    path = import_module("goldenhour.planning.rules.ready").found(path)
    study = world.of(scenarios.read(path), path.parent)
    found = calibrating.kept(calibration, [study.digest])
    if not found.is_calibrated:
        raise refused(rules.said(found))


def _told(made: Any, written: list[Path], seconds: float, output: str) -> None:
    telling = import_module("goldenhour.planning.jobs.telling")
    if output == "json":
        tell(json.dumps({**telling.answer(made), "seconds": seconds}))
        return
    tell("\n".join(telling.table(made)))
    tell(f"{made.played} replications in {seconds:,.0f} seconds.")
    if written:
        tell(f"Written: {', '.join(str(one) for one in written)}")


def _chosen(scenario: Path, options: Any, workers: int, out: Path | None) -> tuple[Any, list[Path]]:
    asking, choosing, telling = (
        import_module(f"goldenhour.planning.jobs.{name}")
        for name in ("asking", "choosing", "telling")
    )
    path = import_module("goldenhour.planning.rules.ready").found(scenario)
    read, asked = asking.asked(path, options)
    with bar(None) as done:
        made = choosing.run(read, path.parent, asked, workers=workers, keep=out, done=done, say=say)
    return made, telling.keep(made, out) if out is not None else []


def _above(option: str, value: float | None) -> None:
    if value is not None and not 0 < value <= MOST:
        raise refused(f"{option} must be above 0 and at most {MOST:,}, not {value:g}.")
