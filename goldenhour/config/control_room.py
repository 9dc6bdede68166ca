"""The control room of the demonstration: filled, moved on, and kept at work."""

import gc
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
import uvicorn
from django.db import close_old_connections
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from goldenhour.accountability import jobs as accountability
from goldenhour.config import timetable, worker
from goldenhour.force import queries as force
from goldenhour.journal.together import together
from goldenhour.stories import demand, queries, seeding, setting_up
from goldenhour.stories.live import LiveCalls
from goldenhour.stories.playing.stage import Stage
from goldenhour.web import clock

log = structlog.get_logger()
TERMINAL = Console(stderr=True)
CHANCE = 1
WEEK = 7
STEP = timedelta(minutes=5)  # how finely the clock is moved on


class AlreadyFull(SystemExit):
    """There is something in the database already."""


def fill_if_empty() -> tuple[Stage, ...]:
    """Play the week, unless it has been played; the stories that are still going on.

    After a second start nothing goes on by itself: what was open then stands on the board.
    """
    return () if queries.is_seeded() else fill(days=WEEK, chance=CHANCE).going_on


def fill(*, days: int, chance: int) -> seeding.Played:
    """Set the force up and play so many days up to now. Raises AlreadyFull.

    All in one transaction: whoever stops it half way finds an empty force, and begins again.
    """
    if queries.is_seeded() or force.bases():
        raise AlreadyFull(
            "There is a force in this database already. Begin again: goldenhour demo --fresh."
        )
    now = clock.now().replace(microsecond=0)
    start = now - timedelta(days=days)
    with _bar() as bar, _nothing_collected():
        stories = demand.demand(chance, days, start)
        acts = sum(one.moment(act.minute) <= now for one in stories for act in one.story.acts)
        task = bar.add_task(f"Playing {len(stories)} calls of {days} days", total=acts)
        with together():
            setting_up.set_up(house=force.house(), at=start)
            setting_up.bring_units_on(at=start)
            played = seeding.play_all(
                stories, until=now, progress=lambda count: bar.advance(task, count)
            )
            bar.update(task, description="Writing down what is left")
    for why in played.refused:
        log.warning("act refused", why=why)
    accountability.publish_figures(by=force.officer("clock"), at=clock.now())
    accountability.audit_contacts(by=force.officer("clock"), at=clock.now())
    return played


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Almost all that is made of a week is kept to its end: to look for waste takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=TERMINAL, disable=not TERMINAL.is_terminal)


def advance(onward: timedelta) -> datetime:
    """Move the demo's clock on, running each job of the timetable at each due moment, in order.

    A picture of the whole is taken once, at the end.
    """
    by = force.officer("clock")
    last: dict[str, datetime] = {}
    ahead = clock.ahead()
    end = ahead + onward
    while ahead < end:
        ahead = min(ahead + STEP, end)
        clock.put_ahead(ahead)
        at = clock.now()
        lines = timetable.due(last=last, at=at)
        wanted = [line for line in lines if ahead == end or not line.is_picture]
        last |= timetable.run(wanted, by=by, at=at)
    return clock.now()


def serve(door: socket.socket, *, speed: float, going_on: Iterable[Stage] = ()) -> None:
    """Serve the pages, ring the phones and run the timetable until somebody stops it."""
    stop = threading.Event()
    helpers = [threading.Thread(target=worker.run_for_ever, daemon=True)]
    if speed:
        helpers.append(threading.Thread(target=_ring, args=(speed, going_on, stop), daemon=True))
    for helper in helpers:
        helper.start()
    TERMINAL.print(f"Goldenhour is at http://127.0.0.1:{door.getsockname()[1]}/  (stop: Ctrl+C)")
    config = uvicorn.Config(
        "goldenhour.config.asgi:application",
        log_config=None,
        log_level="warning",
        timeout_graceful_shutdown=3,
        server_header=False,
        lifespan="off",
    )
    uvicorn.Server(config).run(sockets=[door])
    stop.set()


def _ring(speed: float, going_on: Iterable[Stage], stop: threading.Event) -> None:
    """Live calls, each act at its moment."""
    calls = LiveCalls(chance=CHANCE, speed=speed, start=clock.now(), going_on=going_on)
    while not stop.wait(1):
        close_old_connections()
        try:
            calls.play_until(clock.now())
        except Exception:
            log.exception("live calls stumbled")
