"""Price: what a minute more at the scene costs those who wait, and what an absence does.

Time at the scene is care and evidence; every minute of it is paid for by the next caller. Each
scenario below is the given one with one thing changed, played on the same incidents, so that its
difference is paired.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from goldenhour.planning.rules import paired, saying
from goldenhour.simulation import intervals
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.measures import NAMES, Figures
from goldenhour.simulation.scenario import GRADES, Scenario, Service, Services

MEASURES = ("response_p90", "response_mean", "within_target")
OF = ("I", "P")  # whose price is told
POINTS = (0.01, 0.05)  # of availability
LEAST = 0.01  # availability that a scenario may have


class Dearer(NamedTuple):
    """A scenario with one thing changed, and the words for it."""

    name: str
    words: str
    scenario: Scenario


class Price(NamedTuple):
    """What a change does: its paired differences by grade and measure."""

    name: str
    words: str
    differences: dict[str, dict[str, Interval]]


def dearer(scenario: Scenario) -> list[Dearer]:
    """One minute more at every scene, and at those of each grade; less availability."""
    timed = [grade for grade in GRADES if _mean(scenario, grade) is not None]
    found = []
    if timed:
        every = _longer(scenario, timed)
        found.append(Dearer("scene", "one minute more at every scene", every))
    if len(timed) > 1:
        for grade in timed:
            words = f"one minute more at the scene of {saying.GRADES[grade]}"
            found.append(Dearer(f"scene_{grade}", words, _longer(scenario, [grade])))
    present = scenario.behaviour.availability
    for points in POINTS:
        if present - points >= LEAST:
            less = msgspec.structs.replace(scenario.behaviour, availability=present - points)
            noun = "point" if points == POINTS[0] else "points"
            words = f"{points * 100:.0f} {noun} of a hundred less of rostered units present"
            changed = msgspec.structs.replace(scenario, behaviour=less)
            found.append(Dearer(f"availability_{points * 100:.0f}", words, changed))
    return found


def priced(one: Dearer, base: Sequence[Figures], changed: Sequence[Figures]) -> Price:
    """What a change does, replication by replication; both have the same ones in one order."""
    first, other = (np.array([figures.grades for figures in every]) for every in (base, changed))
    apart = other - first
    return Price(
        one.name,
        one.words,
        {
            grade: {
                name: intervals.of(apart[:, GRADES.index(grade), NAMES.index(name)].tolist())
                for name in MEASURES
            }
            for grade in OF
            if not np.isnan(first[:, GRADES.index(grade), 0]).all()
        },
    )


def sentence(price: Price) -> str:
    """What a change costs an Immediate, in a sentence."""
    told = price.differences.get("I", {}).get("response_p90")
    if told is None or told.mean is None:
        return f"{price.words.capitalize()}: no Immediate was attended."
    found = paired.verdict(told)
    if found in (paired.NOT_SHOWN, paired.UNKNOWN):
        return f"{price.words.capitalize()}: no difference is shown, {saying.bounds(told)}."
    way = "later" if found == paired.MORE else "sooner"
    size = f"{saying.number(abs(told.mean))} minutes {way}"
    return (
        f"{price.words.capitalize()}: nine in ten Immediates are met {size}, {saying.bounds(told)}."
    )


def _mean(scenario: Scenario, grade: str) -> float | None:
    service = scenario.service[grade]
    return None if service is None else service.mean


def _longer(scenario: Scenario, grades: Sequence[str]) -> Scenario:
    services: dict[str, Service | None] = {grade: scenario.service[grade] for grade in GRADES}
    for grade in grades:
        one = services[grade]
        if one is not None and one.mean is not None:
            services[grade] = msgspec.structs.replace(one, mean=one.mean + 1)
    return msgspec.structs.replace(scenario, service=Services(**services))
