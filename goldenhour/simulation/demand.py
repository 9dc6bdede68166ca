"""The incidents of one replication, drawn by counting and not by taking turns.

A random number is a hash of (seed, replication, stream, index): SplitMix64's finaliser over a
counter (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA
2014; constants of D. Stafford's variant 13). Nobody draws "the next one", so incident 4711 is the
same whatever the layout, the rules, the number of workers or the order of work. Minutes at the
scene, an arrest, patience and the units needed belong to the incident, never to a unit.

Moments come by running a unit Poisson process through the hours' rates; place and grade by
Walker's alias table; minutes at the scene by inversion, so that another mean moves every incident
the same way. Spikes are one event each with all its calls from one place.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import counting, quantiles
from goldenhour.simulation import layout as c
from goldenhour.simulation.compiling import compiled, part
from goldenhour.simulation.layout import Demand, Floats, Ints, Rows

FIRST_CALL = 1 << 40  # uids of spikes' calls; those of other incidents are below
A_SPIKE, A_ROW = 1 << 14, 1 << 20  # calls of a spike, and spikes of a row, at most

Keys = NDArray[np.uint64]
_GAMMA = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _12, _ONE = (np.uint64(number) for number in (30, 27, 31, 12, 1))

quantile = compiled(quantiles.normal)


class Extra(NamedTuple):
    """Incidents that do not come from the rates: moments, and place, grade and uid of each."""

    at: Floats
    what: Ints  # [n, 3]


def draw(d: Demand, keys: list[int]) -> tuple[Floats, Rows]:
    """The incidents of a replication as the two tables of ``layout``, a row each, by moment."""
    hashed = np.array(keys, np.uint64)
    expected = d.until / 60 * float(d.rates.mean()) * 60
    at = np.empty(int(expected + 12 * math.sqrt(expected) + 100))
    count = moments(d.rates, d.until, hashed[c.GAP], at) if d.rates.any() else 0
    if count > len(at):
        raise OverflowError("more incidents than twelve deviations allow")
    at, what = at[:count], np.zeros((0, 3), np.int64)
    more = extra(d, keys)
    if more.at.size:
        own = np.full((count, 3), -1, np.int64)
        own[:, 2] = np.arange(count)
        at, what = np.concatenate([at, more.at]), np.concatenate([own, more.what])
        order = np.argsort(at, kind="stable")
        at, what = at[order], what[order]
    floats, ints = np.zeros((len(at), 7)), np.zeros((len(at), 12), np.int32)
    fill(d, hashed, at, what, floats, ints)
    return floats, ints


def extra(d: Demand, keys: list[int]) -> Extra:
    """The calls of all spikes, then the recorded incidents."""
    at, what = list(d.replay), [(*row, n) for n, row in enumerate(d.replayed.tolist())]
    for row, (rate, calls, minutes, grade) in enumerate(d.spikes.tolist()):
        t, spike = 0.0, row * A_ROW
        while rate > 0:
            t += -math.log(counting.uniform(keys[c.SPIKE], spike)) / rate
            if t >= d.until:
                break
            place = pick(d.where, d.where_alias, counting.uniform(keys[c.WHERE], spike))
            for uid in range(spike * A_SPIKE, spike * A_SPIKE + int(calls)):
                at.append(t + minutes * counting.uniform(keys[c.CALL], uid))
                what.append((place, int(grade), FIRST_CALL + uid))
            spike += 1
    return Extra(np.array(at, np.float64), np.array(what, np.int64).reshape(-1, 3))


def pick(chance: Floats, alias: Ints, u: float) -> int:
    """The kind that a random number chooses from an alias table."""
    scaled = u * len(chance)
    k = min(int(scaled), len(chance) - 1)
    return k if scaled - k < chance[k] else int(alias[k])


_pick = part(pick)


@part
def mixed(z: np.uint64) -> np.uint64:
    z = (z ^ (z >> _30)) * _FIRST
    z = (z ^ (z >> _27)) * _SECOND
    return z ^ (z >> _31)


@part
def uniform(key: np.uint64, index: int) -> float:
    """Number ``index`` of the stream of a key, strictly between 0 and 1."""
    bits = mixed(key + (np.uint64(index) + _ONE) * _GAMMA) >> _12
    return (float(bits) + 0.5) * 2.220446049250313e-16


@compiled
def moments(rates: Floats, until: float, key: np.uint64, at: Floats) -> int:
    """Write the moments before ``until`` and give their number, beyond the size if too many."""
    count, hour, t = 0, 0, 0.0
    while True:
        gap = -math.log(uniform(key, count))
        ends = (hour + 1) * 60.0
        while t < until and gap > rates[hour % 168] * (ends - t):
            gap -= rates[hour % 168] * (ends - t)
            t, hour, ends = ends, hour + 1, ends + 60.0
        if t >= until:
            break
        t += gap / rates[hour % 168]
        if t >= until:
            break
        if count >= at.size:
            return count + 1
        at[count] = t
        count += 1
    return count


@compiled
def fill(d: Demand, keys: Keys, at: Floats, what: Ints, floats: Floats, ints: Rows) -> None:
    """Write every incident with what belongs to it."""
    for i in range(at.size):
        place, uid = -1, i
        if what.size > 0:
            place, grade, uid = what[i, 0], what[i, 1], what[i, 2]
        if place < 0:
            k = _pick(d.chance, d.alias, uniform(keys[c.WHAT], uid))
            place, grade = d.kind[k, 0], d.kind[k, 1]
        floats[i, c.AT], floats[i, c.RESPONSE] = at[i], c.NEVER
        floats[i, c.CANCEL], floats[i, c.REGRADE] = c.NEVER, c.NEVER
        ints[i, c.PLACE], ints[i, c.GRADE], ints[i, c.NOW] = place, grade, grade
        ints[i, c.NEXT], ints[i, c.PREV], ints[i, c.BASE] = -1, -1, -1
        mean = d.needed[grade]
        whole = int(mean)
        if mean > whole and uniform(keys[c.MANY], uid) < mean - whole:
            whole += 1
        ints[i, c.NEED] = whole
        if whole > 0:
            _attended(d, keys, floats, ints, i, uid)
        else:
            ints[i, c.FATE] = c.UNATTENDED


@part
def _attended(d: Demand, keys: Keys, floats: Floats, ints: Rows, i: int, uid: int) -> None:
    """What else belongs to an incident that units go to."""
    grade, at = ints[i, c.GRADE], floats[i, c.AT]
    floats[i, c.SERVICE] = _minutes(d, grade, uniform(keys[c.SCENE], uid))
    if d.arrest > 0 and uniform(keys[c.HELD], uid) < d.arrest:
        ints[i, c.ARRESTS] = c.ARREST_COMES
    if d.hazards[grade, 0] > 0:
        u = uniform(keys[c.GIVE_UP], uid)
        floats[i, c.CANCEL] = at - math.log(u) / d.hazards[grade, 0]
    if d.hazards[grade, 1] > 0 and grade > 0:
        u = uniform(keys[c.WORSEN], uid)
        floats[i, c.REGRADE] = at - math.log(u) / d.hazards[grade, 1]


@part
def _minutes(d: Demand, grade: int, u: float) -> float:
    kind: float = d.service[grade, 0]
    a: float = d.service[grade, 1]
    b: float = d.service[grade, 2]
    if kind == c.EXPONENTIAL:
        return -a * math.log(u)
    if kind == c.LOGNORMAL:
        return math.exp(a + b * quantile(u))
    if kind == c.FIXED:
        return a
    begins, count = d.sampled[grade, 0], d.sampled[grade, 1]
    found: float = d.sample[begins + min(int(u * count), count - 1)]
    return found


@compiled
def turned_up(key: np.uint64, share: float, present: NDArray[np.bool_]) -> None:
    """Write whether each unit turned up on each day."""
    for u in range(present.shape[0]):
        for day in range(present.shape[1]):
            present[u, day] = uniform(key, u * 1_000_000 + day) < share
