"""What incidents are drawn from: tables of rates, spikes, minutes at the scene, recorded incidents.

The built-in week is an assumption of ours (certainty P): quietest before dawn, fullest from late
afternoon, with long evenings on Friday and Saturday. It is no force's week.
"""

import csv
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from goldenhour.simulation import layout as c
from goldenhour.simulation.ground import EVERYWHERE, Ground, contents
from goldenhour.simulation.layout import Demand, Floats, Ints
from goldenhour.simulation.places import Places
from goldenhour.simulation.scenario import GRADES, HOURS_OF_A_WEEK, Scenario, Service, Unusable
from goldenhour.simulation.scenario_faults import attended
from goldenhour.simulation.steady import lognormal

A_DAY = (
    30,
    24,
    19,
    15,
    13,
    13,
    17,
    25,
    34,
    41,
    45,
    48,
    50,
    51,
    52,
    56,
    60,
    64,
    65,
    63,
    59,
    54,
    47,
    38,
)
NIGHT_OUT = (1.9, 2.1, 2.2, 2.0, 1.6, 1.2)  # the first hours of Saturday and Sunday
EVENING_OUT = (1.1, 1.2, 1.35, 1.5)  # the last hours of Friday and Saturday
YEAR = 525_600.0  # minutes
A_WEEK = 7 * c.WHOLE_DAY


class Replay(NamedTuple):
    """Recorded incidents: moments, and their places and grades."""

    at: Floats
    what: Ints


def built_in_week() -> Floats:
    """168 weights from Monday 00:00."""
    week = np.array(A_DAY * 7, np.float64)
    for day in (4, 5):
        evening = day * 24 + 20
        week[evening : evening + 4] *= EVENING_OUT
        week[(evening + 4) % HOURS_OF_A_WEEK : evening + 10] *= NIGHT_OUT
    return week


def of(
    scenario: Scenario, ground: Ground, folder: Path, *, opens: float, until: float
) -> tuple[Demand, str]:
    """Where incidents come from, and the text of the files that say so.

    ``opens`` and ``until`` are minutes: a replay's first whole week is counted from there on.
    """
    rates, weights = _rates(scenario, ground.places)
    kinds = np.argwhere(weights > 0).astype(np.int64)
    chance, alias = alias_table(weights[weights > 0])
    where, where_alias = alias_table(ground.places.weights)
    replay, text = _replay(scenario, ground, folder, opens)
    occurring = {*attended(scenario), *(GRADES[grade] for grade in replay.what[:, 1])}
    service, sample, sampled, more = _services(scenario, folder, occurring)
    is_early = replay.at < until
    demand = Demand(
        rates=rates,
        chance=chance,
        alias=alias,
        kind=kinds,
        where=where,
        where_alias=where_alias,
        spikes=_spikes(scenario),
        replay=replay.at[is_early],
        replayed=replay.what[is_early],
        service=service,
        sample=sample,
        sampled=sampled,
        needed=np.array([scenario.dispatch.units_needed[grade] for grade in GRADES]),
        hazards=_hazards(scenario),
        arrest=scenario.behaviour.custody_probability,
        until=until,
    )
    return demand, text + more


def _hazards(scenario: Scenario) -> Floats:
    """A minute, by grade: given up, graded up."""
    said = scenario.behaviour
    by_hour = [[said.cancel_per_hour[grade], said.regrade_per_hour[grade]] for grade in GRADES]
    return np.array(by_hour) / 60


def _spikes(scenario: Scenario) -> Floats:
    rows = [
        [one.per_year / YEAR, one.calls, one.minutes, GRADES.index(one.grade)]
        for one in scenario.spike
    ]
    return np.array(rows, np.float64).reshape(-1, 4)


def alias_table(weights: Floats) -> tuple[Floats, Ints]:
    """Walker's alias table of weights: A. J. Walker, Electronics Letters 10 (1974) 127-128."""
    count = max(1, len(weights))
    chance, alias = np.ones(count), np.arange(count, dtype=np.int64)
    scaled = list(weights / weights.sum() * count) if len(weights) else [1.0]
    small = [k for k, share in enumerate(scaled) if share < 1]
    large = [k for k, share in enumerate(scaled) if share >= 1]
    while small and large:
        less, more = small.pop(), large.pop()
        chance[less], alias[less] = scaled[less], more
        scaled[more] = scaled[more] + scaled[less] - 1
        (small if scaled[more] < 1 else large).append(more)
    return chance, alias


