"""Plays: an empty force set up, and stories played in it, for the tests of this folder."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache

from goldenhour.force import queries as force
from goldenhour.stories import seeding, setting_up
from goldenhour.stories.demand import Rung, demand

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
START = NOW - timedelta(days=7)
CHANCE = 1


@cache
def week() -> tuple[Rung, ...]:
    """Every call of the week before NOW."""
    return tuple(demand(CHANCE, 7, START))


def played(rung: Iterable[Rung], *, until: datetime = NOW) -> seeding.Played:
    """Set the force up and play these calls."""
    setting_up.set_up(house=force.house(), at=START)
    setting_up.bring_units_on(at=START)
    return seeding.play_all(rung, until=until, progress=lambda _: None)
