"""Covering: choices of sites as whole-number programmes, solved and proven by HiGHS.

Where a place is either reached in time or not, Lagrange's bounds stand still, and a solver of
mixed-integer programmes is better: the most demand covered (Church and ReVelle 1974), every place
covered within a radius (Toregas and others 1971), and medians whose sites can take only so much.

Needs the extra ``planning``. ``reached`` is an array of truth of shape (sites, places).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import swapping
from goldenhour.simulation.places import Floats
from goldenhour.simulation.swapping import Indices

SECONDS = 600.0  # a programme that takes longer is answered with its gap
CLOSE = 1e-9
Truths = NDArray[np.bool_]
Row = tuple[Indices, Floats, float, float]  # columns, their values, the least and the most


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """A programme's answer: values of its variables, objective, bound; None: there is none."""

    values: Floats
    objective: float
    bound: float


def most_covered(
    reached: Truths, weights: Floats, count: int, fixed: Sequence[int]
) -> tuple[Indices, float]:
    """The sites that reach the most weight, and a weight that no choice can pass."""
    apart, weight = _together(reached, weights)
    sites, groups = apart.shape
    rows: list[Row] = [(np.arange(sites), np.ones(sites), count, count)]
    for group in range(groups):  # a group counts only where a site that reaches it is in
        near = np.flatnonzero(apart[:, group])
        columns = np.append(near, sites + group)
        rows.append((columns, np.append(np.ones(len(near)), -1.0), 0.0, np.inf))
    costs = np.concatenate([np.zeros(sites), -weight])
    whole = np.arange(sites + groups) < sites
    answer = _solve(costs, rows, whole, fixed)
    if answer is None:  # out of time before any choice: the greedy one, and nothing proven
        return swapping.greedy(~reached * weights, count, fixed), float(weights.sum())
    return _chosen(answer.values[:sites]), -answer.bound


def all_covered(reached: Truths, count: int, fixed: Sequence[int]) -> Indices | None:
    """Sites, at most ``count``, that reach every place; None where no choice does."""
    apart = _hardest(reached)
    sites = len(apart)
    rows: list[Row] = [(np.arange(sites), np.ones(sites), 0.0, float(count))]
    for near in (np.flatnonzero(column) for column in apart.T):
        if not len(near):
            return None
        rows.append((near, np.ones(len(near)), 1.0, np.inf))
    answer = _solve(np.ones(sites), rows, np.ones(sites, dtype=bool), fixed)
    return None if answer is None else _chosen(answer.values)


def median_within(
    costs: Floats, weights: Floats, most: Floats, count: int, fixed: Sequence[int]
) -> tuple[Indices, Indices, float] | None:
    """Sites, each place's site, and a bound: no site takes more weight than its ``most``.

    ``costs`` is (sites, places); a place goes whole to one site. None where nothing fits.
    """
    sites, places = costs.shape
    taken = sites + np.arange(sites * places).reshape(sites, places)
    rows: list[Row] = [(np.arange(sites), np.ones(sites), float(count), float(count))]
    rows += [(taken[:, place], np.ones(sites), 1.0, 1.0) for place in range(places)]
    for site in range(sites):
        columns = np.append(taken[site], site)
        rows.append((columns, np.append(weights, -most[site]), -np.inf, 0.0))
        for place in range(places):
            rows.append((np.array([taken[site, place], site]), np.array([1.0, -1.0]), -np.inf, 0.0))
    all_costs = np.concatenate([np.zeros(sites), costs.ravel()])
    answer = _solve(all_costs, rows, np.ones(len(all_costs), dtype=bool), fixed)
    if answer is None:
        return None
    served = answer.values[sites:].reshape(sites, places).argmax(axis=0)
    return _chosen(answer.values[:sites]), served, answer.bound


def _together(reached: Truths, weights: Floats) -> tuple[Truths, Floats]:
    """Places that the same sites reach, as one; those that none reaches are left out."""
    kinds, group = np.unique(reached, axis=1, return_inverse=True)
    summed = np.bincount(group.ravel(), weights, minlength=kinds.shape[1])
    some = kinds.any(axis=0)
    return kinds[:, some], np.asarray(summed[some], dtype=np.float64)


def _hardest(reached: Truths) -> Truths:
    """Only the places whose sites do not hold all the sites of another: those decide."""
    kinds = np.unique(reached, axis=1)
    counts = kinds.sum(axis=0)
    shared = kinds.T.astype(np.float32) @ kinds.astype(np.float32)
    holds = (shared == counts[:, None]) & (counts[:, None] < counts[None, :])
    return np.asarray(kinds[:, ~holds.any(axis=0)])


def _chosen(values: Floats) -> Indices:
    return np.flatnonzero(values > 0.5)


def _solve(
    costs: Floats,
    rows: list[Row],
    whole: Truths,
    fixed: Sequence[int],
) -> Solved | None:
    """Minimise over variables from 0 to 1; each row is columns, values, least, most."""
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(costs), len(rows)
    programme.col_cost_, programme.col_upper_ = costs, np.ones(len(costs))
    lower = np.zeros(len(costs))
    lower[list(fixed)] = 1.0
    programme.col_lower_ = lower
    programme.row_lower_ = np.array([row[2] for row in rows], dtype=np.float64)
    programme.row_upper_ = np.array([row[3] for row in rows], dtype=np.float64)
    kinds = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    programme.integrality_ = [kinds[0] if one else kinds[1] for one in whole]
    entries = programme.a_matrix_
    entries.format_ = highspy.MatrixFormat.kRowwise
    entries.start_ = np.cumsum([0, *(len(row[0]) for row in rows)])
    entries.index_ = np.concatenate([row[0] for row in rows])
    entries.value_ = np.concatenate([row[1] for row in rows])
    return _run(programme)


def _run(programme: highspy.HighsLp) -> Solved | None:
    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", CLOSE),
        ("mip_abs_gap", CLOSE),
        ("time_limit", SECONDS),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(programme)
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values = np.asarray(solver.getSolution().col_value)
    return Solved(values, info.objective_function_value, info.mip_dual_bound)
