"""``goldenhour export-attendance``: our own attended incidents, as calibrate and change read them.

Exit 0: done; 1: the database does not answer, or the file cannot be written; 2: refused.
"""

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from goldenhour.planning.cli_refusals import refused, tell, wrong

DAY = ["%Y-%m-%d"]


def register(app: typer.Typer) -> None:
    """Hang ``export-attendance`` into the command line; its door opens the database."""
    app.command("export-attendance")(export_attendance)


def export_attendance(
    *,
    since: Annotated[datetime, typer.Option(metavar="DATE", formats=DAY, help="First day.")],
    until: Annotated[
        datetime, typer.Option(metavar="DATE", formats=DAY, help="The day after the last.")
    ],
    out: Annotated[Path, typer.Option(metavar="FILE.csv", help="Where it is written.")],
) -> None:
    """Write recorded attendance from the database: no person, but keep it inside the force."""
    if since >= until:
        raise refused("--until must lie after --since.")
    shelf = import_module("goldenhour.rulebook.shelf")
    recording = import_module("goldenhour.planning.jobs.recording")
    first, last = (day.replace(tzinfo=shelf.LONDON) for day in (since, until))
    found = recording.of(first, last)
    try:
        import_module("goldenhour.planning.jobs.filing").keep(out, found.text)
    except OSError as bad:
        raise wrong(f"{out}: {bad.strerror or bad}") from bad
    tell(f"{found.rows:,} attended incidents written to {out}.")
    if found.left_out:
        tell(f"{found.left_out:,} left out: outside the area, or attended before they rang.")
