"""Planned: statements that are written out, planned by the database once on each connection.

To work out how to answer takes the database longer than to answer, where rows are found by
indexes. So these are sent with their values beside them, and not with them written in.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any, Self

from django.db import DEFAULT_DB_ALIAS, connection, connections
from psycopg import Cursor
from psycopg.pq import TransactionStatus
from psycopg.types.datetime import TimestamptzLoader

MOMENT = 1184  # PostgreSQL's number of the type timestamptz
KEPT = "goldenhour_planned"  # where a connection keeps the cursors of these statements
Asked = tuple[str, Sequence[Any]]  # a statement and its values
Answered = list[tuple[Any, ...]]


class _Planned(Cursor[tuple[Any, ...]]):
    """Moments are read by the driver's own reader: in UTC as by Django's, in a tenth of its time.

    Nothing is planned where the settings (``config/postgres/address``) do not allow it.
    """

    def __init__(self, asking: Any) -> None:
        super().__init__(asking)
        self.adapters.register_loader(MOMENT, TimestamptzLoader)

    def execute(self, query: Any, params: Any = None, **how: Any) -> Self:
        return super().execute(query, params, **(how | {"prepare": True}))


def several(*asked: Asked) -> list[Answered]:
    """What each of these statements answers, sent in one go; nothing where it answers nothing.

    None may wait for what another answers. The way to the database and back is made once, which
    takes longer than most answers. Whatever fails first is raised, and what follows is not done.

    What Django's wrappers do for each cursor is done here for all: to make two objects and a table
    of readers for every statement took as long as to send it. Django's own cursor where statements
    are logged: it shows them.
    """
    if not asked:
        return []
    held = connections[DEFAULT_DB_ALIAS]
    if held.queries_logged:
        return [_shown(*one) for one in asked]
    held.close_if_health_check_failed()
    held.ensure_connection()
    held.validate_no_broken_transaction()
    cursors = _kept(held.connection, len(asked))
    with held.wrap_database_errors:
        with held.connection.pipeline() if _is_long(held, len(asked)) else nullcontext():
            for cursor, one in zip(cursors, asked, strict=True):
                _send(held, cursor, *one)
        return [_answer_of(cursor) for cursor in cursors]


def _is_long(held: Any, count: int) -> bool:
    """Whether more than one thing goes to the database: the first of a transaction begins it."""
    begins = held.connection.pgconn.transaction_status == TransactionStatus.IDLE
    return count > 1 or (begins and held.in_atomic_block)


def _shown(statement: str, values: Sequence[Any]) -> Answered:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return _answer_of(cursor)


def _answer_of(cursor: Any) -> Answered:
    found: Answered = cursor.fetchall() if cursor.rownumber is not None else []
    return found


def _send(held: Any, cursor: _Planned, statement: str, values: Sequence[Any]) -> None:
    """Through whatever has been put around every statement."""
    send = _execute
    for wrapper in reversed(held.execute_wrappers):
        send = partial(wrapper, send)
    send(statement, values, False, {"connection": held, "cursor": cursor})  # noqa: FBT003


def _execute(statement: str, values: Sequence[Any], _many: bool, context: Any) -> None:  # noqa: FBT001
    context["cursor"].execute(statement, values)


def _kept(asking: Any, count: int) -> list[_Planned]:
    """The cursors that this connection keeps: all is answered before anything more is sent."""
    cursors: list[_Planned] = getattr(asking, KEPT, [])
    cursors = [one for one in cursors if not one.closed]
    cursors += [_Planned(asking) for _ in range(count - len(cursors))]
    setattr(asking, KEPT, cursors)
    return cursors[:count]


def array(values: Iterable[int | bool | str]) -> str:
    """Numbers, truths or plain words (letters and underscores) as PostgreSQL reads a list.

    For ``%s::bigint[]`` and the like: the driver looks at each element, which takes longer than
    all the rest of a question; and a statement is planned anew for each size of number.
    """
    return "{" + ",".join(map(str, values)) + "}"
