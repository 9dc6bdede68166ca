"""The demonstration's doors: ``goldenhour seed`` and ``goldenhour demo``.

A control room at work on this machine only: a week of made-up calls is played into an empty
database, then the pages are served, calls go on ringing, and the clock's jobs run. What is
heavy is imported inside the commands, because ``goldenhour --help`` must answer in 300 ms.
"""

import re
import signal
import socket
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

UNITS = {"m": "minutes", "h": "hours", "d": "days"}
DATA = "The folder of the database."


class CannotStart(SystemExit):
    """The demonstration cannot start: one sentence with the mend."""


def register(app: typer.Typer) -> None:
    """Add the doors."""
    app.command("seed")(seed)
    app.command("demo")(demo)


def seed(
    data: Annotated[Path | None, typer.Option(help=DATA)] = None,
    days: Annotated[int, typer.Option(min=1, max=28, help="How many days to play.")] = 7,
    chance: Annotated[int, typer.Option(help="The seed of chance: the same gives the same.")] = 1,
) -> None:
    """Fill an empty demonstration with a week of made-up calls on real places."""
    from goldenhour.config import control_room

    control_room.fill(days=days, chance=chance)


def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port of the pages.")] = 8000,
    speed: Annotated[
        float, typer.Option(min=0, max=1000, help="How many times as many calls as in life.")
    ] = 20,
    data: Annotated[Path | None, typer.Option(help=DATA)] = None,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin again, empty.")] = False,
    advance: Annotated[str, typer.Option(help="First move the clock on: 90m, 12h, 9d.")] = "",
) -> None:
    """Start the demonstration: a control room at work, on this machine only."""
    from goldenhour.config import control_room

    signal.signal(signal.SIGTERM, _end)
    onward = read_span(advance)
    door = listening(port)
    going_on = control_room.fill_if_empty()
    if onward:
        control_room.advance(onward)
    control_room.serve(door, speed=speed, going_on=going_on)


def _end(number: int, frame: FrameType | None) -> None:
    """Told to end, it ends in order: the server first, then the database it started."""
    raise SystemExit(0)


def read_span(text: str) -> timedelta:
    """``9d``, ``12h`` or ``90m`` as a span; empty is none. Raises CannotStart."""
    if not text:
        return timedelta(0)
    found = re.fullmatch(r"(\d{1,4})([mhd])", text)
    if not found:
        raise CannotStart(f"--advance {text!r} is no span. Write it as 90m, 12h or 9d.")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def listening(port: int) -> socket.socket:
    """The port, taken before anything slow is done. Raises CannotStart where it is busy."""
    try:
        door = socket.create_server(("127.0.0.1", port))
        # Without it an answer's second packet waits 40 ms for the browser to confirm the first.
        # The loop sets it only on sockets that it opened itself; what comes in inherits it.
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as busy:
        raise CannotStart(
            f"Port {port} is in use or not allowed. Choose another: goldenhour demo --port 8001."
        ) from busy
    return door
