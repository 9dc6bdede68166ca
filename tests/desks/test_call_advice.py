"""Advice on the call screen: what the facts make unsafe says why, and needs a reason to be said."""

import json
import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.outbox.models import Message
from goldenhour.triage.models import Advice, Incident

CAMERA = "save_cctv_or_doorbell_now_it_overwrites"
SAFE = "what_to_do_if_it_changes_call_999"
BURGLARY = {
    "place_said": "the end house, Church Street, Kidsgrove",
    "incident_type": "burglary",
    "t_now": "just_ended_lt_60m",
    "t_source": "nearby",
    "h_kind": ["property"],
    "h_level": "minor",
    "h_medical": "no",
    "v_household": "nobody",
    "v_repeat": "no",
}
WHY = "She is in the car and sees them drive off."


@pytest.fixture
def desk(client: Client, hana: Officer) -> Client:
    client.force_login(hana)
    return client


@pytest.fixture
def call(desk: Client) -> UUID:
    desk.post("/contacts", {"channel": "999", "line": "4", "key": str(uuid4())})
    return Contact.objects.get().uid


def posted(desk: Client, call: UUID, action: str, **said: object) -> tuple[int, str]:
    answer = desk.post(f"/call/{call}", BURGLARY | {"action": action, "key": str(uuid4())} | said)
    return answer.status_code, answer.content.decode()


def jotted(desk: Client, call: UUID, **typed: object) -> None:
    body = json.dumps({"key": str(uuid4()), "typed": typed})
    assert desk.post(f"/call/{call}/jot", body, "application/json").status_code == 200


def line_of(page: str, item: str) -> str:
    return re.split(
        r'<div class="told(?: told--unsafe)?">', page.partition(f'"id_advice_{item}"')[2]
    )[0]


def test_the_line_of_advice_says_why_it_is_not_safe_and_on_what_that_rests(
    desk: Client, call: UUID
) -> None:
    page = desk.post(f"/call/{call}/proposal", BURGLARY).content.decode()
    line = line_of(page, CAMERA)
    assert "Not safe:" in line
    assert "shows what they are doing to anybody who watches" in line
    assert "t_source=nearby" in line
    assert "Offender there; our own rule, unverified" in line
    assert "advice_safety/2026, https://www.staffordshire.police.uk" in line
    assert 'data-follows="said"' in line
    assert "Not safe:" not in line_of(page, SAFE)


def test_what_is_not_safe_is_said_only_with_a_reason_and_holds_back_no_send(
    desk: Client, call: UUID
) -> None:
    status, page = posted(desk, call, "send", **{f"advice_{CAMERA}": "said"})
    assert status == 422
    assert "Write why it was, or choose not safe." in line_of(page, CAMERA)
    assert Incident.objects.get().grade == "R"
    assert not Advice.objects.exists()
    said = {f"advice_{CAMERA}": "said", f"why_advice_{CAMERA}": WHY}
    assert posted(desk, call, "assess", **said)[0] == 302
    assert (Advice.objects.get().fate, Advice.objects.get().reason) == ("said", WHY)


def test_not_safe_and_declined_need_no_more_than_before(desk: Client, call: UUID) -> None:
    fates = {f"advice_{CAMERA}": "not_safe", f"advice_{SAFE}": "said"}
    assert posted(desk, call, "send", **fates)[0] == 302
    found = {one.item: (one.fate, one.reason) for one in Advice.objects.all()}
    shown = "Going to a camera or its app shows what they are doing to anybody who watches."
    assert found == {CAMERA: ("not_safe", shown), SAFE: ("said", "")}


def test_a_tick_goes_on_the_record_at_once_but_not_before_its_reason_where_it_is_unsafe(
    desk: Client, call: UUID
) -> None:
    jotted(desk, call, **BURGLARY)
    jotted(desk, call, **{f"advice_{SAFE}": "said"})
    jotted(desk, call, **{f"advice_{CAMERA}": "said"})
    assert [one.item for one in Advice.objects.all()] == [SAFE]
    jotted(desk, call, **{f"advice_{CAMERA}": "said", f"why_advice_{CAMERA}": WHY})
    assert [one.item for one in Advice.objects.order_by("id")] == [SAFE, CAMERA]


def test_no_message_carries_what_is_not_safe(desk: Client, call: UUID) -> None:
    item = "leave_or_cover_items_do_not_handle"
    said = {
        f"advice_{item}": "said",
        f"why_advice_{item}": WHY,
        "safe_number": "07700 900143",
        "v_comms_safe_to_call_back": "yes",
    }
    assert posted(desk, call, "send", **said)[0] == 302
    refused = desk.post(f"/call/{call}/copy", {"key": str(uuid4())})
    assert refused.status_code == 422
    assert "not safe in a message" in refused.content.decode()
    assert not Message.objects.exists()
