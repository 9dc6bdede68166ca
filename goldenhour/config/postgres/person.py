"""Person: as whom the database server runs, and what that person can reach.

PostgreSQL refuses to run as root. As root we run it as ``nobody``, who cannot enter a private
home folder; so programs out of reach are copied to a cache, and data are kept where ``nobody``
can go. Modes of folders that we did not make are never changed.
"""

import hashlib
import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenhour.config.postgres.find import Programs
from goldenhour.config.postgres.refusal import NoDatabase

CACHES = (Path("/var/cache/goldenhour"), Path("/var/lib/goldenhour"))


@dataclass(frozen=True)
class Person:
    """Who runs the server: a user id and a group id."""

    uid: int
    gid: int
    is_another: bool  # we are root and this is somebody else

    def as_them(self) -> dict[str, Any]:
        """The arguments of ``subprocess.run`` that make a program run as this person."""
        if not self.is_another:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Give this folder, which we made, to the person alone."""
        folder.chmod(0o700)
        if self.is_another:
            try:
                os.chown(folder, self.uid, self.gid)
            except OSError as error:
                raise NoDatabase(
                    f"Cannot give {folder} to the user nobody. Run goldenhour as a plain user."
                ) from error

    def reaches(self, path: Path) -> bool:
        """Whether every folder above ``path`` lets this person through."""
        return not self.is_another or all(
            _lets_through(folder, self.uid) for folder in path.absolute().parents
        )


def whoever_runs_it() -> Person:
    """Ourselves, or ``nobody`` where we are root."""
    if os.geteuid() != 0:
        return Person(os.geteuid(), os.getegid(), is_another=False)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError as error:
        raise NoDatabase(
            "PostgreSQL may not run as root, and there is no user nobody. Run as a plain user."
        ) from error
    return Person(nobody.pw_uid, nobody.pw_gid, is_another=True)


def _lets_through(folder: Path, uid: int) -> bool:
    try:
        state = folder.stat()
    except FileNotFoundError:
        return True  # we shall make it, open
    mine = state.st_uid == uid and state.st_mode & stat.S_IXUSR
    return bool(mine or state.st_mode & stat.S_IXOTH)


def within_reach(programs: Programs, person: Person) -> Path:
    """The folder from which the person can run these programs, copied there when need be."""
    if person.reaches(programs.folder / "postgres"):
        return programs.folder
    package = programs.folder.parents[1]
    libraries = package.with_name(package.name + ".libs")
    state = (programs.folder / "postgres").stat()
    mark = hashlib.sha256(f"{package} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()
    for cache in CACHES:
        copy = cache / f"postgres-{programs.major}-{mark[:12]}"
        if copy.exists() or _copied([package, libraries], copy):
            return copy / package.name / programs.folder.relative_to(package)
    raise NoDatabase(f"Cannot copy PostgreSQL to {CACHES[0]}. Free 50 MB there, or run as a user.")


def _copied(folders: list[Path], copy: Path) -> bool:
    """Copy beside, then rename, so that an interrupted copy is never used."""
    beside = copy.with_name(f"{copy.name}.{os.getpid()}")
    try:
        beside.mkdir(mode=0o755, parents=True)
        for opened in (beside, beside.parent):
            opened.chmod(0o755)
        for folder in folders:
            if folder.exists():
                shutil.copytree(folder, beside / folder.name, symlinks=True)
        beside.rename(copy)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        return copy.exists()
    return True
