"""The case that investigation's tests work on."""

from datetime import datetime

import pytest

from goldenhour.force.models import Officer
from goldenhour.investigation.models import Case
from goldenhour.triage.models import Incident
from tests import cases
from tests.moments import hours


@pytest.fixture
def incident(hana: Officer, nine: datetime) -> Incident:
    return cases.an_incident(hana, nine)


@pytest.fixture
def case(incident: Incident, ines: Officer, nine: datetime) -> Case:
    """A burglary rung in at nine and recorded as a crime at ten."""
    return cases.a_case(ines, incident, nine + hours(1))


@pytest.fixture
def planned(incident: Incident, ines: Officer, sam: Officer, nine: datetime) -> Case:
    """The same, allocated, planned with two lines and reviewed at noon."""
    return cases.a_planned_case(incident, ines, sam, nine + hours(1))
