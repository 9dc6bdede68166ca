"""Cluster: makes the embedded PostgreSQL, starts it, shares it, stops it after the last user.

Every process that uses the cluster holds a shared lock on ``users.lock``; starting and stopping
happen under ``door.lock``. Whoever leaves last stops the server, also when another process was
the one that started it. The kernel drops the locks of a killed process, so nothing has to be
cleaned up by hand: the next start reuses a server that was left running.
"""

import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

from goldenhour.config.postgres import process, roles
from goldenhour.config.postgres.find import Programs, choose
from goldenhour.config.postgres.person import within_reach
from goldenhour.config.postgres.places import SOCKET, Place, place
from goldenhour.config.postgres.refusal import NoDatabase

NEEDED_BYTES = 150 * 1024 * 1024  # an empty cluster with its first write-ahead files
PATIENCE_SECONDS = 60
ON_ITS_WAY = ("starting up", "shutting down", "not yet accepting", "recovery")
SETTINGS = """
# Written by Goldenhour. Nobody outside this machine's socket folder can connect.
listen_addresses = ''
port = 5432
fsync = on
full_page_writes = on
synchronous_commit = on
timezone = 'UTC'
log_timezone = 'UTC'
max_connections = 100
# No name and no number of a person in the server's log.
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
"""


@dataclass(frozen=True)
class Cluster:
    """A server that answers on its socket."""

    place: Place
    programs: Programs

    @property
    def host(self) -> str:
        """The folder of the socket, as drivers want it."""
        return str(self.place.socket)

    def as_superuser(self, database: str = "postgres") -> psycopg.Connection:
        """A connection that may do anything; for making databases, never for the house."""
        return psycopg.connect(host=self.host, user="postgres", dbname=database, autocommit=True)


@contextmanager
def running(given: Mapping[str, str]) -> Iterator[Cluster]:
    """The cluster at work while the block runs, with its roles and its database.

    Raises NoDatabase with one sentence where it cannot be had.
    """
    where = place(given)
    programs = choose(given, made_by=where.made_by)
    cluster = Cluster(where, programs)
    try:
        _make_home(where)
        users = (where.home / "users.lock").open("a")
    except OSError as error:
        raise NoDatabase(_unwritable(where.home, error)) from error
    with users:
        with _door(where):
            if not _answers(where):
                _start(cluster)
            roles.prepare(cluster.host, roles.database_name(given))
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield cluster
        finally:
            with _door(where):
                _stop_if_last(cluster, users)


@contextmanager
def _door(where: Place) -> Iterator[None]:
    """One process at a time starts or stops."""
    with (where.home / "door.lock").open("a") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def _stop_if_last(cluster: Cluster, users: IO[str]) -> None:
    fcntl.flock(users, fcntl.LOCK_UN)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    _run(cluster, "pg_ctl", "stop", "-D", cluster.place.cluster, "-m", "fast", "-w", "-t", "60")


def _make_home(where: Place) -> None:
    """The folders that hold the cluster; open to the server's person where that is another."""
    missing = [folder for folder in (where.home, *where.home.parents) if not folder.exists()]
    where.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for made in missing:
        made.chmod(0o755 if where.person.is_another else 0o700)
    socket = where.socket
    if socket.is_symlink():
        raise NoDatabase(f"{socket} is a link that somebody else made. Remove it and start again.")
    if not socket.exists():
        socket.mkdir(mode=0o700)
        where.person.own(socket)
    if socket.stat().st_uid != where.person.uid:
        raise NoDatabase(
            f"{socket} belongs to another user. Choose another folder with --data, or remove it."
        )


def _answers(where: Place) -> bool:
    """Whether the server answers; waits for one that is starting or stopping."""
    if not (where.socket / SOCKET).exists():
        return False
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            psycopg.connect(
                host=str(where.socket), user="postgres", dbname="postgres", connect_timeout=5
            ).close()
        except psycopg.OperationalError as error:
            if not any(word in str(error) for word in ON_ITS_WAY):
                return False
            time.sleep(0.05)
        else:
            return True
    raise NoDatabase(f"PostgreSQL in {where.cluster} does not get ready. Read {where.log}.")


def _start(cluster: Cluster) -> None:
    where = cluster.place
    _check_space(where.home, NEEDED_BYTES if where.made_by is None else NEEDED_BYTES // 10)
    if where.made_by is None:
        _make(cluster)
    _clear_stale_mark(where)
    socket = f"-k '{where.socket}'"
    _run(cluster, "pg_ctl", "start", "-D", where.cluster, "-l", where.log, "-o", socket, "-w")


def _check_space(home: Path, needed: int) -> None:
    if shutil.disk_usage(home).free < needed:
        raise NoDatabase(
            f"The disk that holds {home} has less than {needed // 2**20} MB free. "
            "Free some space, or choose another folder with --data."
        )


def _make(cluster: Cluster) -> None:
    """A new cluster: UTF-8, sorted by code point, with checksums. Made beside, then renamed."""
    where = cluster.place
    for left in where.home.glob("postgres.new*"):
        shutil.rmtree(left)
    new = where.home / "postgres.new"
    new.mkdir(mode=0o700)
    where.person.own(new)
    fixed = ("-U", "postgres", "-E", "UTF8", "--data-checksums", "-A", "trust")
    try:
        _run(cluster, "initdb", "-D", new, "--locale=C.UTF-8", *fixed)
    except NoDatabase as refusal:
        if "locale" not in str(refusal):
            raise
        _run(cluster, "initdb", "-D", new, "--locale=C", *fixed)
    with (new / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS)
    new.rename(where.cluster)


def _clear_stale_mark(where: Place) -> None:
    """Remove the pid file of a server that is gone, though its number lives on elsewhere.

    PostgreSQL clears the file itself when no process has the number. In a container that was
    restarted, another programme may have it, and PostgreSQL would wait for ever.
    """
    mark = where.cluster / "postmaster.pid"
    try:
        pid = int(mark.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    if "postgres" not in process.command_of(pid):
        mark.unlink(missing_ok=True)
        (where.socket / f"{SOCKET}.lock").unlink(missing_ok=True)


def _run(cluster: Cluster, program: str, *arguments: str | Path) -> None:
    """Run one of PostgreSQL's programs as its person. Raises NoDatabase with what it said."""
    where = cluster.place
    folder = within_reach(cluster.programs, where.person)
    output = where.home / "last-run.log"
    with output.open("w+") as said:
        # The server inherits the output, so it must be a file: a pipe would never end.
        done = process.run(
            [folder / program, *arguments],
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **where.person.as_them(),
        )
        said.seek(0)
        complaint = said.read()
    if done.returncode != 0:
        raise NoDatabase(_why(program, complaint, where))


def _why(program: str, complaint: str, where: Place) -> str:
    log = where.log.read_text(errors="replace")[-2000:] if where.log.exists() else ""
    if "No space left" in complaint + log or "quota" in complaint:
        return f"The disk that holds {where.home} is full. Free some space, then start again."
    if "locale" in complaint:
        return "initdb: this machine does not know the locale."
    last = (complaint.strip().splitlines() or ["it said nothing"])[-1]
    return f"PostgreSQL's {program} failed: {last.strip()} Read {where.log}, or set DATABASE_URL."


def _unwritable(home: Path, error: OSError) -> str:
    if error.errno == 28:
        return f"The disk that holds {home} is full. Free some space, then start again."
    return f"Cannot write in {home}. Choose a folder of your own with --data."
