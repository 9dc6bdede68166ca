"""``goldenhour studies``: play the studies that wait, and end. The timetable begins it by itself.

Administration: it gives the clock's commands on this machine. Heavy imports wait until it runs.
"""

import signal
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the door."""
    app.command("studies")(studies)


def studies(
    data: Annotated[Path | None, typer.Option(help="The folder of the embedded database.")] = None,
) -> None:
    """Play the studies that wait for an answer, one after the other, and end."""
    del data  # config opened the database there
    signal.signal(signal.SIGTERM, _end)
    running = import_module("goldenhour.planning.jobs.running")
    force = import_module("goldenhour.force.queries")
    clock = import_module("goldenhour.web.clock")
    ended = running.run_what_waits(by=force.officer("clock"), now=clock.now)
    typer.echo(f"{ended} studies ended.", err=True)


def _end(number: int, frame: FrameType | None) -> None:
    """Told to end, it ends its study's process too; the next job takes the study up again."""
    raise SystemExit(0)
