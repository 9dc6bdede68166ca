"""Grouping: one replication's incidents, counted and summed by group in compiled passes.

``asked`` copies the incidents that asked for a unit into rows that lie close together; the others
read those. Sums run in the order of arrival; who is of group -1 belongs to none. What a measure
means stands in ``measures.py`` and ``shapes.py``; ``measuring.py`` asks these.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import layout as c
from goldenhour.simulation.compiling import compiled, part
from goldenhour.simulation.layout import Floats, Ints, Rows
from goldenhour.simulation.measures import ROUNDING
from goldenhour.simulation.shapes import HOURS
from goldenhour.simulation.world import Played, Study

Flags = NDArray[np.uint8]

# Columns of minutes, rows of kinds, flags of an incident and the columns that count them.
RESPONSE, WAIT, TRAVEL = range(3)
GRADE, PLACE, BASE, HOUR = range(4)
IS_ATTENDED, HAS_WAITED, IS_PROMISED, IS_KEPT, IS_DELAYED = (1 << bit for bit in range(5))
ATTENDED, WAITED, DELAYED, PROMISED, KEPT = range(5)


class Asked(NamedTuple):
    """The incidents of a replication that count and asked for a unit, in order of arrival."""

    minutes: Floats  # [n, 3]
    flags: Flags  # [n]
    grade: Rows  # [n] at the ring
    place: Rows
    base: Rows  # of the first unit, or -1
    hour: Rows  # of the week, from Monday 00:00
    rang: int  # all that count, those among them to whom nobody was to go


def asked(study: Study, played: Played) -> Asked:
    """Those of a replication."""
    floats, ints, rules = played.floats, played.ints, study.world.rules
    first, last = _rings(floats, rules[c.OPENS]), _rings(floats, rules[c.CLOSES])
    rang = last - first
    minutes, flags, kinds = np.empty((rang, 3)), np.empty(rang, np.uint8), np.empty((4, rang), "i4")
    rural = study.ground.places.is_rural
    n = _tight(floats, ints, first, last, study.targets, rural, minutes, kinds, flags)
    grade, place, base, hour = kinds[:, :n]
    return Asked(minutes[:n], flags[:n], grade, place, base, hour, rang)


@compiled
def _rings(floats: Floats, moment: float) -> int:
    """The first incident that rings at a moment or later; they stand by moment."""
    low, high = 0, floats.shape[0]
    while low < high:
        middle = (low + high) >> 1
        if floats[middle, c.AT] < moment:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _tight(
    floats: Floats,
    ints: Rows,
    first: int,
    last: int,
    targets: Floats,
    is_rural: NDArray[np.bool_],
    minutes: Floats,
    kinds: Rows,
    flags: Flags,
) -> int:
    """Write the tables of ``Asked`` from the rows from ``first`` to ``last``; give their number."""
    n = 0
    for i in range(first, last):
        if ints[i, c.FATE] == c.UNATTENDED:
            continue
        grade, place = ints[i, c.GRADE], ints[i, c.PLACE]
        minutes[n, RESPONSE], minutes[n, WAIT] = floats[i, c.RESPONSE], floats[i, c.WAIT]
        minutes[n, TRAVEL] = floats[i, c.TRAVEL]
        kinds[GRADE, n], kinds[PLACE, n], kinds[BASE, n] = grade, place, ints[i, c.BASE]
        kinds[HOUR, n] = int(floats[i, c.AT] // 60) % HOURS
        target = targets[1 if is_rural[place] else 0, grade]
        flags[n] = _flags(ints[i, c.FATE], floats[i, c.RESPONSE], floats[i, c.WAIT], target)
        n += 1
    return n


@part
def _flags(fate: int, response: float, wait: float, target: float) -> int:
    """Who gave up has waited, but was promised nothing any more."""
    found = IS_DELAYED if wait > 0 else 0
    if fate == c.ATTENDED:
        found |= IS_ATTENDED
        if response <= target + ROUNDING:
            found |= IS_KEPT
    if fate in (c.ATTENDED, c.CANCELLED):
        found |= HAS_WAITED
    if fate != c.CANCELLED and target < c.NEVER:
        found |= IS_PROMISED
    return found


@compiled
def tally(minutes: Floats, flags: Flags, group: Rows, sums: Floats, counts: Ints) -> None:
    """Add up each group: minutes (of those attended; waits of those who waited) and flags."""
    for i in range(group.size):
        g, flag = group[i], flags[i]
        if g < 0:
            continue
        if flag & IS_ATTENDED:
            counts[g, ATTENDED] += 1
            sums[g, RESPONSE] += minutes[i, RESPONSE]
            sums[g, TRAVEL] += minutes[i, TRAVEL]
        if flag & HAS_WAITED:
            counts[g, WAITED] += 1
            sums[g, WAIT] += minutes[i, WAIT]
            counts[g, DELAYED] += 1 if flag & IS_DELAYED else 0
        if flag & IS_PROMISED:
            counts[g, PROMISED] += 1
            counts[g, KEPT] += 1 if flag & IS_KEPT else 0


@compiled
def collect(minutes: Floats, flags: Flags, group: Rows, ends: Ints, values: Floats) -> None:
    """Write the responses of each group side by side; ``ends`` moves from begin to end of each."""
    for i in range(group.size):
        g = group[i]
        if g >= 0 and flags[i] & IS_ATTENDED:
            values[ends[g]] = minutes[i, RESPONSE]
            ends[g] += 1


@compiled
def within(minutes: Floats, flags: Flags, group: Rows, slot: Ints, counts: Ints) -> None:
    """Count the responses of each group by the slot of their minute, begun minutes as whole."""
    for i in range(group.size):
        if flags[i] & IS_ATTENDED and minutes[i, RESPONSE] <= slot.size - 1:
            counts[group[i], slot[math.ceil(minutes[i, RESPONSE])]] += 1


@compiled
def quantiles(values: Floats, begins: Ints, sizes: Ints, shares: Floats, found: Floats) -> None:
    """Write the quantiles of each group, between order statistics; shares from high to low.

    Hoare's FIND (Communications of the ACM 4 (1961) 321): ``values`` is put in partial order.
    """
    for g in range(sizes.size):
        first, last = begins[g], begins[g] + sizes[g] - 1
        ends, high = last, 0.0  # the value of the next rank beyond the end, once there is one
        for n in range(shares.size):
            if last < first:
                break
            spot = shares[n] * (last - first)
            k = first + int(spot)
            _find(values, first, ends, k)
            low = values[k]
            for j in range(k + 1, ends + 1):
                high = values[j] if j == k + 1 else min(high, values[j])
            if k == last:
                high = low
            found[g, n] = low + (spot - math.floor(spot)) * (high - low)
            ends = k


@part
def _find(values: Floats, low: int, high: int, k: int) -> None:
    """Put the value of rank ``k`` at ``k``, no greater ones before it and no smaller behind."""
    while low < high:
        pivot = values[(low + high) >> 1]
        i, j = low, high
        while i <= j:
            while values[i] < pivot:
                i += 1
            while pivot < values[j]:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        if k <= j:
            high = j
        elif k >= i:
            low = i
        else:
            break
