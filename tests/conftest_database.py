"""Database: the real one, for every test, as the application's role.

The owner migrates a template once and for as long as no migration changes; each run, and each
test that asks for a database of its own, works on a copy of it as ``goldenhour_app``. Nothing is
ever flushed: what must be committed is committed in a copy that is thrown away.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from psycopg import sql

from goldenhour.config import migrating, postgres

ROOT = Path(__file__).resolve().parents[1]
NUMBERS = itertools.count(1)
IN_USE, BEING_MADE = 2, 3  # what is locked of a run's shared database
# The tests' databases are thrown away: nobody waits until the disk has them. A machine that lost
# its power may have spoilt them; `make clean` then begins anew. The house's own keeps all three.
DURABLE = ("fsync", "full_page_writes", "synchronous_commit")
SETTINGS_LOCKED = 4


class Templates:
    """The cluster of the tests, and copies of its migrated template."""

    def __init__(self, cluster: postgres.Cluster) -> None:
        self.cluster = cluster
        self.template = f"template_{migrating.fingerprint()[:16]}"

    def prepare(self) -> None:
        """Migrate the template if no run has done so; drop what killed runs left behind."""
        with self.cluster.as_superuser() as admin:
            admin.execute("SELECT pg_advisory_lock(1)")  # another run may be doing the same
            admin.execute("SELECT pg_advisory_lock(%s)", [SETTINGS_LOCKED])
            self._wait_for_the_disk(admin, "off")
            admin.execute("SELECT pg_advisory_unlock(%s)", [SETTINGS_LOCKED])
            names = [row[0] for row in admin.execute("SELECT datname FROM pg_database")]
            for name in names:
                if _is_left_behind(name):
                    _drop(admin, name)
            if self.template in names:
                return
            unfinished = f"unfinished_{self.template}"
            _drop(admin, unfinished)
            postgres.prepare(self.cluster.host, unfinished)
            with connected_to(self.cluster.host, unfinished):
                migrating.migrate(os.environ, quiet=True)
            _rename(admin, unfinished, self.template)

    @contextmanager
    def as_shipped(self) -> Iterator[None]:
        """The server waits for the disk, as the house's own does; for one test at a time."""
        with self.cluster.as_superuser() as admin:
            admin.execute("SELECT pg_advisory_lock(%s)", [SETTINGS_LOCKED])
            self._wait_for_the_disk(admin, "on")
            try:
                yield
            finally:
                self._wait_for_the_disk(admin, "off")

    def _wait_for_the_disk(self, admin: Any, said: str) -> None:
        """Say whether the server does; whoever connects from now on finds it so."""
        for name in DURABLE:
            admin.execute(f"ALTER SYSTEM SET {name} = {said}")
        admin.execute("SELECT pg_reload_conf()")
        shown = ""
        while shown != said:
            with self.cluster.as_superuser() as newcomer:
                row = newcomer.execute(f"SHOW {DURABLE[-1]}").fetchone()
                shown = row[0] if row else ""

    @contextmanager
    def of_run(self, make: Callable[[str], None]) -> Iterator[str]:
        """One database for all workers of this run: whoever comes first makes it.

        It is dropped when nobody works with it any more. ``make`` is given the name of a copy
        of the template to fill.
        """
        run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
        name = f"test_{run}_shared"
        with self.cluster.as_superuser() as admin:
            admin.execute("SELECT pg_advisory_lock_shared(%s, %s)", [IN_USE, run])
            admin.execute("SELECT pg_advisory_lock(%s, %s)", [BEING_MADE, run])
            if not _exists(admin, name):
                with self.copy() as unfinished:
                    make(unfinished)
                    _rename(admin, unfinished, name)
            admin.execute("SELECT pg_advisory_unlock(%s, %s)", [BEING_MADE, run])
            yield name
            admin.execute("SELECT pg_advisory_unlock_shared(%s, %s)", [IN_USE, run])
            row = admin.execute("SELECT pg_try_advisory_lock(%s, %s)", [IN_USE, run]).fetchone()
            if row and row[0]:
                _drop(admin, name)

    @contextmanager
    def copy(self, *, of: str = "") -> Iterator[str]:
        """The name of a new copy, dropped at the end; of the template, or of what is named."""
        name = f"test_{os.getpid()}_{next(NUMBERS)}"
        with self.cluster.as_superuser() as admin:
            postgres.make_database(admin, name, template=of or self.template)
        try:
            yield name
        finally:
            with self.cluster.as_superuser() as admin:
                _drop(admin, name)


def _drop(admin: Any, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _rename(admin: Any, name: str, to: str) -> None:
    line = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    admin.execute(line.format(sql.Identifier(name), sql.Identifier(to)))


def _exists(admin: Any, name: str) -> bool:
    found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _is_left_behind(name: str) -> bool:
    """Whether this is the copy of a test run that lives no more."""
    words = name.split("_")
    if words[0] != "test" or len(words) != 3 or not words[1].isdigit():
        return False
    try:
        os.kill(int(words[1]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


@contextmanager
def connected_to(host: str, name: str) -> Iterator[None]:
    """Django's connection, and the programmes we start, use this database meanwhile."""
    default = connections["default"]
    default.close()
    before = dict(default.settings_dict)
    default.settings_dict |= {"HOST": host, "NAME": name, "PORT": "5432"}
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOLDENHOUR_DATABASE", name)
        try:
            yield
        finally:  # else every test after one that failed here would look for a dropped database
            default.close()
            default.settings_dict |= before


@pytest.fixture(scope="session")
def templates(django_test_environment: None, django_db_blocker: Any) -> Iterator[Templates]:
    """The running cluster of the tests, kept in ``var/`` between runs, with its template."""
    kind = os.environ.get("GOLDENHOUR_POSTGRES") or "wheel"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOLDENHOUR_DATA", str(ROOT / "var" / f"tests-{kind}"))
        environment.setenv("GOLDENHOUR_POSTGRES", kind)
        environment.delenv("DATABASE_URL", raising=False)
        with postgres.running(os.environ) as cluster:
            found = Templates(cluster)
            with django_db_blocker.unblock():
                found.prepare()
            yield found


@pytest.fixture(scope="session")
def django_db_setup(templates: Templates, django_db_blocker: Any) -> Iterator[None]:
    """The run's own copy: every test rolls back what it wrote there."""
    with (
        templates.copy() as name,
        connected_to(templates.cluster.host, name),
        django_db_blocker.block(),
    ):
        yield


@pytest.fixture
def own_database(
    django_db_setup: None, templates: Templates, django_db_blocker: Any
) -> Iterator[str]:
    """A database of this test's own, where commits are real; yields its name.

    For tests of concurrency, of committed events and of other processes. Do not mark the test
    ``django_db``. Processes it starts find the database through the environment.
    """
    with (
        templates.copy() as name,
        django_db_blocker.unblock(),
        connected_to(templates.cluster.host, name),
    ):
        yield name


@pytest.fixture
def as_shipped(templates: Templates) -> Iterator[None]:
    """The server of the tests has every setting of the house's own."""
    with templates.as_shipped():
        yield


@pytest.fixture(scope="module")
def module_database(
    django_db_setup: None, templates: Templates, django_db_blocker: Any
) -> Iterator[str]:
    """As ``own_database``, one for all tests of a module: a browser and its server."""
    with (
        templates.copy() as name,
        django_db_blocker.unblock(),
        connected_to(templates.cluster.host, name),
    ):
        yield name
