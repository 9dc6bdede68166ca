"""Short-listing: the layouts worth playing, found without playing any.

First the scenario's own, then the choices that location proves best (median, coverage, centre),
then those one exchange away from the median. All but the own have their units shared anew, by what
each base's nearest places ask of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from goldenhour.planning.jobs import siting
from goldenhour.planning.rules import choosing
from goldenhour.planning.rules.choosing import Plan
from goldenhour.simulation import sharing
from goldenhour.simulation.layout import NEVER, Floats
from goldenhour.simulation.scenario import Scenario, Unusable
from goldenhour.simulation.world import Study

OWN, MEDIAN, COVERAGE, CENTRE = "its own layout", "p-median", "coverage", "p-centre"
RESHARED = "its own bases, units shared anew"
TRIED = 30  # exchanges near the median whose waits are worked out


@dataclass(frozen=True, slots=True)
class Asked:
    """How many bases, which stay, how many units on each shift, and how long the list may be."""

    bases: int
    fixed: tuple[str, ...]
    units: dict[str, int]
    most: int
    within: float | None  # minutes, of coverage; None: the target of Immediate


@dataclass(frozen=True, slots=True, eq=False)
class ShortList:
    """The plans, the median among all there could be, and what location proves of it."""

    plans: tuple[Plan, ...]
    median: Plan
    located: dict[str, Any]


def of(scenario: Scenario, folder: Path, study: Study, asked: Asked) -> ShortList:
    """The short list of a scenario; ``study`` is the scenario with any units. Raises Unusable."""
    located = _located(scenario, folder, asked, siting.MEDIAN)
    sharer = _Sharer(scenario, study, asked)
    median = sharer.plan(MEDIAN, _rows(scenario, located))
    plans = [*_own(scenario, sharer, asked), median]
    within = study.targets[0, 0] if asked.within is None else asked.within
    if within < NEVER:
        found = _located(scenario, folder, asked, siting.COVERAGE, float(within))
        plans.append(sharer.plan(COVERAGE, _rows(scenario, found)))
    found = _located(scenario, folder, asked, siting.CENTRE)
    plans.append(sharer.plan(CENTRE, _rows(scenario, found)))
    plans += sharer.neighbours(median.sites, asked.fixed)
    seen: dict[Any, Plan] = {}
    for plan in plans:
        seen.setdefault(plan.units, plan)
    return ShortList(tuple(seen.values())[: asked.most], median, located)


def _own(scenario: Scenario, sharer: "_Sharer", asked: Asked) -> Iterator[Plan]:
    """The scenario's own layout where it is one of those asked for."""
    own = choosing.of_scenario(scenario, OWN)
    if own is None or len(own.sites) != asked.bases:
        return
    names = {scenario.base[site].name for site in own.sites}
    if not set(asked.fixed) <= names:
        return
    if choosing.totals(scenario) == asked.units:
        yield own
    yield sharer.plan(RESHARED, own.sites)


def _located(
    scenario: Scenario, folder: Path, asked: Asked, objective: str, within: float | None = None
) -> dict[str, Any]:
    return siting.answer(
        scenario, folder, siting.Asked(objective, asked.bases, asked.fixed, within)
    )


def _rows(scenario: Scenario, located: dict[str, Any]) -> tuple[int, ...]:
    names = [base.name for base in scenario.base]
    return tuple(names.index(name) for name in located["bases"])


class _Sharer:
    """Shares the units of every shift among some bases, and says what waiting that leaves."""

    def __init__(self, scenario: Scenario, study: Study, asked: Asked) -> None:
        self.names = [base.name for base in scenario.base]
        self.units = asked.units
        self.asked = sharing.asked(study)
        self.minutes = _to_bases(study)
        self.on_duty = sharing.on_duty(study, self.asked, asked.units)

    def plan(self, name: str, sites: Sequence[int]) -> Plan:
        rate, load = sharing.loads(self.asked, self.minutes, sites)
        given = {
            shift: sharing.shared(rate * share, load * share, self.units[shift])
            for shift, share in self.on_duty.items()
        }
        return choosing.planned(name, sites, given)

    def neighbours(self, sites: Sequence[int], fixed: Sequence[str]) -> list[Plan]:
        """Choices one exchange away: of those with the shortest drives the best, by response."""
        near = sorted(self._exchanges(sites, fixed))[:TRIED]
        told = []
        for drive, out, into in near:
            name = f"p-median with {self.names[into]} for {self.names[out]}"
            plan = self.plan(name, [into if site == out else site for site in sites])
            told.append((drive + self._wait(plan), plan.sites, plan))
        return [plan for _, _, plan in sorted(told, key=lambda one: one[:2])]

    def _exchanges(
        self, sites: Sequence[int], fixed: Sequence[str]
    ) -> Iterator[tuple[float, int, int]]:
        """Mean minutes of drive after each exchange, with who is out and who is in."""
        weight = self.asked.rate / self.asked.rate.sum()
        for out in sites:
            if self.names[out] in fixed:
                continue
            rest = [site for site in sites if site != out]
            near = self.minutes[:, rest].min(axis=1) if rest else np.full(len(weight), NEVER)
            drives = weight @ np.minimum(self.minutes, near[:, None])
            yield from (
                (float(drive), out, into) for into, drive in enumerate(drives) if into not in sites
            )

    def _wait(self, plan: Plan) -> float:
        """Minutes that who rings waits for a unit, were each base alone."""
        rate, load = sharing.loads(self.asked, self.minutes, plan.sites)
        waited = 0.0
        for number, share in enumerate(self.on_duty.values()):
            units = [given[number][1] for _, given in plan.units]
            of_shift = sharing.waiting(rate * share, load * share, units)
            waited += of_shift / float(rate.sum()) / len(self.units)
        return waited


def _to_bases(study: Study) -> Floats:
    """Minutes (places, bases) of a study that has every base."""
    first = study.world.minutes.shape[1] - len(study.ground.points)
    found: Floats = study.world.minutes[:, first : first + len(study.scenario.base)]
    return found


def units(scenario: Scenario, count: int | None) -> dict[str, int]:
    """How many units each shift has in all: as in the file, or so many in its proportion.

    Raises Unusable.
    """
    given = choosing.totals(scenario)
    if not given and count is None:
        raise Unusable(["--units: no [[base]] has units; say how many there are"])
    if choosing.ALWAYS in given and len(given) > 1:
        said = "base: some units are always on duty, others on shifts; give shifts to all"
        raise Unusable([said])
    if not given:
        given = {choosing.ALWAYS: 1}
    return given if count is None else choosing.resized(given, count)


def playable(scenario: Scenario, units: dict[str, int]) -> Scenario:
    """The scenario with every base and all its units at the first: to read its ground by."""
    if not scenario.base:
        raise Unusable(["base: is missing; units need somewhere to start from"])
    others = [0] * (len(scenario.base) - 1)
    all_at_first = {shift: [count, *others] for shift, count in units.items()}
    plan = choosing.planned("", range(len(scenario.base)), all_at_first)
    return choosing.applied(scenario, plan)
