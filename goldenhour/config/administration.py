"""Administration: the commands that look after an installation.

They work on the machine and its database directly, never on anybody's records.
"""

import json as codec
import os
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path | None, typer.Option(help="The folder of the embedded database.")]


def register(app: typer.Typer) -> None:
    """Add the commands of the administration."""
    app.command()(migrate)
    app.command()(doctor)
    app.command()(rebuild)
    app.command()(index)
    app.command()(appoint)
    app.command()(worker)
    app.command()(version)


def migrate(data: Data = None) -> None:
    """Bring the database up to date, as the role that owns it."""
    # Late, here and below: the help must not wait for Django.
    from goldenhour.config import migrating, opening

    _remember(data)
    with opening.opened(for_migration=True):
        migrating.migrate(os.environ)


def doctor(
    data: Data = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check the installation; each fault comes with the command that mends it."""
    from goldenhour.config import doctor as examination

    _remember(data)
    findings = examination.findings(os.environ)
    if json:
        lines = [finding.as_dict() for finding in findings]
        typer.echo(codec.dumps({"ok": all(finding.ok for finding in findings), "checks": lines}))
    else:
        for finding in findings:
            typer.echo(finding.line())
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def rebuild(data: Data = None) -> None:
    """Work every case's lists out again from its facts; exit 1 where any differed.

    A difference is mended at once, and should not have been there: somebody must look why.
    """
    # Late: only this command of the administration asks a stage.
    from goldenhour.force import queries as force
    from goldenhour.investigation import jobs
    from goldenhour.web import clock

    done = jobs.rebuild_every_case(by=force.house(), at=clock.now())
    typer.echo(f"{done.cases} cases worked out from their facts, {done.differed} differed.")
    if done.differed:
        typer.echo("They are mended. Report it: lists must never differ from facts.", err=True)
        raise typer.Exit(1)


def index(data: Data = None) -> None:
    """Build identification's mapped index anew from the database, in GOLDENHOUR_INDEX."""
    from django.conf import settings

    # Late: only this command of the administration asks the stage.
    from goldenhour.identification.jobs import indexing
    from goldenhour.web import clock

    if settings.INDEX is None:
        typer.echo("GOLDENHOUR_INDEX names no folder. Set it, then build again.", err=True)
        raise typer.Exit(1)
    rows = indexing.build(settings.INDEX, at=clock.now())
    typer.echo(f"{rows} statements are in the index.")


def appoint(
    username: str,
    name: Annotated[str, typer.Option(help="As colleagues know them.")],
    staff_number: Annotated[str, typer.Option(help="As it stands on the warrant or pass.")],
    data: Data = None,
) -> None:
    """Appoint the first administrator; the password is asked for, or read from the input.

    Afterwards administrators appoint everybody else on the page People.
    """
    # Late: only this command of the administration asks the force.
    from goldenhour.force import commands
    from goldenhour.force import queries as force
    from goldenhour.web import clock

    if force.with_role("administrator"):
        typer.echo("There is an administrator already. They appoint others at People.", err=True)
        raise typer.Exit(1)
    commands.appoint(
        username=username,
        name=name,
        staff_number=staff_number,
        rank="",
        roles=["administrator"],
        team=None,
        password=_password(),
        by=force.house(),
        at=clock.now(),
    )
    typer.echo(f"{name} may sign in as {username} and appoint others at /set-up/people.")


def _password() -> str:
    """Typed twice and not shown; or the first line of the input, where nobody types."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")


def worker(data: Data = None) -> None:
    """Run the timetable until it is ended: send what waits, count the figures, watch the clocks."""
    # Late: the queue's library and Django.
    from goldenhour.config import worker as at_work

    at_work.appoint_the_clock()
    typer.echo("The timetable is at work (stop: Ctrl+C).", err=True)
    at_work.run_for_ever()


def version() -> None:
    """Print the version."""
    typer.echo(version_of("goldenhour"))


def _remember(data: Path | None) -> None:
    if data is not None:
        os.environ["GOLDENHOUR_DATA"] = str(data)
