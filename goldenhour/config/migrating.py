"""Migrating: the owner changes the tables, then steps back.

The application's role cannot change a table. ``migrate`` connects as the owner for as long as
it takes and leaves the fingerprint of what was applied as the comment of the schema; so a start
can see in one query whether there is anything to do.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from goldenhour.config import postgres, schema

HOUSE = Path(__file__).resolve().parents[1]
FOREIGN = ("django", "django-axes", "procrastinate")  # packages that bring migrations of their own


@cache
def fingerprint() -> str:
    """SHA-256 (hex) of all migrations we would apply and of the rights we would give."""
    digest = hashlib.sha256()
    files = [
        *HOUSE.glob("*/migrations/*.py"),
        *(file for file in HOUSE.glob("**/*.sql") if file != schema.SCHEMA),
        HOUSE / "journal" / "appendonly.py",
        HOUSE / "config" / "postgres" / "roles.py",
    ]
    for file in sorted(files):
        digest.update(str(file.relative_to(HOUSE)).encode() + b"\0" + file.read_bytes())
    for package in FOREIGN:
        digest.update(f"{package} {version(package)}".encode())
    return digest.hexdigest()


def is_up_to_date() -> bool:
    """Whether the database was migrated by this version of the house. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')")
        row = cursor.fetchone()
    return bool(row and row[0] == f"goldenhour {fingerprint()}")


def migrate(given: Mapping[str, str], *, quiet: bool = False, each: bool = False) -> None:
    """Apply every migration as the owner, and take back what the application may not write.

    Needs Django set up and the database answering. Safe to repeat. ``each``: one by one, even
    where the database is empty and its whole schema could be laid out.
    """
    with _as_owner(given):
        if each or not schema.fits(fingerprint()):
            call_command("migrate", interactive=False, verbosity=0 if quiet else 1)
        else:
            with transaction.atomic():
                schema.lay_out()
        with connection.cursor() as cursor:
            cursor.execute(postgres.AFTER_MIGRATING)
            cursor.execute(f"COMMENT ON SCHEMA public IS 'goldenhour {fingerprint()}'")


@contextmanager
def _as_owner(given: Mapping[str, str]) -> Iterator[None]:
    """The default connection signs in as the owner meanwhile."""
    owner = postgres.databases({**given, "GOLDENHOUR_AS": "owner"})["default"]
    names = ["USER", "OPTIONS"]  # the owner needs no pool, and may not have the application's
    if given.get("DATABASE_URL"):
        names += ["PASSWORD", "HOST", "PORT", "NAME"]
    connection.close()
    before = {name: connection.settings_dict[name] for name in names}
    connection.settings_dict.update({name: owner[name] for name in names})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
