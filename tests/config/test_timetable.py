"""The timetable while the demonstration's clock is moved on: every step, but one picture."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from goldenhour.accountability import jobs
from goldenhour.config import control_room, timetable
from goldenhour.config.timetable import Line
from goldenhour.force.models import Officer
from tests.moments import hours, minutes


class Counter:
    """A job that remembers when it was run."""

    def __init__(self) -> None:
        self.moments: list[datetime] = []

    def __call__(self, *, by: Officer, at: datetime) -> Any:
        self.moments.append(at)


def test_the_figures_are_counted_every_five_minutes() -> None:
    (line,) = [line for line in timetable.TIMETABLE if line.job is jobs.publish_figures]
    assert (line.every, line.is_picture) == (minutes(5), True)


def test_moving_the_clock_on_runs_each_step_and_takes_one_picture_at_the_end(
    clock: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, picture = Counter(), Counter()
    lines = (
        Line("step", step, timedelta(minutes=5)),
        Line("picture", picture, timedelta(minutes=5), is_picture=True),
    )
    monkeypatch.setattr(timetable, "TIMETABLE", lines)

    end = control_room.advance(hours(1))

    assert len(step.moments) == 12
    assert len(picture.moments) == 1
    assert end - picture.moments[0] < minutes(1)
