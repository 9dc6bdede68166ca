"""Calls and callers that the tests of identification speak of. All are invented."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from goldenhour.contact import commands as contacts
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification import commands
from goldenhour.identification.models import Mention

Call = Callable[..., Contact]
State = Callable[..., Mention]

ALISHA = {
    "given_name": "Alisha",
    "surname": "Sample",
    "phone": "07700 900142",
    "date_of_birth": "1.2.1992",
    "house": "14",
    "postcode": "ST7 1AB",
}


@pytest.fixture
def call(hana: Officer) -> Call:
    """A call taken by Hana: ``call(at, words=…, house=…, postcode=…)``."""

    def take(at: datetime, **said: str) -> Contact:
        contact = contacts.receive(channel="999", by=hana, at=at)
        return contacts.amend(contact=contact.uid, by=hana, at=at, **said) if said else contact

    return take


@pytest.fixture
def state(hana: Officer) -> State:
    """A caller states an identity: ``state(contact, at, phone=…)``."""

    def say(contact: Contact, at: datetime, role: str = "caller", **said: Any) -> Mention:
        return commands.mention(contact=contact.uid, role=role, by=hana, at=at, **said)

    return say
