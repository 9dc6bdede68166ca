"""Demand: counts of incidents as an analyst may see them, and what next week may bring.

Fewer than five are not shown, and never exactly one cell alone, which the others would give away.
The forecast is the mean of the last eight whole weeks, with the interval of a negative binomial
distribution whose spread is that of those weeks (of Poisson where they spread no more): short
enough that the season has not turned. How often it would have held is said beside it. No
characteristic of any person is part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

LEAST = 5  # a smaller count is not shown
LOOKED_BACK = 8  # weeks: two months, within which seasons turn little
COVERAGE = 0.95
WIDER = (2.365 / 1.960) ** 2  # Student's t of seven: eight weeks tell their spread badly
SHADES = 5


@dataclass(frozen=True, slots=True)
class Forecast:
    """What next week may bring: a mean with its 95 % interval, and how it would have done."""

    mean: float
    low: int
    high: int
    held: int  # of the weeks below, how many fell within the interval made before them
    tried: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One hour of the week: how many, if it may be shown; what was assumed; how dark."""

    shown: int | None
    assumed: float | None
    shade: int  # 0 to 5


def shown(counts: Sequence[int]) -> list[int | None]:
    """The counts that may be shown; None where they may not."""
    small = [number for number, count in enumerate(counts) if count < LEAST]
    if len(small) == 1 and len(counts) > 1:
        rest = (number for number in range(len(counts)) if number != small[0])
        small.append(min(rest, key=lambda number: counts[number]))
    hidden = set(small)
    return [None if number in hidden else count for number, count in enumerate(counts)]


def week(counts: Sequence[int], weights: Sequence[float] | None) -> list[Cell]:
    """The hours of the week, with what a scenario assumes for as many incidents in all."""
    seen = shown(counts)
    total, whole = sum(counts), sum(weights or [])
    darkest = max((one for one in seen if one is not None), default=0)
    return [
        Cell(
            shown=one,
            assumed=total * weights[number] / whole if weights and whole else None,
            shade=0 if one is None or not darkest else -(-SHADES * one // darkest),
        )
        for number, one in enumerate(seen)
    ]


def forecast(weeks: Sequence[int]) -> Forecast | None:
    """What the week after these whole weeks may bring; None where they are fewer than eight."""
    if len(weeks) < LOOKED_BACK:
        return None
    tries = range(LOOKED_BACK, len(weeks))
    within = [_interval(weeks[at - LOOKED_BACK : at]) for at in tries]
    held = sum(low <= weeks[at] <= high for at, (low, high) in zip(tries, within, strict=True))
    last = weeks[-LOOKED_BACK:]
    low, high = _interval(last)
    return Forecast(sum(last) / LOOKED_BACK, low, high, held, len(tries))


def _interval(weeks: Sequence[int]) -> tuple[int, int]:
    """The 95 % interval of one more week like these."""
    n = len(weeks)
    mean = sum(weeks) / n
    spread = sum((one - mean) ** 2 for one in weeks) / (n - 1)
    spread = max(spread * WIDER, mean) * (1 + 1 / n)  # the mean is only known by these weeks
    if not mean:
        return 0, 0
    size = mean * mean / max(spread - mean, 1e-9 * mean)
    tail = (1 - COVERAGE) / 2
    return _quantile(mean, size, tail), _quantile(mean, size, 1 - tail)


def _quantile(mean: float, size: float, share: float) -> int:
    """The least count with at least this share of a negative binomial distribution up to it."""
    below, count = 0.0, -1
    while below < share and count < 100 * mean + 1000:
        count += 1
        below += exp(_log_chance(count, mean, size))
    return count


def _log_chance(count: int, mean: float, size: float) -> float:
    if size > 1e8:  # Poisson, to which it tends
        return count * log(mean) - mean - lgamma(count + 1)
    odds = log(mean / (size + mean))
    ways = lgamma(count + size) - lgamma(size) - lgamma(count + 1)
    return ways + size * log(size / (size + mean)) + count * odds
