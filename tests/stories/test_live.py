"""Live calls: what a visitor finds ringing, and what the seed left unfinished."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from goldenhour.contact.models import Contact
from goldenhour.investigation.models import Case
from goldenhour.journal.together import together
from goldenhour.response import commands as response
from goldenhour.stories import seeding
from goldenhour.stories.demand import Rung
from goldenhour.stories.live import LiveCalls
from tests.stories import plays
from tests.stories.plays import week

pytestmark = pytest.mark.django_db


def played(rung: Iterable[Rung], *, until: datetime = plays.NOW) -> seeding.Played:
    """What the seed does before the live calls: all together."""
    with together():
        return plays.played(rung, until=until)


def test_the_live_calls_go_on_where_the_seed_stopped() -> None:
    burglary = [one for one in week() if one.story.name == "burglary"]
    stopped = burglary[0].at + timedelta(hours=1)
    came = played(burglary, until=stopped)
    (stage,) = came.going_on
    calls = LiveCalls(
        chance=1, speed=0.001, start=stopped + timedelta(days=1), going_on=came.going_on
    )
    count = calls.play_until(stopped + timedelta(days=7))
    assert stage.case is not None
    assert Case.objects.get(uid=stage.case).outcome == 18
    assert count >= len(stage.story.acts) - came.acts


def test_an_act_that_no_longer_fits_is_left_out() -> None:
    burglary = [one for one in week() if one.story.name == "burglary"]
    sent = burglary[0].at + timedelta(minutes=12)
    came = played(burglary, until=sent)
    (stage,) = came.going_on
    response.stand_down(deployment=stage.deployments[0], by=stage.by, at=sent)
    calls = LiveCalls(chance=1, speed=0.001, start=sent, going_on=came.going_on)
    assert calls.play_until(sent + timedelta(hours=1)) == 4
    assert stage.case is not None  # the arrival was refused, the crime was not


def test_new_calls_ring_as_often_as_the_speed_says() -> None:
    (first, *_) = week()
    played([])
    calls = LiveCalls(chance=1, speed=24, start=first.at)
    calls.play_until(first.at + timedelta(minutes=10))
    assert 8 < Contact.objects.count() < 80
