"""Planned: a statement is planned once a connection, and answers as Django's own would."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenhour.journal.planned import array
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


def test_an_empty_list_is_one(nine: datetime) -> None:
    assert asked("SELECT %s::bigint[]", array([])) == [([],)]
