"""Our own records as a file: what was attended, where, by the local clock; nobody's name."""

from datetime import timedelta

import pytest

from goldenhour.force.models import Officer
from goldenhour.planning.jobs import recording
from goldenhour.response import commands
from goldenhour.response.models import Unit
from goldenhour.rulebook.shelf import LONDON
from goldenhour.triage.models import Incident
from tests.moments import NINE, minutes
from tests.response.incidents import on_duty, sent

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    """A Priority burglary at Hanley that rang at nine."""
    return sent(hana, NINE)


@pytest.fixture
def ha21(tara: Officer) -> Unit:
    """A free unit at Hanley."""
    return on_duty("HA21", tara, NINE)


def test_an_attended_incident_is_one_row_and_no_other(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE + minutes(2))
    commands.arrive(deployment=going.uid, by=dina, at=NINE + minutes(14))
    sent(hana, NINE, grade="S")  # nobody came
    found = recording.of(NINE - DAY, NINE + DAY)
    header, row = found.text.splitlines()
    at, place, *rest = row.split(",")
    assert header == "at,place,grade,response_minutes,travel_minutes"
    assert at == burglary.received_at.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M:%S")
    assert place.startswith("E01")
    assert rest[0] == "P"
    assert float(rest[2]) == 12
    assert (found.rows, found.left_out) == (1, 0)


def test_only_what_rang_in_those_days_is_written(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    commands.arrive(deployment=going.uid, by=dina, at=NINE + minutes(9))
    assert recording.of(NINE + DAY, NINE + 2 * DAY).rows == 0
