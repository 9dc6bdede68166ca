"""A million contacts: a played week, multiplied in the database, for measuring only.

The week is played through the commands like every other (stories). Its rows are then written
again and again by the database itself, each time as other people's week (``copied_weeks``), with
the keys that a command would have kept (``copied_keys``). The journal and the receipts stay those
of the one week. This is no installation and no way to fill one: a bench needs rows.

It is made once and kept in ``var/bench``, or in the folder that BENCH_FOLDER names, so that two
checkouts can be measured on the same rows. A newer checkout migrates it on; it is not made again.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.db import connection

from goldenhour.config import migrating, postgres
from tests.bench import copied_keys, copied_weeks

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "BENCH_FOLDER"  # the variable that names another folder of kept databases
MENTIONS, KEYS = "identification_mention", "identification_mentionkey"
COLUMNS = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position
"""
REFERS = """
SELECT a.attname, c.confrelid::regclass::text FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.conrelid = %s::regclass
"""
# What is looked after row by row while rows are written, and is quicker made at the end. No index
# that a reference leans on, nor a primary key: their numbers come in order anyway.
BESIDE = """
SELECT i.indexrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid),
       pg_get_indexdef(i.indexrelid)
FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('u', 'x')
WHERE i.indrelid = %s::regclass AND NOT i.indisprimary
AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = i.indexrelid AND f.contype = 'f')
"""
# References are right because the first week's are: each is moved by the same span.
IN_BULK = (
    "SET session_replication_role = replica",
    "SET synchronous_commit = off",
    "SET maintenance_work_mem = '512MB'",
)
NEXT = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"


@contextmanager
def database(contacts: int) -> Iterator[int]:
    """A running database of the kept folder with so many contacts; yields how many it has.

    Made by the first run and kept: the second begins at once.
    """
    os.environ["GOLDENHOUR_DEMO"] = "1"
    os.environ["GOLDENHOUR_DATA"] = os.environ.get(FOLDER) or str(ROOT / "var" / "bench")
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldenhour.config.settings"
    with postgres.running(os.environ) as cluster:
        name = f"bench_{contacts}"
        os.environ["GOLDENHOUR_DATABASE"] = name
        with cluster.as_superuser() as admin:
            known = [row[0] for row in admin.execute("SELECT datname FROM pg_database")]
        postgres.prepare(cluster.host, name)
        django.setup()
        migrating.migrate(os.environ, quiet=True)
        if name not in known:
            try:
                fill(contacts, str(cluster.host), name)
            except BaseException:  # half a crowd would be measured as a whole one
                connection.close()
                with cluster.as_superuser() as admin:
                    admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
                raise
        yield count("contact_contact")


def fill(contacts: int, host: str, name: str) -> None:
    """Play the week, then write it again until there are so many contacts."""
    # Late: the models can be imported only once Django is set up.
    from goldenhour.config import control_room

    control_room.fill(days=control_room.WEEK, chance=control_room.CHANCE)
    weeks = -(-contacts // count("contact_contact")) - 1
    with psycopg.connect(host=host, dbname=name, user="postgres", autocommit=True) as bulk:
        for line in IN_BULK:
            bulk.execute(line)
        tables = copied_weeks.differing(copied_weeks.Lists(bulk))
        spans = {table: most(table) for table in tables}
        for table, differs in tables.items():
            say(f"{table}: {weeks} more weeks of {spans[table]} rows")
            with indexes_at_the_end(bulk, table):
                bulk.execute(again(table, differs, spans, weeks))
            bulk.execute(NEXT.format(table=table))
        say(f"{KEYS}: of {most(MENTIONS)} mentions")
        with indexes_at_the_end(bulk, KEYS):
            copied_keys.write(bulk, spans[MENTIONS])
        copied_keys.check(bulk, spans[MENTIONS])
        bulk.execute("VACUUM ANALYZE")


@contextmanager
def indexes_at_the_end(bulk: psycopg.Connection, table: str) -> Iterator[None]:
    """The table without its indexes while it is filled; they are made again as they were."""
    beside = bulk.execute(BESIDE, [table]).fetchall()
    for index, constraint, _, _ in beside:
        drop = f'ALTER TABLE {table} DROP CONSTRAINT "{constraint}"'
        bulk.execute(drop if constraint else f"DROP INDEX {index}")
    yield
    for _, constraint, rule, index in beside:
        add = f'ALTER TABLE {table} ADD CONSTRAINT "{constraint}" {rule}'
        bulk.execute(add if constraint else index)


def again(table: str, differs: dict[str, str], spans: dict[str, int], weeks: int) -> str:
    """The statement that writes a table's rows so many times again."""
    with connection.cursor() as cursor:
        cursor.execute(REFERS, [table])
        refers = {column: spans[to] for column, to in cursor.fetchall() if to in spans}
        cursor.execute(COLUMNS, [table])
        columns = dict(cursor.fetchall())
    return copied_weeks.again(table, columns, refers, differs, weeks=weeks, span=spans[table])


def count(table: str) -> int:
    return one(f"SELECT count(*) FROM {table}")


def most(table: str) -> int:
    return one(f"SELECT coalesce(max(id), 0) FROM {table}")


def one(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def say(text: str) -> None:
    sys.stderr.write(text + "\n")
