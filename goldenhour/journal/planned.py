"""Planned: statements that are written out, planned by the database once on each connection.

To work out how to answer takes the database longer than to answer, where rows are found by
indexes. So these are sent with their values beside them, and not with them written in.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.db import connection
from psycopg import Cursor
from psycopg.types.datetime import TimestamptzLoader

MOMENT = 1184  # PostgreSQL's number of the type timestamptz


class _Planned(Cursor[tuple[Any, ...]]):
    """Moments are read by the driver's own reader: in UTC as by Django's, in a tenth of its time.

    Nothing is planned where the settings (``config/postgres/address``) do not allow it.
    """

    def __init__(self, asking: Any) -> None:
        super().__init__(asking)
        self.adapters.register_loader(MOMENT, TimestamptzLoader)

    def execute(self, query: Any, params: Any = None, **how: Any) -> Self:
        return super().execute(query, params, **(how | {"prepare": True}))


def cursor() -> Any:
    """A cursor for such a statement; Django's own where statements are logged: it shows them."""
    if connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    asking: Any = _Planned(connection.connection)
    return connection.make_cursor(asking)


def array(values: Iterable[int | bool | str]) -> str:
    """Numbers, truths or plain words (letters and underscores) as PostgreSQL reads a list.

    For ``%s::bigint[]`` and the like: the driver looks at each element, which takes longer than
    all the rest of a question; and a statement is planned anew for each size of number.
    """
    return "{" + ",".join(map(str, values)) + "}"
