"""A study and the folder that keeps it: each replication as it is done, the results at the end.

Every file takes its name only when it is complete, so a study that was killed or cancelled has
nothing half-written; asked again, it goes on where it was. A folder belongs to one question: the
digest of the scenario with all its files, and the seed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from goldenhour.planning.jobs import keeping
from goldenhour.simulation import measures, replicating
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.replicating import Asked
from goldenhour.simulation.world import Study

KEPT, RESULTS = "study.json", "results.json"


@dataclass(frozen=True, slots=True)
class Spread:
    """Where replications are worked out."""

    engine: str  # local or dask
    workers: int
    address: str | None = None


def run(
    study: Study,
    *,
    seed: int,
    replications: int,
    spread: Spread,
    folder: Path | None,
    with_places: bool,
    done: Callable[[int], None],
) -> dict[str, Any]:
    """The results of a study, as the contract has them; ``done`` hears how many are worked out.

    Raises keeping.AnotherStudy, and OSError where the folder cannot be written.
    """
    began = perf_counter()
    asked = Asked(seed, with_places or folder is not None)
    found = {} if folder is None else _resumed(study, asked, folder, replications)
    done(len(found))
    missing = [number for number in range(replications) if number not in found]
    for number, figures in _worked_out(study, asked, missing, spread) if missing else ():
        found[number] = figures
        if folder is not None:
            keeping.keep_figures(folder, number, figures)
        done(len(found))
    seconds = perf_counter() - began
    every = [found[number] for number in sorted(found)]
    results = _results(study, seed, every, seconds, len(missing))
    if folder is not None:
        keeping.keep(folder / RESULTS, results)
    return results


def _worked_out(study: Study, asked: Asked, missing: list[int], spread: Spread) -> Any:
    if spread.engine == "dask":
        return replicating.on_dask(
            study, asked, missing, address=spread.address, workers=spread.workers
        )
    return replicating.in_processes(study, asked, missing, spread.workers)


def _results(
    study: Study, seed: int, every: list[Figures], seconds: float, worked_out: int
) -> dict[str, Any]:
    incidents = sum(one.everything[2] for one in every) * worked_out / len(every)
    return {
        "scenario": study.scenario.name,
        "scenario_sha256": study.digest,
        "seed": seed,
        "replications": len(every),
        "wall_seconds": seconds,
        "incidents_per_second": incidents / seconds if seconds > 0 else 0.0,
        "measures": measures.summary(study, every),
    }


def _resumed(study: Study, asked: Asked, folder: Path, replications: int) -> dict[int, Figures]:
    """The replications that a folder keeps already; it is begun where there is none."""
    keeping.begin(
        folder / KEPT,
        {"scenario_sha256": study.digest, "seed": asked.seed},
        {"scenario": study.scenario.name},
    )
    return keeping.kept(folder, asked, range(replications))
