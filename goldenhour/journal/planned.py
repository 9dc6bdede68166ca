"""Planned: statements that are written out, planned by the database once on each connection.

To work out how to answer takes the database longer than to answer, where rows are found by
indexes. So these are sent with their values beside them, and not with them written in.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections

from goldenhour.journal.wire import Answered, Asked, wire


def several(*asked: Asked) -> list[Answered]:
    """What each of these statements answers, sent in one go; nothing where it answers nothing.

    None may wait for what another answers. The way to the database and back is made once, which
    takes longer than most answers. Whatever fails first is raised, and what follows is not done.
    """
    with begun(*asked) as answers:
        pass
    return answers


@contextmanager
def begun(*asked: Asked) -> Iterator[list[Answered]]:
    """The same, for whoever has something to do meanwhile that asks the database nothing.

    The answers are there when the block is left. Django's own cursor where statements are logged:
    it shows them.
    """
    answers: list[Answered] = []
    held = connections[DEFAULT_DB_ALIAS]
    if not asked or held.queries_logged:
        yield answers
        answers += [_shown(*one) for one in asked]
        return
    held.close_if_health_check_failed()
    held.ensure_connection()
    held.validate_no_broken_transaction()
    sending, places = _all_of(held, asked)
    with held.wrap_database_errors:
        way = wire(held.connection)
        way.send(sending)
    try:
        yield answers
    except BaseException:
        way.give_up()
        raise
    with held.wrap_database_errors:
        answers += way.answers(places)


def _shown(statement: str, values: Sequence[Any]) -> Answered:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: Answered = cursor.fetchall() if cursor.description is not None else []
        return found


def _all_of(held: Any, asked: Sequence[Asked]) -> tuple[list[Asked], list[int]]:
    """What is sent, and the places of what was asked among it.

    Each goes through whatever has been put around every statement, which may refuse it, ask
    something itself, or put another before it.
    """
    sending: list[Asked] = []
    places = []
    for statement, values in asked:
        send = _put
        for wrapper in reversed(held.execute_wrappers):
            send = partial(wrapper, send)
        send(statement, values, False, {"connection": held, "cursor": sending})  # noqa: FBT003
        places.append(len(sending) - 1)
    return sending, places


def _put(statement: str, values: Sequence[Any], _many: bool, context: Any) -> None:  # noqa: FBT001
    context["cursor"].append((statement, values))


def array(values: Iterable[int | bool | str]) -> str:
    """Numbers, truths or plain words (letters and underscores) as PostgreSQL reads a list.

    For ``%s::bigint[]`` and the like: the driver looks at each element, which takes longer than
    all the rest of a question; and a statement is planned anew for each size of number.
    """
    return "{" + ",".join(map(str, values)) + "}"
