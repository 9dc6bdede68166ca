"""The public form through the front door, by a browser without scripts: whole, kept, and safe."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from goldenhour.contact.models import Contact, Jotting, Report
from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from goldenhour.identification.models import Mention
from goldenhour.journal.models import Entry
from goldenhour.outbox.models import Message
from goldenhour.triage.models import Assessment
from goldenhour.web.models import Turn

pytestmark = pytest.mark.django_db
ANY_SCRIPT = ("هل هو في البيت", "\u202eabc", "<script>", "ਪੰਜਾਬੀ")
CALM: dict[str, dict[str, Any]] = {
    "what": {"words": "Somebody took my bicycle from the yard."},
    "where": {"place_said": "Behind the shops, Church Street, Kidsgrove", "postcode": "st74an"},
    "when": {"t_now": "earlier", "when_said": "Sunday night", "v_repeat": "yes"},
    "danger": {"in_danger": "no", "hurt": "no", "near": "gone_unlikely"},
    "home": {"household": "somebody", "household_who": "My mother, 82"},
    "you": {"caller_is": "victim", "given_name": "Alina", "surname": "Sample"},
    "reach": {"safe": "yes", "shared": "no", "confirm": "sms", "phone": "07700 900142"},
    "language": {"language": "pl", "interpreter": "yes"},
    "evidence": {"i_lines": ["cctv", "witness"], "lost_soon": "yes"},
}


@pytest.fixture
def portal(house: Officer, nine: datetime) -> Officer:
    """The service that takes reports in."""
    return appoint(
        username="portal",
        name="Portal",
        staff_number="S3",
        rank="system",
        roles=["portal"],
        team=None,
        by=house,
        at=nine,
    )


def _fill(visitor: Client, **pages: dict[str, Any]) -> None:
    for name, typed in (CALM | pages).items():
        answer = visitor.post(f"/report/{name}", typed)
        assert answer.status_code == 302, (name, answer.content.decode())


def _send(visitor: Client) -> str:
    answer = visitor.post("/report/check", {"leave_empty": ""}, follow=True)
    assert answer.redirect_chain[-1][0] == "/report/sent"
    return str(answer.content.decode())


def test_a_report_becomes_one_contact_with_its_words_and_draft(
    client: Client, portal: Officer
) -> None:
    _fill(client)
    page = _send(client)
    contact = Contact.objects.get()
    assert contact.reference in page
    assert (contact.channel, contact.taken_by, contact.answered_at) == ("online", portal, None)
    assert contact.words == CALM["what"]["words"]
    assert (contact.safe_number, contact.language, contact.interpreter) == (
        "07700 900142",
        "pl",
        "accepted",
    )
    assert Mention.objects.get().surname == "Sample"
    typed = Jotting.objects.get(by=portal).typed
    assert typed["t_now"] == "earlier"
    assert typed["i_lines"] == ["cctv", "witness"]
    assert Report.objects.get().answers["home"]["household_who"] == "My mother, 82"
    assert not Assessment.objects.exists()


def test_a_report_sent_twice_arrives_once(client: Client, portal: Officer) -> None:
    _fill(client)
    again = client.cookies["report"].value
    _send(client)
    client.cookies["report"] = again
    client.post("/report/check", {})
    assert Contact.objects.count() == 1


@pytest.mark.parametrize("reach", [{}, {"safe": "unknown", "phone": "07700 900142"}])
def test_no_message_goes_where_nobody_said_it_is_safe(
    client: Client, portal: Officer, reach: dict[str, Any]
) -> None:
    _fill(client, reach=reach)
    _send(client)
    assert not Message.objects.exists()


def test_a_message_that_was_asked_for_and_is_safe_names_nothing(
    client: Client, portal: Officer
) -> None:
    _fill(client)
    _send(client)
    message = Message.objects.get()
    assert message.to_kind == "caller"
    assert "bicycle" not in message.body
    assert "police" not in message.body.lower()


def test_a_message_to_a_shared_phone_is_refused_beside_its_question(client: Client) -> None:
    reach = {"safe": "yes", "shared": "yes", "confirm": "sms", "phone": "07700 900142"}
    answer = client.post("/report/reach", reach)
    assert answer.status_code == 422
    assert "only send it if it is safe" in answer.content.decode()


def test_nobody_need_say_who_they_are(client: Client, portal: Officer) -> None:
    _fill(client, you={}, reach={}, where={}, home={}, language={}, evidence={})
    _send(client)
    assert Contact.objects.get().words == CALM["what"]["words"]
    assert not Mention.objects.exists()


def test_danger_shows_999_again_and_is_kept_with_its_reason(
    client: Client, portal: Officer
) -> None:
    _fill(
        client, what={"words": "He has a  knife. I\u2019m trapped."}, when={"t_now": "in_progress"}
    )
    assert "Do not wait for an answer" in client.get("/report/check").content.decode()
    assert "Do not wait for an answer" in _send(client)
    assert Report.objects.get().danger == ["says_now", "weapon", "held"]
    assert not Assessment.objects.exists()


def test_a_report_opens_on_the_call_screen_with_its_danger_signs_marked(
    client: Client, portal: Officer, hana: Officer
) -> None:
    test_danger_shows_999_again_and_is_kept_with_its_reason(client, portal)
    desk = Client()
    desk.force_login(hana)
    page = desk.get(f"/call/{Contact.objects.get().uid}")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Their own report" in text
    assert "Read this first." in text
    assert "<mark>" in text


def test_who_cannot_ring_is_marked(client: Client, portal: Officer) -> None:
    assert "press <strong>55</strong>" in client.get("/report").content.decode()
    assert client.post("/report/emergency")["Location"] == "/report/what"
    _fill(client)
    _send(client)
    assert Report.objects.get().danger == ["cannot_ring"]


def test_the_hourly_limit_never_holds_back_danger(client: Client, portal: Officer) -> None:
    for _ in range(11):
        _fill(client)
        answer = client.post("/report/check", {})
    assert answer.status_code == 429
    assert Contact.objects.count() == 10
    assert "bicycle" in client.get("/report/check").content.decode()
    client.post("/report/what", {"words": "He is here with a knife"})
    _send(client)
    assert Contact.objects.count() == 11
    assert client.get("/report").status_code == client.get("/report/emergency").status_code == 200


def test_the_limit_keeps_no_address_and_few_rows(client: Client, portal: Officer) -> None:
    for number in range(3):
        client.post("/report/what", CALM["what"], REMOTE_ADDR=f"2001:db8::{number}")
        client.cookies.clear()
    assert Turn.objects.count() == 1  # one household, whatever it makes up
    assert Turn.objects.get().count == 3


def test_the_trap_says_so_and_loses_nothing(client: Client, portal: Officer) -> None:
    _fill(client)
    answer = client.post("/report/check", {"leave_empty": "http://example.org"})
    assert answer.status_code == 422
    assert "Press Send again" in answer.content.decode()
    _send(client)


@pytest.mark.parametrize(
    ("page", "typed", "says"),
    [
        ("what", {"words": "a\x00b"}, "no record can keep"),
        ("what", {"words": "x" * 1_000_000}, "Make it shorter"),
        ("what", {"words": "  "}, "A few words are enough"),
        ("where", {"place_said": "x" * 401}, "too long"),
        ("when", {}, "Choose when it happened"),
        ("when", {"t_now": "yesterday-ish"}, "Choose one of the answers"),
        ("danger", {"in_danger": "", "near": "no_suspect"}, "Choose an answer"),
        ("reach", {"email": "alina at example"}, "like name@example.org"),
        ("reach", {"confirm": "sms", "safe": "yes", "shared": "no"}, "Write the number"),
        ("evidence", {"i_lines": ["cctv", "dragon"]}, "Choose from the answers"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_question_and_not_lost(
    client: Client, page: str, typed: dict[str, str], says: str
) -> None:
    answer = client.post(f"/report/{page}", typed)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert html.count(says) == 2  # in the summary and beside the field
    for text in typed.values():
        if isinstance(text, str) and 2 < len(text) < 1000 and page != "when":
            assert text.replace("\x00", "") in html.replace("\x00", "")


@pytest.mark.parametrize("words", ANY_SCRIPT)
def test_words_of_any_script_are_kept_as_they_are(
    client: Client, portal: Officer, words: str
) -> None:
    _fill(client, what={"words": words})
    _send(client)
    assert Contact.objects.get().words == words


def test_half_a_character_is_no_fault_of_ours(client: Client, portal: Officer) -> None:
    kind = "application/x-www-form-urlencoded"
    assert client.post("/report/what", "words=a%ED%A0%80b", content_type=kind).status_code == 302
    assert client.get("/report/what").status_code == 200


def test_going_back_shows_what_was_typed_and_a_change_leads_back_to_the_check(
    client: Client, portal: Officer
) -> None:
    _fill(client)
    assert "bicycle" in client.get("/report/what").content.decode()
    client.get("/report/check")
    answer = client.post("/report/what", {"words": "It was a scooter."})
    assert answer["Location"] == "/report/check"
    assert "scooter" in client.get("/report/check").content.decode()


def test_what_is_still_needed_is_asked_before_sending(client: Client, portal: Officer) -> None:
    client.post("/report/what", CALM["what"])
    assert client.post("/report/check", {})["Location"] == "/report/when"
    assert not Contact.objects.exists()


def test_leaving_forgets_everything_and_says_that_the_history_stays(client: Client) -> None:
    client.post("/report/what", CALM["what"])
    assert (
        "does not clear your browser\u2019s history" in client.get("/report/where").content.decode()
    )
    answer = client.get("/report/exit")
    assert answer["Location"].startswith("https://www.bbc.co.uk/")
    assert not Session.objects.exists()
    assert "bicycle" not in client.get("/report/what").content.decode()


def test_after_sending_the_answers_are_gone_from_the_form(client: Client, portal: Officer) -> None:
    _fill(client)
    _send(client)
    assert "bicycle" not in client.get("/report/what").content.decode()
    assert client.get("/report/check")["Location"] == "/report/sent"


def test_the_cookie_says_nothing_and_ends_with_the_browser(client: Client) -> None:
    client.post("/report/what", CALM["what"])
    cookie = client.cookies["report"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/report", True, "Strict")
    assert cookie["max-age"] == ""


def test_a_signed_in_officer_keeps_their_session_apart(client: Client, hana: Officer) -> None:
    client.force_login(hana)
    client.post("/report/what", CALM["what"])
    client.get("/report/exit")
    assert client.get("/contacts").status_code == 200


def test_without_the_service_the_form_says_that_it_is_shut(client: Client) -> None:
    _fill(client)
    answer = client.post("/report/check", {})
    assert answer.status_code == 503
    assert "Ring 101" in answer.content.decode()


def test_the_journal_holds_no_word_of_it(client: Client, portal: Officer) -> None:
    _fill(client)
    _send(client)
    said = str(list(Entry.objects.values_list("what", "about", "facts")))
    assert "bicycle" not in said
    assert "contact.reported" in said
    assert UUID(str(Contact.objects.get().uid)).hex
