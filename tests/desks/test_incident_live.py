"""An open incident hears what is new: ids on the stream, the panels for whoever opened it."""

import re
from typing import Any

import pytest
from django.test import Client

from goldenhour.contact import commands as contact
from goldenhour.desks import board_live, incident_live
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.response import queries as response
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from goldenhour.web import clock
from goldenhour.web.events import Event
from tests.moments import NINE, minutes
from tests.response.incidents import sent

pytestmark = pytest.mark.django_db
LATER = "He has come back with a ladder."


@pytest.fixture(autouse=True)
def six_minutes_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' moment in these tests."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(6))


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def desk(dina: Officer, client: Client) -> Client:
    client.force_login(dina)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def say(incident: Incident, by: Officer, at: float, **typed: str) -> Event:
    """The caller goes on speaking; the event as the journal tells it."""
    uid = incident.contacts.get().contact.uid
    contact.jot(contact=uid, typed=dict(typed), by=by, at=NINE + minutes(at))
    entry = Entry.objects.filter(what="contact.jotted").latest("id")
    return Event(entry.pk, entry.what, entry.about)


def news_of(incident: Incident) -> int:
    (row,) = response.open_incidents(NINE + minutes(6))
    assert row.uid == incident.uid
    return row.news


def proof(desk: Client, incident: Incident) -> str:
    page = text(desk.get(f"/incidents/{incident.uid}"))
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found
    return found[1]


def test_what_is_typed_after_the_send_is_told_by_its_incident_alone(
    burglary: Incident, hana: Officer
) -> None:
    event = say(burglary, hana, 3, words=LATER)
    (message,) = incident_live.patches([event], NINE)
    assert (message.name, message.data) == ("incident", str(burglary.uid))
    opened = Event(1, "triage.incident.opened", f"incident/{burglary.uid}")
    assert incident_live.patches([opened], NINE) == []


def test_the_open_page_gets_its_panels_and_no_second_consultation_is_written(
    burglary: Incident, desk: Client, hana: Officer
) -> None:
    seen = proof(desk, burglary)
    say(burglary, hana, 3, words=LATER)
    opened = Entry.objects.filter(what="triage.incident.opened").count()
    address = f"/incidents/{burglary.uid}/live"
    news = text(desk.get(address, {"seen": seen}))
    assert LATER in news
    assert news.count('hx-swap-oob="outerMorph"') == 11
    assert 'id="incident-owed"' in news
    assert 'id="incident-owed"' not in text(desk.get(address, {"seen": seen, "busy": "1"}))
    assert Entry.objects.filter(what="triage.incident.opened").count() == opened


def test_who_never_opened_it_gets_nothing(
    burglary: Incident, desk: Client, tara: Officer, hana: Officer
) -> None:
    other = sent(tara, NINE, where="Leek")
    hers = Client()
    hers.force_login(hana)
    address = f"/incidents/{burglary.uid}/live"
    for client, seen in ((desk, ""), (desk, proof(desk, other)), (hers, proof(desk, burglary))):
        assert client.get(address, {"seen": seen}).status_code == 403


def test_the_board_counts_what_dispatch_has_not_read(
    burglary: Incident, desk: Client, hana: Officer
) -> None:
    assert news_of(burglary) == 0
    say(burglary, hana, 2, words="He has")
    event = say(burglary, hana, 3, words=LATER, h_medical="yes")
    assert news_of(burglary) == 2  # a field that grew counts once
    (rows,) = board_live.patches([event], NINE + minutes(6))
    assert '2 new<span class="vh"> updates' in rows.data
    hers = Client()
    hers.force_login(hana)
    hers.get(f"/incidents/{burglary.uid}")
    assert news_of(burglary) == 2  # she is not in dispatch
    desk.get(f"/incidents/{burglary.uid}")
    assert news_of(burglary) == 0
    say(burglary, hana, 7, words=f"{LATER} A white van.")
    assert news_of(burglary) == 1


def test_a_second_caller_who_joined_is_news(burglary: Incident, hana: Officer) -> None:
    call = contact.receive(channel="999", by=hana, at=NINE + minutes(4))
    given = {"contact": call.uid, "incident": burglary.uid, "why": "The same back door."}
    triage.join(**given, by=hana, at=NINE + minutes(5))
    assert news_of(burglary) == 1
