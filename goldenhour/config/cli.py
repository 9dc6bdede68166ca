"""Command line: ``goldenhour`` gathers the doors of the stages and adds the administration.

Exit codes: 0 done; 1 refused or failed; 2 wrong words on the command line, or what a command
says of its own; 130 interrupted. Errors are one sentence on the error output, never a traceback,
unless the fault is ours.

This module and the doors import late on purpose: the help must answer in 300 ms.
"""

import functools
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import typer

from goldenhour.config import complaints, doors

ABOUT = "Goldenhour: from the ring of the phone to the closed recommendation."


def build(words: list[str]) -> typer.Typer:
    """The command line for these words; only the door they name is opened."""
    app = typer.Typer(
        name="goldenhour",
        help=ABOUT,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_about)
    for module in doors.modules_for(words):
        import_module(module).register(app)
    for command in app.registered_commands:
        if command.callback is not None:
            name = command.name or command.callback.__name__.replace("_", "-")
            door = doors.named(name)
            if door is not None and door.needs_database is not doors.never:
                command.callback = _with_the_database(door, command.callback)
    return app


def _about() -> None:
    pass


def _with_the_database(door: doors.Door, callback: Callable[..., Any]) -> Callable[..., Any]:
    """The same command, with Django set up and the database answering while it runs."""

    @functools.wraps(callback)
    def ready(**given: Any) -> Any:
        if not door.needs_database(given):
            return callback(**given)
        # Late: Django and the driver take half a second that the other commands need not wait.
        from goldenhour.config import opening

        if given.get("data"):
            os.environ["GOLDENHOUR_DATA"] = str(given["data"])
        if door.serves:
            os.environ.setdefault("GOLDENHOUR_POOL", "1")
        if given.get("fresh"):
            opening.begin_again()
        with opening.opened(is_demonstration=door.is_demonstration):
            return callback(**given)

    return ready


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    given = list(sys.argv[1:] if words is None else words) or ["--help"]
    try:
        result = build(given)(args=given, prog_name="goldenhour", standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except SystemExit as error:
        return _ended(error)
    except Exception as error:
        return _failed(error)
    return result if isinstance(result, int) else 0


def _ended(error: SystemExit) -> int:
    """A setting that cannot be used ends the programme with its sentence."""
    if isinstance(error.code, str):
        _say(error.code)
        return 1
    return error.code or 0


def _failed(error: Exception) -> int:
    """Say what went wrong in one sentence; a fault of ours goes on with its traceback."""
    if isinstance(error, typer.TyperException):
        said = error.format_message()
        if said.startswith("Usage:"):  # a group without a command: its help is the answer
            typer.echo(said, err=True)
        elif said:
            _say(f"{said.removesuffix('.')}. Try goldenhour --help.")
        return error.exit_code
    found = complaints.sentence(error)
    if found is None:
        raise error
    _say(found)
    return 1


def _say(text: str) -> None:
    typer.echo(" ".join(text.split()), err=True)


if __name__ == "__main__":
    sys.exit(main())
