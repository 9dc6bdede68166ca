"""Played: a database with the told stories of a week, made once for all workers of a run."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from goldenhour.force import queries as force
from goldenhour.journal.together import together
from goldenhour.stories import demand, seeding, setting_up
from goldenhour.web import clock
from tests.conftest_database import Templates, connected_to

A_WEEK = timedelta(days=7)
THIS_EVENING = timedelta(hours=5)  # how much of the ordinary calls is played beside the stories


@pytest.fixture(scope="session")
def played(django_db_setup: None, templates: Templates, django_db_blocker: Any) -> Iterator[str]:
    """A database in which the told stories of a week and this evening's calls are played."""

    def make(name: str) -> None:
        with django_db_blocker.unblock(), connected_to(templates.cluster.host, name):
            play_a_week(until=clock.now().replace(microsecond=0))

    with templates.of_run(make) as name:
        yield name


def play_a_week(*, until: datetime) -> None:
    """The force, its units on duty, the told stories, and the calls of the last hours."""
    start = until - A_WEEK
    week = demand.demand(1, A_WEEK.days, start)
    rung = [one for one in week if one.told or one.at > until - THIS_EVENING]
    with together():
        setting_up.set_up(house=force.house(), at=start)
        setting_up.bring_units_on(at=start)
        result = seeding.play_all(rung, until=until, progress=lambda _count: None)
    assert result.refused == ()
