"""Changing: the layouts of a comparison played once more under each change of sensitivity.

The same seed and the same numbers as the comparison itself, so that a replication under a change
is the one that stands, but for the change.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from goldenhour.planning.rules import paired, sensitivity
from goldenhour.planning.rules.layouts import Layout
from goldenhour.planning.rules.paired import Floats, Told
from goldenhour.planning.rules.sensitivity import CHANGES, Change, Under
from goldenhour.simulation import world
from goldenhour.simulation.measures import NAMES, Figures
from goldenhour.simulation.replicating import Asked
from goldenhour.simulation.scenario import GRADES, Unusable
from goldenhour.simulation.world import Study

# Plays the first so many replications of a study: their numbers and figures.
Play = Callable[[Study, Asked, int], Iterator[tuple[int, Figures]]]

RECORDED = "recorded incidents are replayed as they are"


def plays(layouts: int, replications: int) -> int:
    """How many replications all changes take, at most."""
    return len(CHANGES) * layouts * min(replications, sensitivity.MOST)


def run(chosen: Sequence[Layout], play: Play, seed: int, replications: int) -> tuple[Under, ...]:
    """Every other layout against the first, under every change."""
    count = min(replications, sensitivity.MOST)
    asked = Asked(seed, with_places=False)

    def grades(study: Study) -> Floats:
        found = np.full((count, len(GRADES), len(NAMES)), np.nan)
        for number, figures in play(study, asked, count):
            found[number] = figures.grades
        return found

    every: list[Under] = []
    for change in CHANGES:
        studies = [_changed(layout, change) for layout in chosen]
        tables = [one if isinstance(one, str) else grades(one) for one in studies]
        every += [
            _under(change, layout, tables[0], table)
            for layout, table in zip(chosen[1:], tables[1:], strict=True)
        ]
    return tuple(every)


def plain(every: Sequence[Under]) -> list[dict[str, Any]]:
    """The same as JSON."""
    return [
        {
            "change": under.change.words,
            "scenario": under.layout,
            "grades": {
                grade: {name: one._asdict() for name, one in told.items()}
                for grade, told in under.told.items()
            },
            "why_not": under.why_not or None,
        }
        for under in every
    ]


def _changed(layout: Layout, change: Change) -> Study | str:
    """The layout's study under a change, or why it cannot be played."""
    scenario = layout.study.scenario
    if change.what == sensitivity.DEMAND and scenario.demand.file is not None:
        return RECORDED
    try:
        made = world.of(sensitivity.changed(scenario, change), layout.folder)
    except Unusable as bad:
        return str(bad)
    return sensitivity.slowed(made, change)


def _under(change: Change, layout: Layout, first: Floats | str, other: Floats | str) -> Under:
    if isinstance(first, str) or isinstance(other, str):
        why = first if isinstance(first, str) else str(other)
        return Under(change, layout.name, {}, why)
    told: dict[str, Told] = paired.told(other - first, GRADES, NAMES)
    return Under(change, layout.name, told)
