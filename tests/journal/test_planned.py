"""Planned: a statement is planned once a connection, and answers as Django's own would."""

from datetime import datetime
from typing import Any

import pytest
from django.db import DataError, InternalError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from goldenhour.journal.planned import array, several
from goldenhour.journal.rows import asked

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
