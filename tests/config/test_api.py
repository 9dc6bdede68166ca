"""The API's promises: who may, once, in turn, and in words."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from goldenhour.contact.models import Contact
from goldenhour.force.commands import revoke_token, suspend
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.web import clock
from tests.api_callers import Caller, program, token_of

pytestmark = pytest.mark.usefixtures("stopped_clock")
PROBLEM = "application/problem+json"


@pytest.fixture
def desk(hana: Officer, ada: Officer) -> Caller:
    """A program that acts for Hana, with all that she may."""
    return program(hana, ada)


def received(desk: Caller) -> UUID:
    return UUID(desk.give("contact.receive", {"channel": "101"}).json()["uid"])


def says(answer: Any, status: int) -> str:
    """The sentence of a problem with that status."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == PROBLEM
    body = answer.json()
    assert body["status"] == status
    return str(body["detail"])


def test_a_command_makes_a_record_and_gives_its_version(desk: Caller, hana: Officer) -> None:
    answer = desk.give("contact.receive", {"channel": "101"})

    assert answer.status_code == 200
    assert answer["ETag"] == '"1"'
    assert answer["Cache-Control"] == "no-store"
    contact = Contact.objects.get(uid=answer.json()["uid"])
    assert (contact.taken_by, contact.channel) == (hana, "101")


def test_the_same_key_answers_the_same_and_acts_once(desk: Caller) -> None:
    key = uuid4()
    first = desk.give("contact.receive", {"channel": "101"}, key=key)
    again = desk.give("contact.receive", {"channel": "101"}, key=key)

    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert Contact.objects.count() == 1


def test_a_change_sent_again_under_its_key_is_not_stale(desk: Caller) -> None:
    contact, key = received(desk), uuid4()
    body = {"contact": str(contact), "words": "A shed was opened"}
    first = desk.give("contact.amend", body, key=key, version=1)
    again = desk.give("contact.amend", body, key=key, version=1)

    assert first.json() == again.json()
    assert Contact.objects.get().version == 2


def test_a_key_used_for_something_else_is_refused(desk: Caller) -> None:
    key = uuid4()
    desk.give("contact.receive", {"channel": "101"}, key=key)

    assert "new key" in says(desk.give("contact.receive", {"channel": "999"}, key=key), 422)


def test_a_missing_or_unreadable_key_is_named(desk: Caller) -> None:
    body = {"channel": "101"}

    assert "Idempotency-Key" in says(desk.give("contact.receive", body, key=""), 400)
    assert "UUID" in says(desk.give("contact.receive", body, key="seven"), 400)


def test_a_change_needs_the_version_that_was_seen(desk: Caller) -> None:
    body = {"contact": str(received(desk)), "words": "A fight"}

    assert "If-Match" in says(desk.give("contact.amend", body), 428)
    assert desk.give("contact.amend", body, version=1).status_code == 200
    stale = desk.give("contact.amend", body, version=1)
    says(stale, 412)
    assert (stale.json()["seen"], stale.json()["now"]) == (1, 2)


def test_a_command_still_running_says_when_to_ask_again(desk: Caller) -> None:
    key = uuid4()
    with StillHeld(key):
        answer = desk.give("contact.receive", {"channel": "101"}, key=key)

    says(answer, 409)
    assert answer["Retry-After"] == "1"


class StillHeld:
    """Another connection that is carrying out the command of a key."""

    def __init__(self, key: UUID) -> None:
        self.key, self.other = key, connection.copy()

    def __enter__(self) -> None:
        self.other.set_autocommit(False)
        with self.other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [self.key.int % 2**63])

    def __exit__(self, *why: object) -> None:
        self.other.rollback()
        self.other.close()


def test_without_a_good_token_nobody_is_known(desk: Caller, hana: Officer, ada: Officer) -> None:
    stranger = Caller("not-a-token")
    old = program(hana, ada, days=1, ago=2)

    for caller in (stranger, old):
        answer = caller.give("contact.receive", {"channel": "101"})
        says(answer, 401)
        assert answer["WWW-Authenticate"] == "Bearer"
    assert desk.client.get("/api/v1/contacts").status_code == 401


