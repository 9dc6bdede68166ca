"""Pricing a scenario: played as it is, and with one thing dearer at a time, in paired plays."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from goldenhour.planning.rules import price
from goldenhour.planning.rules.price import Price
from goldenhour.simulation import replicating, world
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.replicating import Asked
from goldenhour.simulation.world import Study


def run(
    study: Study,
    folder: Path,
    *,
    seed: int,
    replications: int,
    workers: int,
    done: Callable[[int], None],
) -> list[Price]:
    """What every change costs; ``done`` hears how many replications of all are over.

    Raises Unusable where a change leaves the queue without a steady state, before anything runs.
    """
    chosen = price.dearer(study.scenario)
    studies = [study, *(world.of(one.scenario, folder) for one in chosen)]
    count, every = 0, []
    for one in studies:
        found: dict[int, Figures] = {}
        numbers = list(range(replications))
        asked = Asked(seed, with_places=False)
        for number, figures in replicating.in_processes(one, asked, numbers, workers):
            found[number] = figures
            count += 1
            done(count)
        every.append([found[number] for number in numbers])
    return [
        price.priced(one, every[0], changed) for one, changed in zip(chosen, every[1:], strict=True)
    ]


def plays(study: Study, replications: int) -> int:
    """How many replications are played in all."""
    return replications * (1 + len(price.dearer(study.scenario)))


def results(study: Study, prices: list[Price], *, seed: int, replications: int) -> dict[str, Any]:
    """The prices as JSON."""
    return {
        "scenario": study.scenario.name,
        "scenario_sha256": study.digest,
        "seed": seed,
        "replications": replications,
        "calibrated": False,
        "prices": [
            {
                "name": one.name,
                "words": one.words,
                "differences": {
                    grade: {name: told._asdict() for name, told in measures.items()}
                    for grade, measures in one.differences.items()
                },
            }
            for one in prices
        ],
    }
