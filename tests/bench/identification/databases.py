"""Databases: PostgreSQL asked the same queries, by exact keys and by likeness of the whole name.

The people lie in one table. ``keys`` are B-tree indexes of what is shared exactly: number, e-mail
address, property number, house and postcode, sound of the surname with birth and with postcode.
``likeness`` is pg_trgm's, on forename and surname, where the server brings it. Its hits are those
of a shortcut, not of a tool made for this.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from goldenhour.config import postgres
from goldenhour.linkage.standard import COLUMNS, Standard
from tests.bench.identification import rivals
from tests.bench.identification.tasks import Task

NAME = "bench_identification"
KEYS = (
    ("phone",),
    ("email",),
    ("uprn",),
    ("address",),
    ("birth", "surname_sound"),
    ("surname_sound", "postcode"),
    ("surname", "given_name", "born_first"),
)
OF_KEYS, OF_LIKENESS, WARM = 1000, 150, 20
MOST = 200  # rows that an answer may have
LIKE = """
SELECT person_id FROM people WHERE name %% %(name)s ORDER BY similarity(name, %(name)s) DESC LIMIT 5
"""


@dataclass(frozen=True)
class Asked:
    """How long each query took in milliseconds, and of those on file how many were found."""

    way: str
    took: list[float]
    on_file: int
    found: int


def asked(task: Task) -> list[Asked]:
    """Both ways, with the tables ready and warm; one where the server has no pg_trgm."""
    queries = [record for _, record in rivals.read(task.queries)]
    truth = [meant.person_id for meant in task.truth]
    with _database() as database:
        _fill(database, task.people)
        results = [_timed(database, "exact keys", _by_keys, queries[:OF_KEYS], truth)]
        if _has_likeness(database):
            results.append(
                _timed(database, "pg_trgm on names", _by_name, queries[:OF_LIKENESS], truth)
            )
    return results


@contextmanager
def _database() -> Iterator[psycopg.Connection[Any]]:
    """A database of its own in the bench's server, dropped afterwards."""
    os.environ.setdefault("GOLDENHOUR_DATA", str(Path("var/bench").resolve()))
    with postgres.running(os.environ) as cluster:
        with cluster.as_superuser() as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
            admin.execute(f"CREATE DATABASE {NAME}")
        try:
            with cluster.as_superuser(NAME) as database:
                yield database
        finally:
            with cluster.as_superuser() as admin:
                admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def _fill(database: psycopg.Connection[Any], people: Path) -> None:
    columns = ", ".join(f"{column} text" for column in COLUMNS)
    database.execute(f"CREATE UNLOGGED TABLE people (person_id text, {columns})")
    with database.cursor().copy("COPY people FROM STDIN") as rows:
        for person, record in rivals.read(people):
            rows.write_row((person, *(record.text(column) for column in COLUMNS)))
    for columns_of_key in KEYS:
        database.execute(f"CREATE INDEX ON people ({', '.join(columns_of_key)})")
    database.execute("ANALYZE people")


def _has_likeness(database: psycopg.Connection[Any]) -> bool:
    known = database.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if known.fetchone() is None:
        return False
    database.execute("CREATE EXTENSION pg_trgm")
    database.execute(
        "ALTER TABLE people ADD COLUMN name text"
        " GENERATED ALWAYS AS (coalesce(given_name, '') || ' ' || coalesce(surname, '')) STORED"
    )
    database.execute("CREATE INDEX ON people USING gin (name gin_trgm_ops)")
    database.execute("ANALYZE people")
    return True


def _by_keys(database: psycopg.Connection[Any], record: Standard) -> list[str]:
    said = [key for key in KEYS if all(record.text(column) is not None for column in key)]
    if not said:
        return []
    parts = [
        "(SELECT person_id FROM people WHERE "
        + " AND ".join(f"{column} = %({column})s" for column in key)
        + f" LIMIT {MOST})"
        for key in said
    ]
    question = (
        f"SELECT person_id FROM ({' UNION ALL '.join(parts)}) AS found "
        "GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT 5"
    )
    values = {column: record.text(column) for key in said for column in key}
    return [row[0] for row in database.execute(question, values).fetchall()]


def _by_name(database: psycopg.Connection[Any], record: Standard) -> list[str]:
    name = f"{record.given_name or ''} {record.surname or ''}"
    return [row[0] for row in database.execute(LIKE, {"name": name}).fetchall()]


def _timed(
    database: psycopg.Connection[Any],
    way: str,
    ask: Any,
    queries: Sequence[Standard],
    truth: Sequence[str],
) -> Asked:
    took, on_file, found = [], 0, 0
    for record in queries[:WARM]:
        ask(database, record)
    for record, meant in zip(queries, truth, strict=False):
        begun = time.perf_counter()
        people = ask(database, record)
        took.append((time.perf_counter() - begun) * 1000)
        on_file += bool(meant)
        found += bool(meant) and meant in people
    return Asked(way, took, on_file, found)
