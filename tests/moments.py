"""The tests' present, and ways to count from it."""

from datetime import UTC, datetime, timedelta

NINE = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # a Tuesday


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def days(count: float) -> timedelta:
    return timedelta(days=count)
