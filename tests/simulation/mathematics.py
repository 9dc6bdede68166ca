"""Published formulas of queues, in their plainest form, to hold the simulator against."""

from collections.abc import Sequence

import numpy as np


def erlang_c(servers: int, load: float) -> float:
    """The probability of waiting in M/M/c (A. K. Erlang 1917); ``load`` in servers."""
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return servers * blocked / (servers - load * (1 - blocked))


def cobham(servers: int, minutes: float, per_minute: list[float]) -> list[float]:
    """Mean waits by class, non-preemptive priorities, one service rate (A. Cobham 1954)."""
    load = sum(per_minute) * minutes
    first = erlang_c(servers, load) * minutes / servers
    used = np.concatenate([[0.0], np.cumsum(per_minute)]) * minutes / servers
    return [first / ((1 - used[k]) * (1 - used[k + 1])) for k in range(len(per_minute))]


def hypercube(atoms: Sequence[tuple[float, tuple[int, ...]]], rate: float) -> list[float]:
    """Workloads of the hypercube with an infinite line (R. C. Larson 1974).

    Each atom has its arrivals and its units in order of preference; all units work at one rate.
    States are sets of busy units as bits; the line begins where all are busy.
    """
    units = len(atoms[0][1])
    full = (1 << units) - 1
    balance = np.zeros((full + 1, full + 1))
    for state in range(full + 1):
        for arrivals, preferred in atoms if state != full else ():
            sent = next(unit for unit in preferred if not state >> unit & 1)
            balance[state, state] -= arrivals
            balance[state | 1 << sent, state] += arrivals
        for unit in range(units):
            if state >> unit & 1:
                balance[state, state] -= rate
                balance[state ^ 1 << unit, state] += rate
    balance[full] = 1
    share = np.linalg.solve(balance, np.eye(full + 1)[full])
    load = sum(arrivals for arrivals, _ in atoms) / (units * rate)
    line = share[full] * load / (1 - load)
    return [
        float(sum(share[s] for s in range(full + 1) if s >> unit & 1) + line) / (1 + line)
        for unit in range(units)
    ]


def two_server_loss(load: float) -> float:
    """The share lost by two servers without a line: Erlang's B."""
    return load**2 / 2 / (1 + load + load**2 / 2)
