"""Whether a queue can have a steady state: what is asked of the units, against what they have.

Grades whose callers give up are left out, since whoever leaves makes room. Travel is left out too,
so the load is a lower bound: where it is 1 or more, the queue certainly grows for ever.
"""

from math import exp, log, sqrt

import numpy as np

from goldenhour.simulation import layout as c
from goldenhour.simulation.layout import Demand, Floats, World


def load(demand: Demand, world: World, *, custody_minutes: float, availability: float) -> float:
    """Unit-minutes asked by grades that nobody gives up, by unit-minutes on duty."""
    is_patient = (demand.hazards[:, 0] == 0) & (demand.needed > 0)
    minutes = np.array([mean_minutes(demand, grade) for grade in range(4)])
    asked = demand.needed * minutes + demand.arrest * custody_minutes
    bound = float((asked * rates(demand) * is_patient).sum())
    days = np.ones(len(world.shift))
    has_shift = world.shift >= 0
    days[has_shift] = world.shifts[world.shift[has_shift], c.LENGTH] / c.WHOLE_DAY
    return bound / (float(days.sum()) * availability)


def rates(demand: Demand) -> Floats:
    """Incidents a minute by grade, over the week."""
    found = np.zeros(4)
    if demand.rates.any():
        kinds = demand.chance.copy()
        np.add.at(kinds, demand.alias, 1 - demand.chance)
        np.add.at(found, demand.kind[:, 1], kinds / len(kinds) * demand.rates.mean())
    for rate, calls, _, grade in demand.spikes:
        found[int(grade)] += rate * calls
    if len(demand.replay):
        span = max(1.0, demand.until - demand.replay[0])
        found += np.bincount(demand.replayed[:, 1], minlength=4) / span
    return found


def mean_minutes(demand: Demand, grade: int) -> float:
    """Mean minutes at the scene of a grade."""
    kind, a, b = demand.service[grade]
    if kind == c.LOGNORMAL:
        return exp(a + b * b / 2)
    if kind == c.EMPIRICAL:
        begins, count = demand.sampled[grade]
        return float(demand.sample[begins : begins + count].mean())
    return float(a)


def lognormal(mean: float, cv: float) -> tuple[float, float]:
    """Mean and deviation of the logarithm, of a mean and a coefficient of variation."""
    variance = log(1 + cv * cv)
    return log(mean) - variance / 2, sqrt(variance)
