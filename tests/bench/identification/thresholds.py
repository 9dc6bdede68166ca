"""Thresholds: from which probability on a person is named, or offered for a look.

Fixed on the development population with the weights that are shipped, and on nothing else.
"""

from math import inf
from pathlib import Path
from typing import Any

from goldenhour.linkage import model as linkage_model
from goldenhour.linkage.index.searching import LEAD, Index
from tests.bench.identification import rivals, scores, tasks
from tests.bench.identification.tasks import Task
from tests.bench.population import files

QUERIES = 4000
SHOWN = 5
KEPT = 0.99  # of the right persons among those shown must be offered, not hidden


def fix(weights: dict[str, Any], folder: Path) -> None:
    """Put ``match`` and ``possible`` into our entry of the weights."""
    own = weights[linkage_model.OWN]
    wanted = files.Wanted(own["rows"], QUERIES)
    task = tasks.population(folder / "thresholds", wanted, files.DEVELOPMENT)
    index = rivals.built(task.people, weights)
    answers, _ = rivals.by_engine(index, task.queries)
    threshold, _ = scores.fixed(answers, task.truth, (LEAD,))
    own["match"] = round(linkage_model.probability(threshold), 6)
    own["possible"] = round(linkage_model.probability(offered(index, task)), 6)


def offered(index: Index, task: Task) -> float:
    """The bits above which nearly all the right persons lie that are among those shown."""
    right: list[float] = []
    for meant, (_, record) in zip(task.truth, rivals.read(task.queries), strict=True):
        found = index.ask(record, top=SHOWN).found
        right.extend(one.bits for one in found if one.person == meant.person_id)
    right.sort()
    return right[round((1 - KEPT) * len(right))] if right else -inf
