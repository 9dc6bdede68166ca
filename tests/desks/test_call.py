"""The call desk, through the front door: a call is taken, proposed, sent, and added to."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification.models import Mention
from goldenhour.journal.models import Entry
from goldenhour.outbox.models import Message
from goldenhour.triage.models import Advice, Assessment, Incident

# Session and officer 2, the clock, contact and draft 5, incident and agreement 2, the look 10 with
# its deadline, what was shown 1. Savepoints are the transaction of the test.
MOST_QUERIES = 20

BURGLARY = {
    "phone": "07700 900142",
    "given_name": "Alina",
    "surname": "Sample",
    "place_said": "the end house, Church Street, Kidsgrove",
    "postcode": "st74an",
    "words": "Somebody has been in my kitchen",
    "incident_type": "burglary",
    "t_now": "just_ended_lt_60m",
    "t_source": "gone_unlikely",
    "h_kind": ["property"],
    "h_level": "minor",
    "h_medical": "no",
    "i_lines": ["doorbell"],
    "v_household": "nobody",
    "v_repeat": "no",
}


@pytest.fixture
def desk(client: Client, hana: Officer) -> Client:
    client.force_login(hana)
    return client


@pytest.fixture
def call(desk: Client) -> UUID:
    """A 999 call, just answered."""
    desk.post("/contacts", {"channel": "999", "line": "4", "key": str(uuid4())})
    return Contact.objects.get().uid


def _post(desk: Client, call: UUID, action: str, **said: object) -> int:
    data = BURGLARY | {"action": action, "key": str(uuid4())} | said
    return desk.post(f"/call/{call}", data).status_code


def test_a_new_call_opens_an_empty_form_with_nothing_preset(desk: Client, call: UUID) -> None:
    page = desk.get(f"/call/{call}").content.decode()
    assert "checked" not in page
    assert "999" in page


def test_the_proposal_shows_its_reasons_and_keeps_nothing(desk: Client, call: UUID) -> None:
    answer = desk.post(f"/call/{call}/proposal", BURGLARY)
    assert "3<span" in answer.content.decode()
    assert not Assessment.objects.exists()


def test_a_postcode_that_is_none_of_ours_is_remarked_at_once(desk: Client, call: UUID) -> None:
    for postcode, remark in (
        ("ST99 9ZZ", "not of this force area"),
        ("ST13", "not a whole postcode"),
        ("st13 9zz", ""),
        ("", ""),
    ):
        said = desk.post(f"/call/{call}/proposal", BURGLARY | {"postcode": postcode})
        assert ("Place:" in said.content.decode()) == bool(remark)
        assert remark in said.content.decode()


def test_sending_makes_an_incident_and_keeps_every_word(desk: Client, call: UUID) -> None:
    assert _post(desk, call, "send", advice_leave_or_cover_items_do_not_handle="said") == 302
    incident = Incident.objects.get()
    contact = Contact.objects.get()
    assert (incident.grade, incident.postcode) == ("S", contact.postcode)
    assert contact.words == BURGLARY["words"]
    assert Mention.objects.get().phone == "07700 900142"
    assert Advice.objects.get().fate == "said"


def test_a_form_sent_twice_makes_one_incident(desk: Client, call: UUID) -> None:
    key = str(uuid4())
    assert _post(desk, call, "send", key=key) == 302
    assert _post(desk, call, "send", key=key) == 302
    assert Incident.objects.count() == 1
    assert Assessment.objects.count() == 1


def test_without_a_place_nothing_is_lost_and_the_page_says_what_is_missing(
    desk: Client, call: UUID
) -> None:
    data = BURGLARY | {"action": "send", "place_said": "", "postcode": "", "key": str(uuid4())}
    answer = desk.post(f"/call/{call}", data)
    assert answer.status_code == 422
    assert "A grade and a place are needed" in answer.content.decode()
    assert Contact.objects.get().words == BURGLARY["words"]


def test_a_lower_grade_asks_why_in_place(desk: Client, call: UUID) -> None:
    data = BURGLARY | {"action": "send", "t_now": "in_progress", "grade": "S"}
    answer = desk.post(f"/call/{call}", data | {"t_source": "present", "key": str(uuid4())})
    assert answer.status_code == 422
    assert "needs a reason" in answer.content.decode()
    assert Contact.objects.get().words == BURGLARY["words"]


def test_what_is_added_after_sending_is_an_update_of_the_same_incident(
    desk: Client, call: UUID
) -> None:
    _post(desk, call, "send")
    assert _post(desk, call, "assess", v_factors=["age_child"], t_source="nearby") == 302
    assert Incident.objects.get().grade == "P"
    assert Assessment.objects.count() == 2


def test_a_call_opened_again_shows_what_was_typed(desk: Client, call: UUID) -> None:
    _post(desk, call, "send")
    page = desk.get(f"/call/{call}").content.decode()
    assert "Somebody has been in my kitchen" in page
    assert "07700 900142" in page
    assert 'value="just_ended_lt_60m"' in page


def test_a_call_opened_again_shows_why_its_grade_was_proposed(desk: Client, call: UUID) -> None:
    _post(desk, call, "send", advice_leave_or_cover_items_do_not_handle="said")
    page = desk.get(f"/call/{call}").content.decode()
    assert "No proposal yet" not in page
    assert "i_lines=doorbell" in page
    assert "advice_leave_or_cover_items_do_not_handle" in page


def test_a_contact_without_an_incident_needs_a_reason(desk: Client, call: UUID) -> None:
    answer = desk.post(f"/call/{call}/close", {"ending": "resolved", "why_ended": " "})
    assert answer.status_code == 422
    assert Contact.objects.get().ending == ""
    desk.post(f"/call/{call}/close", {"ending": "resolved", "why_ended": "Pocket dial"})
    assert Contact.objects.get().ending == "resolved"


def test_the_journal_of_a_call_holds_no_word_of_it(desk: Client, call: UUID) -> None:
    _post(desk, call, "send")
    everything = " ".join(str(entry.facts) for entry in Entry.objects.all())
    for word in ("Alina", "Sample", "900142", "Kidsgrove", "kitchen"):
        assert word not in everything


def test_a_dispatcher_takes_no_calls(client: Client, dina: Officer, call: UUID) -> None:
    client.force_login(dina)
    assert client.get(f"/call/{call}").status_code == 403


def test_below_priority_the_two_required_answers_are_asked_first(desk: Client, call: UUID) -> None:
    data = BURGLARY | {"action": "send", "v_household": "", "key": str(uuid4())}
    answer = desk.post(f"/call/{call}", data)
    assert answer.status_code == 422
    assert "Ask who else is there" in answer.content.decode()
    assert not Incident.objects.exists()
    assert _post(desk, call, "send", v_household="unknown") == 302


def test_an_emergency_is_never_held_back_for_an_empty_field(desk: Client, call: UUID) -> None:
    empty = {"v_household": "", "v_repeat": "", "t_now": "in_progress", "t_source": "present"}
    assert _post(desk, call, "send", **empty) == 302
    assert Incident.objects.get().grade == "P"


def test_a_field_that_cannot_be_read_is_kept_as_it_was_typed_and_blocks_no_send(
    desk: Client, call: UUID
) -> None:
    assert _post(desk, call, "send", v_household="somebody", v_household_1_age="abc") == 422
    assert Incident.objects.exists()
    assert 'value="abc"' in desk.get(f"/call/{call}").content.decode()


def test_a_copy_of_advice_goes_only_where_a_message_is_safe(desk: Client, call: UUID) -> None:
    said = {"advice_leave_or_cover_items_do_not_handle": "said", "safe_number": "07700 900143"}
    _post(desk, call, "send", **said)
    refused = desk.post(f"/call/{call}/copy", {"key": str(uuid4())})
    assert refused.status_code == 422
    _post(desk, call, "assess", v_comms_safe_to_call_back="yes", **said)
    sent = desk.post(f"/call/{call}/copy", {"key": str(uuid4())})
    assert sent.status_code == 200, sent.content
    message = Message.objects.get()
    assert message.address == "07700 900143"
    assert "burglar" not in message.body.lower()


def test_opening_a_call_asks_few_things_and_none_of_them_twice(desk: Client, call: UUID) -> None:
    _post(desk, call, "send")
    desk.post("/contacts", {"channel": "999", "line": "5", "key": str(uuid4())})
    again = Contact.objects.latest("id").uid
    _post(desk, again, "save", surname="Sampel")
    desk.get(f"/call/{again}")  # what is shown of her first call is now written down
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(f"/call/{again}").content.decode()
    assert "1 earlier contact" in page
    statements = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(statements) == len(set(statements)) <= MOST_QUERIES, statements


def test_the_same_answer_is_drawn_alike_from_call_to_call_and_words_never_are(
    desk: Client, call: UUID
) -> None:
    _post(desk, call, "save", h_level="", v_household="somebody", v_household_1_relation="gran")
    desk.post("/contacts", {"channel": "999", "line": "5", "key": str(uuid4())})
    other = Contact.objects.latest("id").uid
    _post(desk, other, "save", t_now="earlier", v_household="somebody")
    first, second = (desk.get(f"/call/{one}").content.decode() for one in (call, other))
    assert 'value="just_ended_lt_60m" checked' in first
    assert 'value="earlier" checked' in second
    assert 'value="just_ended_lt_60m" checked' not in second
    assert "gran" in first
    assert "gran" not in second
