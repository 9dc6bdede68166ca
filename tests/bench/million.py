"""A million contacts: a played week, multiplied in the database, for measuring only.

The week is played through the commands like every other (stories). Its rows are then written
again and again by the database itself, each time as other calls of other people on other days:
fresh uids and references, other houses, keys hashed anew. No person, no number and no house is
in two weeks, so a look finds as many as in life; and in no week but the first does anybody
still wait or is an incident open: there is one queue and one board. The journal and the receipts
stay those of the one week. This is no installation and no way to fill one: a bench needs rows.

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

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "BENCH_FOLDER"  # the variable that names another folder of kept databases
DAYS = 500  # over how many days the weeks are spread: what a force takes in a million contacts

# Each table with what differs from week to week: a column, and its SQL (``w`` counts the weeks).
# Columns that refer to a table of this list move with it; every other column stays as it was.
TABLES: dict[str, dict[str, str]] = {
    "contact_contact": {
        "reference": "'K' || w || '-' || id",
        "call": "CASE call WHEN '' THEN '' ELSE w || call END",
        "number": "CASE number WHEN '' THEN '' ELSE number || '/' || w END",
        "house": "CASE house WHEN '' THEN '' ELSE house || '/' || w END",
        "ended_at": "coalesce(ended_at, received_at) - w * DAYS * interval '1 day'",
        "ending": "CASE ending WHEN '' THEN 'resolved' ELSE ending END",
        "why_ended": "CASE ending WHEN '' THEN 'Rung back.' ELSE why_ended END",
    },
    "contact_jotting": {},
    "triage_assessment": {"agreement_id": "NULL"},  # an agreement is to one assessment
    "triage_advice": {},
    "triage_incident": {
        "reference": "w || '-' || id",
        "closed_at": "coalesce(closed_at, received_at) - w * DAYS * interval '1 day'",
        "result": "CASE result WHEN '' THEN 'all_in_order' ELSE result END",
    },
    "triage_incidentcontact": {},
    "identification_mention": {
        "house": "CASE house WHEN '' THEN '' ELSE house || '/' || w END",
        "phone": "CASE phone WHEN '' THEN '' ELSE phone || '/' || w END",
    },
    "identification_mentionkey": {"key": "hashtextextended(key::text, w)"},
}
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
    spans = {table: most(table) for table in TABLES}
    with psycopg.connect(host=host, dbname=name, user="postgres", autocommit=True) as bulk:
        for line in IN_BULK:
            bulk.execute(line)
        for table, differs in TABLES.items():
            say(f"{table}: {weeks} more weeks of {spans[table]} rows")
            with indexes_at_the_end(bulk, table):
                bulk.execute(again(table, differs, spans, weeks))
            bulk.execute(NEXT.format(table=table))
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
        columns = {name: said(name, kind, spans[table]) for name, kind in cursor.fetchall()}
    moved = {column: f"{column} + w * {span}" for column, span in refers.items()}
    chosen = columns | moved | differs
    names = ", ".join(f'"{name}"' for name in chosen)
    return (
        f"INSERT INTO {table} ({names}) SELECT {', '.join(chosen.values())} FROM {table}, "
        f"generate_series(1, {weeks}) AS w WHERE id <= {spans[table]}"
    ).replace("DAYS", str(DAYS / max(weeks, 1)))


def said(name: str, kind: str, span: int) -> str:
    """What a column holds in a later week: earlier moments, a fresh uid, the next ids."""
    if name == "id":
        return f"id + w * {span}"
    if kind == "uuid":
        return "gen_random_uuid()"
    if kind == "timestamp with time zone":
        return f"{name} - w * DAYS * interval '1 day'"
    return f'"{name}"'


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
