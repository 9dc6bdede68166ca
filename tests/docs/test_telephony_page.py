"""The example of the telephony page: carried out as it stands, the door takes what it made."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from tests.contact.conftest import exchange as exchange
from tests.contact.exchange import ADDRESS
from tests.docs.blocks import blocks_of
from tests.moments import NINE, minutes

PAGE = Path(__file__).parents[2] / "docs/reference/telephony.md"


def test_what_the_example_signs_the_door_takes(
    client: Client, exchange: Officer, hana: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: (NINE + minutes(15)).timestamp())
    made: dict[str, Any] = {}
    for block in blocks_of(PAGE):
        exec(block.text, made)
    monkeypatch.undo()
    monkeypatch.setattr("goldenhour.web.clock.real_now", lambda: NINE + minutes(15))
    answer = client.post(
        ADDRESS, made["body"], content_type="application/json", headers=made["headers"]
    )
    assert answer.status_code == 200, answer.content
    row = Contact.objects.get()
    assert (row.number, row.recording, row.taken_by) == ("07700900999", "rec-0001", hana)
