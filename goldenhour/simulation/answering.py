"""Answering: how many people must answer the telephones so that callers are not kept waiting.

Erlang C (nobody gives up) and Erlang A (a caller gives up after an exponential time), both exact
for steady calls: Poisson arrivals, exponential handling, first come first served. Demand that
comes in spikes is no steady state: see ``quarter_hours``.

Erlang's loss formula is climbed by its recursion, so no factorial is formed. With impatience, the
density of the wait a caller is offered is exp of something concave (Baccelli and Hebuterne 1981):
pi * rate * exp(rate / g * (1 - exp(-g s)) - n s / h), g the rate of giving up, h the handling; its
integrals, which are incomplete gamma functions, are summed by Gauss and Legendre's rule after
its greatest value has been taken out. Times are seconds, load is in erlangs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, log

import numpy as np

from goldenhour.simulation.places import Floats

MOST_AGENTS = 1_000_000
NEGLIGIBLE = 50.0  # in the exponent: beyond it a wait is less likely than 1e-21
PANELS = 64
NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)


class NeverEnough(ValueError):
    """No number of people reaches what is asked."""


@dataclass(frozen=True, slots=True)
class Calls:
    """What comes in: calls an hour, seconds to handle one, seconds until a caller gives up.

    ``patience`` is the mean; None: nobody gives up.
    """

    per_hour: float
    handling: float
    patience: float | None = None

    @property
    def load(self) -> float:
        """Erlangs: how many would be busy if nobody waited and nobody gave up."""
        return self.per_hour * self.handling / 3600


@dataclass(frozen=True, slots=True)
class Answered:
    """What ``agents`` people achieve; shares are of all calls.

    ``service_level`` is the share answered within the target; ``mean_answer_seconds`` the mean
    wait of those who are answered; ``wait_probability`` that a call is not answered at once.
    """

    agents: int
    service_level: float
    mean_answer_seconds: float
    occupancy: float
    abandoned: float
    wait_probability: float


def answered(calls: Calls, agents: int, within: float) -> Answered:
    """What that many people achieve. Without patience they must be more than the load."""
    return _outcome(calls, within, agents, blocked(calls.load, agents - 1))


def staff_needed(calls: Calls, target: float, within: float) -> Answered:
    """The fewest people who answer the target share of calls within that many seconds."""
    least = 1 if calls.patience is not None else int(calls.load) + 1
    loss = 1.0  # Erlang's formula for one person fewer
    for agents in range(1, MOST_AGENTS):
        if agents >= least and _may_reach(calls, target, within, agents):
            found = _outcome(calls, within, agents, loss)
            if found.service_level >= target:
                return found
        loss = calls.load * loss / (agents + calls.load * loss)
    raise NeverEnough("no number of people reaches that share; ask for less, or allow more time")


def blocked(load: float, agents: int) -> float:
    """Erlang's loss formula: the chance that all are busy where nobody can wait."""
    found = 1.0
    for count in range(1, agents + 1):
        found = load * found / (count + load * found)
    return found


def _may_reach(calls: Calls, target: float, within: float, agents: int) -> bool:
    """No more than the people's hours are answered, so far too few need not be worked out."""
    return calls.patience is None or agents >= 0.999 * target * calls.load


def _outcome(calls: Calls, within: float, agents: int, loss_of_one_fewer: float) -> Answered:
    if calls.patience is None:
        return _erlang_c(calls, within, agents, loss_of_one_fewer)
    return _erlang_a(calls, calls.patience, within, agents, loss_of_one_fewer)


def _erlang_c(calls: Calls, within: float, agents: int, loss_of_one_fewer: float) -> Answered:
    load = calls.load
    if agents <= load:
        raise NeverEnough(f"{agents} people cannot do {load:g} people's work: the queue never ends")
    waits = load / (agents * (1 - load / agents) / loss_of_one_fewer + load)
    spare = (agents - load) / calls.handling  # calls finished a second beyond those that come
    return Answered(
        agents=agents,
        service_level=1 - waits * exp(-spare * within),
        mean_answer_seconds=waits / spare,
        occupancy=load / agents,
        abandoned=0.0,
        wait_probability=waits,
    )


def _erlang_a(
    calls: Calls, patience: float, within: float, agents: int, loss_of_one_fewer: float
) -> Answered:
    rate, gives_up = calls.per_hour / 3600, 1 / patience
    served = agents / calls.handling
    wait = _Wait(rate, served, gives_up)
    everybody = wait.integral(lambda s: np.ones_like(s))
    # chances, each over that of all but one being busy, times exp(-wait.top)
    whole = exp(-wait.top) / loss_of_one_fewer + rate * everybody
    still = wait.integral(lambda s: np.exp(-gives_up * s))
    in_time = wait.integral(lambda s: np.exp(-gives_up * s), until=within)
    waited = wait.integral(lambda s: s * np.exp(-gives_up * s))
    waits = rate * everybody / whole
    lost = rate * wait.integral(lambda s: -np.expm1(-gives_up * s)) / whole
    answered_after_a_wait = rate * still / whole
    return Answered(
        agents=agents,
        service_level=1 - waits + rate * in_time / whole,
        mean_answer_seconds=rate * waited / whole / (1 - waits + answered_after_a_wait),
        occupancy=calls.load * (1 - lost) / agents,
        abandoned=lost,
        wait_probability=waits,
    )


class _Wait:
    """The density of the wait that a caller is offered, with its greatest value taken out."""

    def __init__(self, rate: float, served: float, gives_up: float) -> None:
        self.rate, self.served, self.gives_up = rate, served, gives_up
        peak = log(rate / served) / gives_up if rate > served else 0.0
        self.top = self._exponent(peak)
        self.first = 0.0 if peak == 0 else self._edge(0.0, peak)
        self.last = self._beyond(peak)

    def integral(self, of: Callable[[Floats], Floats], until: float = float("inf")) -> float:
        """The integral of ``of`` times the density, from no wait to ``until`` seconds."""
        last = min(self.last, until)
        if last <= self.first:
            return 0.0
        edges = np.linspace(self.first, last, PANELS + 1)
        half = (edges[1:] - edges[:-1]) / 2
        at = (edges[1:] + edges[:-1])[:, None] / 2 + half[:, None] * NODES
        decay = -np.expm1(-self.gives_up * at)
        density = np.exp(self.rate / self.gives_up * decay - self.served * at - self.top)
        return float((of(at) * density * WEIGHTS * half[:, None]).sum())

    def _exponent(self, seconds: float) -> float:
        decay = -expm1(-self.gives_up * seconds)
        return self.rate / self.gives_up * decay - self.served * seconds

    def _edge(self, low: float, high: float) -> float:
        """Where between them the density becomes negligible; ``high`` is on the near side."""
        if self._exponent(low) > self.top - NEGLIGIBLE:
            return low
        for _ in range(200):
            middle = (low + high) / 2
            if self._exponent(middle) > self.top - NEGLIGIBLE:
                high = middle
            else:
                low = middle
        return low

    def _beyond(self, peak: float) -> float:
        far = max(peak, 1e-9)
        while self._exponent(far) > self.top - NEGLIGIBLE:
            far *= 2
        return self._edge(far, peak)
