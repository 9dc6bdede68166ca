"""A study and the folder that keeps it: each replication as it is done, the results at the end.

Every file takes its name only when it is complete, so a study that was killed or cancelled has
nothing half-written; asked again, it goes on where it was. A folder belongs to one question: the
digest of the scenario with all its files, and the seed.
"""

import json
import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from goldenhour.simulation import measures, replicating
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.replicating import Asked
from goldenhour.simulation.world import Study

KEPT, RESULTS = "study.json", "results.json"


class AnotherStudy(ValueError):
    """The folder keeps the answer to another question; the text says so."""


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

    Raises AnotherStudy, and OSError where the folder cannot be written.
    """
    began = perf_counter()
    asked = Asked(seed, with_places or folder is not None)
    found = {} if folder is None else _resumed(study, asked, folder, replications)
    done(len(found))
    missing = [number for number in range(replications) if number not in found]
    for number, figures in _worked_out(study, asked, missing, spread) if missing else ():
        found[number] = figures
        if folder is not None:
            _keep(folder / _name(number), _plain(figures))
        done(len(found))
    seconds = perf_counter() - began
    every = [found[number] for number in sorted(found)]
    results = _results(study, seed, every, seconds, len(missing))
    if folder is not None:
        _keep(folder / RESULTS, results)
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
    folder.mkdir(parents=True, exist_ok=True)
    question = {"scenario_sha256": study.digest, "seed": asked.seed}
    kept = _read(folder / KEPT)
    if kept is None:
        _keep(folder / KEPT, {"scenario": study.scenario.name, **question})
        return {}
    if {name: kept.get(name) for name in question} != question:
        raise AnotherStudy(f"{folder} keeps another scenario or seed. Choose another folder.")
    read = {number: _read(folder / _name(number)) for number in range(replications)}
    fields = set(Figures._fields)
    return {number: _figures(one) for number, one in read.items() if set(one or ()) == fields}


def _name(number: int) -> str:
    return f"replication-{number + 1:05d}.json"


def _plain(value: Any) -> Any:
    """The same with None for nan, which JSON does not know."""
    if isinstance(value, Figures):
        return {name: _plain(one) for name, one in value._asdict().items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _figures(kept: Any) -> Figures:
    def again(value: Any) -> Any:
        return [again(one) for one in value] if isinstance(value, list) else _number(value)

    read = Figures(**{name: again(value) for name, value in kept.items()})
    return read._replace(shapes=None)  # a folder keeps figures, no pictures


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _read(path: Path) -> dict[str, Any] | None:
    """What a file keeps; None where there is none, or it is none of ours."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _keep(path: Path, value: dict[str, Any]) -> None:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(json.dumps(value) + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
