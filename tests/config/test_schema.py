"""Schema: an empty database gets at once what the migrations would make of it one by one."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from goldenhour.config import migrating, postgres, schema
from tests.conftest_database import Templates, connected_to

OWN_EACH_TIME = re.compile(  # moments, the uid and the salt of the house; pg_dump's own mark
    r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^']*'|'[0-9a-f-]{36}'|'\\x[0-9a-f]{32}'|^\\.*\n", re.MULTILINE
)
# PostgreSQL reads its own text of a list back with the casts inside the list.
CASTS = re.compile(r"::character varying|::text(?:\[\])?|[()]")


def test_the_file_belongs_to_these_migrations() -> None:
    first = schema.SCHEMA.read_text("utf-8").splitlines(keepends=True)[0]
    assert first == schema.FIRST.format(migrating.fingerprint()), "Run make schema."


@contextmanager
def empty(templates: Templates, name: str) -> Iterator[str]:
    """A new database without any table, connected to."""
    own = f"test_{os.getpid()}_{name}"
    postgres.prepare(templates.cluster.host, own)
    try:
        with connected_to(templates.cluster.host, own):
            yield own
    finally:
        with templates.cluster.as_superuser() as admin:
            admin.execute(f"DROP DATABASE {own} WITH (FORCE)")


def whole(templates: Templates, name: str) -> list[str]:
    """Everything the database is: tables, rights, owners, rows.

    Sorted: procrastinate's own file has its columns in another order than its migrations.
    """
    text = schema.dumped(templates.cluster, name, "--inserts")
    lines = [line.rstrip(",") for line in OWN_EACH_TIME.sub("", text).splitlines()]
    return sorted(CASTS.sub("", line) if "ARRAY[" in line else line for line in lines)


def test_both_ways_make_the_same_database(
    own_database: str, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty(templates, "each") as name:
        migrating.migrate(os.environ, quiet=True, each=True)
        one_by_one = whole(templates, name)
    with empty(templates, "whole") as name:
        monkeypatch.setattr(migrating, "call_command", None)  # not one migration is applied
        migrating.migrate(os.environ, quiet=True)
        assert migrating.is_up_to_date()
        at_once = whole(templates, name)

    assert at_once == one_by_one


def test_a_database_that_has_tables_is_migrated(own_database: str, templates: Templates) -> None:
    assert not schema.fits(migrating.fingerprint())
    with empty(templates, "other"):
        assert schema.fits(migrating.fingerprint())
        assert not schema.fits("of other migrations")
