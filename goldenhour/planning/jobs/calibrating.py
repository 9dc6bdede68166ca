"""Calibrating a scenario: played, set beside recorded attendance, and what would bring it nearer.

Multipliers are only proposed. They are applied by writing another scenario file, never to the one
that was asked about.
"""

import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from goldenhour.planning.rules import calibrating, rewriting
from goldenhour.planning.rules.attendance import Attendance
from goldenhour.planning.rules.calibrating import LEAST, Calibration, Fit
from goldenhour.simulation import layout as c
from goldenhour.simulation import playing, shapes, world
from goldenhour.simulation import scenario as scenarios
from goldenhour.simulation.layout import Floats
from goldenhour.simulation.places import BUILT_IN
from goldenhour.simulation.scenario import GRADES, Scenario, Unusable
from goldenhour.simulation.world import Study

FITTED_BY = 3  # replications of every try: the same incidents each time
OF_A_PLACE = 20  # Immediates recorded in a place, without which it is not compared


@dataclass(frozen=True, slots=True)
class Asked:
    """How many replications are set beside the records, and whether multipliers are sought."""

    seed: int
    replications: int
    is_fitted: bool = True


def run(
    study: Study, folder: Path, recorded: Attendance, asked: Asked, done: Callable[[int], None]
) -> Calibration:
    """The calibration of a base case; ``done`` hears how many replications are set beside it."""
    every, drives, places = [], [], []
    for number in range(asked.replications):
        floats, ints = _attended(study, asked.seed, number)
        response = floats[:, c.RESPONSE]
        every.append(calibrating.simulated(floats[:, c.AT], ints[:, c.GRADE], response))
        immediate = ints[:, c.GRADE] == 0
        drives.append(_mean(floats[immediate, c.TRAVEL]))
        places.append(_by_place(study, ints[immediate, c.PLACE], response[immediate])[0])
        done(number + 1)
    found = calibrating.tables(recorded, np.array(every), asked.seed)
    is_calibrated, why = calibrating.verdict(found)
    fit = _fitted(study, folder, recorded, asked.seed) if asked.is_fitted else Fit(None, None)
    return Calibration(
        scenario=study.scenario.name,
        scenario_sha256=study.digest,
        attendance_sha256=recorded.sha256,
        records=len(recorded),
        weeks=len(np.unique(recorded.at // calibrating.WEEK)),
        seed=asked.seed,
        replications=asked.replications,
        tables=found,
        travel_error=_travel_error(study, recorded, _mean(np.array(drives)), np.array(places)),
        travel_multiplier=fit.travel,
        service_multiplier=fit.service,
        is_calibrated=is_calibrated,
        why=why,
    )


def kept(path: Path | None, digests: Collection[str]) -> Calibration | None:
    """The calibration that a file keeps, which must be of one of these scenarios.

    Raises Unusable, and OSError where it cannot be read.
    """
    if path is None:
        return None
    try:
        found = calibrating.read(path.read_bytes())
    except ValueError as bad:
        raise Unusable([f"--calibration: {path.name} keeps no calibration"]) from bad
    if found.scenario_sha256 not in digests:
        said = f"--calibration: {path.name} is of another scenario than those compared"
        raise Unusable([f"{said}; a scenario that was changed needs its own"])
    return found


def another(path: Path, target: Path, scenario: Scenario, found: Calibration) -> str:
    """The text of a scenario file with the multipliers found, its comments kept.

    Raises Unusable where none was found, or the file cannot be changed line by line.
    """
    if found.travel_multiplier is None and found.service_multiplier is None:
        raise Unusable(["--write: no multiplier was found; there is nothing to write"])
    if target.resolve().parent != path.resolve().parent and _names_files(scenario):
        raise Unusable(["--write: the scenario names files; write beside it"])
    travel, service = found.travel_multiplier or 1.0, found.service_multiplier or 1.0
    changed = calibrating.scaled(scenario, travel=travel, service=service)
    changed = msgspec.structs.replace(changed, name=f"{scenario.name}, calibrated")
    text = rewriting.rewritten(path.read_text("utf-8-sig"), changed)
    if scenarios.of(tomllib.loads(text)) != changed:
        raise Unusable([f"{path.name}: cannot be changed line by line; write the figures in yours"])
    return text


def _names_files(scenario: Scenario) -> bool:
    services = (scenario.service[grade] for grade in GRADES)
    return bool(
        scenario.demand.file
        or (scenario.demand.places and scenario.demand.places != BUILT_IN)
        or (scenario.travel and scenario.travel.file)
        or any(one and one.file for one in services)
    )


def _attended(study: Study, seed: int, number: int) -> tuple[Floats, c.Rows]:
    return shapes.attended(study, playing.play(study, seed=seed, replication=number))


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _by_place(study: Study, place: c.Ints | c.Rows, values: Floats) -> tuple[Floats, Floats]:
    """The mean of the values of each place (nan without any), and how many they are."""
    count = len(study.ground.places)
    sums = np.bincount(place, values, count)
    counts: Floats = np.bincount(place, minlength=count).astype(np.float64)
    means: Floats = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    return means, counts


def _travel_error(
    study: Study, recorded: Attendance, drive: float, places: Floats
) -> dict[str, float]:
    """How far the drives of Immediates err: on average, and from place to place."""
    found = {}
    immediate = recorded.chosen(recorded.grade == 0)
    known = immediate.travel[~np.isnan(immediate.travel)]
    if len(known) >= LEAST:
        found["recorded_drive_mean"] = _mean(known)
        found["simulated_drive_mean"] = drive
    names = {name: number for number, name in enumerate(study.ground.places.names)}
    numbers = np.array([names[name] for name in recorded.places], np.int64)
    means, counts = _by_place(study, numbers[immediate.place], immediate.response)
    played = np.full(len(means), np.nan)
    has_any = ~np.isnan(places).all(axis=0)
    played[has_any] = np.nanmean(places[:, has_any], axis=0)
    compared = (counts >= OF_A_PLACE) & ~np.isnan(played)
    if compared.any():
        apart = np.abs(played - means)[compared]
        found["places"] = float(compared.sum())
        found["mean_absolute_by_place"] = float(np.average(apart, weights=counts[compared]))
    return found


def _fitted(study: Study, folder: Path, recorded: Attendance, seed: int) -> Fit:
    """Travel by the recorded drives of Immediates, else by their response; service by Priority."""
    by_drive = recorded.travel[(recorded.grade == 0) & ~np.isnan(recorded.travel)]
    is_by_drive = len(by_drive) >= LEAST
    first = by_drive if is_by_drive else recorded.response[recorded.grade == 0]
    second = recorded.response[recorded.grade == 1]
    wanted = np.array([_mean(one) if len(one) >= LEAST else np.nan for one in (first, second)])
    column = c.TRAVEL if is_by_drive else c.RESPONSE

    def means(travel: float, service: float) -> Floats:
        scenario = calibrating.scaled(study.scenario, travel=travel, service=service)
        try:
            other = world.of(scenario, folder)
        except Unusable:
            return np.array([np.nan, np.nan])  # no steady state with so much work
        parts = [_attended(other, seed, number) for number in range(FITTED_BY)]
        floats, ints = (np.concatenate(part) for part in zip(*parts, strict=True))
        grade = ints[:, c.GRADE]
        return np.array([_mean(floats[grade == 0, column]), _mean(floats[grade == 1, c.RESPONSE])])

    return calibrating.fitted(means, wanted)
