"""Choosing: what is to be best, and the layouts among which it is sought.

A plan says which bases are used and how many units each has on each shift; with the scenario that
it was made from it is a scenario again, which the simulator plays.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from goldenhour.simulation.measures import NAMES, Figures
from goldenhour.simulation.scenario import GRADES, Base, Scenario

P90, WITHIN, WEIGHTED = "immediate-p90", "immediate-within-target", "weighted"
ALWAYS = ""  # the shift of units that are always on duty
WEIGHTS = {"I": 0.70, "P": 0.25, "S": 0.05, "R": 0.0}  # of the weighted mean: ours, conf P
MOVES_OF_A_PAIR = 2


@dataclass(frozen=True, slots=True)
class Objective:
    """What is to be best. A cost is small where it is; ``scale`` turns it into what is told."""

    name: str
    words: str
    measure: str  # by which numerals are printed
    scale: float
    indifference: float  # by default; of a cost
    given_in: float  # how much of a cost the option's number 1 is


OBJECTIVES = {
    P90: Objective(
        P90,
        "minutes within which nine in ten Immediates are attended",
        "response_p90",
        1.0,
        0.5,
        1 / 60,
    ),
    WITHIN: Objective(
        WITHIN, "share of Immediates attended within target", "within_target", -1.0, 0.01, 0.01
    ),
    WEIGHTED: Objective(
        WEIGHTED,
        "minutes to the first unit, grades weighted 70 : 25 : 5",
        "response_mean",
        1.0,
        0.5,
        1 / 60,
    ),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Which bases are used (by their rows in the file) and their units by shift."""

    name: str
    units: tuple[tuple[int, tuple[tuple[str, int], ...]], ...]

    @property
    def sites(self) -> tuple[int, ...]:
        """The rows of the bases used."""
        return tuple(site for site, _ in self.units)


def cost(objective: Objective, figures: Figures) -> float:
    """What a replication came to, small where it is good; nan where nobody was attended."""
    if objective.name == WEIGHTED:
        column = NAMES.index(objective.measure)
        told = {grade: figures.grades[row][column] for row, grade in enumerate(GRADES)}
        known = {grade: WEIGHTS[grade] for grade, one in told.items() if not math.isnan(one)}
        whole = sum(known.values())
        return sum(told[g] * weight for g, weight in known.items()) / whole if whole else math.nan
    return objective.scale * figures.grades[0][NAMES.index(objective.measure)]


def of_scenario(scenario: Scenario, name: str) -> Plan | None:
    """The scenario's own layout: its bases that have units; None where none has."""
    units = [(site, units_of(base)) for site, base in enumerate(scenario.base)]
    used = tuple((site, tuple(given.items())) for site, given in units if sum(given.values()))
    return Plan(name, used) if used else None


def totals(scenario: Scenario) -> dict[str, int]:
    """How many units each shift has in all; ``ALWAYS`` where they are on duty always."""
    found: Counter[str] = Counter()
    for base in scenario.base:
        found.update(units_of(base))
    return {shift: count for shift, count in found.items() if count}


def resized(units: Mapping[str, int], count: int) -> dict[str, int]:
    """The same shifts with so many units in all, in the same proportion (largest remainder)."""
    whole = sum(units.values())
    exact = {name: given * count / whole for name, given in units.items()}
    found = {name: math.floor(one) for name, one in exact.items()}
    order = sorted(exact, key=lambda name: found[name] - exact[name])
    for name in order[: count - sum(found.values())]:
        found[name] += 1
    return found


def planned(name: str, sites: Sequence[int], units: Mapping[str, Sequence[int]]) -> Plan:
    """A plan of these bases, and of each shift's units in their order."""
    of_base = [
        tuple((shift, given[place]) for shift, given in units.items())
        for place in range(len(sites))
    ]
    return Plan(name, tuple(sorted(zip(sites, of_base, strict=True))))


def applied(scenario: Scenario, plan: Plan) -> Scenario:
    """The scenario with this plan's bases and units, and nothing else changed."""
    used = dict(plan.units)
    bases = tuple(
        msgspec.structs.replace(base, units=as_written(dict(used[site])))
        for site, base in enumerate(scenario.base)
        if site in used
    )
    names = {base.name for base in bases}
    rows = tuple(
        msgspec.structs.replace(row, bases=tuple(one for one in row.bases if one in names))
        for row in scenario.preference
    )
    return msgspec.structs.replace(scenario, base=bases, preference=rows)


def moves(
    plan: Plan, names: Sequence[str], busy: Sequence[float], late: Sequence[float]
) -> Iterator[Plan]:
    """The plan with a unit moved: from quiet bases to the busiest, from near to the latest.

    ``busy`` and ``late`` are by base of the plan: utilisation, and mean response. A unit is moved
    on every shift together, and on the fullest shift alone; no base loses its last one.
    """
    seen = set()
    for values in (busy, late):
        order = sorted(range(len(values)), key=lambda n: (_known(values[n]), n))
        for giver in order[:MOVES_OF_A_PAIR]:
            pair = (giver, order[-1])
            if giver != order[-1] and pair not in seen:
                seen.add(pair)
                yield from _moved(plan, names, *pair)


def _moved(plan: Plan, names: Sequence[str], giver: int, taker: int) -> Iterator[Plan]:
    given = dict(plan.units[giver][1])
    may = [shift for shift, count in given.items() if count > 1]
    fullest = sorted(may, key=lambda shift: -given[shift])[:1]
    pair = f"from {names[plan.units[giver][0]]} to {names[plan.units[taker][0]]}"
    if len(may) > 1:
        yield _shifted(plan, giver, taker, may, f"one unit on each shift {pair}")
    if fullest:
        when = f" on {fullest[0]}" if fullest[0] else ""
        yield _shifted(plan, giver, taker, fullest, f"one unit{when} {pair}")


def _shifted(plan: Plan, giver: int, taker: int, shifts: Sequence[str], name: str) -> Plan:
    change = {giver: -1, taker: 1}
    units = []
    for place, (site, given) in enumerate(plan.units):
        counts = dict(given)
        for shift in shifts if place in change else ():
            counts[shift] = counts.get(shift, 0) + change[place]
        units.append((site, tuple(counts.items())))
    return Plan(name, tuple(units))


def units_of(base: Base) -> dict[str, int]:
    """A base's units by shift."""
    return dict(base.units) if isinstance(base.units, dict) else {ALWAYS: base.units}


def as_written(units: dict[str, int]) -> int | dict[str, int]:
    """Units as a scenario has them."""
    return units.get(ALWAYS, units)


def _known(value: float) -> float:
    return -1.0 if math.isnan(value) else value
