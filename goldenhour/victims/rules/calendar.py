"""Calendar: working days of England and Wales, and when a number of them has passed.

Working days are Monday to Friday without bank holidays: the pinned ``holidays`` library,
and the rulebook for days proclaimed since. Day 0 is the London date of the event, whatever
the hour; what is due is due at the end of the last day. The Code does not define hours; one
documented convention is better than none. The calendar known now judges every case.
"""

from datetime import date, datetime
from functools import cache, lru_cache

import holidays

from goldenhour.investigation.rules.instants import LATEST_DAY, ONE_DAY, end_of_day, london_day
from goldenhour.rulebook import bank_holidays

SATURDAY = 5


@cache
def _holidays_of(year: int) -> frozenset[date]:
    """One year's bank holidays. The library is asked once a year of the calendar."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


@cache
def _proclaimed() -> frozenset[date]:
    return bank_holidays.proclaimed_days()


def is_working_day(day: date) -> bool:
    if day.weekday() >= SATURDAY or day in _proclaimed():
        return False
    return day not in _holidays_of(day.year)


@lru_cache(maxsize=16_384)
def working_days_after(day: date, count: int) -> date:
    """The working day that comes ``count`` working days after a day."""
    while count > 0 and day < LATEST_DAY:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


def due_after(moment: datetime, working_days: int) -> datetime:
    """The end of that many working days after a moment, in UTC."""
    return end_of_day(working_days_after(london_day(moment), working_days))
