"""Calibrating: whether a base case gives what was recorded, and what would bring it nearer.

Simulated and recorded response are set side by side by grade and by hour of the ring: mean,
median, ninth decile. The base case is calibrated if the ninth decile of every grade that has
``LEAST`` records misses the recorded one by at most ``WITHIN``, Immediate among them; else
layouts are not ranked by it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np

from goldenhour.planning.rules import resampling, saying
from goldenhour.planning.rules.attendance import Attendance
from goldenhour.simulation import intervals
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.layout import NEVER, Floats, Ints, Rows
from goldenhour.simulation.scenario import GRADES, Scenario, Service, Services, Travel

WITHIN = 0.15  # of the recorded ninth decile: issue 5, point 7
LEAST = 100  # records of a grade, without which nothing is said of it
HOURS = 24
WEEK = 7 * 1440
STATISTICS = ("mean", "p50", "p90")
NARROWEST, WIDEST = 0.5, 2.0  # multipliers that are tried
CLOSE = 1e-3  # of a multiplier, or of the recorded mean


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One grade, of the whole day or of one hour: recorded, simulated, and how far they miss."""

    grade: str
    hour: int | None
    records: int
    recorded: dict[str, Interval]
    simulated: dict[str, Interval]
    miss: float | None  # simulated by recorded ninth decile, minus 1


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a calibration found, with the hashes of what it was asked of."""

    scenario: str
    scenario_sha256: str
    attendance_sha256: str
    records: int
    weeks: int
    seed: int
    replications: int
    tables: list[Table]
    travel_error: dict[str, float] | None  # of the drives that were recorded; minutes, share
    travel_multiplier: float | None  # that would bring Immediates to what was recorded
    service_multiplier: float | None  # that would then bring Priority there
    is_calibrated: bool
    why: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Multipliers found by playing; none where nothing could be said."""

    travel: float | None
    service: float | None


