"""Demand: what rings when, for a seeded past and for live calls after it.

About two hundred contacts a day for a tenth of a county (conf P), more on weekend evenings.
Pure: the same seed and start give the same week. A withheld number, a misheard name, a caller
who rings again and one who gives up are all part of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random
from zoneinfo import ZoneInfo

from goldenhour.stories.dice import dice
from goldenhour.stories.people import Household, households
from goldenhour.stories.scenarios.acts import Story
from goldenhour.stories.scenarios.made import Caller, made
from goldenhour.stories.scenarios.ordinary import Ordinary, library, shares
from goldenhour.stories.scenarios.told import told

LONDON = ZoneInfo("Europe/London")
A_DAY = 200
HOMES = 1_100
RINGS_AGAIN = 0.11  # share of contacts from somebody who rang before
# Weights by hour of the day, midnight first. `any` is also the whole force's.
CURVES: dict[str, tuple[int, ...]] = {
    "any": (5, 4, 3, 2, 2, 2, 3, 5, 8, 9, 10, 10, 10, 10, 10, 11, 12, 12, 12, 11, 10, 10, 9, 7),
    "morning": (1, 1, 1, 1, 1, 2, 6, 12, 14, 12, 9, 7, 6, 5, 4, 4, 4, 4, 3, 3, 2, 2, 2, 1),
    "day": (1, 1, 0, 0, 0, 1, 2, 5, 10, 12, 12, 12, 11, 11, 11, 11, 11, 9, 7, 5, 4, 3, 2, 1),
    "school": (2, 1, 1, 1, 1, 2, 5, 11, 13, 8, 7, 7, 8, 8, 9, 13, 14, 14, 10, 7, 6, 5, 4, 3),
    "evening": (3, 2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 7, 9, 11, 13, 14, 14, 13, 12, 9, 6),
    "night": (13, 11, 9, 7, 4, 2, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 9, 11, 13, 15, 15),
}
DAYS = (0.95, 0.95, 0.96, 0.98, 1.08, 1.12, 0.96)  # Monday first
Past = list[tuple[Household, Ordinary]]


@dataclass(frozen=True, slots=True)
class Rung:
    """A story with the moment (UTC) its ring comes. `told` names a told story, else blank."""

    at: datetime
    story: Story
    told: str = ""

    def moment(self, minute: float) -> datetime:
        """When an act of the story happens."""
        return self.at + timedelta(minutes=minute)


def demand(seed: int, days: int, start: datetime) -> list[Rung]:
    """Every contact of so many days from `start` (aware), in order of their rings.

    Days are counted as 24 hours from `start`; told stories keep their local time of day, and
    those whose day is not among them are left out. One that rang on the first day before
    `start` rings a day later.
    """
    rng = dice("demand", seed)
    moments = _moments(start, days, rng)
    found = list(_ordinary(seed, moments, start))
    found += _chapters(start, days)
    return sorted(found, key=lambda rung: (rung.at, rung.story.name))


def live(seed: int, start: datetime, speed: float = 1.0) -> Iterator[Rung]:
    """Contacts without end after `start`, `speed` times as many as in life.

    Speed changes how often it rings, never how fast a clock runs. Raises ValueError where
    speed is not above zero.
    """
    if not speed > 0:
        raise ValueError(f"The speed has to be above zero, not {speed}.")
    rng = dice("live", seed)
    return _ordinary(seed, _arrivals(start, speed, rng), start)


def _moments(start: datetime, days: int, rng: Random) -> list[datetime]:
    hours = [start + timedelta(hours=hour) for hour in range(24 * days)]
    number = round(A_DAY * days * rng.uniform(0.98, 1.02))
    drawn = rng.choices(hours, weights=[_rate(hour) for hour in hours], k=number)
    return sorted(hour + timedelta(seconds=rng.randrange(3600)) for hour in drawn)


def _arrivals(start: datetime, speed: float, rng: Random) -> Iterator[datetime]:
    """Moments of a Poisson stream whose rate follows the hour."""
    at = start
    while True:
        a_day = A_DAY * speed * _rate(at)
        at += timedelta(days=rng.expovariate(a_day))
        yield at


def _rate(at: datetime) -> float:
    """How busy the moment's hour is; 1 is the average of a week."""
    local = at.astimezone(LONDON)
    hours = CURVES["any"]
    return DAYS[local.weekday()] * hours[local.hour] * 24 / sum(hours)


def _ordinary(
    seed: int, moments: Iterator[datetime] | list[datetime], start: datetime
) -> Iterator[Rung]:
    """A story for each moment, knowing who rang before."""
    on = start.astimezone(LONDON).date()
    homes = _homes(seed, on)
    past: Past = []
    for number, at in enumerate(moments):
        rng = dice("contact", seed, start.isoformat(), number)
        home, call = _who_and_what(homes, past, at, rng)
        earlier = [about for other, about in past if other is home]
        again = sum(about is call for about in earlier)
        channel = rng.choices(list(call.channels), weights=list(call.channels.values()))[0]
        past.append((home, call))
        del past[:-2_000]
        caller = Caller(home, len(earlier), again, channel)
        story = made(call, caller, at.astimezone(LONDON), rng)
        yield Rung(at.astimezone(UTC), story)


def _who_and_what(
    homes: tuple[Household, ...], past: Past, at: datetime, rng: Random
) -> tuple[Household, Ordinary]:
    if past and rng.random() < RINGS_AGAIN:
        home, call = rng.choice(past)
        return home, call if rng.random() < 0.6 else _call(at, rng)
    return rng.choice(homes), _call(at, rng)


def _call(at: datetime, rng: Random) -> Ordinary:
    """What is rung about at this hour: its share of the day's calls, by its own curve."""
    return rng.choices(library(), weights=_weights(at.astimezone(LONDON).hour))[0]


@lru_cache(maxsize=24)
def _weights(hour: int) -> tuple[float, ...]:
    return tuple(
        share * CURVES[call.hours][hour] / sum(CURVES[call.hours])
        for call, share in zip(library(), shares(), strict=True)
    )


@lru_cache(maxsize=4)
def _homes(seed: int, on: date) -> tuple[Household, ...]:
    return households(seed, HOMES, on)


def _chapters(start: datetime, days: int) -> Iterator[Rung]:
    """The told stories on their days, at their local times, within the days played."""
    first = start.astimezone(LONDON).date()
    end = start + timedelta(days=days)
    for chapter in told():
        day = first + timedelta(days=chapter.day)
        at = datetime.combine(day, chapter.at, LONDON).astimezone(UTC)
        if at < start:
            at += timedelta(days=1)  # the week began later in the day than this rang
        if at < end:
            yield Rung(at, chapter.story, chapter.told)
