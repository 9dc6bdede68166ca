"""Our engine on the bench of simulation, in a process of its own: seconds, peak memory, figures.

    python -m tests.bench.planning.own_simulation plain|spatial FOLDER
    python -m tests.bench.planning.own_simulation study FOLDER
    python -m tests.bench.planning.own_simulation pairs FOLDER

``plain`` and ``spatial`` also write FOLDER/demand.npz, the very incidents, for the rivals.
"""

import json
import os
import resource
import sys
import tomllib
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from goldenhour.simulation import layout as c
from goldenhour.simulation import measures, measuring, playing, replicating, scenario, world
from goldenhour.simulation.world import Study

YEARS, STUDY = 5, 20  # force-years measured one by one, and by two workers
PAIRS = 30  # force-years of each of two layouts
PLAIN = """
name = "plain"
horizon_hours = 8760
warmup_hours = 0
[service]
I = { dist = "exponential", mean = 49.371428571428574 }
P = { dist = "exponential", mean = 49.371428571428574 }
S = { dist = "exponential", mean = 49.371428571428574 }
[[arrivals]]
grade = "I"
per_hour = 4.958333333333333
[[arrivals]]
grade = "P"
per_hour = 9.625
[[arrivals]]
grade = "S"
per_hour = 14.583333333333334
[[base]]
name = "all"
units = 30
"""
SPATIAL = Path(__file__).with_name("force_year.toml")


def main(what: str, folder: Path) -> None:
    said = PLAIN if what == "plain" else SPATIAL.read_text()
    study = world.of(scenario.of(tomllib.loads(said)), folder)
    told = _TOLD.get(what, _years)(study, folder)
    sys.stdout.write(json.dumps(told | {"load": os.getloadavg()[0]}) + "\n")


def _years(study: Study, folder: Path) -> dict[str, object]:
    """CPU seconds of a force-year: demand, play and measures; and the incidents of one."""
    played = playing.play(study, seed=1, replication=0)
    seconds, waits = [], []
    for number in range(YEARS):
        began = process_time()
        figures = measuring.of(
            study, playing.play(study, seed=1, replication=number), with_places=False
        )
        seconds.append(process_time() - began)
        waits.append([row[measures.NAMES.index("wait_mean")] for row in figures.grades])
    floats, ints = played.floats, played.ints
    np.savez(
        folder / "demand.npz",
        at=floats[:, c.AT],
        service=floats[:, c.SERVICE],
        place=ints[:, c.PLACE],
        grade=ints[:, c.GRADE],
        home=study.world.home,
        shift=study.world.shift,
        shifts=study.world.shifts,
        minutes=study.world.minutes,
    )
    return {
        "seconds": seconds,
        "waits": np.array(waits)[:, :3].mean(axis=0).tolist(),
        "incidents": len(floats),
        "peak": _peak(resource.RUSAGE_SELF),
    }


def _pairs(study: Study, folder: Path) -> dict[str, object]:
    """How many replications a difference needs, beside one whose seeds are independent.

    The half-width of an interval falls with the root of their number, so the ratio is that of the
    variances: of paired differences, and of both layouts' own, added. The other layout has one
    unit of each shift moved from the last base to the first.
    """
    said = tomllib.loads(SPATIAL.read_text())
    for base, more in ((said["base"][0], 1), (said["base"][-1], -1)):
        base["units"] = {shift: count + more for shift, count in base["units"].items()}
    other = world.of(scenario.of(said), folder)
    grades = [
        np.array(
            [
                replicating.one(one, replicating.Asked(1, with_places=False), n).grades
                for n in range(PAIRS)
            ]
        )
        for one in (study, other)
    ]
    found = {}
    for name in ("response_mean", "response_p90", "within_target"):
        a, b = (one[:, 0, measures.NAMES.index(name)] for one in grades)
        found[name] = float((a - b).var(ddof=1) / (a.var(ddof=1) + b.var(ddof=1)))
    return {"pairs": PAIRS, "of_independent": found}


def _study(study: Study, _: Path) -> dict[str, object]:
    """A study by two workers: seconds of the clock and of all processors, and memory."""
    asked = replicating.Asked(1, with_places=False)
    replicating.one(study, asked, 0)  # compiled, as in any study but the first
    began, busy = perf_counter(), _busy()
    done = list(replicating.in_processes(study, asked, list(range(STUDY)), 2))
    own, worker = _peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)
    return {
        "years": len(done),
        "clock": perf_counter() - began,
        "busy": _busy() - busy,
        "peak": own + 2 * worker,  # what is shared counts three times
    }


_TOLD = {"study": _study, "pairs": _pairs}


def _busy() -> float:
    found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in found)


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
