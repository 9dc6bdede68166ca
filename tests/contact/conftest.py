"""Whom and what the tests of the front door ask for by name."""

import pytest

from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from goldenhour.web import clock
from tests.moments import NINE, minutes


@pytest.fixture
def exchange(ada: Officer, monkeypatch: pytest.MonkeyPatch) -> Officer:
    """The service telephony; it is a quarter past nine."""
    monkeypatch.setattr(clock, "real_now", lambda: NINE + minutes(15))
    return telephony(ada)


def telephony(by: Officer) -> Officer:
    """The service that gives the commands of an exchange."""
    return appoint(
        username="telephony",
        name="Telephony",
        staff_number="9902",
        rank="system",
        roles=["telephony"],
        team=None,
        by=by,
        at=NINE,
    )
