"""The draft: every keystroke group is kept with its author, and no word of it is in the journal."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries
from goldenhour.contact.models import Contact, Jotting
from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry
from goldenhour.triage.models import Advice
from tests.moments import NINE

MOST_QUERIES = 10  # session, officer, key, receipt, contact, jotting, entry, receipt, savepoint
SAID = {"words": "He is at the door", "t_now": "in_progress", "h_kind": ["physical"]}


@pytest.fixture
def call(hana: Officer) -> UUID:
    """A 999 call that Hana answered."""
    return contacts.receive(channel="999", by=hana, at=NINE).uid


@pytest.fixture
def desk(client: Client, hana: Officer) -> Client:
    client.force_login(hana)
    return client


def jot(desk: Client, call: UUID, typed: object, key: UUID | None = None) -> Any:
    body = json.dumps({"key": str(key or uuid4()), "typed": typed})
    return desk.post(f"/call/{call}/jot", body, content_type="application/json")


def test_what_is_typed_is_on_the_page_again_for_whoever_opens_it(
    desk: Client, call: UUID, tara: Officer
) -> None:
    assert jot(desk, call, SAID).json()["kept"] == list(SAID)
    other = Client()
    other.force_login(tara)
    page = other.get(f"/call/{call}").content.decode()
    assert "He is at the door" in page
    assert 'value="in_progress" checked' in page


def test_two_officers_at_one_desk_are_both_named(desk: Client, call: UUID, tara: Officer) -> None:
    jot(desk, call, {"words": "He is"})
    other = Client()
    other.force_login(tara)
    jot(other, call, {"words": "He is gone"})
    page = other.get(f"/call/{call}").content.decode()
    assert "Hana Example until" in page
    assert "Tara Example since" in page


def test_sent_twice_under_one_key_it_is_kept_once(desk: Client, call: UUID) -> None:
    key = uuid4()
    assert jot(desk, call, SAID, key).status_code == 200
    assert jot(desk, call, SAID, key).status_code == 200
    assert Jotting.objects.count() == 1


def test_one_field_that_cannot_be_kept_takes_no_other_with_it(desk: Client, call: UUID) -> None:
    typed = {"words": "a\x00b", "surname": "\ud800", "why": "x" * 1_000_000, "house": "14"}
    said = jot(desk, call, typed).json()
    assert said["kept"] == ["house"]
    assert set(said["refused"]) == {"words", "surname", "why"}
    assert all(len(sentence.split()) <= 20 for sentence in said["refused"].values())


@pytest.mark.parametrize(
    "text", ["مساعدة", "0" * 40, "0001-01-01", "9999-12-31", "abc", "\u202egnol", " "]
)
def test_what_the_caller_said_is_kept_verbatim(desk: Client, call: UUID, text: str) -> None:
    names = ("words", "phone", "date_of_birth", "v_household_1_age", "i_perishable_at")
    typed = dict.fromkeys(names, text)
    assert jot(desk, call, typed).status_code == 200
    assert queries.jottings_of(call)[0].typed == typed
    assert desk.get(f"/call/{call}").status_code == 200


def test_what_is_no_draft_is_refused_in_a_sentence(desk: Client, call: UUID) -> None:
    for body in (
        "",
        "[]",
        "{",
        '{"typed": {}}',
        '{"key": "x", "typed": {"words": "a"}}',
        "[" * 9999,
    ):
        answer = desk.post(f"/call/{call}/jot", body, content_type="application/json")
        assert answer.status_code == 400
        assert "Reload" in answer.json()["refused"][""]
    for typed in ({"no field!": "x"}, {"words": 3}, {"words": {"a": "b"}}, {"words": [["x"]]}):
        assert jot(desk, call, typed).status_code == 422
    raw = desk.post(f"/call/{call}/jot", b"\xff\xfe", content_type="application/json")
    assert raw.status_code == 400


def test_a_closed_contact_takes_no_more(desk: Client, call: UUID, hana: Officer) -> None:
    contacts.close(contact=call, ending="no_incident", why="Pocket dial", by=hana, at=NINE)
    answer = jot(desk, call, SAID)
    assert answer.status_code == 422
    assert "closed" in answer.json()["refused"][""]


def test_a_dispatcher_types_into_no_call(call: UUID, dina: Officer) -> None:
    with pytest.raises(NotAllowed):
        contacts.jot(contact=call, typed=SAID, by=dina, at=NINE)


def test_the_journal_holds_no_word_of_a_draft(desk: Client, call: UUID) -> None:
    jot(desk, call, SAID)
    entry = Entry.objects.get(what="contact.jotted")
    assert entry.content
    assert "door" not in str(entry.facts)


def test_keeping_a_draft_is_cheap(desk: Client, call: UUID) -> None:
    jot(desk, call, SAID)
    with CaptureQueriesContext(connection) as asked:
        jot(desk, call, {"words": "He is at the door now"})
    statements = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(statements) <= MOST_QUERIES, statements


def test_advice_is_on_the_record_when_it_is_ticked_and_never_when_it_is_shown(
    desk: Client, call: UUID
) -> None:
    desk.get(f"/call/{call}")
    assert not Advice.objects.exists()
    jot(desk, call, {"advice_keep_phone_and_messages_do_not_delete": "said"})
    assert Advice.objects.get().fate == "said"


def test_a_form_without_scripts_leaves_its_draft_too(desk: Client, call: UUID) -> None:
    typed = {"words": "Come", "v_household_1_age": "abc", "action": "save", "key": str(uuid4())}
    assert desk.post(f"/call/{call}", typed).status_code == 422
    assert queries.jottings_of(call)[0].typed == {"words": "Come", "v_household_1_age": "abc"}
    assert Contact.objects.get().words == "Come"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(text=st.text(st.characters(), max_size=200))
def test_no_text_whatever_is_answered_by_a_500(desk: Client, call: UUID, text: str) -> None:
    answer = jot(desk, call, {"words": text, "safe_times": text})
    assert answer.status_code in (200, 422)
    assert desk.get(f"/call/{call}").status_code == 200
