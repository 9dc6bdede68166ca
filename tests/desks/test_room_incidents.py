"""The room's incidents: looks that are owed stand there, and a supervisor takes charge."""

import pytest
from django.test import Client

from goldenhour.contact import commands as contact
from goldenhour.desks import queue_rows, room_live, room_rows
from goldenhour.force import commands as force
from goldenhour.force.models import Officer
from goldenhour.response import queries as response
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from goldenhour.web import clock
from goldenhour.web.events import Event
from tests.contact.conftest import exchange as exchange
from tests.contact.exchange import NUMBER, event, ring
from tests.moments import NINE, minutes
from tests.response.incidents import sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forty_five_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """The room's moment in these tests."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(45))


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


def test_a_look_that_is_owed_stands_in_the_room_until_somebody_answers(
    burglary: Incident, tara: Officer, dina: Officer, client: Client
) -> None:
    client.force_login(tara)
    page = client.get("/room").content.decode()
    assert f'id="looks-{burglary.uid}"' in page
    assert "No unit was assigned in time" in page
    for trigger in ("unassigned", "supervisor_review"):
        given = {"incident": burglary.uid, "trigger": trigger, "words": "HA21 is next."}
        triage.acknowledge(**given, by=dina, at=NINE + minutes(45.5))
    assert room_rows.room(NINE + minutes(46)).looks == ()
    happened = Event(1, "triage.acknowledged", f"incident/{burglary.uid}")
    (rows,) = room_live.patches([happened], NINE + minutes(46))
    assert f'<tr id="looks-{burglary.uid}" hx-swap-oob="delete">' in rows.data


def test_a_supervisor_takes_charge_of_an_incident_that_nobody_has(
    burglary: Incident, tara: Officer, dina: Officer, client: Client
) -> None:
    client.force_login(tara)
    assert response.open_incidents(NINE)[0].in_charge == ""
    address = f"/room/incidents/{burglary.uid}/take-charge"
    assert client.post(address).status_code == 302
    assert response.open_incidents(NINE)[0].in_charge == "7301"
    again = client.post(address)
    assert again.status_code == 422
    assert "You have charge of this already." in again.content.decode()
    client.force_login(dina)
    assert client.post(address).status_code == 403


def test_a_place_found_after_the_send_moves_the_incident_and_is_a_dated_update(
    burglary: Incident, hana: Officer, dina: Officer, client: Client
) -> None:
    uid = burglary.contacts.get().contact.uid
    client.force_login(hana)
    assert client.post(f"/places/{uid}", {"point": "53.106, -2.025"}).status_code == 302
    before = (burglary.easting, burglary.due_at)
    burglary.refresh_from_db()
    assert burglary.easting is not None
    assert abs(burglary.easting - 398_400) < 200  # in Leek, seven kilometres from Hanley
    assert before[0] != burglary.easting
    assert before[1] == burglary.due_at
    client.force_login(dina)
    page = " ".join(client.get(f"/incidents/{burglary.uid}").content.decode().split())
    assert f"<strong>position</strong> {burglary.easting} {burglary.northing}" in page
    assert "on the map" in page
    with pytest.raises(triage.AlreadyThere):
        triage.move_incident(contact=uid, by=hana, at=NINE + minutes(50))


def test_an_answered_call_that_was_cut_off_is_to_be_rung_back(
    exchange: Officer, hana: Officer
) -> None:
    ring(event("offered", 0, number=NUMBER), exchange)
    uid = ring(event("answered", 0.1, answered_by="7101"), exchange)
    typed = {"observed": ["line_cut"]}
    contact.jot(contact=uid, typed=typed, by=hana, at=NINE + minutes(1))
    ring(event("ended", 1.1), exchange)
    (line,) = queue_rows.queue(NINE + minutes(2)).call_backs
    assert (line.uid, line.row.state) == (uid, "call_back")
    assert room_rows.room(NINE + minutes(2)).owed[0].what == "cut off, not rung back"
    contact.ring_back(contact=uid, reached=True, by=hana, at=NINE + minutes(3))
    assert queue_rows.queue(NINE + minutes(4)).call_backs == []


def test_what_was_marked_by_mistake_is_taken_back(exchange: Officer, hana: Officer) -> None:
    ring(event("offered", 0, number=NUMBER), exchange)
    uid = ring(event("answered", 0.1, answered_by="7101"), exchange)
    for minute, heard in ((1, ["line_cut"]), (2, [])):
        given = {"contact": uid, "typed": {"observed": heard}, "by": hana}
        contact.jot(**given, at=NINE + minutes(minute))
    ring(event("ended", 3), exchange)
    assert queue_rows.queue(NINE + minutes(4)).call_backs == []


def test_the_queue_says_how_well_the_network_knows_the_place_and_no_house(
    exchange: Officer, hana: Officer, client: Client
) -> None:
    said = {"source": "aml", "lat": 53.106, "lon": -2.025, "radius_m": 30.0}
    ring(event("offered", 44, number=NUMBER, location=said), exchange)
    address = {"source": "eisec", "address": "7 Larkmallow Street", "postcode": "ST1 1AA"}
    ring(event("offered", 44, "call-2", number=NUMBER, location=address), exchange)
    client.force_login(hana)
    page = " ".join(client.get("/contacts").content.decode().split())
    assert "by the network, within 30 m" in page
    assert "Hanley" in page
    assert "Larkmallow" not in page


def test_a_report_with_danger_signs_stands_in_the_queue_with_them(house: Officer) -> None:
    given = {"username": "portal", "name": "Portal", "staff_number": "0005", "rank": "system"}
    portal = force.appoint(**given, roles=["portal"], team=None, by=house, at=NINE)
    told = contact.Reported(answers={}, danger=("weapon",), typed={"words": "He has a knife."})
    report = contact.take_report(reported=told, by=portal, at=NINE)
    (line,) = queue_rows.queue(NINE + minutes(45)).ringing
    assert line.uid == report.uid
    assert line.risk_words == ["Speaks of a weapon"]
