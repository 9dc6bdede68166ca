"""The outbox's pages: lists without words, a message opened, an unknown one settled."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.outbox import commands, queries
from goldenhour.outbox.models import Message


@pytest.fixture
def message(vera: Officer, nine: datetime) -> Message:
    return commands.queue(
        to_kind="victim",
        to_code="V1",
        about="case/1",
        channel="sms",
        address="07700 900142",
        body="There is news about your report.",
        by=vera,
        at=nine,
    )


@pytest.fixture
def desk(client: Client, vera: Officer) -> Client:
    client.force_login(vera)
    return client


@pytest.fixture
def lost(message: Message, clock: Officer, nine: datetime) -> Message:
    """A message of which nobody knows whether it left."""
    commands.attempt(message=message.uid, provider="outside", by=clock, at=nine)
    return commands.settle(message=message.uid, state="UNKNOWN", by=clock, at=nine)


def test_the_list_shows_no_words_and_the_message_does(desk: Client, message: Message) -> None:
    listed = desk.get("/outbox").content.decode()
    assert "victim V1" in listed
    assert "07700" not in listed

    opened = desk.get(f"/outbox/{message.uid}").content.decode()

    assert "There is news about your report." in opened
    assert Entry.objects.filter(what="outbox.message.opened", about="case/1").exists()


def test_a_list_is_narrowed_by_state(desk: Client, message: Message) -> None:
    assert "victim V1" in desk.get("/outbox?state=waiting").content.decode()
    assert "victim V1" not in desk.get("/outbox?state=sent").content.decode()


def test_a_person_settles_what_nobody_knows(desk: Client, lost: Message) -> None:
    assert "It was sent" in desk.get(f"/outbox/{lost.uid}").content.decode()
    key = str(uuid4())

    wrong = desk.post(f"/outbox/{lost.uid}/settle", {"found": "perhaps", "key": key})
    right = desk.post(f"/outbox/{lost.uid}/settle", {"found": "not_sent", "key": str(uuid4())})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert queries.row(lost.uid).state == "REFUSED"


def test_the_outbox_is_shut_to_the_control_room(
    client: Client, hana: Officer, message: Message
) -> None:
    client.force_login(hana)
    assert client.get("/outbox").status_code == 403
    assert client.get(f"/outbox/{message.uid}").status_code == 403
