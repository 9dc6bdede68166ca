"""The same demand as ``demand.py`` draws, in plain Python; the first half of the reference."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from goldenhour.simulation import counting, quantiles
from goldenhour.simulation import layout as c
from goldenhour.simulation.layout import NEVER, Demand, Floats, Ints

FIRST_CALL = 1 << 40
Row = tuple[float, int, int, int]  # moment, place, grade, uid


@dataclass(eq=False)
class Incident:
    """Somebody who waits, and what belongs to them."""

    number: int
    at: float
    place: int
    grade: int
    need: int
    stay: float
    has_arrest: bool
    cancel: float
    regrade: float
    now: int = 0
    out: int = 0
    fate: int = c.WAITING
    response: float = NEVER
    wait: float = 0.0
    travel: float = 0.0
    base: int = -1

    def __lt__(self, other: "Incident") -> bool:
        return self.number < other.number


def draw(d: Demand, keys: list[int]) -> list[Incident]:
    """Every incident of a replication, by moment."""
    rows = list(_by_rates(d, keys)) if d.rates.any() else []
    for n, at in enumerate(d.replay.tolist()):
        rows.append((at, int(d.replayed[n, 0]), int(d.replayed[n, 1]), n))
    for row in range(len(d.spikes)):
        rows += _of_spikes(d, keys, row)
    rows.sort(key=lambda row: row[0])
    return [_incident(d, keys, number, *row) for number, row in enumerate(rows)]


def _by_rates(d: Demand, keys: list[int]) -> Iterator[Row]:
    rates = d.rates.tolist()
    t, hour, n = 0.0, 0, 0
    while True:
        gap, ends = -math.log(counting.uniform(keys[c.GAP], n)), (hour + 1) * 60.0
        while t < d.until and gap > rates[hour % 168] * (ends - t):
            gap -= rates[hour % 168] * (ends - t)
            t, hour, ends = ends, hour + 1, ends + 60.0
        if t >= d.until or (t := t + gap / rates[hour % 168]) >= d.until:
            return
        kind = d.kind[_pick(d.chance, d.alias, counting.uniform(keys[c.WHAT], n))]
        yield t, int(kind[0]), int(kind[1]), n
        n += 1


def _of_spikes(d: Demand, keys: list[int], row: int) -> Iterator[Row]:
    rate, calls, minutes, grade = d.spikes[row].tolist()
    spike, t = row << 20, 0.0
    while rate > 0:
        t -= math.log(counting.uniform(keys[c.SPIKE], spike)) / rate
        if t >= d.until:
            return
        place = _pick(d.where, d.where_alias, counting.uniform(keys[c.WHERE], spike))
        for call in range(spike << 14, (spike << 14) + int(calls)):
            at = t + minutes * counting.uniform(keys[c.CALL], call)
            yield at, place, int(grade), FIRST_CALL + call
        spike += 1


def _pick(chance: Floats, alias: Ints, u: float) -> int:
    k = min(int(u * len(chance)), len(chance) - 1)
    return k if u * len(chance) - k < chance[k] else int(alias[k])


def _incident(
    d: Demand, keys: list[int], number: int, at: float, place: int, grade: int, uid: int
) -> Incident:
    def u(stream: int) -> float:
        return counting.uniform(keys[stream], uid)

    mean = float(d.needed[grade])
    need = int(mean) + (mean > int(mean) and u(c.MANY) < mean - int(mean))
    gives_up, worsens = d.hazards[grade].tolist()
    return Incident(
        number=number,
        at=at,
        place=place,
        grade=grade,
        now=grade,
        need=need,
        stay=_minutes(d, grade, u(c.SCENE)),
        has_arrest=d.arrest > 0 and u(c.HELD) < d.arrest,
        cancel=at - math.log(u(c.GIVE_UP)) / gives_up if gives_up else NEVER,
        regrade=at - math.log(u(c.WORSEN)) / worsens if worsens and grade else NEVER,
        fate=c.WAITING if need else c.UNATTENDED,
    )


def _minutes(d: Demand, grade: int, u: float) -> float:
    kind, a, b = d.service[grade].tolist()
    if kind == c.EXPONENTIAL:
        return float(-a * math.log(u))
    if kind == c.LOGNORMAL:
        return math.exp(a + b * quantiles.normal(u))
    if kind == c.FIXED:
        return float(a)
    begins, count = d.sampled[grade].tolist()
    return float(d.sample[begins + min(int(u * count), count - 1)])
