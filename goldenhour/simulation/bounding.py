"""Bounding: the proof that no choice of sites is better, by Lagrange's multipliers and branching.

The rule that each place is served once is lifted, at a price for each place (its multiplier);
what is left is solved at a glance, and is never dearer than the best choice. Prices climb by the
subgradient (Held, Wolfe and Crowder 1974; for medians Narula, Ogbu and Samuelsson 1977) until the
bound meets the best choice found. Where it does not, the site in most doubt is tried in and out
(branch and bound). Every bound's own choice of sites is improved by exchange, so a better choice
is found on the way.

Costs are arrays of shape (sites, places), finite and not negative.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldenhour.simulation import swapping
from goldenhour.simulation.places import Floats
from goldenhour.simulation.swapping import Indices

CLOSE = 1e-7  # share of the total within which a bound has met it
ROUNDS, STEPS = 40, 60  # of the prices before branching; sites are struck out between rounds
AT_NODE = 80  # steps of the prices in a part
MOMENTUM = 0.75  # share of the last direction kept (Camerini, Fratta and Maffioli 1975)
PATIENCE = 15  # steps without a better bound before the step is halved
MOST_NODES = 4000
SMALLEST_STEP = 1e-4
WORTH_IMPROVING = 1.02  # a choice this much above the best so far is still improved by exchange


@dataclass(slots=True)
class Proof:
    """The best choice found, and what no choice can be below."""

    chosen: Indices
    value: float
    bound: float
    nodes: int = 0

    @property
    def gap(self) -> float:
        """What is left unproven, as a share of the value."""
        return max(0.0, self.value - self.bound) / self.value if self.value > 0 else 0.0


@dataclass(slots=True)
class _Part:
    """Some of all choices: sites that are in, sites that are out, and the prices so far."""

    inside: frozenset[int]
    outside: frozenset[int]
    prices: Floats
    bound: float = -np.inf
    step: float = 1.0
    idle: int = 0


def proven(costs: Floats, count: int, fixed: Sequence[int] = ()) -> Proof:
    """The cheapest ``count`` sites that hold the fixed ones, with the bound that proves it.

    Gives up after MOST_NODES parts; then ``bound`` is below ``value`` by the gap.
    """
    start = swapping.best_of_several(costs, count, fixed)
    search = _Search(costs, count, fixed, Proof(start, swapping.total(costs, start), -np.inf))
    search.run()
    search.found.chosen = np.sort(search.found.chosen)
    return search.found


class _Search:
    """Branch and bound over the sites that are left; the part of lowest bound comes first."""

    def __init__(self, costs: Floats, count: int, fixed: Sequence[int], found: Proof) -> None:
        self.count, self.found = count, found
        self.sites = np.arange(len(costs))  # those left, by their place in the whole list
        self.costs = np.ascontiguousarray(costs)
        self.buffer = np.empty_like(self.costs)
        self.fixed = np.asarray(fixed, dtype=np.intp)  # among those left
        self.tried: set[bytes] = set()

    def run(self) -> None:
        """Climb and strike out sites in turn; then branch on what is left."""
        root = _Part(frozenset(self.fixed.tolist()), frozenset(), self._first_prices())
        for _ in range(ROUNDS):
            self._climb(root, STEPS)
            if self._is_met(root.bound) or not self._strike_out(root):
                break
            if root.step < SMALLEST_STEP:
                break
        waiting = [root]
        while waiting:
            part = min(waiting, key=lambda one: one.bound)
            self.found.bound = part.bound
            if self._is_met(part.bound) or self.found.nodes >= MOST_NODES:
                break
            waiting.remove(part)
            waiting += [child for child in self._parts_of(part) if self._is_open(child)]
        if not waiting or self._is_met(self.found.bound):
            self.found.bound = self.found.value

    def _is_met(self, bound: float) -> bool:
        return bound >= self.found.value * (1 - CLOSE)

    def _is_open(self, part: _Part) -> bool:
        self._climb(part, AT_NODE)
        self.found.nodes += 1
        return not self._is_met(part.bound)

    def _first_prices(self) -> Floats:
        """Between the nearest and the second nearest site of the best choice so far."""
        second = min(1, self.count - 1)
        mine = np.partition(self.costs[self.found.chosen], second, axis=0)
        return np.asarray((mine[0] + mine[second]) / 2)

    def _strike_out(self, root: _Part) -> bool:
        """Leave out every site that no better choice can hold. Are enough left to choose from?"""
        saving = self._savings(root.prices)
        saving[self.fixed] = -np.inf
        last = np.sort(saving)[self.count - 1]
        saving[self.fixed] = last
        with_it = root.bound + np.maximum(saving - last, 0.0)
        left = with_it < self.found.value * (1 - CLOSE)
        if left.sum() <= self.count:
            root.bound = self.found.value if left.sum() < self.count else root.bound
            return bool(left.sum() == self.count)
        if not left.all():
            place = np.cumsum(left) - 1
            self.fixed = place[self.fixed]
            self.sites, self.costs = self.sites[left], np.ascontiguousarray(self.costs[left])
            self.buffer = np.empty_like(self.costs)
            root.inside = frozenset(self.fixed.tolist())
        return True

    def _parts_of(self, part: _Part) -> list[_Part]:
        """The same choices in two parts: with the site that is most in doubt, and without it."""
        saving = self._savings(part.prices)
        order = np.argsort(self._ranked(saving, part), kind="stable")
        middle = saving[order[self.count - 1 : self.count + 1]].mean()
        free = [at for at in order.tolist() if at not in part.inside | part.outside]
        if len(free) <= self.count - len(part.inside):
            return []
        doubt = frozenset({min(free, key=lambda at: abs(saving[at] - middle))})
        with_it = _Part(part.inside | doubt, part.outside, part.prices.copy(), part.bound)
        return [with_it, _Part(part.inside, part.outside | doubt, part.prices.copy(), part.bound)]

    def _climb(self, part: _Part, steps: int) -> None:
        """Raise the prices of a part until its bound meets the best choice or stands still."""
        prices, along = part.prices, np.zeros(self.costs.shape[1])
        for _ in range(steps):
            saving = self._savings(prices)
            chosen = np.argsort(self._ranked(saving, part), kind="stable")[: self.count]
            bound = float(prices.sum() + saving[chosen].sum())
            part.idle = 0 if bound > part.bound else part.idle + 1
            if not part.idle:
                part.bound, part.prices = bound, prices
            self._try(chosen)
            if self._is_met(part.bound) or part.step < SMALLEST_STEP:
                return
            if part.idle > PATIENCE:
                part.step, part.idle, prices = part.step / 2, 0, part.prices
                along = np.zeros_like(along)
                continue
            along = 1.0 - (self.costs[chosen] < prices).sum(axis=0) + MOMENTUM * along
            steepness = float(along @ along)
            if not steepness:
                return
            ahead = max(self.found.value - bound, CLOSE * self.found.value)
            prices = np.maximum(prices + part.step * ahead / steepness * along, 0.0)

    def _savings(self, prices: Floats) -> Floats:
        """What each site takes off the prices of the places that it serves for less."""
        np.subtract(self.costs, prices, out=self.buffer)
        np.minimum(self.buffer, 0.0, out=self.buffer)
        return np.asarray(self.buffer.sum(axis=1))

    def _ranked(self, saving: Floats, part: _Part) -> Floats:
        """The savings, so that what is in sorts first and what is out last."""
        ranked = saving.copy()
        ranked[list(part.inside)], ranked[list(part.outside)] = -np.inf, np.inf
        return ranked

    def _try(self, chosen: Indices) -> None:
        """Is this choice, or one made of it by exchange, better than the best so far?"""
        key = np.sort(self.sites[chosen]).tobytes()
        if key in self.tried:
            return
        self.tried.add(key)
        if swapping.total(self.costs, chosen) < self.found.value * WORTH_IMPROVING:
            better = swapping.improved(self.costs, chosen, self.fixed.tolist())
            value = swapping.total(self.costs, better)
            if value < self.found.value:
                self.found.chosen, self.found.value = self.sites[better], value
