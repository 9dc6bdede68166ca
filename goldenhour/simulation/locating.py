"""Locating: which of the candidate sites should be bases, with the proof that none is better.

Three questions. *p-median*: the least demand-weighted mean minutes. *p-centre*: the shortest
longest minutes. *Coverage*: the most demand within some minutes. Each place is served by the
nearest chosen base; that a base may be busy when it is needed is not asked here, so the answer is
where a simulation should begin and never where it should end: location alone misranks layouts.

Medians are here, searched by exchange and proven by Lagrange's bounds (``swapping``,
``bounding``). The others are in ``locating_in_time``, by HiGHS.
"""

from dataclasses import dataclass

import numpy as np

from goldenhour.simulation import bounding
from goldenhour.simulation.places import Floats
from goldenhour.simulation.swapping import Indices

EXCHANGE = "exchange and Lagrange's bounds"
UNREACHED = 1e6  # minutes that stand for "never" while costs are compared
PROVEN = 1e-6  # share of the value that may be left unproven


class NoChoice(ValueError):
    """No choice of that many sites can do what is asked; the text says what."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Minutes (places, sites), inf where it cannot be driven; shares of demand; what is asked."""

    minutes: Floats
    weights: Floats
    count: int
    fixed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The value, the chosen sites, each place's site, and what is proven of it."""

    value: float
    sites: tuple[int, ...]
    assignment: Indices
    gap: float
    solver: str

    @property
    def proven_optimal(self) -> bool:
        return self.gap <= PROVEN


def p_median(question: Question) -> Answer:
    """Least demand-weighted mean minutes from each place to its base."""
    costs = filled(question.minutes)
    proof = bounding.proven((costs * question.weights[:, None]).T, question.count, question.fixed)
    served = nearest(question, proof.chosen)
    value = mean_minutes(question, served)
    return Answer(value, told(proof.chosen), served, proof.gap, EXCHANGE)


def mean_minutes(question: Question, served: Indices) -> float:
    """Demand-weighted mean minutes. Raises NoChoice where a place is not reached."""
    value = float(question.minutes[np.arange(len(served)), served] @ question.weights)
    if not np.isfinite(value):
        raise NoChoice(f"no choice of {question.count} bases reaches every place")
    return value


def filled(minutes: Floats) -> Floats:
    """Minutes with a very long drive in place of none, so that they can be summed."""
    return np.where(np.isfinite(minutes), minutes, UNREACHED)


def nearest(question: Question, chosen: Indices) -> Indices:
    """The chosen site that is nearest to each place; the first of those equally near."""
    return np.asarray(chosen[question.minutes[:, chosen].argmin(axis=1)], dtype=np.intp)


def told(chosen: Indices) -> tuple[int, ...]:
    """The chosen sites in the order of the candidates."""
    return tuple(int(site) for site in np.sort(chosen))
