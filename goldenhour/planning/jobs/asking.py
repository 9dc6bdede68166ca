"""Asking: the options of a choice, checked against the scenario before anything is played."""

from dataclasses import dataclass
from pathlib import Path

from goldenhour.planning.jobs import shortlisting
from goldenhour.planning.jobs.choosing import Asked
from goldenhour.planning.rules.choosing import OBJECTIVES, P90, WITHIN
from goldenhour.simulation import scenario as scenarios
from goldenhour.simulation import scenario_faults
from goldenhour.simulation.scenario import Scenario, Unusable
from goldenhour.simulation.selecting import Zone


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed. ``indifference`` is in seconds, or points of a hundred by objective."""

    bases: int
    fixed: tuple[str, ...] = ()
    units: int | None = None
    candidates: int = 8
    within: float | None = None
    objective: str = P90
    indifference: float | None = None
    confidence: float = 0.95
    first: int = 10
    most: int = 100
    seed: int = 1


def asked(path: Path, options: Options) -> tuple[Scenario, Asked]:
    """The scenario of a file, and what is asked of it. Raises Unusable with every fault."""
    read = scenarios.read(path)
    units = shortlisting.units(read, options.units)
    faults = [
        *scenario_faults.faults(shortlisting.playable(read, units)),
        *_faults(read, options, units),
    ]
    if faults:
        raise Unusable(faults)
    objective = OBJECTIVES[options.objective]
    given = options.indifference
    zone = Zone(
        objective.indifference if given is None else given * objective.given_in,
        options.confidence,
        options.first,
    )
    listed = shortlisting.Asked(
        options.bases, options.fixed, units, options.candidates, options.within
    )
    return read, Asked(listed, objective, zone, options.most, options.seed)


def _faults(read: Scenario, options: Options, units: dict[str, int]) -> list[str]:
    """What the options ask that the scenario cannot give; sites are judged where they are found."""
    found = []
    if options.bases > sum(units.values()):
        said = f"--bases: {options.bases} are more than the {sum(units.values())} units"
        found.append(f"{said}; a base needs one")
    grades = scenario_faults.attended(read)
    asks_immediate = options.objective in (P90, WITHIN) and read.demand.file is None
    if asks_immediate and "I" not in grades:
        found.append(f"--objective: nobody is Immediate here; {options.objective} has no value")
    return found
