"""``goldenhour plan compare``: what one layout does that another does not, with intervals.

Every layout meets the same incidents, so differences are paired. Writes a report that needs
nothing from anywhere, and its tables beside it: CSV, GeoJSON of the maps, Parquet where pyarrow is
installed. ``--keep`` has every replication in a folder, from which a comparison that was ended
goes on. Exit codes as of ``simulate``. Source: the contract of planning.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenhour.planning.cli_refusals import needs, one_of, refused, said, say, tell, wrong
from goldenhour.planning.cli_simulate import (
    FORMATS,
    Format,
    Replications,
    Seed,
    Workers,
    bar,
    processors,
)

LEAST, MOST_LAYOUTS = 2, 8


def register(group: typer.Typer) -> None:
    """Hang ``compare`` into ``plan``."""
    group.command("compare")(compare)


Scenarios = Annotated[
    list[Path], typer.Argument(help="Scenario files (TOML), or ready ones' names; first: A.")
]
Report = Annotated[Path, typer.Option(metavar="FILE.html", help="The report; tables beside it.")]
Keep = Annotated[Path | None, typer.Option(metavar="DIR", help="Keep every replication; resumes.")]
Sensitivity = Annotated[
    bool, typer.Option(help="Whether differences hold with other units, demand and drives.")
]
Calibrated = Annotated[
    Path | None, typer.Option("--calibration", metavar="FILE.json", help="Kept by plan calibrate.")
]


def compare(
    scenarios: Scenarios,
    *,
    out: Report,
    replications: Replications = 20,
    seed: Seed = 1,
    workers: Workers = None,
    keep: Keep = None,
    sensitivity: Sensitivity = True,
    calibration: Calibrated = None,
    output: Format = "table",
) -> None:
    """Compare layouts on the same demand, with 95 % intervals of the differences."""
    one_of("--format", output, FORMATS)
    _askable(len(scenarios), replications, out)
    needs("numba")
    with said():
        comparing = import_module("goldenhour.planning.jobs.comparing")
        layouts = _layouts(scenarios)
        kept = _calibrated(calibration, layouts)
        _writable(out)
        total = comparing.plays(len(layouts), replications, with_sensitivity=sensitivity)
        asked = {"seed": seed, "replications": replications, "workers": workers or processors()}
        with bar(total) as done:
            made = comparing.run(
                layouts, **asked, done=done, keep=keep, with_sensitivity=sensitivity
            )
        made = replace(made, calibration=kept)
        written = import_module("goldenhour.planning.jobs.exports").write(made, out)
    _told(made, written, output)


def _layouts(scenarios: list[Path]) -> Any:
    found = import_module("goldenhour.planning.rules.ready").found
    comparing = import_module("goldenhour.planning.jobs.comparing")
    layouts = comparing.layouts([found(path) for path in scenarios])
    for layout in layouts:
        if layout.is_added:
            say(f"{layout.name} stands beside them: with and without standby points.")
    return layouts


def _told(made: Any, written: list[Path], output: str) -> None:
    comparing = import_module("goldenhour.planning.jobs.comparing")
    if output == "json":
        tell(json.dumps(comparing.results(made)))
        return
    tell("\n".join([*comparing.sentences(made), *comparing.holding(made)]))
    said_of = import_module("goldenhour.planning.rules.calibrating").said(made.calibration)
    tell(f"{said_of} A forecast of a model, not a record.")
    tell(f"Written: {', '.join(str(path) for path in written)}")


def _calibrated(path: Path | None, layouts: Sequence[Any]) -> Any:
    """The calibration of one of the layouts, where a file of one is given."""
    digests = [layout.study.digest for layout in layouts]
    return import_module("goldenhour.planning.jobs.calibrating").kept(path, digests)


def _askable(scenarios: int, replications: int, out: Path) -> None:
    """Refuse what gives no comparison, no interval or no report."""
    if not LEAST <= scenarios <= MOST_LAYOUTS:
        raise refused(f"Give {LEAST} to {MOST_LAYOUTS} scenarios, not {scenarios}.")
    if replications < LEAST:
        raise refused("--replications must be 2 or more: one gives no interval.")
    if out.suffix.lower() not in (".html", ".htm") or out.is_dir():
        raise refused(f"--out must be a file that ends in .html, not {out}.")


def _writable(out: Path) -> None:
    """Fail now, not after an hour, where the report cannot be written."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(out.parent, os.W_OK):
        raise wrong(f"{out.parent}: cannot be written to. Choose another --out.")
