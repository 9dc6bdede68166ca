"""The rulebook at the command line: are a force's own editions fit to be used?

`goldenhour rulebook check [FOLDER]` reads every edition of the folder (or of the one named by
GOLDENHOUR_RULEBOOK) and says each fault in one line. Exit 0: none; 2: faults; 1: no folder.
"""

from pathlib import Path
from typing import Annotated

import typer


def check(folder: Annotated[Path | None, typer.Argument(show_default=False)] = None) -> None:
    """Check a force's own editions: targets, supervision profiles and the rest."""
    # Read only when asked: `goldenhour --help` must answer without reading the books.
    from goldenhour.rulebook import books, shelf

    chosen = folder or shelf.own_folder()
    if chosen is None:
        typer.echo(f"Name a folder, or set {shelf.FOLDER_VARIABLE} to one.", err=True)
        raise typer.Exit(1)
    faults = books.faults_of(chosen)
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(2)
    typer.echo(f"{chosen}: every edition can be used.")


def register(app: typer.Typer) -> None:
    """Hang `rulebook check` into the command line."""
    rulebook = typer.Typer(no_args_is_help=True)
    rulebook.command("check")(check)
    rulebook.callback()(_about)
    app.add_typer(rulebook, name="rulebook")


def _about() -> None:
    """The published rules, and a force's own."""
