"""Like crimes close by show on the call as soon as its type is chosen, with the definition."""

from typing import Any

import pytest
from django.test import Client

from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.web import clock
from tests.moments import NINE, days, minutes

pytestmark = pytest.mark.django_db
PLACE = {"house": "14", "postcode": "ST7 1AB"}


@pytest.fixture
def call(hana: Officer, ines: Officer, monkeypatch: pytest.MonkeyPatch) -> Contact:
    """A caller at number 14; at number 16 there was a burglary a week ago."""
    before = NINE - days(7)
    earlier = contact.receive(channel="101", by=hana, at=before)
    row = identification.mention(
        contact=earlier.uid,
        role="caller",
        surname="Sample",
        house="16",
        postcode=PLACE["postcode"],
        by=hana,
        at=before,
    )
    identification.record_involvement(
        mention=row.uid, case="26/0016", role="victim", kind="burglary", by=ines, at=before
    )
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(1))
    return contact.receive(channel="999", by=hana, at=NINE)


def panel(client: Client, call: Contact, **typed: str) -> str:
    answer = client.get(f"/call/{call.uid}/known", PLACE | typed)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_type_brings_the_near_repeat_and_what_counts_as_one(
    call: Contact, hana: Officer, client: Client
) -> None:
    client.force_login(hana)
    assert "Near repeat" not in panel(client, call)
    assert "Near repeat" not in panel(client, call, incident_type="fraud")
    shown = panel(client, call, incident_type="burglary")
    assert "<strong>Near repeat:</strong> 1 earlier like crime in this postcode" in shown
    assert 'What counts<span class="vh"> as near repeat</span>' in shown


@pytest.mark.parametrize("kind", ["x\x00", "burglary' OR 1=1", "x" * 10_000])
def test_a_type_that_is_none_is_left_out(
    call: Contact, hana: Officer, client: Client, kind: str
) -> None:
    client.force_login(hana)
    assert "Near repeat" not in panel(client, call, incident_type=kind)


def test_the_page_asks_again_when_the_type_changes(
    call: Contact, hana: Officer, client: Client
) -> None:
    client.force_login(hana)
    page: Any = client.get(f"/call/{call.uid}").content.decode()
    asks = page[page.index('<div id="known"') :].partition(">")[0]
    assert "change from:[name=incident_type]" in asks
    assert 'hx-include=".call__column:first-of-type, [name=incident_type]"' in asks
