"""Demand: what may be shown, the forecast tried on weeks it had not seen, and the page."""

import csv
import random
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.journal.together import together
from goldenhour.planning.rules import demand
from goldenhour.triage import queries as triage
from tests.moments import NINE, days, hours
from tests.response.incidents import sent

COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=168)


@given(COUNTS)
def test_small_counts_are_hidden_and_never_one_alone(counts: list[int]) -> None:
    seen = demand.shown(counts)
    assert all(one is None or one >= demand.LEAST for one in seen)
    assert all(one is None or one == count for one, count in zip(seen, counts, strict=True))
    assert seen.count(None) != 1


@given(COUNTS)
def test_darker_is_more(counts: list[int]) -> None:
    cells = sorted(
        (one for one in demand.week(counts, None) if one.shown is not None),
        key=lambda one: one.shown or 0,
    )
    assert all(one.shade <= other.shade for one, other in pairwise(cells))
    assert all(1 <= one.shade <= demand.SHADES for one in cells)


def test_what_is_assumed_is_shared_out_over_as_many_incidents() -> None:
    cells = demand.week([10] * 168, [1.0] * 84 + [3.0] * 84)
    assert cells[0].assumed == 5
    assert cells[-1].assumed == 15


def test_fewer_than_eight_weeks_give_no_forecast() -> None:
    assert demand.forecast([10] * 7) is None


def test_weeks_without_anything_forecast_nothing() -> None:
    assert demand.forecast([0] * 8) == demand.Forecast(0, 0, 0, 0, 0)


@pytest.mark.parametrize(("mean", "wild"), [(20, 0.0), (300, 0.0), (300, 0.15)])
def test_the_interval_holds_as_often_as_it_says_on_weeks_it_had_not_seen(
    mean: float, wild: float
) -> None:
    chance = random.Random(7)
    weeks = [_poisson(chance, mean * max(0.1, chance.gauss(1, wild))) for _ in range(1208)]
    told = demand.forecast(weeks)
    assert told is not None
    assert told.tried == 1200
    assert 0.93 <= told.held / told.tried <= 0.985


def _poisson(chance: random.Random, mean: float) -> int:
    """Arrivals within one unit of time, an exponential apart."""
    count, at = 0, chance.expovariate(mean)
    while at < 1:
        count, at = count + 1, at + chance.expovariate(mean)
    return count


@pytest.fixture
def desk(client: Client, anna: Officer) -> Client:
    client.force_login(anna)
    return client


@pytest.fixture
@together()
def six(hana: Officer) -> None:
    """Six incidents on a Tuesday within one hour by London's clock, and one on the next day."""
    for number in range(6):
        sent(hana, NINE + hours(number / 10))
    sent(hana, NINE + days(1))


SPAN = "since=2026-10-05&until=2026-12-07"


@pytest.mark.usefixtures("six")
def test_the_page_shows_counts_of_five_and_more_only(desk: Client) -> None:
    page = desk.get(f"/planning/demand?{SPAN}").content.decode()
    assert '<td class="num heat-5">6</td>' in page
    assert page.count("&lt;&nbsp;5") >= 167
    assert "No forecast: it needs 8 whole weeks whose counts may be shown." in page
    assert "Invented" in page or "invented" in page
    assert Entry.objects.filter(what="planning.demand.opened").count() == 1


def test_eight_weeks_that_may_be_shown_give_a_forecast(desk: Client, hana: Officer) -> None:
    for week in range(8):
        for number in range(5):
            sent(hana, NINE - days(7 * week) + hours(number))
    page = desk.get("/planning/demand?since=2026-10-12&until=2026-12-07").content.decode()
    assert "The next week may bring" in page
    assert "There is no further week to try it on." in page


@pytest.mark.usefixtures("six")
def test_the_address_is_the_state_and_the_tables_say_the_same(desk: Client) -> None:
    told = desk.get(f"/planning/demand.json?{SPAN}&beside=staffordshire-10-bases").json()
    assert told["hour_of_week"][24 + 9] == 6
    assert told["hour_of_week"].count(None) == 167
    assert sum(told["assumed"]) == pytest.approx(7)
    assert told["weeks"]["2026-11-30"] == 7 or told["weeks"]["2026-11-30"] is None
    rows = list(csv.reader(desk.get(f"/planning/demand.csv?{SPAN}").content.decode().splitlines()))
    assert rows[0] == ["of", "name", "hour", "incidents", "assumed"]
    assert ["hour of week", "Tuesday", "9", "6", ""] in rows
    none = desk.get(f"/planning/demand.json?{SPAN}&grade=S&place=Nowhere").json()
    assert set(none["hour_of_week"]) == {None}


@pytest.mark.parametrize(
    "query", ["since=rubbish", "since=2026-12-07&until=2026-01-01", "grade=X", "beside=none"]
)
def test_what_cannot_be_read_is_said_and_the_usual_is_shown(desk: Client, query: str) -> None:
    answer = desk.get(f"/planning/demand?{query}")
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_a_summer_hour_is_that_of_londons_clock(hana: Officer, nine: datetime) -> None:
    summer = nine.replace(month=7, day=7, hour=23, minute=30)  # 00:30 on Wednesday in London
    sent(hana, summer)
    found = triage.incident_counts(since=summer - days(7), until=summer + days(7))
    assert found.hours.index(1) == 2 * 24
    assert sum(found.hours) == sum(found.weeks.values()) == 1


def test_counting_takes_three_queries(
    db: None, nine: datetime, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        triage.incident_counts(since=nine - days(7), until=nine)
