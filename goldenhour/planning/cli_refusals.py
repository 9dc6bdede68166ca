"""What every command of ``plan`` refuses in the same words, and with the same exit codes.

1: a file cannot be read or written; 2: refused before anything runs.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

import typer

WRONG, REFUSED = 1, 2


@contextmanager
def said() -> Iterator[None]:
    """What goes wrong with a scenario, its files or the folder that keeps it, in sentences."""
    unusable = import_module("goldenhour.simulation.scenario").Unusable
    try:
        yield
    except unusable as bad:
        for fault in bad.faults:
            say(fault)
        raise typer.Exit(REFUSED) from bad
    except ValueError as bad:
        if type(bad).__name__ != "AnotherStudy":
            raise
        raise wrong(str(bad)) from bad
    except BrokenPipeError:
        raise
    except TimeoutError:
        raise
    except OSError as bad:
        raise wrong(f"{bad.filename or 'A file'}: {bad.strerror or bad}") from bad


def needs(*modules: str) -> None:
    """End with the sentence that says what is missing, where something is. Imports nothing."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise refused(
            f"This needs {' and '.join(missing)}, which is not installed. "
            "Run make install, or pip install 'goldenhour[planning]'."
        )


def one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    """Refuse an option's value that is none of those known."""
    if value not in known:
        raise refused(f"{option} must be {' or '.join(known)}, not {value}.")


def refused(why: str) -> typer.Exit:
    """The end of a command that was asked for what cannot be."""
    say(why)
    return typer.Exit(REFUSED)


def wrong(why: str) -> typer.Exit:
    """The end of a command whose files or machines fail."""
    say(why)
    return typer.Exit(WRONG)


def say(text: str) -> None:
    """A line on the error output."""
    sys.stderr.write(f"{text}\n")


def tell(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")
