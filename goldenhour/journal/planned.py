"""Planned: statements that are written out, planned by the database once on each connection.

To work out how to answer takes the database longer than to answer, where rows are found by
indexes. So these are sent with their values beside them, and not with them written in.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Self

from django.db import connection
from psycopg import Cursor
from psycopg.types.datetime import TimestamptzLoader

MOMENT = 1184  # PostgreSQL's number of the type timestamptz
KEPT = "goldenhour_planned"  # where a connection keeps the cursor of these statements


class _Planned(Cursor[tuple[Any, ...]]):
    """Moments are read by the driver's own reader: in UTC as by Django's, in a tenth of its time.

    Nothing is planned where the settings (``config/postgres/address``) do not allow it.
    """

    def __init__(self, asking: Any) -> None:
        super().__init__(asking)
        self.adapters.register_loader(MOMENT, TimestamptzLoader)

    def execute(self, query: Any, params: Any = None, **how: Any) -> Self:
        return super().execute(query, params, **(how | {"prepare": True}))


def rows(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What such a statement answers."""
    found: list[tuple[Any, ...]] = _run(statement, values, answers=True)
    return found


def carry_out(statement: str, values: Sequence[Any]) -> None:
    """A statement that answers nothing."""
    _run(statement, values, answers=False)


def _run(statement: str, values: Sequence[Any], *, answers: bool) -> Any:
    """Send it by the connection's own cursor for these, and take all that it answers.

    What Django's wrappers do for each cursor, said here once: to make two objects and a table of
    readers for every statement took as long as to send it. Django's own where statements are
    logged: it shows them.
    """
    if connection.queries_logged:
        with connection.cursor() as shown:
            shown.execute(statement, values)
            return shown.fetchall() if answers else None
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    cursor = _kept(connection.connection)
    send = _send
    for wrapper in reversed(connection.execute_wrappers):
        send = partial(wrapper, send)
    with connection.wrap_database_errors:
        send(statement, values, False, {"connection": connection, "cursor": cursor})  # noqa: FBT003  # not many
        return cursor.fetchall() if answers else None


def _send(statement: str, values: Sequence[Any], _many: bool, context: Any) -> None:  # noqa: FBT001  # Django's
    context["cursor"].execute(statement, values)


def _kept(asking: Any) -> _Planned:
    """The cursor that this connection keeps: one statement is answered before the next is sent."""
    cursor: _Planned | None = getattr(asking, KEPT, None)
    if cursor is None or cursor.closed:
        cursor = _Planned(asking)
        setattr(asking, KEPT, cursor)
    return cursor


def array(values: Iterable[int | bool | str]) -> str:
    """Numbers, truths or plain words (letters and underscores) as PostgreSQL reads a list.

    For ``%s::bigint[]`` and the like: the driver looks at each element, which takes longer than
    all the rest of a question; and a statement is planned anew for each size of number.
    """
    return "{" + ",".join(map(str, values)) + "}"
