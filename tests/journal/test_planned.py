"""Planned: a statement is planned once a connection, and answers as Django's own would."""

from datetime import datetime
from typing import Any

import psycopg
import pytest
from django.db import (
    DataError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.test.utils import CaptureQueriesContext

from goldenhour.journal.planned import array, begun, several
from goldenhour.journal.rows import asked
from goldenhour.journal.wire import wire

QUESTION = (
    "SELECT %s::timestamptz, %s::jsonb, %s::bigint[], %s::text[], %s::boolean[] AS planned_here"
)
PLANNED = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%% AS planned_here'"

pytestmark = pytest.mark.django_db


def test_it_is_planned_once_and_answers_as_if_it_were_not(nine: datetime) -> None:
    said = (nine, '{"a": 1}', array([1, -(2**63)]), array(["phone", "birth_given"]), array([True]))
    found = [asked(QUESTION, *said) for _ in range(3)]
    assert asked(PLANNED) == [(1,)]
    assert found[0] == found[2]
    moment, text, numbers, words, truths = found[0][0]
    assert (moment, moment.utcoffset()) == (nine, nine.utcoffset())
    assert (text, numbers, words, truths) == (
        '{"a": 1}',
        [1, -(2**63)],
        ["phone", "birth_given"],
        [True],
    )
    with CaptureQueriesContext(connection) as logged:
        assert asked(QUESTION, *said) == found[0]
    assert "birth_given" in logged[0]["sql"]


def test_several_are_answered_in_order_and_one_that_answers_nothing_with_nothing() -> None:
    seen: list[str] = []

    def watch(execute: Any, statement: str, *rest: Any) -> Any:
        seen.append(statement)
        return execute(statement, *rest)

    questions = (("SELECT %s::int", (7,)), ("SET LOCAL work_mem = '5MB'", ()), ("SELECT 8", ()))
    with connection.execute_wrapper(watch):
        assert several(*questions) == [[(7,)], [], [(8,)]]
    assert seen == [statement for statement, _ in questions]
    with CaptureQueriesContext(connection) as logged:
        assert several(*questions) == [[(7,)], [], [(8,)]]
    assert len(logged) == 3
    assert several() == []


def test_what_fails_first_is_raised_and_can_be_taken_back_alone() -> None:
    with pytest.raises(DataError, match="division by zero"):
        several(("SAVEPOINT here", ()), ("SELECT 1/0", ()), ("SELECT no_such_column", ()))
    with pytest.raises(InternalError, match="aborted"):
        several(("SELECT 1", ()))
    assert several(("ROLLBACK TO SAVEPOINT here", ()), ("SELECT 1", ())) == [[], [(1,)]]


def test_what_could_not_be_planned_is_planned_afresh_the_next_time() -> None:
    for _ in range(2):
        with pytest.raises(ProgrammingError, match="no_such_column"), transaction.atomic():
            several(("SELECT 3 AS behind_it", ()), ("SELECT no_such_column", ()))
    with pytest.raises(DataError), transaction.atomic():
        several(("SELECT 1/0", ()), ("SELECT 3 AS behind_it", ()))
    assert several(("SELECT 3 AS behind_it", ())) == [[(3,)]]


def test_nothing_is_sent_in_a_transaction_that_must_be_rolled_back() -> None:
    def broken(*_: Any) -> Any:
        raise OperationalError("gone")

    with connection.execute_wrapper(broken), pytest.raises(OperationalError, match="gone"):
        several(("SELECT 1", ()), ("SELECT 2", ()))
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            several(("SELECT 1", ()))


def test_an_empty_list_is_one(nine: datetime) -> None:
    assert asked("SELECT %s::bigint[]", array([])) == [([],)]


def test_what_cannot_be_written_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(DataError, match="NUL"), transaction.atomic():
        several(("SELECT %s::text", ("words",)), ("SELECT %s::text", ("\0",)))
    assert several(("SELECT 1", ())) == [[(1,)]]


def test_whoever_asks_something_before_a_statement_asks_it_before_all_is_sent() -> None:
    seen: list[int] = []

    def asks(execute: Any, statement: str, *rest: Any) -> Any:
        if not seen:
            seen.append(0)
            seen.extend(asked("SELECT 5")[0])
        return execute(statement, *rest)

    with connection.execute_wrapper(asks):
        assert several(("SELECT 1", ()), ("SELECT 2", ())) == [[(1,)], [(2,)]]
    assert seen == [0, 5]


def test_what_is_done_meanwhile_is_done_before_the_answers_are_there() -> None:
    with begun(("SELECT 1", ()), ("SELECT 2", ())) as answers:
        assert answers == []
    assert answers == [[(1,)], [(2,)]]


def test_what_breaks_meanwhile_leaves_the_connection_as_it_was() -> None:
    with pytest.raises(ArithmeticError), begun(("SELECT 1 AS left_behind", ())):
        raise ArithmeticError
    assert several(("SELECT 1 AS left_behind", ())) == [[(1,)]]


def test_a_connection_that_is_lost_is_said_so_and_closed() -> None:
    given = connection.get_connection_params()
    named = {name: given[name] for name in ("dbname", "user", "host", "port") if given.get(name)}
    with psycopg.connect(**named, autocommit=True) as other:
        way = wire(other)
        way.send([("SELECT 1", ()), ("SELECT pg_terminate_backend(pg_backend_pid())", ())])
        with pytest.raises(psycopg.OperationalError, match="terminat"):
            way.answers([0, 1])
        assert other.closed


def test_a_statement_larger_than_goes_at_once_arrives_whole() -> None:
    words = "tell " * 2_000_000
    assert several(("SELECT length(%s::text)", (words,)), ("SELECT 2", ())) == [
        [(len(words),)],
        [(2,)],
    ]
