"""Rows: lock one by its uid, compare its version with what the person saw, keep it.

Optimistic locking for people: whoever loaded version 3 and finds version 4 is told so
(HTTP 412) and nothing is overwritten.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from psycopg import sql

from goldenhour.journal import planned, together
from goldenhour.journal.listed import Listed
from goldenhour.journal.models import Kept

Row = TypeVar("Row", bound=Kept)
Any_Row = TypeVar("Any_Row", bound=models.Model)

expected: ContextVar[int | None] = ContextVar("version the caller saw", default=None)


class Stale(Exception):
    """Somebody changed the row meanwhile: the caller saw ``seen``, the row is at ``now``."""

    def __init__(self, row: Kept, seen: int) -> None:
        super().__init__(
            f"Somebody changed this meanwhile: you saw version {seen}, it is now "
            f"version {row.version}. Open it again and repeat your change."
        )
        self.seen = seen
        self.now = row.version


def lock(model: type[Row], uid: UUID) -> Row:
    """The row, locked until the command ends. Raises model.DoesNotExist or Stale.

    The version the caller saw is compared once, with the first row that a command locks:
    that row is what the command is about.
    """
    manager: models.Manager[Row] = model._default_manager
    row = _one(model, uid, manager.select_for_update())
    seen = expected.get()
    if seen is not None:
        expected.set(None)
        if row.version != seen:
            raise Stale(row, seen)
    return row


def read(model: type[Row], uid: UUID, *related: str) -> Row:
    """The row as it is, not locked. Raises model.DoesNotExist. One query."""
    manager: models.Manager[Row] = model._default_manager
    return _one(model, uid, manager.select_related(*related) if related else manager.all())


def _one(model: type[Row], uid: UUID, rows: models.QuerySet[Row]) -> Row:
    commands = together.now()
    if commands is None:
        return rows.get(uid=uid)
    return commands.read(model, uid, lambda: rows.get(uid=uid))


def where(model: type[Any_Row], *related: str, **values: Any) -> list[Any_Row]:
    """The rows with these values, in order of their ids, with what is related. One query."""
    manager: models.Manager[Any_Row] = model._default_manager
    commands = together.now()
    rows = manager.select_related(*related).all if related else manager.all
    if commands is not None:  # most are remembered: no query is made
        return commands.by(model, rows, tuple(values)).under(*values.values())
    return list(rows().filter(**values).order_by("pk"))


def remembered(model: type[Any_Row], column: str) -> Listed[Any_Row]:
    """The rows by that column, for many questions in a row while commands run together."""
    return _together().by(model, model._default_manager.all, (column,))


def paired(model: type[Any_Row], of: str, to: str) -> Mapping[Any, list[Any]]:
    """The values of one column by those of another, while commands run together."""
    return _together().paired(model, of, to)


def _together() -> together.Together:
    commands = together.now()
    if commands is None:
        raise LookupError("Nothing is remembered: no commands are carried out together.")
    return commands


def asked(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a statement that is written out answers; JSON comes as its text. One query.

    For what every page of a call asks: working the statement out from a query set, or planning
    it anew, takes longer than to answer it. A long list is given as ``planned.array``.
    """
    return planned.several((statement, values))[0]


def count(model: type[Any_Row], **values: Any) -> int:
    """How many rows have these values. One query."""
    commands = together.now()
    if commands is None:
        return model._default_manager.filter(**values).count()
    return len(where(model, **values))


def add(row: models.Model) -> None:
    """Write a new row."""
    commands = together.now()
    if commands is None:
        row.save(force_insert=True)
    else:
        commands.add(row)


def add_all(rows: list[Any_Row]) -> None:
    """Write new rows of one table. One query."""
    commands = together.now()
    if commands is not None:
        for row in rows:
            commands.add(row)
    elif rows:
        type(rows[0])._default_manager.bulk_create(rows)


def add_plain(
    model: type[models.Model], names: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    """Write new rows of one table by their columns, without an object of each. One query."""
    commands = together.now()
    if commands is not None:
        commands.add_plain(model, names, rows)
    elif rows:
        text = _insert(model._meta.db_table, names, len(rows))
        with connection.cursor() as cursor:
            cursor.execute(text, [value for row in rows for value in row])


@lru_cache(maxsize=200)
def _insert(table: str, names: tuple[str, ...], many: int) -> str:
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    row = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * len(names)))
    rows = sql.SQL(", ").join([row] * many)
    text = sql.SQL("INSERT INTO {} ({}) VALUES {}").format(sql.Identifier(table), columns, rows)
    return text.as_string(None)


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Wait until nobody else is at work on what has this name, until the command ends.

    For what has no row yet to be locked. Carried out together nobody else writes.
    """
    if together.now() is None:
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
    yield


def guarded() -> AbstractContextManager[Any]:
    """Where a wall of the database may say no to a new row, and the command answers for it.

    Carried out together, the wall stands at the end and everything falls with it.
    """
    return transaction.atomic() if together.now() is None else nullcontext()


def keep(row: Kept, *fields: str) -> None:
    """Write the named fields of a locked row and count its version up."""
    row.version += 1
    commands = together.now()
    if commands is None:
        row.save(update_fields=[*fields, "version"])
    else:
        commands.keep(row, *fields, "version")
