"""Complaints: what goes wrong at the command line, in one sentence with the mend.

Whatever the house refuses on purpose has a sentence of its own. What the machine refuses (a
full disk, a busy port, a silent database) gets one here. Anything else is a fault of ours and
keeps its traceback, because a hidden fault is never mended.
"""

import errno
import os
import re
import sys
from collections.abc import Callable

from goldenhour.config import extras

OWN = {  # refusals of the house, by name: naming them imports nothing
    "goldenhour.config.extras.MissingExtra",
    "goldenhour.config.postgres.refusal.NoDatabase",
    "goldenhour.journal.commands.Refused",
    "goldenhour.journal.commands.NotAllowed",
    "goldenhour.rulebook.shelf.UnreadableEdition",
    "goldenhour.web.clock.NotADemo",
}
DATABASE = {"django.db.utils.Error", "psycopg.Error"}


def sentence(error: BaseException) -> str | None:
    """One sentence for what went wrong, or None for a fault of our own."""
    kinds = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__}
    if kinds & OWN:
        return str(error)
    if isinstance(error, ModuleNotFoundError):
        return extras.sentence(error)
    if kinds & DATABASE:
        return _of_the_database(error)
    if isinstance(error, OSError):
        return _of_the_machine(error)
    return None


def _of_the_database(error: BaseException) -> str | None:
    """The launcher knows the words; it is loaded already where the driver is."""
    postgres = sys.modules.get("goldenhour.config.postgres")
    is_operational = any(
        kind.__name__ in ("OperationalError", "InterfaceError", "ProgrammingError")
        for kind in type(error).__mro__
    )
    if postgres is None or not is_operational:
        return None
    database = postgres.databases(os.environ)["default"]
    return str(postgres.sentence(error, database, given=os.environ))


def _of_the_machine(error: OSError) -> str | None:
    found = MACHINE.get(error.errno or 0)
    return found(error) if found else None


def _busy(error: OSError) -> str:
    port = re.search(r"(\d+)\)", str(error))
    which = f"Port {port[1]}" if port else "The port"
    return f"{which} is busy. Stop what uses it, or choose another with --port."


def _full(error: OSError) -> str:
    return "The disk is full. Free some space, then start again."


def _closed(error: OSError) -> str:
    return f"{error.filename or 'A file'} may not be read or written. Choose another, or allow it."


def _missing(error: OSError) -> str:
    return f"There is no file {error.filename}. Check its name."


MACHINE: dict[int, Callable[[OSError], str]] = {
    errno.EADDRINUSE: _busy,
    errno.ENOSPC: _full,
    errno.EDQUOT: _full,
    errno.EACCES: _closed,
    errno.EPERM: _closed,
    errno.ENOENT: _missing,
}
