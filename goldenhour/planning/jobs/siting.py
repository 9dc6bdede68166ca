"""Siting: from a scenario file to the bases that answer it best, and what is proven of them.

Only what location needs is asked of the scenario: places, travel, candidates. Units, shifts and
times at the scene may be missing; they are the simulator's. Travel is from place to base, at no
hour in particular and without blue lights.
"""

import csv
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from goldenhour.simulation import ground as grounds
from goldenhour.simulation import locating, scenario_faults, travel
from goldenhour.simulation.ground import EVERYWHERE, Ground
from goldenhour.simulation.layout import NEVER
from goldenhour.simulation.places import Floats
from goldenhour.simulation.scenario import Scenario, Unusable

MEDIAN, CENTRE, COVERAGE = "p-median", "p-center", "coverage"
NOT_ASKED = (  # what a scenario must have to be played, and need not have to be sited
    "demand: give one of",
    "base: there must be between",
    "dispatch.reserve: holds",
    "preference: is missing",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: how many bases, which must be among them, by which measure."""

    objective: str
    bases: int
    fixed: tuple[str, ...] = ()
    within: float | None = None  # minutes, of coverage
    capacity: float | None = None  # most of all demand that one base may take


def answer(scenario: Scenario, folder: Path, asked: Asked) -> dict[str, Any]:
    """The answer as the contract has it. Raises Unusable with every fault, before any work."""
    began = perf_counter()
    _refuse(scenario, asked)
    place = grounds.of(scenario, folder)
    names = tuple(base.name for base in scenario.base)
    question = locating.Question(
        minutes=_minutes(scenario, folder, place, names),
        weights=_weights(scenario, folder, place),
        count=asked.bases,
        fixed=tuple(names.index(name) for name in dict.fromkeys(asked.fixed)),
    )
    try:
        found = _solved(question, asked)
    except locating.NoChoice as none:
        raise Unusable([f"base: {none}"]) from none
    return {
        "scenario": scenario.name,
        "objective": asked.objective,
        "objective_value": found.value,
        "bases": [names[site] for site in found.sites],
        "assignment": {
            name: names[site]
            for name, site in zip(place.places.names, found.assignment, strict=True)
        },
        "proven_optimal": found.proven_optimal,
        "gap": found.gap,
        "solver": found.solver,
        "seconds": perf_counter() - began,
    }


def _refuse(scenario: Scenario, asked: Asked) -> None:
    faults = [
        fault
        for fault in scenario_faults.faults(scenario)
        if not fault.startswith(NOT_ASKED) and not _is_missing_service(fault)
    ]
    names = [base.name for base in scenario.base]
    faults += [f"--fix: no [[base]] is named {name}" for name in asked.fixed if name not in names]
    if names and asked.bases > len(names):
        faults.append(f"--bases: {asked.bases} are more than the {len(names)} [[base]] rows")
    if len(set(asked.fixed)) > asked.bases:
        faults.append(f"--fix: {len(set(asked.fixed))} bases are more than --bases {asked.bases}")
    if faults:
        raise Unusable(faults)


def _is_missing_service(fault: str) -> bool:
    return fault.startswith("service.") and ": is missing" in fault


def _solved(question: locating.Question, asked: Asked) -> locating.Answer:
    if asked.objective == MEDIAN and asked.capacity is None:
        return locating.p_median(question)
    # Late: HiGHS is of the extra, and the median does without.
    in_time: Any = import_module("goldenhour.simulation.locating_in_time")
    if asked.objective == MEDIAN:
        most = np.full(question.minutes.shape[1], asked.capacity)
        found: locating.Answer = in_time.p_median_within(question, most)
    elif asked.objective == CENTRE:
        found = in_time.p_centre(question)
    else:
        found = in_time.coverage(question, asked.within)
    return found


def _minutes(scenario: Scenario, folder: Path, place: Ground, names: tuple[str, ...]) -> Floats:
    """Minutes (places, bases); a pair that a matrix leaves out cannot be driven."""
    if grounds.kind_of(scenario) == "matrix" and scenario.travel and scenario.travel.file:
        text = grounds.contents("travel.file", folder, scenario.travel.file)
        read = travel.matrix(text, place.places.names, names).astype(np.float64)
        return read * grounds.multiplier(scenario)
    first = place.minutes.shape[1] - len(place.points)
    found = place.minutes[:, first : first + len(names)]
    return np.where(found >= NEVER, np.inf, found)


def _weights(scenario: Scenario, folder: Path, place: Ground) -> Floats:
    """Shares of demand: of the arrivals or the recorded incidents where there are any."""
    row_of = {name: at for at, name in enumerate(place.places.names)}
    found = np.zeros(len(row_of))
    for number, row in enumerate(scenario.arrivals):
        if row.place in row_of:
            found[row_of[row.place]] += row.per_hour
        elif row.place == EVERYWHERE:
            found += row.per_hour * place.places.weights
        else:
            raise Unusable([f"arrivals[{number}].place: no place is named {row.place}"])
    if scenario.demand.file is not None:
        for where, name in _recorded(folder, scenario.demand.file):
            if name not in row_of:
                raise Unusable([f"demand.file: {where}: no place is named {name[:40]!r}"])
            found[row_of[name]] += 1
    return found / found.sum() if found.sum() else place.places.weights


def _recorded(folder: Path, name: str) -> list[tuple[str, str]]:
    text = grounds.contents("demand.file", folder, name)
    table = csv.DictReader(text.splitlines())
    if "place" not in (table.fieldnames or []):
        raise Unusable(["demand.file: line 1: names no column place"])
    return [(f"line {table.line_num}", (row["place"] or "").strip()) for row in table]
