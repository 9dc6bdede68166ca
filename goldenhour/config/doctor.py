"""Doctor: what is right and wrong with an installation, and the command that mends each fault.

Every check gives one finding and never raises: a broken installation must still be examined to
the end. The checks of the database ask PostgreSQL itself what each role may do, because a wall
that is only meant is none.
"""

import os
import platform
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from goldenhour.config import complaints, environment, opening, postgres
from goldenhour.config.postgres.places import folder
from goldenhour.rulebook import shelf

FREE_BYTES = 1024**3
STYLESHEET = "goldenhour/css/goldenhour.css"
RIGHTS_OVER_THE_JOURNAL = ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER")
RELATION_OF_THE_ROLE = """
SELECT current_user, rolsuper OR rolcreaterole OR rolcreatedb
    OR has_schema_privilege('public', 'CREATE')
    OR EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user)
FROM pg_roles WHERE rolname = current_user
"""


@dataclass(frozen=True)
class Finding:
    """What one check found; ``mend`` is the command or the action, empty when all is well."""

    check: str
    ok: bool
    found: str
    mend: str = ""

    def line(self) -> str:
        """As people read it."""
        if self.ok:
            return f"ok     {self.check}: {self.found}"
        return f"fault  {self.check}: {self.found} Mend: {self.mend}"

    def as_dict(self) -> dict[str, object]:
        """As programmes read it."""
        return asdict(self)


def findings(given: Mapping[str, str]) -> list[Finding]:
    """All findings, in order. Starts our own PostgreSQL where none runs, and stops it again."""
    found = [_python(), _disk(given), _settings(given), _rulebook()]
    with ExitStack() as stack:
        try:
            if not given.get("DATABASE_URL"):
                stack.enter_context(postgres.running(given))
            if not found[2].ok:  # the database can be examined without the force's key
                os.environ["GOLDENHOUR_DEMO"] = "1"
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", opening.SETTINGS)
            django.setup()
            connection.ensure_connection()
        except (Exception, SystemExit) as error:
            found.append(_unavailable(error))
            return found
        found += [_answer(check) for check in OF_THE_DATABASE]
        connection.close()
    return found


def _unavailable(error: BaseException) -> Finding:
    said = complaints.sentence(error) if isinstance(error, Exception) else str(error)
    what, _, mend = (said or f"{type(error).__name__}.").partition(". ")
    return Finding("database", ok=False, found=f"{what}.", mend=mend or "goldenhour demo")


def _answer(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as error:
        connection.close()
        name = check.__name__.strip("_").replace("_", " ")
        said = complaints.sentence(error) or f"{type(error).__name__}."
        return Finding(name, ok=False, found=said, mend="goldenhour migrate")


def _python() -> Finding:
    ok = sys.version_info >= (3, 11)
    return Finding("python", ok, f"{platform.python_version()}.", "" if ok else "use 3.11 or newer")


def _disk(given: Mapping[str, str]) -> Finding:
    where = folder(given)
    while not where.exists():
        where = where.parent
    free = shutil.disk_usage(where).free
    ok = free >= FREE_BYTES
    found = f"{free // 2**20} MB free in {where}."
    return Finding("disk", ok, found, "" if ok else "free some space")


def _settings(given: Mapping[str, str]) -> Finding:
    try:
        read = environment.read(given)
    except environment.WrongSetting as wrong:
        what, _, mend = str(wrong).partition(". ")
        return Finding("settings", ok=False, found=f"{what}.", mend=mend)
    return Finding("settings", ok=True, found="the demonstration." if read.demo else "a force.")


def _rulebook() -> Finding:
    broken = shelf.broken_locks()
    found = f"changed after publishing: {', '.join(broken)}." if broken else "locks hold."
    mend = "git checkout goldenhour/rulebook/editions" if broken else ""
    return Finding("rulebook", not broken, found, mend)


def _row(query: str, *values: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return tuple(cursor.fetchone() or ())


def _postgresql() -> Finding:
    (version, number) = _row("SELECT version(), current_setting('server_version_num')::int")
    ok = int(str(number)) >= 150000
    found = f"{' '.join(str(version).split()[:2])}."
    return Finding("postgresql", ok, found, "" if ok else "use PostgreSQL 15 or newer")


def _durability() -> Finding:
    names = ("fsync", "full_page_writes", "synchronous_commit", "data_checksums")
    shown = _row("SELECT " + ", ".join(f"current_setting('{name}')" for name in names))
    off = [name for name, value in zip(names, shown, strict=True) if value == "off"]
    found = f"off: {', '.join(off)}." if off else f"{', '.join(names)} are on."
    mend = f"set {off[0]} = on in postgresql.conf" if off else ""
    return Finding("durability", not off, found, mend)


def _role() -> Finding:
    role, is_mighty = _row(RELATION_OF_THE_ROLE)
    if is_mighty:
        mend = "put goldenhour_app in DATABASE_URL and the owner in GOLDENHOUR_OWNER_URL"
        return Finding("role", ok=False, found=f"{role} may change tables.", mend=mend)
    return Finding("role", ok=True, found=f"{role} cannot change a table.")


def _journal() -> Finding:
    table = apps.get_model("journal", "Entry")._meta.db_table
    asked = ", ".join("has_table_privilege(%s, %s)" for _ in RIGHTS_OVER_THE_JOURNAL)
    values = [word for right in RIGHTS_OVER_THE_JOURNAL for word in (table, right)]
    held = _row(f"SELECT {asked}", *values)
    rights = [right for right, has in zip(RIGHTS_OVER_THE_JOURNAL, held, strict=True) if has]
    triggers = _row(
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled <> 'D'"
        " AND tgname = %s",
        table,
        f"{table}_insert_only",
    )
    if rights or not triggers[0]:
        found = f"the application may {', '.join(rights) or 'rely on no trigger'}."
        return Finding("journal", ok=False, found=found, mend="goldenhour migrate")
    return Finding("journal", ok=True, found="insert only, by right and by trigger.")


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    found = f"{len(missing)} to apply." if missing else "all applied."
    return Finding("migrations", not missing, found, "goldenhour migrate" if missing else "")


def _clock() -> Finding:
    ahead = _row("SELECT max(ahead) FROM web_clockoffset")[0]
    is_moved = bool(ahead)
    ok = not is_moved or bool(settings.DEMO)
    found = f"{ahead} ahead." if is_moved else "real time."
    return Finding("clock", ok, found, "" if ok else "restore a database that was no demonstration")


def _static_files() -> Finding:
    ok = finders.find(STYLESHEET) is not None
    found = "built." if ok else f"{STYLESHEET} is missing."
    return Finding("static files", ok, found, "" if ok else "make assets")


OF_THE_DATABASE = (
    _postgresql,
    _durability,
    _role,
    _migrations,
    _journal,
    _clock,
    _static_files,
)
