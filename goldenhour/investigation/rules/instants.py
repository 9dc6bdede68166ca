"""Instants: London's day and time, from moments kept in UTC.

Inside the rules every moment is UTC: two moments that carry London's zone are compared by
the clock on the wall, which is wrong in the hour that October repeats.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
LATEST_DAY = date(9999, 12, 30)
_LAST_SECOND = time(23, 59, 59)
ONE_SECOND = timedelta(seconds=1)
ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=8_192)
def london_day(moment: datetime) -> date:
    """The date in London at a moment."""
    return moment.astimezone(LONDON).date()


def london_text(moment: datetime) -> str:
    """The moment as the contract puts it out: in London's offset."""
    return moment.astimezone(LONDON).isoformat()


@lru_cache(maxsize=8_192)
def end_of_day(day: date) -> datetime:
    """The last second of a day in London, in UTC."""
    return datetime.combine(day, _LAST_SECOND, LONDON).astimezone(UTC)


def is_within(moment: datetime, due: datetime) -> bool:
    """Whether a moment is in time: the whole of the second that is due still counts."""
    return moment < due + ONE_SECOND


def days_on(day: date, count: int) -> date:
    """That many calendar days on; a count beyond the calendar stays on its last day."""
    return day + timedelta(days=min(count, (LATEST_DAY - day).days))
