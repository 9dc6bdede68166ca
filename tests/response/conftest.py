"""What the tests of response may ask for by name."""

import pytest

from goldenhour.force.models import Officer
from goldenhour.response.models import Unit
from goldenhour.triage.models import Incident
from tests.moments import NINE
from tests.response.incidents import on_duty, sent


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    """A Priority burglary at Hanley that rang at nine."""
    return sent(hana, NINE)


@pytest.fixture
def ha21(tara: Officer) -> Unit:
    """A free unit at Hanley."""
    return on_duty("HA21", tara, NINE)


@pytest.fixture
def le11(tara: Officer) -> Unit:
    """A free unit at Leek."""
    return on_duty("LE11", tara, NINE)
