"""Roles: the owner migrates, the application works and can never change the house itself.

``goldenhour_owner`` owns the database and its tables. ``goldenhour_app`` may read and write
rows of what the owner makes (default privileges, so no migration can forget it) and nothing
else: no table, no trigger, no truncation, no temporary table. Migrations take back more, as
the journal's does (journal/appendonly.py).
"""

from collections.abc import Mapping

import psycopg
from psycopg import sql

OWNER = "goldenhour_owner"
APPLICATION = "goldenhour_app"

ROLE = "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
ADMITTED = (
    "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {database} TO {application}",
)
RIGHTS = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO {application}",
    "GRANT CREATE, USAGE ON SCHEMA public TO {owner}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
    " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
    " GRANT USAGE, SELECT ON SEQUENCES TO {application}",
)
AFTER_MIGRATING = f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APPLICATION}"


def database_name(given: Mapping[str, str]) -> str:
    """The database inside the embedded PostgreSQL."""
    return given.get("GOLDENHOUR_DATABASE") or "goldenhour"


def prepare(host: str, name: str) -> None:
    """Make the roles and the empty database ``name``, where they are missing, as superuser.

    ``host`` is the folder of the socket. Safe to repeat.
    """
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as admin:
        for role in (OWNER, APPLICATION):
            _make_role(admin, role)
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        if admin.execute(query, [name]).fetchone():
            return
        make_database(admin, name)
    with psycopg.connect(host=host, user="postgres", dbname=name) as admin:
        for line in RIGHTS:
            admin.execute(_spelt(line, name))


def make_database(admin: psycopg.Connection, name: str, *, template: str = "template1") -> None:
    """Make a database that belongs to the owner and admits the application.

    A copy of a prepared database brings its tables, rights and default rights with it; only
    who may connect is kept outside and said again here.
    """
    line = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    admin.execute(line.format(*map(sql.Identifier, (name, OWNER, template))))
    for line_of_rights in ADMITTED:
        admin.execute(_spelt(line_of_rights, name))


def _make_role(admin: psycopg.Connection, role: str) -> None:
    """Make a role that may sign in and nothing else, where it is missing."""
    if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        admin.execute(sql.SQL(ROLE).format(sql.Identifier(role)))


def _spelt(line: str, database: str) -> sql.Composed:
    return sql.SQL(line).format(
        database=sql.Identifier(database),
        owner=sql.Identifier(OWNER),
        application=sql.Identifier(APPLICATION),
    )
