"""My calls: what I owe stands first; a list names nobody and writes nothing."""

from datetime import datetime

import pytest
from django.test import Client

from goldenhour.contact import commands as contacts
from goldenhour.contact.models import Contact
from goldenhour.desks.report import panel, sending
from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.triage import commands as triage
from goldenhour.web import clock
from tests.moments import minutes


@pytest.fixture
def desk(client: Client, hana: Officer) -> Client:
    client.force_login(hana)
    return client


@pytest.fixture
def now(db: None) -> datetime:
    """The moment at which the page will be asked."""
    return clock.now()


@pytest.fixture
def portal(house: Officer, now: datetime) -> Officer:
    return appoint(
        username="portal",
        name="Portal",
        staff_number="S3",
        rank="system",
        roles=["portal"],
        team=None,
        by=house,
        at=now,
    )


def a_call(by: Officer, at: datetime, words: str = "Somebody is in the shed") -> Contact:
    row: Contact = contacts.receive(channel="999", by=by, at=at)
    contacts.amend(contact=row.uid, words=words, place_said="Mill Lane, Alton", by=by, at=at)
    return row


def sent(by: Officer, at: datetime) -> Contact:
    row = a_call(by, at)
    triage.assess(
        contact=row.uid,
        incident_type="burglary",
        answers={"t_now": "in_progress"},
        observed=[],
        levels={},
        history={},
        by=by,
        at=at,
    )
    triage.send(contact=row.uid, by=by, at=at)
    return row


def test_what_is_not_sent_stands_before_what_was_sent(
    desk: Client, hana: Officer, now: datetime
) -> None:
    done = sent(hana, now)
    open_call = a_call(hana, now - minutes(3))
    html = desk.get("/my-calls").content.decode()
    assert "Not sent: 1. Finish, or close with a reason" in html
    assert html.index(open_call.reference) < html.index(done.reference)
    assert "Sent today: 1" in html


def test_a_call_of_yesterday_that_nobody_ended_is_still_mine(
    desk: Client, hana: Officer, now: datetime
) -> None:
    old = a_call(hana, now - minutes(60 * 30))
    assert old.reference in desk.get("/my-calls").content.decode()


def test_nobody_elses_call_is_mine(
    desk: Client, hana: Officer, tara: Officer, now: datetime
) -> None:
    theirs = a_call(tara, now)
    html = desk.get("/my-calls").content.decode()
    assert theirs.reference not in html
    assert "Not sent: none" in html


def test_the_list_names_nobody_and_writes_nothing(
    desk: Client, hana: Officer, now: datetime
) -> None:
    a_call(hana, now, words="Alina Sample is here")
    before = Entry.objects.count()
    assert "Sample" not in desk.get("/my-calls").content.decode()
    assert Entry.objects.count() == before


def test_a_report_with_danger_that_nobody_answered_is_on_top_with_its_reasons(
    desk: Client, hana: Officer, portal: Officer, now: datetime
) -> None:
    row = sending.send({"what": {"words": "He has a knife"}}, by=portal, at=now)
    sending.send({"what": {"words": "My bicycle is gone"}}, by=portal, at=now)
    html = desk.get("/my-calls").content.decode()
    assert "that nobody has answered: 1" in html
    assert "Speaks of a weapon" in html
    contacts.answer(contact=row.uid, by=hana, at=now)
    html = desk.get("/my-calls").content.decode()
    assert "nobody has answered" not in html
    assert row.reference in html  # it is mine now


def test_the_page_is_shut_for_who_takes_no_calls(client: Client, dina: Officer) -> None:
    client.force_login(dina)
    assert client.get("/my-calls").status_code == 403


def test_the_panel_shows_the_answers_with_the_danger_words_marked(
    portal: Officer, now: datetime
) -> None:
    answers = {"what": {"words": "He said he will kill me. Then he left."}}
    row = sending.send(answers, by=portal, at=now)
    report = panel.shown(row.uid)
    assert report is not None
    assert report.reasons == ["Speaks of killing"]
    pieces = report.answered[0].pieces
    assert [one.text for one in pieces if one.reason] == ["kill me"]
    assert "".join(one.text for one in pieces) == answers["what"]["words"]
    assert "Is anybody in danger?" in report.unanswered


def test_a_call_has_no_report(hana: Officer, now: datetime) -> None:
    assert panel.shown(a_call(hana, now).uid) is None
