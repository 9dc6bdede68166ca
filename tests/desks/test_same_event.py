"""The same event: two callers near in place and time; a person joins them, with a reason."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.triage.models import Incident, IncidentContact
from goldenhour.web import clock
from tests.moments import NINE, hours, minutes
from tests.response.incidents import POSTCODES, sent

pytestmark = pytest.mark.django_db
SEEN = "He is climbing out of the window now."


@pytest.fixture(autouse=True)
def six_minutes_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' moment in these tests."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(6))


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def second(hana: Officer) -> Contact:
    """A second caller in the same postcode, five minutes later; her words are still a draft."""
    return second_call(hana, at=NINE + minutes(5))


def second_call(by: Officer, *, at: datetime, where: str = "Hanley") -> Contact:
    call = contact.receive(channel="999", by=by, at=at)
    contact.amend(contact=call.uid, postcode=POSTCODES[where], by=by, at=at)
    contact.jot(contact=call.uid, typed={"words": SEEN}, by=by, at=at)
    return Contact.objects.get(pk=call.pk)


@pytest.fixture
def desk(hana: Officer, client: Client) -> Client:
    client.force_login(hana)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_second_call_joins_and_both_callers_stand_on_the_one_incident(
    burglary: Incident, second: Contact, desk: Client
) -> None:
    panel = text(desk.get(f"/call/{second.uid}/same-event", headers={"HX-Request": "true"}))
    assert 'May be the same event: <span id="same-count">1</span> <kbd>F7</kbd>' in panel
    assert f"<strong>{burglary.reference}</strong> burglary, Hanley" in panel
    assert "0 m away, 5 minutes apart" in panel
    form = {"incident": str(burglary.uid), "join-why": "The same back door."}
    assert desk.post(f"/call/{second.uid}/join", form).status_code == 302
    link = IncidentContact.objects.get(contact=second)
    assert (link.incident, link.why) == (burglary, "The same back door.")
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert "Somebody broke the back door." in page
    assert second.reference in page
    assert page.count(SEEN) == 2  # on the record, and as an update that the dispatcher reads
    assert "New information has come in" in page


def test_what_she_goes_on_to_say_reaches_the_dispatcher(
    burglary: Incident, second: Contact, desk: Client, hana: Officer
) -> None:
    form = {"incident": str(burglary.uid), "join-why": "The same back door."}
    desk.post(f"/call/{second.uid}/join", form)
    later = {"words": "He has gone towards the market."}
    contact.jot(contact=second.uid, typed=later, by=hana, at=NINE + minutes(9))
    assert later["words"] in text(desk.get(f"/incidents/{burglary.uid}"))


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"join-why": " "}, "Write why it is the same event, then join."),
        ({"join-why": "It is.", "incident": "x"}, "That incident is not there."),
        ({"join-why": "x" * 2001}, "This is longer than 2000 characters."),
    ],
)
def test_a_refusal_says_what_to_mend_and_keeps_the_reason(
    burglary: Incident, second: Contact, desk: Client, form: dict[str, str], sentence: str
) -> None:
    answer = desk.post(f"/call/{second.uid}/join", {"incident": str(burglary.uid)} | form)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Back to the call" in text(answer)
    assert not IncidentContact.objects.filter(contact=second).exists()


def test_far_off_long_ago_or_ended_is_not_the_same(
    burglary: Incident, second: Contact, desk: Client, hana: Officer
) -> None:
    elsewhere = second_call(hana, at=NINE + minutes(1), where="Leek")
    much_later = second_call(hana, at=NINE + hours(3))
    for call in (elsewhere, much_later):
        assert "No open incident is near it" in text(desk.get(f"/call/{call.uid}/same-event"))
    desk.post(f"/call/{second.uid}/join", {"incident": str(burglary.uid), "join-why": "The same."})
    assert "has its end already" in text(desk.get(f"/call/{second.uid}/same-event"))


def test_the_incident_shows_calls_and_incidents_that_may_be_the_same(
    burglary: Incident, second: Contact, desk: Client, dina: Officer, tara: Officer
) -> None:
    other = sent(tara, NINE + minutes(2))
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert f'/incidents/{other.uid}">{other.reference}</a> burglary, Hanley' in page
    assert "2 minutes apart, same type" in page
    assert f"<strong>{second.reference}</strong> 999" in page
    theirs = Client()
    theirs.force_login(dina)
    page = text(theirs.get(f"/incidents/{burglary.uid}"))
    assert second.reference in page
    assert "Join to this incident" not in page  # whoever has the caller joins, or the supervisor
    address = f"/incidents/{burglary.uid}/again/join"
    form = {"contact": str(second.uid), f"join-{second.uid}-why": " "}
    assert "Write why it is the same event" in text(desk.post(address, form))
    form[f"join-{second.uid}-why"] = "The same back door."
    assert desk.post(address, form).status_code == 302
    assert IncidentContact.objects.get(contact=second).incident == burglary
