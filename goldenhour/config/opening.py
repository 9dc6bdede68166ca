"""Opening: Django set up and the database answering, for as long as a command runs."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib import import_module

import django
from psycopg import sql

from goldenhour.config import environment, migrating, postgres

SETTINGS = "goldenhour.config.settings"
DEMONSTRATION = "goldenhour.config.control_room"


@contextmanager
def opened(*, is_demonstration: bool = False, for_migration: bool = False) -> Iterator[None]:
    """The house at work. Our own PostgreSQL is started where no DATABASE_URL is given.

    The demonstration brings its database up to date by itself; a force's is only ever migrated
    by ``goldenhour migrate``. Raises NoDatabase, WrongSetting with one sentence.
    """
    if is_demonstration:
        os.environ["GOLDENHOUR_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    environment.read(os.environ)
    with ExitStack() as stack:
        with ThreadPoolExecutor(1) as beside:  # a second is waited for PostgreSQL, one for Django
            started = beside.submit(_start, stack)
            django.setup()
            if is_demonstration:
                import_module(DEMONSTRATION)
        started.result()
        if not for_migration and not migrating.is_up_to_date():
            _catch_up(is_demonstration=is_demonstration)
        yield


def _start(stack: ExitStack) -> None:
    """Our own PostgreSQL, until the stack is left; not where somebody else runs one for us."""
    if not os.environ.get("DATABASE_URL"):
        stack.enter_context(postgres.running(os.environ))


def _catch_up(*, is_demonstration: bool) -> None:
    if not is_demonstration:
        raise postgres.NoDatabase("The database is not up to date. Run goldenhour migrate.")
    sys.stderr.write("Preparing the database …\n")
    migrating.migrate(os.environ, quiet=True)


def begin_again() -> None:
    """Throw the demonstration's own database away. Raises NoDatabase for somebody else's."""
    if os.environ.get("DATABASE_URL"):
        raise postgres.NoDatabase(
            "--fresh empties our own database only. Empty the one of DATABASE_URL yourself."
        )
    with postgres.running(os.environ) as cluster, cluster.as_superuser() as admin:
        name = sql.Identifier(postgres.database_name(os.environ))
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
