"""The docs at the command line: write the generated pages, or name those that are stale.

No database is touched. Django is set up with the demonstration's settings, because commands and
addresses are known only then; so this module is lazy (the help must answer in 300 ms).
"""

import os
from pathlib import Path
from typing import Annotated

import typer

DOCS = Path(__file__).resolve().parents[3] / "docs"


def register(app: typer.Typer) -> None:
    """Add the door."""
    app.command("docs")(docs)


def docs(
    *, check: Annotated[bool, typer.Option("--check", help="Only name the stale pages.")] = False
) -> None:
    """Write the generated pages of docs/, or check them. Exit 1: a page is stale."""
    if not DOCS.is_dir():
        typer.echo("There is no docs folder here. Run this in a checkout of the source.", err=True)
        raise typer.Exit(1)
    _set_up()
    from goldenhour.config.docs import pages

    if not check:
        pages.write(DOCS)
        return
    stale = pages.stale(DOCS)
    for name in stale:
        typer.echo(f"docs/{name} is stale. Run goldenhour docs.", err=True)
    if stale:
        raise typer.Exit(1)


def _set_up() -> None:
    os.environ["GOLDENHOUR_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenhour.config.settings")
    import django

    django.setup()
