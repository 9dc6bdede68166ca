"""The signed door: only what the exchange signed just now, in any order, and never a 500."""

import itertools
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenhour.contact.models import CallEvent, Contact
from goldenhour.force.models import Officer
from goldenhour.identification import queries as identities
from goldenhour.web import clock
from tests.contact.exchange import ADDRESS, NUMBER, event, headers, send
from tests.moments import NINE, minutes

LIFE = [
    event("offered", 0, number=NUMBER, line="4", location={"source": "eisec", "address": "Pub"}),
    event("queued", 0.02),
    event("answered", 0.1, answered_by="7101"),
    event("held", 1),
    event("retrieved", 1.5, location={"source": "aml", "lat": 53.09, "lon": -2.24, "radius_m": 30}),
    event("ended", 4, recording="rec-1"),
]


def kept() -> dict[str, Any]:
    names = ["channel", "received_at", "answered_at", "hung_up_at", "abandoned_at", "line"]
    names += ["number", "recording", "easting", "northing", "within_metres", "placed_by"]
    row = Contact.objects.get()
    return {name: getattr(row, name) for name in names} | {"by": row.taken_by.staff_number}


def test_a_whole_life_becomes_one_contact(client: Client, exchange: Officer, hana: Officer) -> None:
    answer = send(client, LIFE)
    assert answer.status_code == 200, answer.content
    found = kept()
    assert found["received_at"] == NINE
    assert found["answered_at"] == NINE + minutes(0.1)
    assert found["hung_up_at"] == NINE + minutes(4)
    assert (found["line"], found["number"], found["recording"]) == ("4", NUMBER, "rec-1")
    assert (found["by"], found["placed_by"], found["within_metres"]) == ("7101", "telephony", 30)
    caller = identities.stated_in(Contact.objects.get().uid)
    assert [(one.role, one.phone) for one in caller] == [("caller", NUMBER)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::3])
def test_any_order_and_twice_gives_the_same_contact(
    client: Client, exchange: Officer, hana: Officer, order: tuple[int, ...]
) -> None:
    four = [LIFE[0], LIFE[2], LIFE[4], LIFE[5]]
    for place in (*order, *order):
        assert send(client, four[place]).status_code == 200
    assert CallEvent.objects.count() == 4
    assert kept()["by"] == "7101"
    assert kept()["received_at"] == NINE
    assert kept()["hung_up_at"] == NINE + minutes(4)
    assert kept()["easting"] is not None


def test_lines_of_json_and_a_list_are_the_same(client: Client, exchange: Officer) -> None:
    lines = b"\n".join(json.dumps(one).encode() for one in LIFE)
    first = json.loads(send(client, lines).content)
    assert [one["index"] for one in first["events"]] == list(range(6))
    assert json.loads(send(client, LIFE).content) == first


@pytest.mark.parametrize(
    "changed",
    [
        {"Goldenhour_Signature": "0" * 64},
        {"Goldenhour_Signature": ""},
        {"Goldenhour_Signature": "\u00e9"},
        {"Goldenhour_Key": "nobody"},
        {"Goldenhour_Timestamp": "1"},
        {"Goldenhour_Timestamp": "now"},
    ],
)
def test_a_wrong_signature_is_refused_and_nothing_is_kept(
    client: Client, exchange: Officer, changed: dict[str, str]
) -> None:
    answer = send(client, LIFE[0], **changed)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert not CallEvent.objects.exists()


@pytest.mark.parametrize("off", [-301, 301])
def test_an_old_or_early_request_is_refused(client: Client, exchange: Officer, off: int) -> None:
    body = json.dumps(LIFE[0]).encode()
    signed = headers(body, at=clock.real_now() + timedelta(seconds=off))
    answer = client.post(ADDRESS, body, content_type="application/json", headers=signed)
    assert answer.status_code == 401
    assert "five minutes" in answer.json()["detail"]


def test_a_body_that_was_changed_on_the_way_is_refused(client: Client, exchange: Officer) -> None:
    signed = headers(b"{}", at=clock.real_now())
    body = json.dumps(LIFE[0]).encode()
    answer = client.post(ADDRESS, body, content_type="application/json", headers=signed)
    assert answer.status_code == 401


def test_too_large_is_413_and_another_method_405(client: Client, exchange: Officer) -> None:
    assert send(client, b" " * 70_000).status_code == 413
    assert client.get(ADDRESS).status_code == 405


def test_one_refused_event_loses_no_other(client: Client, exchange: Officer) -> None:
    answer = send(client, [LIFE[0], {"kind": "sung"}, LIFE[2] | {"at": "2999-01-01T00:00:00Z"}])
    assert answer.status_code == 422
    told = json.loads(answer.content)["events"]
    assert [("refused" in one) for one in told] == [False, True, True]
    assert CallEvent.objects.count() == 1


def test_a_name_stands_for_one_event_only(client: Client, exchange: Officer) -> None:
    assert send(client, LIFE[0]).status_code == 200
    assert send(client, LIFE[0] | {"kind": "ended"}).status_code == 422


def test_without_a_service_or_a_key_the_door_says_so(
    client: Client, house: Officer, settings: Any
) -> None:
    assert send(client, LIFE[0]).status_code == 503
    settings.TELEPHONY_KEYS = ()
    assert send(client, LIFE[0]).status_code == 503


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from([*LIFE[0], "recording", "answered_by", "transferred_to", "nonsense"])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200) | st.dictionaries(FIELDS, JUNK).map(lambda d: LIFE[0] | d))
def test_junk_is_never_a_fault_of_ours(client: Client, exchange: Officer, said: Any) -> None:
    assert send(client, said).status_code in (200, 400, 422)


def test_the_handler_who_wrote_the_place_keeps_it(
    client: Client, exchange: Officer, hana: Officer, nine: datetime
) -> None:
    from_telephony = LIFE[4]
    send(client, LIFE[0])
    contact = Contact.objects.get()
    Contact.objects.filter(pk=contact.pk).update(postcode="ST7 1AB", placed_by="said")
    send(client, from_telephony)
    assert kept()["placed_by"] == "said"
    assert kept()["within_metres"] is None
