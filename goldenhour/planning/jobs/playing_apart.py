"""Playing apart: one study in a process of its own, which knows no database and no clock.

``python -m goldenhour.planning.jobs.playing_apart FOLDER`` reads the question there, writes how
far it is into ``progress.json`` and the answer into ``answer/``, each file under its name only
when it is complete. Exit 0: answered; 2: refused, the faults stand in ``faults.json``. It ends by
itself when the process that began it has gone; begun again in the same folder, it goes on from the
replications that are kept there.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from goldenhour.planning.jobs import comparing, exports, filing, studies
from goldenhour.planning.rules import asking
from goldenhour.simulation import scenario, world
from goldenhour.simulation.scenario import Unusable

QUESTION, PROGRESS, FAULTS, RESULTS = "question.json", "progress.json", "faults.json", "results"
ANSWER, REPORT, KEPT = "answer", "report.html", "kept"
ANSWERED, REFUSED, ORPHANED = 0, 2, 3

Say = Callable[[int], None]


def main(folder: Path) -> int:
    """Answer the question of a folder; the exit code."""
    question = json.loads((folder / QUESTION).read_text("utf-8"))
    (folder / ANSWER).mkdir(exist_ok=True)
    try:
        answer = {asking.SIMULATE: _simulated, asking.COMPARE: _compared}[question["kind"]]
        results = answer(folder, question)
    except Unusable as bad:
        put(folder / FAULTS, bad.faults)
        return REFUSED
    put(folder / RESULTS, results)
    return ANSWERED


def put(path: Path, value: Any) -> None:
    """Write a JSON file under its name when it is complete."""
    filing.keep(path, json.dumps(value))


def _simulated(folder: Path, question: dict[str, Any]) -> dict[str, Any]:
    read = scenario.read(folder / question["files"][0])
    return studies.run(
        world.of(read, folder),
        seed=question["seed"],
        replications=question["replications"],
        spread=studies.Spread("local", question["workers"]),
        folder=folder / KEPT,
        with_places=False,
        done=_telling(folder, question["replications"]),
    )


def _compared(folder: Path, question: dict[str, Any]) -> dict[str, Any]:
    layouts = comparing.layouts([folder / name for name in question["files"]])
    replications = question["replications"]
    total = comparing.plays(len(layouts), replications, with_sensitivity=True)
    made = comparing.run(
        layouts,
        seed=question["seed"],
        replications=replications,
        workers=question["workers"],
        done=_telling(folder, total),
        keep=folder / KEPT,
        with_sensitivity=True,
    )
    exports.write(made, folder / ANSWER / REPORT)
    said = [*comparing.sentences(made), *comparing.holding(made)]
    return comparing.results(made) | {"sentences": said}


def _telling(folder: Path, total: int) -> Say:
    """Writes down how far it is, and ends this process where nobody would hear it any more."""
    parent = os.getppid()

    def tell(done: int) -> None:
        if os.getppid() != parent:
            os._exit(ORPHANED)
        put(folder / PROGRESS, {"done": done, "total": total})

    tell(0)
    return tell


if __name__ == "__main__":
    os.nice(10)  # calls come first on this machine
    sys.exit(main(Path(sys.argv[1])))
