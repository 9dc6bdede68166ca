"""Places: where the embedded database keeps its files and its socket.

The data folder is ``GOLDENHOUR_DATA``, else ``goldenhour`` in the user's data folder. As root
the server runs as ``nobody``; where nobody cannot enter that folder, the cluster is kept in
``/var/lib/goldenhour`` under the hash of the folder's name. A cluster that exists is always
found again, even if modes change in between.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenhour.config.postgres.person import Person, whoever_runs_it
from goldenhour.config.postgres.refusal import NoDatabase

SHARED = Path("/var/lib/goldenhour")
LONGEST_SOCKET = 100  # bytes of the socket's path; the system's limit is 107
SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Place:
    """Where one cluster lives: ``home`` holds all of it."""

    data: Path  # what the user asked for
    home: Path
    person: Person

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own folder."""
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self.home / "postgres" / "server.log"

    @property
    def socket(self) -> Path:
        """The private folder of the socket, short enough for the system."""
        near = self.home / "run"
        if len(os.fsencode(near / SOCKET)) <= LONGEST_SOCKET:
            return near
        mark = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"goldenhour-{self.person.uid}-{mark}"

    @property
    def made_by(self) -> int | None:
        """The major version of PostgreSQL that made the cluster, or None before the first."""
        try:
            return int((self.cluster / "PG_VERSION").read_text())
        except (OSError, ValueError):
            return None


def place(given: Mapping[str, str]) -> Place:
    """Where the cluster is or will be. Makes nothing. Raises NoDatabase without any home."""
    data = folder(given)
    person = whoever_runs_it()
    mark = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    elsewhere = Place(data, SHARED / mark, person)
    here = Place(data, data, person)
    if not person.is_another or here.made_by:
        return here
    if elsewhere.made_by or not person.reaches(here.cluster / "PG_VERSION"):
        return elsewhere
    return here


def folder(given: Mapping[str, str]) -> Path:
    """The data folder the user asked for, absolute."""
    if asked := given.get("GOLDENHOUR_DATA"):
        return Path(asked).expanduser().absolute()
    if usual := given.get("XDG_DATA_HOME"):
        return Path(usual).expanduser().absolute() / "goldenhour"
    try:
        home = Path(given["HOME"]) if given.get("HOME") else Path.home()
    except RuntimeError as error:
        raise NoDatabase("There is no home folder. Choose a folder with --data.") from error
    return home.absolute() / ".local" / "share" / "goldenhour"
