"""Sharing: a fixed number of units among bases, each next one where it saves most waiting.

Each base is taken for a queue of its own with its nearest places (M/M/c, Erlang C). What all who
ring there wait is convex in the units, so that giving unit after unit to the base where it saves
most is best (M. E. Dyer and L. G. Proll, "On the validity of marginal analysis for allocating
servers in M/M/c queues", Management Science 23 (1977) 1019-1022). Real bases help each other and
incidents have grades, so this is where a simulation begins, and no answer.

Loads are erlangs: units that would be busy if nobody waited. Minutes everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from goldenhour.simulation import answering, steady
from goldenhour.simulation import layout as c
from goldenhour.simulation.layout import Floats
from goldenhour.simulation.world import Study

HOURS_OF_A_DAY = 24


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What the places ask of units, whatever the layout."""

    rate: Floats  # [P] units sent a minute, on average over the week
    stay: float  # minutes that a unit is bound after its drive, on average
    by_hour: Floats  # [24] how much of it comes in an hour of the day, 1 on average


def asked(study: Study) -> Asked:
    """What a study's incidents ask of units, by place and hour of the day."""
    demand = study.demand
    is_attended = demand.needed > 0
    rates = np.where(is_attended, steady.rates(demand), 0.0)
    minutes = np.array([steady.mean_minutes(demand, grade) for grade in range(4)])
    custody = demand.arrest * study.scenario.behaviour.custody_minutes
    sent = float((rates * demand.needed).sum())
    bound = float((rates * (demand.needed * minutes + custody)).sum())
    hours = demand.rates.reshape(7, HOURS_OF_A_DAY).mean(axis=0)
    by_hour = hours / hours.mean() if hours.any() else np.ones(HOURS_OF_A_DAY)
    return Asked(_weights(study) * sent, bound / sent if sent else 0.0, by_hour)


def _weights(study: Study) -> Floats:
    """The share of each place in all units sent."""
    demand, places = study.demand, np.zeros(len(study.ground.places))
    if demand.rates.any():
        kept = demand.chance.copy()
        np.add.at(kept, demand.alias, 1 - demand.chance)
        np.add.at(places, demand.kind[:, 0], kept * demand.needed[demand.kind[:, 1]])
    elif len(demand.replayed):
        np.add.at(places, demand.replayed[:, 0], demand.needed[demand.replayed[:, 1]])
    return places / places.sum() if places.any() else study.ground.places.weights


def loads(of: Asked, minutes: Floats, sites: Sequence[int]) -> tuple[Floats, Floats]:
    """Of each site, units sent a minute and their load; ``minutes`` is (places, all sites).

    Each place belongs to the nearest of these sites; the drive binds the unit too.
    """
    drives = minutes[:, list(sites)]
    nearest = drives.argmin(axis=1)
    drive = drives[np.arange(len(drives)), nearest]
    rate = np.bincount(nearest, of.rate, len(sites)).astype(np.float64)
    load = np.bincount(nearest, of.rate * (of.stay + drive), len(sites)).astype(np.float64)
    return rate, load


def on_duty(study: Study, of: Asked, units: Mapping[str, int]) -> dict[str, float]:
    """The share of all demand that falls to each shift while it is on duty.

    ``units`` is how many each shift has in all ("" is always on duty); shifts that overlap share
    an hour by those.
    """
    known = list(study.scenario.shifts)
    present = np.zeros((len(units), HOURS_OF_A_DAY))
    for row, (name, count) in enumerate(units.items()):
        begins, length, _ = study.world.shifts[known.index(name)] if name else (0, c.WHOLE_DAY, 0)
        since = (np.arange(HOURS_OF_A_DAY) * 60 + 30 - begins) % c.WHOLE_DAY
        present[row] = count * (since < length)
    share = present / np.maximum(present.sum(axis=0), 1) * of.by_hour
    hours = np.maximum((present > 0).sum(axis=1), 1)
    return dict(zip(units, (share.sum(axis=1) / hours).tolist(), strict=True))


def shared(rate: Floats, load: Floats, units: int) -> list[int]:
    """How many of the units each site gets; every site has at least one, if there are enough."""
    given = [min(1, max(0, units - number)) for number in range(len(load))]
    for _ in range(units - sum(given)):
        saved = [_saved(float(r), float(a), n) for r, a, n in zip(rate, load, given, strict=True)]
        given[max(range(len(saved)), key=lambda site: (saved[site], -site))] += 1
    return given


def waiting(rate: Floats, load: Floats, units: Sequence[int]) -> float:
    """Minutes waited a minute by all, were each base alone; inf where a base is overrun."""
    return sum(_waited(float(r), float(a), n) for r, a, n in zip(rate, load, units, strict=True))


def _saved(rate: float, load: float, units: int) -> tuple[int, float]:
    """What one more unit saves: who is overrun comes first, by how many units it lacks."""
    if load >= units:
        return 1, load - units
    return 0, _waited(rate, load, units) - _waited(rate, load, units + 1)


def _waited(rate: float, load: float, units: int) -> float:
    if load <= 0 or rate <= 0:
        return 0.0
    if load >= units:
        return inf
    loss = answering.blocked(load, units)
    waits = units * loss / (units - load * (1 - loss))
    return waits * load / (units - load)
