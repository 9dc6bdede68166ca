"""A message is attempted, sent, settled; a crash loses nothing and sends nothing twice."""

from datetime import datetime
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from goldenhour.force.models import Officer
from goldenhour.outbox import commands, jobs, queries
from goldenhour.outbox.models import Message
from goldenhour.outbox.providers import Answer, Demonstration, Heard, NoAnswer, Rejected
from tests.moments import days, minutes


class Crash(BaseException):
    """The process dies here."""


class Outside:
    """A provider that remembers what it was handed and can be told to fail."""

    name = "outside"

    def __init__(self) -> None:
        self.handed: list[UUID] = []
        self.fails: dict[str, BaseException] = {}
        self.remembers = True

    def send(self, letter: queries.Letter, *, at: datetime) -> str:
        if error := self.fails.pop("before", None):
            raise error
        self.handed.append(letter.uid)
        if error := self.fails.pop("after", None):
            raise error
        return "out-1"

    def ask(self, reference: UUID) -> Heard:
        if error := self.fails.pop("ask", None):
            raise error
        if not self.remembers:
            return Heard(Answer.CANNOT_SAY)
        found = reference in self.handed
        return Heard(Answer.FOUND, "out-1") if found else Heard(Answer.ABSENT)


@pytest.fixture
def message(vera: Officer, nine: datetime) -> Message:
    return commands.queue(
        to_kind="victim",
        to_code="V1",
        about="case/00000000-0000-7000-8000-000000000000",
        channel="sms",
        address="07700 900142",
        body="There is news about your report.",
        by=vera,
        at=nine,
    )


def test_a_queued_message_is_attempted_sent_and_settled(
    message: Message, clock: Officer, nine: datetime
) -> None:
    done = jobs.send_due(by=clock, at=nine + minutes(1))

    row = queries.row(message.uid)
    assert done == {"SENT": 1}
    assert (row.state, row.attempts, row.provider) == ("SENT", 1, "demonstration")
    assert row.settled_at == nine + minutes(1)


def test_a_sent_message_is_never_sent_again(
    message: Message, clock: Officer, nine: datetime
) -> None:
    outside = Outside()

    jobs.send_due(by=clock, at=nine, provider=outside)
    jobs.send_due(by=clock, at=nine + minutes(1), provider=outside)

    assert outside.handed == [message.uid]


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_crash_around_sending_sends_exactly_once(
    where: str, message: Message, clock: Officer, nine: datetime
) -> None:
    outside = Outside()
    outside.fails[where] = Crash()
    with pytest.raises(Crash):
        jobs.send_due(by=clock, at=nine, provider=outside)
    assert queries.row(message.uid).state == "ATTEMPTED"

    jobs.send_due(by=clock, at=nine + minutes(1), provider=outside)

    assert outside.handed == [message.uid]
    assert queries.row(message.uid).state == "SENT"


@pytest.mark.parametrize("step", ["attempt", "settle"])
def test_a_crash_before_our_own_record_sends_exactly_once(
    step: str,
    message: Message,
    clock: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outside = Outside()

    def dies(**given: object) -> None:
        raise Crash

    with monkeypatch.context() as broken:
        broken.setattr(commands, step, dies)
        with pytest.raises(Crash):
            jobs.send_due(by=clock, at=nine, provider=outside)

    jobs.send_due(by=clock, at=nine + minutes(1), provider=outside)

    assert outside.handed == [message.uid]
    assert queries.row(message.uid).state == "SENT"


def test_a_provider_that_cannot_say_leaves_it_to_a_person(
    message: Message, clock: Officer, vera: Officer, nine: datetime
) -> None:
    outside = Outside()
    outside.fails["after"] = Crash()
    with pytest.raises(Crash):
        jobs.send_due(by=clock, at=nine, provider=outside)
    outside.remembers = False

    assert jobs.send_due(by=clock, at=nine + minutes(1), provider=outside) == {"UNKNOWN": 1}
    assert jobs.send_due(by=clock, at=nine + minutes(2), provider=outside) == {}
    commands.settle(message=message.uid, state="SENT", by=vera, at=nine + minutes(9))

    assert outside.handed == [message.uid]
    assert queries.row(message.uid).state == "SENT"


def test_a_silent_provider_is_asked_for_a_day_then_a_person_looks(
    message: Message, clock: Officer, nine: datetime
) -> None:
    outside = Outside()
    outside.fails["after"] = NoAnswer()

    assert jobs.send_due(by=clock, at=nine, provider=outside) == {"ATTEMPTED": 1}
    outside.fails["ask"] = NoAnswer()
    assert jobs.send_due(by=clock, at=nine + minutes(5), provider=outside) == {"ATTEMPTED": 1}
    outside.fails["ask"] = NoAnswer()
    assert jobs.send_due(by=clock, at=nine + days(1), provider=outside) == {"UNKNOWN": 1}
    assert outside.handed == [message.uid]


def test_one_refused_letter_does_not_stop_the_next(
    message: Message, vera: Officer, clock: Officer, nine: datetime
) -> None:
    outside = Outside()
    outside.fails["before"] = Rejected()
    commands.queue(
        to_kind="victim",
        to_code="V2",
        about=message.about,
        channel="email",
        address="a.sample@example.org",
        body="There is news.",
        by=vera,
        at=nine,
    )

    assert jobs.send_due(by=clock, at=nine, provider=outside) == {"REFUSED": 1, "SENT": 1}
    assert queries.row(message.uid).why == "rejected_by_provider"


def test_a_message_is_not_sent_after_its_safe_hours(
    vera: Officer, clock: Officer, nine: datetime
) -> None:
    late = commands.queue(
        to_kind="victim",
        to_code="V1",
        about="case/1",
        channel="sms",
        address="07700 900142",
        body="There is news.",
        by=vera,
        at=nine,
        not_after=nine + minutes(5),
    )
    outside = Outside()

    assert jobs.send_due(by=clock, at=nine + minutes(6), provider=outside) == {"REFUSED": 1}
    assert outside.handed == []
    assert queries.row(late.uid).why == "too_late"


def test_the_demonstrations_provider_answers_by_our_reference(
    message: Message, nine: datetime
) -> None:
    provider = Demonstration()
    assert provider.ask(message.uid) == Heard(Answer.ABSENT)

    reference = provider.send(queries.to_carry(message.uid), at=nine)

    assert provider.ask(message.uid) == Heard(Answer.FOUND, reference)
    assert provider.send(queries.to_carry(message.uid), at=nine) == reference


def test_what_another_worker_has_in_hand_is_left_to_it(
    message: Message, clock: Officer, nine: datetime
) -> None:
    given = connection.get_connection_params()
    named = {name: given[name] for name in ("dbname", "user", "host", "port") if given.get(name)}
    outside = Outside()
    with psycopg.connect(**named) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [message.uid.int % 2**63])
        assert jobs.send_due(by=clock, at=nine, provider=outside) == {}
        # said, for the server notices some time later that somebody hung up
        other.execute("SELECT pg_advisory_unlock(%s)", [message.uid.int % 2**63])

    assert jobs.send_due(by=clock, at=nine, provider=outside) == {"SENT": 1}