def test_a_revoked_token_and_a_shut_account_end_at_once(hana: Officer, ada: Officer) -> None:
    token, secret = token_of(hana, ada)
    other = program(hana, ada)
    assert Caller(secret).ask("contacts").status_code == 200

    revoke_token(token=token.uid, by=ada, at=clock.real_now())
    assert Caller(secret).ask("contacts").status_code == 401
    assert other.ask("contacts").status_code == 200

    suspend(officer=hana.uid, by=ada, at=clock.real_now())
    assert other.ask("contacts").status_code == 401


def test_a_token_may_do_no_more_than_its_scopes(hana: Officer, ada: Officer) -> None:
    narrow = program(hana, ada, scopes={"contact.receive"})
    assert narrow.give("contact.receive", {"channel": "101"}).status_code == 200

    says(narrow.ask("contacts"), 403)
    says(narrow.give("contact.answer", {"contact": str(uuid4())}, version=1), 403)


def test_a_token_may_do_no_more_than_its_officer_may_today(hana: Officer, ada: Officer) -> None:
    desk = program(hana, ada)
    Officer.objects.filter(pk=hana.pk).update(roles=["auditor"])

    says(desk.ask("contacts"), 403)
    says(desk.give("contact.receive", {"channel": "101"}), 403)
    assert Entry.objects.filter(what="journal.refused", by=hana).count() == 2


def test_who_and_when_are_never_taken_from_the_sender(desk: Caller) -> None:
    for field in ("by", "at", "role"):
        answer = desk.give("contact.receive", {"channel": "101", field: "x"})
        says(answer, 422)
        assert answer.json()["errors"][0]["loc"] == ["body", field]


def test_a_refusal_names_the_field(desk: Caller) -> None:
    body = {"contact": str(received(desk)), "caller_is": "a ghost"}
    answer = desk.give("contact.amend", body, version=1)

    assert "Choose one of" in says(answer, 422)
    assert answer.json()["errors"][0]["loc"] == ["body", "caller_is"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"channel": NaN}', 400),
        (b'{"channel": "\\ud800"}', 400),
        (b'{"channel": "\\u0000"}', 400),
        (b'{"channel": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
        (b'{"channel": ' + b"[" * 50 + b"]" * 50 + b"}", 400),
        (b'{"channel": ' + b"9" * 400 + b"}", 400),
        (b'{"channel": "' + b"a" * (1024 * 1024) + b'"}', 413),
        (b'{"channel": "' + b"a" * (3 * 1024 * 1024) + b'"}', 413),
        (b'{"channel": "' + b"a" * 30_000 + b'"}', 422),
        (b"[]", 422),
        (b"null", 422),
        (b"", 422),
        (b'{"channel": "999", "received_at": "2026-12-01T09:00:00"}', 422),
        (b'{"channel": "999", "received_at": "0001-01-01T00:00:00+14:00"}', 422),
        (b'{"channel": "999", "received_at": 1764579600}', 422),
        (b'{"channel": "999", "uid": 7}', 422),
    ],
)
def test_what_cannot_be_kept_is_refused(desk: Caller, body: bytes, status: int) -> None:
    says(desk.give("contact.receive", body), status)
    assert not Contact.objects.exists()


def test_what_stands_already_is_refused_in_words(hana: Officer, desk: Caller) -> None:
    body = {"channel": "101", "uid": str(received(desk))}

    assert "exists already" in says(desk.give("contact.receive", body), 422)


def test_an_unknown_address_or_method_is_a_problem_too(desk: Caller) -> None:
    for path in ("", "nothing", "commands/contact.vanish", "contacts/x/y/z"):
        assert "no such address" in says(desk.ask(path), 404)
    assert "POST only" in says(desk.ask("commands/contact.receive"), 405)
    says(desk.client.delete("/api/v1/contacts", headers=desk.headers), 405)
    says(desk.ask(f"contacts/{uuid4()}"), 404)
    says(desk.ask("contacts/seven"), 422)


def test_a_problem_repeats_nothing_that_was_sent(desk: Caller) -> None:
    body = {"channel": "07700 900142", "received_at": "07700 900142", "phone": "07700 900142"}

    answer = desk.give("contact.receive", body)

    assert answer.status_code == 422
    assert "900142" not in json.dumps(answer.json())
