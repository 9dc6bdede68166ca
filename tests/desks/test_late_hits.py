"""Late hits: they stand on the room and the incident until somebody says what they did."""

from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from goldenhour.contact import commands as contacts
from goldenhour.desks import room_live
from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.triage.models import Incident, IncidentContact
from goldenhour.web import clock as house_clock
from goldenhour.web.events import Event
from tests.moments import days, minutes
from tests.response.incidents import sent

PHONE = "07700 900142"


@pytest.fixture
def incident(
    hana: Officer, tara: Officer, clock: Officer, nine: datetime, monkeypatch: pytest.MonkeyPatch
) -> Incident:
    """Alisha, who is marked, rang when nobody could look; her incident is out. Now it is nine."""
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    before = contacts.receive(channel="101", by=hana, at=nine - days(9))
    said = {"given_name": "Alisha", "surname": "Sample", "phone": PHONE}
    given = {"by": hana, "at": nine - days(9)}
    alisha = commands.mention(contact=before.uid, role="caller", **said, **given)
    commands.add_marker(
        mention=alisha.uid,
        kind="weapons",
        source="Officer",
        owner="Public protection",
        starts_on=nine.date() - days(9),
        review_on=nine.date() + days(9),
        by=tara,
        at=nine - days(9),
    )
    row = sent(hana, nine - minutes(20))
    contact = IncidentContact.objects.get(incident=row).contact.uid
    at = nine - minutes(19)
    commands.mention(contact=contact, role="caller", phone=PHONE, by=hana, at=at)
    commands.recheck(contact=contact, failed_at=at, by=clock, at=at + minutes(1))
    return row


def desk(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def hit() -> UUID:
    (one,) = queries.late_hits()
    return one.uid


def test_it_stands_on_the_incident_until_it_is_seen_with_a_reason(
    incident: Incident, dina: Officer
) -> None:
    page = f"/incidents/{incident.uid}"
    theirs = desk(dina)
    text = theirs.get(page).content.decode()
    assert "Found late" in text
    assert "a marker that matters for safety" in text
    assert "Alisha" not in text.split("incident-owed")[1].split("</section>")[1]
    body = {"hit": str(hit())}
    refused = theirs.post(f"{page}/again/late", body)
    assert refused.status_code == 422
    assert "Write what you saw and did" in refused.content.decode()
    prefix = f"late-{body['hit']}"
    assert (
        theirs.post(f"{page}/again/late", body | {f"{prefix}-reason": "Crew told"}).status_code
        == 302
    )
    assert "Found late" not in theirs.get(page).content.decode()
    assert theirs.post(f"{page}/again/late", body).status_code == 422
    (seen,) = queries.late_hits(answered=True)
    assert (seen.why_answered, seen.answered_by) == ("Crew told", dina.name)


def test_the_incident_says_which_markers_matter_for_safety(
    incident: Incident, dina: Officer
) -> None:
    text = desk(dina).get(f"/incidents/{incident.uid}").content.decode()
    assert "On record for the caller, the number or the place:</strong> weapons" in text


def test_the_room_sees_it_and_its_page_asks_what_was_done(
    incident: Incident, tara: Officer, nine: datetime
) -> None:
    raised = Event(1, "identification.rechecked", f"recheck/{hit()}")
    (rows,) = room_live.patches([raised], nine)
    assert f'id="late-{hit()}"' in rows.data
    hers = desk(tara)
    address = f"/room/late-hits/{hit()}"
    room = hers.get("/room").content.decode()
    assert address in room
    assert "<b>1</b> found late" in room
    assert "Alisha" not in room
    assert hers.post(address, {}).status_code == 422
    assert hers.post(address, {"reason": "Rang the crew"}).status_code == 302
    assert address not in hers.get("/room").content.decode()
    (rows,) = room_live.patches([raised], nine)
    assert address not in rows.data
    assert address.replace("/room/late-hits/", "late-") in rows.data  # the row is told to go
    assert "Rang the crew" in hers.get(address).content.decode()
    assert hers.post(address, {"reason": "Twice"}).status_code == 422
    nobody = "01930000-0000-7000-8000-000000000000"
    assert hers.get(f"/room/late-hits/{nobody}").status_code == 404
