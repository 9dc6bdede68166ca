"""Working days of England and Wales, and the end of the last of them in London."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.investigation.rules.instants import london_text
from goldenhour.victims.rules import calendar
from goldenhour.victims.rules.calendar import due_after, is_working_day, working_days_after
from tests.investigation.story import moment

HOLIDAYS = [
    date(2021, 12, 27),  # Christmas Day fell on a Saturday
    date(2021, 12, 28),
    date(2022, 6, 2),  # the late May holiday was moved for the jubilee
    date(2022, 6, 3),
    date(2022, 9, 19),  # proclaimed
    date(2022, 12, 27),
    date(2023, 5, 8),  # proclaimed
    date(2025, 4, 21),
    date(2026, 12, 28),
    date(2027, 3, 26),
    date(2028, 1, 3),
]


@pytest.mark.parametrize("day", HOLIDAYS)
def test_a_bank_holiday_is_no_working_day(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [date(2022, 5, 30), date(2026, 8, 3), date(2026, 3, 17), date(2026, 11, 30), date(2028, 8, 7)],
)
def test_holidays_of_other_nations_are_worked_in_england_and_wales(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("year", "count"),
    [(2021, 8), (2022, 10), (2023, 9), (2024, 8), (2025, 8), (2026, 8), (2027, 8), (2028, 8)],
)
def test_each_year_has_its_number_of_bank_holidays_on_weekdays(year: int, count: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    weekdays = [day for day in days if day.weekday() < 5]
    assert sum(not is_working_day(day) for day in weekdays) == count


FRIDAY_NIGHTS = [
    ("2026-05-29T22:10:00+01:00", 1, "2026-06-01T23:59:59+01:00"),
    ("2026-05-29T22:10:00+01:00", 5, "2026-06-05T23:59:59+01:00"),
    ("2026-12-18T22:10:00+00:00", 1, "2026-12-21T23:59:59+00:00"),
    ("2026-12-18T22:10:00+00:00", 5, "2026-12-29T23:59:59+00:00"),  # over Christmas
    ("2022-09-16T12:00:00+01:00", 1, "2022-09-20T23:59:59+01:00"),  # over the state funeral
    ("2023-05-05T12:00:00+01:00", 1, "2023-05-09T23:59:59+01:00"),  # over the coronation
    ("2026-03-27T12:00:00+00:00", 1, "2026-03-30T23:59:59+01:00"),  # the clocks go forward
    ("2026-10-23T12:00:00+01:00", 1, "2026-10-26T23:59:59+00:00"),  # and back
    ("2026-05-29T23:30:00+00:00", 1, "2026-06-01T23:59:59+01:00"),  # Saturday in London already
    ("2026-05-30T00:30:00+03:00", 1, "2026-06-01T23:59:59+01:00"),  # still Friday in London
]


@pytest.mark.parametrize(("happened", "days", "due"), FRIDAY_NIGHTS)
def test_day_nought_is_london_s_day_whatever_the_offset(happened: str, days: int, due: str) -> None:
    assert london_text(due_after(moment(happened), days)) == due


def test_a_proclaimed_day_holds_even_where_the_library_does_not_know_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calendar, "_holidays_of", lambda year: frozenset())
    assert not is_working_day(date(2022, 9, 19))
    assert not is_working_day(date(2023, 5, 8))
    assert is_working_day(date(2022, 9, 20))


DAYS = st.dates(date(2021, 1, 1), date(2028, 12, 31))


@given(DAYS, DAYS, st.integers(0, 40))
def test_a_later_start_is_never_due_earlier(one: date, other: date, count: int) -> None:
    first, second = sorted((one, other))
    assert working_days_after(first, count) <= working_days_after(second, count)


@given(DAYS, st.integers(0, 40))
def test_one_working_day_more_is_due_later_and_on_a_working_day(day: date, count: int) -> None:
    due = working_days_after(day, count + 1)
    assert due > working_days_after(day, count)
    assert is_working_day(due)


def test_the_end_of_the_calendar_is_the_latest_due() -> None:
    assert due_after(datetime(9999, 12, 30, tzinfo=UTC), 3).year == 9999
