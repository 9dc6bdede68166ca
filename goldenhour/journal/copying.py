"""Copying: how what waited is written, by COPY, with every trigger and check of the table.

For commands carried out together (``together``): one table at a time, and each value as a query
set would write it.
"""

from collections.abc import Iterable, Mapping, Sequence
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


def copy(kind: Kind, rows: list[models.Model]) -> None:
    """Copy new rows of one table in; each has its id."""
    fields = kind._meta.local_concrete_fields
    database = connections[connection.alias]
    own = [(field, OWN.get(field.get_internal_type())) for field in fields]
    values = attrgetter(*[field.attname for field in fields])
    written = (
        [
            value if type(value) is plain else field.get_db_prep_save(value, database)
            for (field, plain), value in zip(own, values(row), strict=True)
        ]
        for row in rows
    )
    copy_values(kind, [field.column or "" for field in fields], written)


def copy_values(kind: Kind, names: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    """Copy new rows in by these columns; the table gives the others their values."""
    columns = sql.SQL(", ").join(map(_name, names))
    text = sql.SQL("COPY {} ({}) FROM STDIN").format(_name(kind._meta.db_table), columns)
    database = connections[connection.alias]
    database.ensure_connection()
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
