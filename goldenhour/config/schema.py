"""Schema: the whole of the database as the migrations leave it, laid out in one go.

Django works out every state between a hundred migrations, which takes an empty database some
seconds of a start. ``schema.sql`` is where they end, but for what procrastinate makes: that is in
a file of its own package. It is used for an empty database only, and only while it belongs to
these very migrations (``fingerprint``); otherwise they are applied one by one.
``make schema`` writes it anew, and a test compares both ways table by table.
"""

import re
import subprocess
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.db import connection
from procrastinate.schema import SchemaManager

from goldenhour.config.postgres import APPLICATION, Cluster, process

SCHEMA = Path(__file__).with_name("schema.sql")
FIRST = "-- goldenhour {}\n"
HOUSE = "goldenhour.force.migrations.0002_house"  # what it adds has a uid and a salt of its own
IS_EMPTY = "SELECT NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')"
# What every table has by the database's default rights, and what was taken back of it.
TAKEN_BACK = """
SELECT format('REVOKE %%s ON %%I FROM %%I;', string_agg(r.name, ', ' ORDER BY r.name), t.tablename,
  %(who)s)
FROM pg_tables t CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS r (name)
WHERE t.schemaname = 'public' AND t.tablename <> 'django_migrations'
  AND NOT has_table_privilege(%(who)s, quote_ident(t.tablename), r.name)
GROUP BY t.tablename ORDER BY t.tablename
"""
ROWS = tuple(
    f"SELECT 'INSERT INTO {table} ({columns}) VALUES' || chr(10)"  # noqa: S608 (our own words)
    f" || string_agg(format('({shape})', {values}), ',' || chr(10) ORDER BY id) || ';' FROM {table}"
    for table, columns, shape, values in (
        ("django_migrations", "app, name, applied", "%L, %L, now()", "app, name"),
        ("django_content_type", "app_label, model", "%L, %L", "app_label, model"),
        (
            "auth_permission",
            "name, content_type_id, codename",
            "%L, %s, %L",
            "name, content_type_id, codename",
        ),
    )
)
# What pg_dump writes around each object; between the first and the last of these stands all of it.
HEADING = re.compile(r"\n+--\n-- (?:Name: (\w+)|PostgreSQL database dump complete).*\n--\n+")
OF_ANOTHER = "procrastinate_"
OF_THE_SESSION = re.compile(r"^SET default_\w+ = .*;\n+", re.MULTILINE)
LATER_ONES = "SET LOCAL check_function_bodies = false;\n"  # a function may name a later table


def fits(fingerprint: str) -> bool:
    """Whether the database is empty and the file is where these migrations end. One query."""
    with SCHEMA.open(encoding="utf-8") as file:
        if file.readline() != FIRST.format(fingerprint):
            return False
    with connection.cursor() as cursor:
        cursor.execute(IS_EMPTY)
        row = cursor.fetchone()
    return bool(row and row[0])


def lay_out() -> None:
    """Make every table, as the owner, within the transaction that is open."""
    with connection.cursor() as cursor:
        cursor.execute(SchemaManager.get_schema())
        cursor.execute(SCHEMA.read_text("utf-8"))
    import_module(HOUSE).bring_in(apps, None)


def write(cluster: Cluster, database: str, fingerprint: str) -> None:
    """Write the file from a database that was migrated one by one and is otherwise empty."""
    with connection.cursor() as cursor:
        cursor.execute(TAKEN_BACK, {"who": APPLICATION})
        last = [row[0] for row in cursor.fetchall()]
        for rows in ROWS:
            cursor.execute(rows)
            last += [row[0] for row in cursor.fetchall()]
    _, *parts, _, _ = HEADING.split(OF_THE_SESSION.sub("", dumped(cluster, database)))
    objects = zip(parts[::2], parts[1::2], strict=True)
    ours = [text for name, text in objects if OF_ANOTHER not in name]
    lines = "\n".join([*ours, *last])
    SCHEMA.write_text(f"{FIRST.format(fingerprint)}{LATER_ONES}{lines}\n", encoding="utf-8")


def dumped(cluster: Cluster, database: str, *options: str) -> str:
    """What PostgreSQL itself says of the tables; ``options`` for more than their shape."""
    shape = options or ("--schema-only", "--no-owner", "--no-privileges", "--no-comments")
    where = ("--host", cluster.host, "--username", "postgres", "--dbname", database)
    done = process.run(
        [cluster.programs.folder / "pg_dump", *where, *shape],
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout
