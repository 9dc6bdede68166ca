"""What cannot be meant in a scenario, each fault with its dotted path and the reason.

Only what can be judged from the file itself; the ground is judged in ``ground.py``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from goldenhour.simulation.scenario import GRADES, HOURS_OF_A_WEEK, ByGrade, Scenario, Service

CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
SUM = 1e-3  # by how much the shares of the grades may miss 1
MOST_UNITS, MOST_HOURS, MOST_A_DAY = 5_000, 20 * 8_784.0, 50_000.0


def faults(scenario: Scenario) -> list[str]:
    """Every fault of a scenario that is to be simulated; empty where there is none."""
    return [
        *_of_the_horizon(scenario),
        *_of_the_demand(scenario),
        *_of_the_service(scenario),
        *_of_the_travel(scenario),
        *_of_the_bases(scenario),
        *_of_the_shifts(scenario),
        *_of_the_dispatch(scenario),
        *_of_the_behaviour(scenario),
    ]


def _of_the_horizon(scenario: Scenario) -> Iterator[str]:
    yield from _within("horizon_hours", scenario.horizon_hours, 1.0, MOST_HOURS)
    yield from _within("warmup_hours", scenario.warmup_hours, 0.0, 8_784.0)


def _of_the_demand(scenario: Scenario) -> Iterator[str]:
    demand = scenario.demand
    ways = [bool(scenario.arrivals), demand.file is not None, demand.per_day is not None]
    if sum(ways) != 1:
        yield "demand: give one of per_day, file, or [[arrivals]] rows"
    if demand.per_day is not None:
        yield from _within("demand.per_day", demand.per_day, 0.0, MOST_A_DAY)
        yield from _by_grade("demand.grades", demand.grades)
        total = sum(demand.grades[grade] for grade in GRADES)
        if abs(total - 1) > SUM:
            yield f"demand.grades: the shares add up to {total:g}, not to 1"
        if demand.places is None:
            yield "demand.places: is missing; name the built-in geography or a CSV file"
    yield from _of_the_hours(demand.hour_of_week)
    for number, row in enumerate(scenario.arrivals):
        where = f"arrivals[{number}].per_hour"
        yield from _within(where, row.per_hour, 0.0, MOST_A_DAY / 24)
    for number, spike in enumerate(scenario.spike):
        yield from _within(f"spike[{number}].per_year", spike.per_year, 0.0, 10_000.0)
        yield from _within(f"spike[{number}].calls", spike.calls, 1, 10_000)
        yield from _within(f"spike[{number}].minutes", spike.minutes, 0.0, 10_080.0)


def _of_the_hours(weights: object) -> Iterator[str]:
    if not isinstance(weights, list):
        return
    if len(weights) != HOURS_OF_A_WEEK:
        yield f"demand.hour_of_week: has {len(weights)} weights, not {HOURS_OF_A_WEEK}"
    if any(weight < 0 for weight in weights):
        yield "demand.hour_of_week: a weight must not be negative"
    elif not sum(weights):
        yield "demand.hour_of_week: the weights are all 0"


def _of_the_service(scenario: Scenario) -> Iterator[str]:
    for grade in attended(scenario):
        service = scenario.service[grade]
        where = f"service.{grade}"
        if service is None:
            yield f"{where}: is missing; incidents of this grade are attended"
        else:
            yield from _of_a_service(where, service)


def _of_a_service(where: str, service: Service) -> Iterator[str]:
    if service.dist == "empirical":
        if service.file is None:
            yield f"{where}.file: is missing; name a CSV file with a column minutes"
    elif service.mean is None:
        yield f"{where}.mean: is missing"
    else:
        yield from _within(f"{where}.mean", service.mean, 0.0, 100_000.0)
    if service.dist == "lognormal" and service.cv is None:
        yield f"{where}.cv: is missing"
    if service.cv is not None:
        yield from _within(f"{where}.cv", service.cv, 0.0, 20.0)


def attended(scenario: Scenario) -> list[str]:
    """The grades of which incidents occur and are attended, but for those of a replayed file."""
    occurring = {row.grade for row in scenario.arrivals if row.per_hour > 0}
    occurring |= {spike.grade for spike in scenario.spike}
    if scenario.demand.per_day:
        occurring |= {grade for grade in GRADES if scenario.demand.grades[grade] > 0}
    needed = scenario.dispatch.units_needed
    found = {grade for grade in occurring if needed[grade] > 0}
    if any(scenario.behaviour.regrade_per_hour[grade] > 0 for grade in found):
        found.add("I")
    return [grade for grade in GRADES if grade in found]


def _of_the_travel(scenario: Scenario) -> Iterator[str]:
    travel = scenario.travel
    if travel is None:
        return
    if travel.kind == "road":
        yield "travel.kind: road comes later; use calibrated, or a matrix of your own"
    if travel.kind == "matrix" and travel.file is None:
        yield "travel.file: is missing; a matrix needs a CSV file with from,to,minutes"
    yield from _within("travel.minutes", travel.minutes, 0.0, 1_440.0)
    yield from _within("travel.multiplier", travel.multiplier, 0.1, 10.0)


def _of_the_bases(scenario: Scenario) -> Iterator[str]:
    if not scenario.base:
        yield "base: is missing; units need somewhere to start from"
    yield from _twice("base", [base.name for base in scenario.base])
    yield from _twice("standby", [point.name for point in scenario.standby])
    points = {point.name for point in scenario.standby}
    for number, base in enumerate(scenario.base):
        for name in base.standby:
            if name not in points:
                yield f"base[{number}].standby: no [[standby]] point is named {name}"
        units = base.units if isinstance(base.units, dict) else {"": base.units}
        for shift, count in units.items():
            where = f"base[{number}].units.{shift}".rstrip(".")
            yield from _within(where, count, 0, MOST_UNITS)
            if shift and shift not in scenario.shifts:
                yield f"{where}: no shift of this name stands in [shifts]"
    if scenario.base and not 0 < units_of(scenario) <= MOST_UNITS:
        yield f"base: there must be between 1 and {MOST_UNITS} units in all"


def units_of(scenario: Scenario) -> int:
    """How many units there are, of all bases and shifts."""
    return sum(
        sum(base.units.values()) if isinstance(base.units, dict) else base.units
        for base in scenario.base
    )


def _of_the_shifts(scenario: Scenario) -> Iterator[str]:
    for name, clocks in scenario.shifts.items():
        for clock in clocks:
            if not CLOCK.fullmatch(clock):
                yield f"shifts.{name}: {clock!r} is no time of day such as 07:00"
        if clocks[0] == "24:00":
            yield f"shifts.{name}: begins at 00:00, not at 24:00"


def _of_the_dispatch(scenario: Scenario) -> Iterator[str]:
    dispatch = scenario.dispatch
    yield from _within("dispatch.reserve", dispatch.reserve, 0, MOST_UNITS)
    for grade in GRADES:
        where = f"dispatch.units_needed.{grade}"
        yield from _within(where, dispatch.units_needed[grade], 0.0, 50.0)
    if scenario.base and dispatch.reserve >= max(1, units_of(scenario)):
        yield "dispatch.reserve: holds every unit back; nothing below Immediate is ever attended"
    yield from _twice("preference", [row.place for row in scenario.preference], "place")
    names = {base.name for base in scenario.base}
    for number, row in enumerate(scenario.preference):
        for name in row.bases:
            if name not in names:
                yield f"preference[{number}].bases: no [[base]] is named {name}"
        yield from _twice(f"preference[{number}].bases", row.bases)
    if dispatch.rule == "fixed-preference" and not scenario.preference:
        yield "preference: is missing; fixed-preference needs a row for every place"


def _of_the_behaviour(scenario: Scenario) -> Iterator[str]:
    behaviour = scenario.behaviour
    yield from _within("behaviour.custody_probability", behaviour.custody_probability, 0.0, 1.0)
    yield from _within("behaviour.custody_minutes", behaviour.custody_minutes, 0.0, 10_080.0)
    yield from _by_grade("behaviour.cancel_per_hour", behaviour.cancel_per_hour)
    yield from _by_grade("behaviour.regrade_per_hour", behaviour.regrade_per_hour)
    minutes = behaviour.end_of_shift_minutes
    yield from _within("behaviour.end_of_shift_minutes", minutes, 0.0, 1_440.0)
    yield from _within("behaviour.availability", behaviour.availability, 0.01, 1.0)
    targets = scenario.targets
    for name in ("I", "I_rural", "P", "S"):
        if (target := getattr(targets, name)) is not None:
            yield from _within(f"targets.{name}", target, 0.0, 525_600.0)


def _by_grade(where: str, values: ByGrade) -> Iterator[str]:
    for grade in GRADES:
        yield from _within(f"{where}.{grade}", values[grade], 0.0, 1e9)


def _within(where: str, value: float, least: float, most: float) -> Iterator[str]:
    if value < 0:
        yield f"{where}: must not be negative"
    elif not least <= value <= most:
        yield f"{where}: must be between {least:g} and {most:g}, not {value:g}"


def _twice(where: str, names: Iterable[str], what: str = "name") -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{where}: the {what} {name} stands there twice"
