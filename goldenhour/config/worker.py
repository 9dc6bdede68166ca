"""The worker: runs the timetable, by procrastinate on the same PostgreSQL; no broker.

One periodic task, ``tick``, is put into the queue every fifteen seconds, once however many
workers there are. ``goldenhour worker`` runs it for a force; the demonstration runs it in a
thread of its own.
"""

import asyncio
from datetime import datetime
from typing import Any

from django.db import connections
from procrastinate import App
from procrastinate.contrib.django import app

from goldenhour.config import timetable
from goldenhour.force import queries as force
from goldenhour.force.commands import appoint
from goldenhour.web import clock

QUEUE = "clock"
_last: dict[str, datetime] = {}


@app.periodic(cron="*/15 * * * * *")  # six fields: the sixth counts seconds
@app.task(name="goldenhour.tick", queue=QUEUE, queueing_lock="goldenhour.tick")
def tick(timestamp: int) -> None:
    """Run whatever of the timetable is due. ``timestamp`` is procrastinate's own clock."""
    at = clock.now()
    try:
        by = force.officer("clock")
        _last.update(timetable.run(timetable.due(last=_last, at=at), by=by, at=at))
    finally:
        connections.close_all()  # the task's thread ends with it, and would keep its connection


def appoint_the_clock() -> None:
    """Give the service that gives the timetable's commands its account, where it has none."""
    if any(one.username == "clock" for one in force.with_role("clock")):
        return
    appoint(
        username="clock",
        name="Clock",
        staff_number="9900",
        rank="system",
        roles=["clock"],
        team=None,
        by=force.house(),
        at=clock.now(),
    )


def run_for_ever() -> None:
    """Work until the process ends."""
    asyncio.run(_work(app, wait=True))


def run_what_waits() -> None:
    """Work off what waits in the queue now, and end."""
    asyncio.run(_work(app, wait=False))


async def _work(given: App, *, wait: bool) -> None:
    connector: Any = given.connector
    with given.replace_connector(connector.get_worker_connector()) as ready:
        async with ready.open_async():
            await ready.run_worker_async(
                queues=[QUEUE], install_signal_handlers=False, wait=wait, delete_jobs="always"
            )