def _rates(scenario: Scenario, places: Places) -> tuple[Floats, Floats]:
    """Incidents a minute in each hour of the week, and weights[place, grade]."""
    weights = np.zeros((len(places), 4))
    demand = scenario.demand
    if demand.per_day is not None:
        shares = np.array([demand.grades[grade] for grade in GRADES])
        weights += places.weights[:, None] * shares[None, :]
        total = demand.per_day / c.WHOLE_DAY
    else:
        for number, row in enumerate(scenario.arrivals):
            weights[:, GRADES.index(row.grade)] += row.per_hour * _spread(number, row.place, places)
        total = float(weights.sum()) / 60
    said = demand.hour_of_week
    week = built_in_week() if said == "built-in" else np.array(said or [1.0] * HOURS_OF_A_WEEK)
    rates: Floats = total * week / week.mean()
    return rates, weights


def _spread(number: int, name: str, places: Places) -> Floats:
    if name == EVERYWHERE and name not in places.names:
        return places.weights
    if name not in places.names:
        raise Unusable([f"arrivals[{number}].place: no place is named {name}"])
    one: Floats = np.array([other == name for other in places.names], np.float64)
    return one


def _services(
    scenario: Scenario, folder: Path, occurring: set[str]
) -> tuple[Floats, Floats, Ints, str]:
    table, sampled = np.zeros((4, 3)), np.zeros((4, 2), np.int64)
    sample: list[float] = [0.0]
    read = ""
    for number, grade in enumerate(GRADES):
        service = scenario.service[grade]
        if service is None:
            if grade in occurring and scenario.dispatch.units_needed[grade] > 0:
                raise Unusable([f"service.{grade}: is missing; incidents of it are attended"])
            continue
        if service.dist == "empirical":
            where = f"service.{grade}.file"
            text = contents(where, folder, service.file or "")
            minutes = _recorded_minutes(where, text)
            sampled[number] = len(sample), len(minutes)
            sample, read = sample + minutes, read + text
        table[number] = _parameters(service)
    return table, np.array(sample), sampled, read


def _parameters(service: Service) -> tuple[float, float, float]:
    mean, cv = service.mean or 0.0, service.cv or 0.0
    if service.dist == "lognormal" and mean > 0:
        return (c.LOGNORMAL, *lognormal(mean, cv))
    if service.dist == "empirical":
        return c.EMPIRICAL, 0.0, 0.0
    return c.EXPONENTIAL if service.dist == "exponential" else c.FIXED, mean, 0.0


def _recorded_minutes(where: str, text: str) -> list[float]:
    rows = list(csv.DictReader(text.splitlines()))
    try:
        found = sorted(float(row["minutes"]) for row in rows)
    except (KeyError, TypeError, ValueError) as bad:
        raise Unusable([f"{where}: every row needs a number in a column minutes"]) from bad
    if not found or not 0 <= found[0] <= found[-1] <= 100_000:
        raise Unusable([f"{where}: needs minutes from 0 to 100000"])
    return found


def _replay(scenario: Scenario, ground: Ground, folder: Path, opens: float) -> tuple[Replay, str]:
    """Recorded incidents, placed so that their first Monday begins when counting begins."""
    if scenario.demand.file is None:
        return Replay(np.zeros(0), np.zeros((0, 2), np.int64)), ""
    text = contents("demand.file", folder, scenario.demand.file)
    place_of = {name: number for number, name in enumerate(ground.places.names)}
    rows = []
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        try:
            at = _minutes(row["at"])
            rows.append((at, place_of[row["place"].strip()], GRADES.index(row["grade"].strip())))
        except (KeyError, TypeError, ValueError, AttributeError) as bad:
            said = f"demand.file: line {line} needs at (a moment), a known place and a grade"
            raise Unusable([said]) from bad
    if not rows:
        raise Unusable(["demand.file: holds no incident"])
    rows.sort(key=lambda row: row[0])
    monday = rows[0][0] // A_WEEK * A_WEEK
    week = opens // A_WEEK * A_WEEK
    moments = np.array([row[0] - monday + week for row in rows])
    return Replay(moments, np.array([row[1:] for row in rows], np.int64)), text


def _minutes(text: str) -> float:
    """Minutes since a Monday of a moment in ISO 8601 (by its own clock), or of hours."""
    try:
        return float(text) * 60
    except ValueError:
        moment = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
        return (moment - datetime(1970, 1, 5)).total_seconds() / 60  # noqa: DTZ001 - wall clocks
