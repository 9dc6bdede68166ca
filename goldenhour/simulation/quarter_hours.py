"""Quarter-hours: answering through a day whose calls rise, fall and come in spikes, simulated.

Erlang's formulas hold for steady calls; after one crash on a motorway eighty people ring within
an hour. Here every quarter of an hour has its own calls and its own staff, a spike adds repeat
calls of one event, and each call waits for its turn or gives up. Days are drawn side by side from
a seed; the same seed gives the same calls, however many people answer, so layouts are compared on
the same days. Figures are means over days with a t interval of 95 %.

A person goes off duty at the end of a quarter-hour when their call is over, never within it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation.answering import Calls, staff_needed
from goldenhour.simulation.places import Floats

QUARTER = 900.0  # seconds
NEVER = 1e300  # seconds: rather than infinity, which makes nan of a difference
MOST_ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Spike:
    """One event that brings many calls: how often a day, how many, within how many minutes."""

    per_day: float
    calls: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Day:
    """What comes in: expected calls of each quarter-hour, seconds to handle, mean patience."""

    calls: tuple[float, ...]
    handling: float
    patience: float | None = None
    spikes: tuple[Spike, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Through:
    """What a staffing achieves: by quarter-hour, and of the whole day with its interval.

    ``calls``, ``in_time``, ``abandoned`` (days, quarter-hours) count calls by when they came in.
    """

    calls: NDArray[np.int64]
    in_time: NDArray[np.int64]
    abandoned: NDArray[np.int64]

    @property
    def service_level(self) -> tuple[float, float, float]:
        """Share of a day's calls answered in time: mean, and the ends of its interval."""
        shares = self.in_time.sum(axis=1) / np.maximum(self.calls.sum(axis=1), 1)
        half = t_of(len(shares)) * float(shares.std(ddof=1)) / len(shares) ** 0.5
        return float(shares.mean()), float(shares.mean()) - half, float(shares.mean()) + half

    @property
    def by_quarter(self) -> Floats:
        """Share of each quarter-hour's calls answered in time, over all days; 1 without calls."""
        calls = self.calls.sum(axis=0)
        return np.where(calls, self.in_time.sum(axis=0) / np.maximum(calls, 1), 1.0)


def t_of(days: int) -> float:
    """Student's t at 97.5 % for that many days, by its expansion (A&S 26.7.5, four terms)."""
    z, free = 1.959963984540054, max(days - 1, 1)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return float(sum(term / free**power for power, term in enumerate(terms)))


def simulated(
    day: Day, staff: Sequence[int], within: float, *, days: int = 200, seed: int = 1
) -> Through:
    """The day, drawn that many times, answered by that staff in each quarter-hour."""
    at, handling, patience = _drawn(day, days, seed)
    horizon = len(day.calls)
    quarter = np.minimum(at / QUARTER, horizon - 1).astype(np.int64)
    starts = _starts(at, handling, patience, np.asarray(staff, dtype=np.int64))
    is_call = at < NEVER
    is_lost = is_call & (starts - at > patience)
    is_in_time = is_call & ~is_lost & (starts - at <= within)
    return Through(*(_counted(quarter, one, horizon) for one in (is_call, is_in_time, is_lost)))


def staffed(
    day: Day, target: float, within: float, *, days: int = 200, seed: int = 1
) -> tuple[list[int], Through]:
    """The staff of each quarter-hour that answers the target share of its calls in time.

    It begins with Erlang's formula for each quarter-hour alone and adds people where the drawn
    days fall short; where an earlier queue is the cause, the quarter-hour before gets one too.
    """
    alone = Calls(0.0, day.handling, day.patience)
    staff = [
        staff_needed(replace(alone, per_hour=4 * calls), target, within).agents if calls else 1
        for calls in day.calls
    ]
    for _ in range(MOST_ROUNDS):
        through = simulated(day, staff, within, days=days, seed=seed)
        short = np.flatnonzero(through.by_quarter < target)
        if not short.size:
            return staff, through
        for quarter in short.tolist():
            staff[quarter] += 1
            if quarter and through.by_quarter[quarter - 1] >= target > through.by_quarter[quarter]:
                staff[quarter - 1] += 1
    return staff, simulated(day, staff, within, days=days, seed=seed)


def _drawn(day: Day, days: int, seed: int) -> tuple[Floats, Floats, Floats]:
    """Moments of calls in order, seconds to handle and patience; (days, calls), padded."""
    rows = [_one_day(day, np.random.default_rng([seed, number])) for number in range(days)]
    width = max(1, *(len(row[0]) for row in rows))
    drawn = np.full((3, days, width), NEVER)
    for number, row in enumerate(rows):
        drawn[:, number, : len(row[0])] = row
    drawn[1][drawn[0] >= NEVER] = 0.0
    return drawn[0], drawn[1], drawn[2]


def _one_day(day: Day, draw: np.random.Generator) -> Floats:
    counts = draw.poisson(day.calls)
    moments = [(np.repeat(np.arange(len(counts)), counts) + draw.random(counts.sum())) * QUARTER]
    length = len(day.calls) * QUARTER
    for spike in day.spikes:
        for begins in draw.random(draw.poisson(spike.per_day)) * length:
            moments.append(begins + draw.random(spike.calls) * spike.minutes * 60)
    at = np.sort(np.concatenate(moments))
    at = at[at < length]
    handling = draw.exponential(day.handling, len(at))
    patience = np.full(len(at), NEVER)
    if day.patience is not None:
        patience = draw.exponential(day.patience, len(at))
    return np.stack([at, handling, patience])


def _starts(at: Floats, handling: Floats, patience: Floats, staff: NDArray[np.int64]) -> Floats:
    """When each call would be answered: first come, first served, all days side by side.

    Whoever is free first takes it; a caller who gives up before then takes nobody's time.
    """
    opens = _next_on_duty(staff)
    people = opens.shape[1]
    free = np.zeros((len(at), people))
    found = np.empty_like(at)
    days = np.arange(len(at))
    for call in range(at.shape[1]):
        ready = np.maximum(free, at[:, call, None])
        quarter = np.minimum(ready / QUARTER, len(staff)).astype(np.int64)
        ready = np.maximum(ready, opens[quarter, np.arange(people)])
        who = ready.argmin(axis=1)
        begins = ready[days, who]
        found[:, call] = begins
        taken = (at[:, call] < NEVER) & (begins - at[:, call] <= patience[:, call])
        free[days[taken], who[taken]] = (begins + handling[:, call])[taken]
    return found


def _next_on_duty(staff: NDArray[np.int64]) -> Floats:
    """From each quarter-hour on, when each person is next on duty, in seconds; row n: after it."""
    people = max(int(staff.max(initial=0)), 1)
    opens = np.full((len(staff) + 1, people), NEVER)
    for quarter in range(len(staff) - 1, -1, -1):
        is_on = np.arange(people) < staff[quarter]
        opens[quarter] = np.where(is_on, quarter * QUARTER, opens[quarter + 1])
    opens[-1, : staff[-1]] = len(staff) * QUARTER  # the last shift ends when its calls are over
    return opens


def _counted(
    quarter: NDArray[np.int64], chosen: NDArray[np.bool_], horizon: int
) -> NDArray[np.int64]:
    days = len(quarter)
    keys = (np.arange(days)[:, None] * horizon + quarter)[chosen]
    return np.bincount(keys, minlength=days * horizon).reshape(days, horizon)
