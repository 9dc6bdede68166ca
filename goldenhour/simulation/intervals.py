"""Intervals: what a mean over replications is worth, by Student's t.

Replications are independent force-years, so their figures are too. The quantile of t is found by
bisection on its distribution, the regularised incomplete beta function as a continued fraction
(Lentz's algorithm; NIST Digital Library of Mathematical Functions 8.17.22).
"""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, fsum, isnan, lgamma, log, log1p, sqrt
from typing import NamedTuple

COVERAGE = 0.95
TINY = 1e-300


class Interval(NamedTuple):
    """A mean with the bounds of its 95 % interval; None where there is nothing to say it by."""

    mean: float | None
    ci95_low: float | None
    ci95_high: float | None


def of(values: Sequence[float]) -> Interval:
    """The interval of the mean of these values; those that are nan are left out."""
    known = [value for value in values if not isnan(value)]
    n = len(known)
    if not n:
        return Interval(None, None, None)
    mean = fsum(known) / n
    if n == 1:
        return Interval(mean, None, None)
    deviation = sqrt(fsum((value - mean) ** 2 for value in known) / (n - 1))
    half = t_quantile(0.5 + COVERAGE / 2, n - 1) * deviation / sqrt(n)
    return Interval(mean, mean - half, mean + half)


@lru_cache(maxsize=1024)
def t_quantile(p: float, freedom: int) -> float:
    """The value that Student's t stays below with probability ``p`` >= 0.5."""
    low, high = 0.0, 1.0
    while t_below(high, freedom) < p:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_below(middle, freedom) < p else (low, middle)
    return (low + high) / 2


def t_below(t: float, freedom: int) -> float:
    """The probability that Student's t is below ``t`` >= 0."""
    return 1 - _beta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or TINY)
    found = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        before = found
        for term in (even, odd):
            d = 1 / (1 + term * d or TINY)
            c = 1 + term / c or TINY
            found *= d * c
        if abs(found - before) <= 1e-16 * abs(found):
            break
    return found
