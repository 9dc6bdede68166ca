"""Remarks: where the network has the caller, and words that mean another place."""

from uuid import UUID

import pytest
from django.test import Client

from goldenhour.contact import commands
from goldenhour.contact import queries as contacts
from goldenhour.force.models import Officer
from tests.contact.conftest import exchange as exchange
from tests.contact.exchange import NUMBER, event, ring
from tests.moments import NINE, minutes

LEEK = {"source": "aml", "lat": 53.106, "lon": -2.025, "radius_m": 30.0}
REMARK = "The network has the caller in Leek; the words mean a place elsewhere. Choose it."


@pytest.fixture
def call(exchange: Officer) -> UUID:
    """A call from a handset in Leek."""
    ring(event("offered", 0, number=NUMBER, location=LEEK), exchange)
    return ring(event("answered", 0.1, answered_by="7101"), exchange)


def remarked(client: Client, call: UUID, words: str) -> bool:
    answer = client.post(f"/call/{call}/proposal", {"place_said": words, "t_now": "in_progress"})
    assert answer.status_code == 200
    return REMARK in answer.content.decode()


def test_words_that_mean_another_place_than_the_networks_are_remarked(
    call: UUID, hana: Officer, client: Client
) -> None:
    client.force_login(hana)
    assert remarked(client, call, "Codsall, at my mother's")
    assert not remarked(client, call, "Leek")
    assert not remarked(client, call, "by the big tree")
    assert not remarked(client, call, "")


def test_once_a_person_chose_the_place_there_is_no_doubt_to_remark(
    call: UUID, hana: Officer, client: Client
) -> None:
    client.force_login(hana)
    (codsall, *_) = contacts.places("Codsall").candidates
    commands.place(
        contact=call,
        easting=codsall.easting,
        northing=codsall.northing,
        by=hana,
        at=NINE + minutes(1),
    )
    assert not remarked(client, call, "Codsall")


def test_the_call_and_its_incident_say_how_the_place_is_known(
    call: UUID, hana: Officer, client: Client
) -> None:
    client.force_login(hana)
    page = " ".join(client.get(f"/call/{call}").content.decode().split())
    assert "by the network, within 30 m" in page
    given = {"action": "send", "key": "0b8f5c1e-5d4b-4c86-9f0e-3b6d0a8a7f10"}
    sent = client.post(f"/call/{call}", given | {"t_now": "in_progress"})
    incident = client.get(sent["Location"]).content.decode()
    assert "by the network, within 30 m" in incident
