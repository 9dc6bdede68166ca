"""Copying: how what waited is written, by COPY, with every trigger and check of the table.

For commands carried out together (``together``): one table at a time, and each value as a query
set would write it.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection, connections, models
from psycopg import sql

Kind = type[models.Model]

# The kinds of column that write a value of their own type as it is; others are asked each time.
OWN: Mapping[str, type] = {
    "BigAutoField": int,
    "ForeignKey": int,
    "BigIntegerField": int,
    "IntegerField": int,
    "PositiveIntegerField": int,
    "SmallIntegerField": int,
    "CharField": str,
    "TextField": str,
    "UUIDField": UUID,
}


def columns_of(
    kind: Kind, rows: Iterable[models.Model]
) -> tuple[tuple[str, ...], list[Sequence[Any]]]:
    """The columns of a table, and the values of these rows as they are written there."""
    fields = kind._meta.local_concrete_fields
    database = connections[connection.alias]
    own = [(field, OWN.get(field.get_internal_type())) for field in fields]
    values = attrgetter(*[field.attname for field in fields])
    written: list[Sequence[Any]] = [
        [
            value if type(value) is plain else field.get_db_prep_save(value, database)
            for (field, plain), value in zip(own, values(row), strict=True)
        ]
        for row in rows
    ]
    return tuple(field.column or "" for field in fields), written


class Beside:
    """Copies into the tables, one after the other, while whoever fills them goes on.

    The database takes longer over a row than we over making it. Only one thing at a time may be
    said on a connection: ``wait`` before anything else is.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "copying")
        self._running: Future[None] | None = None

    def copy(self, kind: Kind, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
        """Begin to copy these rows in; columns that are not named get the table's own values."""
        self.wait()
        names = sql.SQL(", ").join(map(_name, columns))
        text = sql.SQL("COPY {} ({}) FROM STDIN").format(_name(kind._meta.db_table), names)
        database = connections[connection.alias]
        database.ensure_connection()
        self._running = self._thread.submit(_copy, database, text, rows)

    def wait(self) -> None:
        """Until the connection is free. Raises what the database said of the last rows."""
        if self._running is not None:
            running, self._running = self._running, None
            running.result()

    def end(self) -> None:
        """Until the connection is free, whatever the database said."""
        self._thread.shutdown()


def _copy(database: Any, text: sql.Composed, rows: Iterable[Sequence[Any]]) -> None:
    with (
        database.wrap_database_errors,
        database.connection.cursor() as cursor,
        cursor.copy(text) as copy,
    ):
        for row in rows:
            copy.write_row(row)


def update(row: models.Model, names: set[str]) -> None:
    """Write these fields of a row as it is now."""
    fields = [field for field in row._meta.local_concrete_fields if field.name in names]
    new = sql.SQL(", ").join([sql.SQL("{} = %s").format(_name(field.column)) for field in fields])
    text = sql.SQL("UPDATE {} SET {} WHERE id = %s").format(_name(row._meta.db_table), new)
    database = connections[connection.alias]
    with database.wrap_database_errors, database.connection.cursor() as cursor:
        cursor.execute(text, [*(_value(field, row, database) for field in fields), row.pk])


def _name(column: str | None) -> sql.Identifier:
    return sql.Identifier(column or "")


def _value(field: "models.Field[Any, Any]", row: models.Model, database: Any) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), database)
