"""What may happen to a message, what is refused, and what the journal keeps of it."""

from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from goldenhour.force.models import Officer
from goldenhour.journal.commands import COMMANDS, NotAllowed
from goldenhour.journal.models import Entry
from goldenhour.outbox import commands, queries, rules
from goldenhour.outbox.models import Message
from tests.moments import minutes


def queue(by: Officer, at: datetime, **given: Any) -> Message:
    said: dict[str, Any] = {
        "to_kind": "victim",
        "to_code": "V1",
        "about": "case/1",
        "channel": "sms",
        "address": "07700 900142",
        "body": "There is news about your report.",
    }
    return commands.queue(**(said | given), by=by, at=at)


def test_a_message_is_queued_and_the_journal_holds_no_word_of_it(
    vera: Officer, nine: datetime
) -> None:
    message = queue(vera, nine)

    entry = Entry.objects.get(what="outbox.queued")
    assert entry.about == str(message)
    assert entry.facts == {"channel": "sms"}
    assert entry.content is not None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"address": " "}, "address"),
        ({"body": ""}, "empty"),
        ({"body": "x" * 5001}, "longer"),
        ({"channel": "pigeon"}, "pigeon"),
    ],
)
def test_what_nobody_can_carry_is_refused(
    given: dict[str, str], says: str, vera: Officer, nine: datetime
) -> None:
    with pytest.raises(commands.NotSendable, match=says):
        queue(vera, nine, **given)


def test_only_the_clock_attempts(vera: Officer, nine: datetime) -> None:
    message = queue(vera, nine)
    with pytest.raises(NotAllowed):
        commands.attempt(message=message.uid, provider="any", by=vera, at=nine)


def test_nobody_can_write_to_a_victim_past_the_question_of_safety() -> None:
    assert "outbox.queue" not in COMMANDS


def test_a_person_settles_only_what_nobody_knows(
    vera: Officer, clock: Officer, nine: datetime
) -> None:
    message = queue(vera, nine)
    commands.attempt(message=message.uid, provider="any", by=clock, at=nine)
    with pytest.raises(commands.WrongState, match="clock"):
        commands.settle(message=message.uid, state="SENT", by=vera, at=nine)


def test_what_was_never_attempted_cannot_be_called_sent(
    vera: Officer, clock: Officer, nine: datetime
) -> None:
    message = queue(vera, nine)
    with pytest.raises(commands.WrongState, match="QUEUED"):
        commands.settle(message=message.uid, state="SENT", by=clock, at=nine)


@pytest.mark.parametrize(("state", "why"), [("REFUSED", ""), ("SENT", "too_late"), ("GONE", "")])
def test_a_settlement_without_sense_is_refused(
    state: str, why: str, vera: Officer, clock: Officer, nine: datetime
) -> None:
    message = queue(vera, nine)
    commands.attempt(message=message.uid, provider="any", by=clock, at=nine)
    with pytest.raises(commands.WrongState):
        commands.settle(message=message.uid, state=state, why=why, by=clock, at=nine)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"state": "LOST"}, "known_state"),
        ({"state": "SENT"}, "settled|attempted"),
        ({"channel": "pigeon"}, "known_channel"),
        ({"to_kind": "neighbour"}, "somebody_known"),
        ({"why": "too_late"}, "refusal_has"),
    ],
)
def test_the_database_refuses_a_message_that_cannot_be(
    change: dict[str, str], constraint: str, vera: Officer, nine: datetime
) -> None:
    message = queue(vera, nine)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**change)


def test_every_state_says_what_may_follow_it() -> None:
    assert all(after <= set(rules.STATES) for after in rules.NEXT.values())
    assert not rules.NEXT["SENT"]
    assert not rules.NEXT["REFUSED"]


def test_reading_a_message_is_written_down_and_a_list_shows_no_words(
    vera: Officer, nine: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    message = queue(vera, nine)
    with django_assert_num_queries(1):
        rows = queries.messages()
    assert not hasattr(rows[0], "body")

    letter = queries.message(message.uid, by=vera, at=nine + minutes(1), why="task")

    assert letter.body == "There is news about your report."
    opened = Entry.objects.get(what="outbox.message.opened")
    assert (opened.about, opened.facts) == ("case/1", {"why": "task"})
