"""Dates of birth: read day first, kept as far as they were said, never an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.linkage import dates

TODAY = date(2026, 12, 1)
SECOND = date(1984, 2, 1)


@pytest.mark.parametrize(
    "said",
    [
        "1.2.84",
        "01/02/1984",
        "1-2-1984",
        "1 2 84",
        "1984-02-01",
        "1 Feb 1984",
        "1st of February 1984",
        "Feb 1st 1984",
        "February 1, 1984",
        "010284",
        "01021984",
        "1 / 2 / 84",
    ],
)
def test_a_date_is_read_in_every_writing(said: str) -> None:
    assert dates.read(said, on=TODAY).on == SECOND


def test_two_figures_are_the_latest_year_that_has_been() -> None:
    assert dates.read("1.1.26", on=TODAY).on == date(2026, 1, 1)
    assert dates.read("1.1.27", on=TODAY).on == date(1927, 1, 1)


def test_day_and_month_swapped_give_one_key() -> None:
    assert dates.read("1.2.84", on=TODAY).key == dates.read("2.1.84", on=TODAY).key != ""


def test_the_month_written_first_is_understood_where_it_must_be() -> None:
    assert dates.read("2/25/1984", on=TODAY).on == date(1984, 2, 25)


@pytest.mark.parametrize(
    ("said", "years"),
    [("1984", (1984,)), ("Feb 1984", (1984,)), ("30.2.1984", (1984,)), ("99", ()), ("soon", ())],
)
def test_a_date_with_parts_missing_keeps_its_year(said: str, years: tuple[int, ...]) -> None:
    born = dates.read(said, on=TODAY)
    assert born.on is None
    assert born.key == ""
    assert born.years == years


@pytest.mark.parametrize("said", ["1.2.2027", "1.2.1884", "2.12.2026"])
def test_nobody_was_born_later_or_is_older_than_anybody(said: str) -> None:
    assert dates.read(said, on=TODAY) == dates.Birth()


def test_an_age_leaves_two_years() -> None:
    assert dates.of_age(34, on=TODAY).years == (1991, 1992)
    assert dates.of_age(None, on=TODAY) == dates.of_age(131, on=TODAY) == dates.Birth()


def test_age_is_counted_in_whole_years() -> None:
    assert dates.age_on(date(1992, 12, 2), TODAY) == 33
    assert dates.age_on(date(1992, 12, 1), TODAY) == 34


@given(st.dates(date(1900, 1, 1), TODAY))
def test_any_date_of_birth_is_read_back(born: date) -> None:
    assert dates.read(f"{born.day}/{born.month}/{born.year}", on=TODAY).on == born
    assert dates.read(born.isoformat(), on=TODAY).on == born


@given(st.text(max_size=100))
def test_no_text_is_ever_an_error(said: str) -> None:
    born = dates.read(said, on=TODAY)
    assert born.on is None or born.on <= TODAY