def cells(at: Floats, grade: Ints | Rows) -> Ints:
    """The row of each incident in a table of grades by hour: grade times 24 plus the hour."""
    found: Ints = grade * HOURS + (at // 60).astype(np.int64) % HOURS
    return found


def simulated(at: Floats, grade: Ints | Rows, response: Floats) -> Floats:
    """Mean, median, ninth decile by grade [4], then by grade and hour [96]; nan without any."""
    rows = [response[grade == one] for one in range(len(GRADES))]
    order = np.argsort(cells(at, grade), kind="stable")
    edges = np.searchsorted(cells(at, grade)[order], np.arange(len(GRADES) * HOURS + 1))
    parts = response[order]
    rows += [parts[low:high] for low, high in pairwise(edges.tolist())]
    return np.array([_three(row) for row in rows])


def _three(values: Floats) -> list[float]:
    if not len(values):
        return [np.nan] * len(STATISTICS)
    return [float(values.mean()), *np.quantile(values, (0.5, 0.9)).tolist()]


def tables(recorded: Attendance, every: Floats, seed: int) -> list[Table]:
    """Recorded beside simulated [R, 100, 3], a table for every grade and for each of its hours."""
    week = (recorded.at // WEEK).astype(np.int64)
    weeks, block = np.unique(week, return_inverse=True)
    times = resampling.draws(len(weeks), seed)
    found = []
    for number, grade in enumerate(GRADES):
        is_grade = recorded.grade == number
        found.append(_table(grade, None, recorded, is_grade, block, times, every[:, number]))
        hour = (recorded.at // 60).astype(np.int64) % HOURS
        for one in range(HOURS):
            row = len(GRADES) + number * HOURS + one
            is_hour = is_grade & (hour == one)
            found.append(_table(grade, one, recorded, is_hour, block, times, every[:, row]))
    return [one for one in found if one.records]


def _table(
    grade: str,
    hour: int | None,
    recorded: Attendance,
    chosen: np.ndarray[tuple[int], np.dtype[np.bool_]],
    block: Ints,
    times: Floats,
    every: Floats,
) -> Table:
    values = recorded.response[chosen]
    point = np.array(_three(values))
    played = {
        name: intervals.of(every[:, column].tolist()) for column, name in enumerate(STATISTICS)
    }
    told = {
        name: Interval(*(None if np.isnan(one) else float(one), None, None))
        for name, one in zip(STATISTICS, point, strict=True)
    }
    if hour is None and len(values):  # hours have too few records a week to draw weeks by
        none = np.full(len(values), NEVER)
        drawn = resampling.statistics(values, none, np.ones(len(values)), block[chosen], times)
        told = {
            name: resampling.interval(point[column], drawn[:, column], times.shape[1])
            for column, name in enumerate(STATISTICS)
        }
    return Table(
        grade, hour, int(chosen.sum()), told, played, _missed(point[2], played["p90"].mean)
    )


def _missed(recorded: float, played: float | None) -> float | None:
    return None if played is None or not recorded > 0 else played / float(recorded) - 1


def verdict(found: Sequence[Table]) -> tuple[bool, str]:
    """Whether the base case is calibrated, and why or why not, in a sentence."""
    whole = [one for one in found if one.hour is None and one.records >= LEAST]
    if not any(one.grade == GRADES[0] for one in whole):
        return False, f"Fewer than {LEAST} Immediates are recorded: nothing can be judged."
    missed = [one for one in whole if one.miss is None or abs(one.miss) > WITHIN]
    if missed:
        said = ", ".join(f"{one.grade} by {_percent(one.miss)}" for one in missed)
        return False, f"The base case misses the recorded ninth decile by more than 15 %: {said}."
    said = ", ".join(f"{one.grade} by {_percent(one.miss)}" for one in whole)
    return True, f"The base case is within 15 % of the recorded ninth decile: {said}."


def said(of: Calibration | None) -> str:
    """What stands above every figure of a comparison."""
    if of is None:
        return saying.UNCALIBRATED
    if of.is_calibrated:
        return f"Calibrated against {of.records:,} recorded incidents. {of.why}"
    return f"NOT calibrated: layouts are not ranked. {of.why}"


def summary(of: Calibration | None) -> dict[str, Any] | None:
    """What a comparison keeps of a calibration."""
    if of is None:
        return None
    names = ("scenario", "scenario_sha256", "attendance_sha256", "records", "is_calibrated", "why")
    return {name: getattr(of, name) for name in names}


def _percent(miss: float | None) -> str:
    return "none simulated" if miss is None else f"{miss * 100:+.0f} %"


def fitted(means: Callable[[float, float], Floats], recorded: Floats) -> Fit:
    """Multipliers of travel and service with which simulated means are the recorded ones.

    ``means(travel, service)`` plays, and gives the figure by which travel is found, then the one
    by which service is; ``recorded`` has the same two, nan where there are too few records. Each
    moves the other a little, so both are found twice.
    """
    travel, service = (None if np.isnan(one) else 1.0 for one in recorded)
    for _ in range(2):
        if travel is not None:
            travel = solved(_excess(means, recorded, service=service or 1.0))
        if service is not None:
            service = solved(_excess(means, recorded, travel=travel or 1.0))
    return Fit(travel, service)


def _excess(
    means: Callable[[float, float], Floats], recorded: Floats, **kept: float
) -> Callable[[float], float]:
    """By what share a simulated mean lies above the recorded, as one of the multipliers varies."""
    if "service" in kept:
        return lambda travel: float(means(travel, kept["service"])[0] / recorded[0] - 1)
    return lambda service: float(means(kept["travel"], service)[1] / recorded[1] - 1)


def solved(excess: Callable[[float], float]) -> float | None:
    """Where a rising share is 0 between the multipliers tried; none where it is not.

    Regula falsi with the Illinois step: M. Dowell, P. Jarratt, BIT 11 (1971) 168-174. A value that
    cannot be had (nan: the queue has no steady state) lies above.
    """
    low, high = NARROWEST, WIDEST
    below, above = excess(low), excess(high)
    while np.isnan(above) and high - low > CLOSE:
        middle = (low + high) / 2
        value = excess(middle)
        if np.isnan(value) or value > 0:
            high, above = middle, value
        else:
            low, below = middle, value
    if not below <= 0 <= above:
        return None
    spot, value = low, below
    while abs(value) > CLOSE and high - low > CLOSE:
        spot = high - above * (high - low) / (above - below)
        value = excess(spot)
        if value > 0:
            high, above, below = spot, value, below / 2
        else:
            low, below, above = spot, value, above / 2
    return round(spot, 3)


def scaled(scenario: Scenario, *, travel: float, service: float) -> Scenario:
    """The scenario with other minutes of drives and at the scene."""
    is_map = scenario.demand.places is not None
    said = scenario.travel or (Travel() if is_map else Travel(kind="fixed"))
    services = {grade: _scaled(scenario.service[grade], service) for grade in GRADES}
    return msgspec.structs.replace(
        scenario,
        travel=msgspec.structs.replace(said, multiplier=said.multiplier * travel),
        service=Services(**services),
    )


def _scaled(one: Service | None, times: float) -> Service | None:
    if one is None or one.mean is None:
        return one
    return msgspec.structs.replace(one, mean=one.mean * times)


def read(octets: bytes) -> Calibration:
    """A calibration of its file. Raises ValueError for what is none."""
    return msgspec.json.decode(octets, type=Calibration)


def written(of: Calibration) -> str:
    """The file of a calibration."""
    plain: dict[str, Any] = msgspec.to_builtins(of)
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode() + "\n"
