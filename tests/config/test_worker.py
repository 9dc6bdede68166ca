"""The worker runs the timetable: by the queue of the same database, as the application's role."""

from datetime import timedelta

import pytest

from goldenhour.config import timetable, worker
from goldenhour.force import queries as force
from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from goldenhour.outbox import commands as outbox
from goldenhour.outbox.models import Message
from goldenhour.web import clock
from tests.moments import NINE, minutes


def _appointed(username: str, role: str, rank: str) -> Officer:
    return appoint(
        username=username,
        name=username.title(),
        staff_number=username,
        rank=rank,
        roles=[role],
        team=None,
        by=force.house(),
        at=NINE,
    )


@pytest.mark.usefixtures("own_database")
def test_a_message_that_waits_is_sent_by_the_next_tick() -> None:
    worker.appoint_the_clock()
    worker.appoint_the_clock()  # the second start finds it
    vera = _appointed("vera", "witness_care", "witness_care")
    message = outbox.queue(
        to_kind="victim",
        to_code="V1",
        about="case/1",
        channel="email",
        address="v1@example.org",
        body="There is news about your report.",
        by=vera,
        at=clock.now() - timedelta(minutes=1),
    )
    worker.tick.configure(task_kwargs={"timestamp": 0}).defer()
    worker.run_what_waits()
    assert Message.objects.get(uid=message.uid).state == "SENT"


def test_a_line_is_due_once_in_its_span() -> None:
    [line] = [one for one in timetable.TIMETABLE if one.name == "outbox.send"]
    last = {one.name: NINE for one in timetable.TIMETABLE}
    assert line not in timetable.due(last=last, at=NINE + line.every - minutes(0.1))
    assert line in timetable.due(last=last, at=NINE + line.every)
    assert timetable.due(last={}, at=NINE) == list(timetable.TIMETABLE)


def test_a_job_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def fails(**given: object) -> None:
        raise RuntimeError

    def works(**given: object) -> None:
        ran.append("works")

    lines = [
        timetable.Line("fails", fails, minutes(1)),
        timetable.Line("works", works, minutes(1)),
    ]
    assert set(timetable.run(lines, by=Officer(), at=NINE)) == {"fails", "works"}
    assert ran == ["works"]
