"""From an incident to its cases and back, for those who may see either."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.investigation import queries
from goldenhour.triage.models import Incident
from goldenhour.web import clock
from tests import cases
from tests.moments import days, hours


@pytest.fixture
def began() -> datetime:
    """The incident rang yesterday at this hour."""
    return clock.now() - days(1)


@pytest.fixture
def burglary(hana: Officer, began: datetime) -> Incident:
    return cases.an_incident(hana, began)


def shown(officer: Officer, address: str) -> str:
    client = Client()
    client.force_login(officer)
    answer: Any = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_cases_of_an_incident_stand_on_its_page_and_lead_back(
    burglary: Incident, ines: Officer, began: datetime
) -> None:
    address = f"/incidents/{burglary.uid}"
    assert "Cases of this incident" not in shown(ines, address)
    case = cases.a_case(ines, burglary, began + hours(1))

    page = shown(ines, address)
    assert f'<a href="/cases/{case.uid}">{case.reference}</a>' in page
    assert "nobody is the officer yet" in page
    assert f'<a href="{address}">{burglary.reference}</a>' in shown(ines, f"/cases/{case.uid}")


def test_a_dispatcher_sees_no_case_and_witness_care_no_way_to_the_incident(
    burglary: Incident, ines: Officer, dina: Officer, vera: Officer, began: datetime
) -> None:
    case = cases.a_case(ines, burglary, began + hours(1))

    assert case.reference not in shown(dina, f"/incidents/{burglary.uid}")
    file = shown(vera, f"/cases/{case.uid}")
    assert f"From incident {burglary.reference}." in file
    assert f"/incidents/{burglary.uid}" not in file


def test_who_may_record_a_crime_is_led_there_from_the_incident(
    burglary: Incident, ines: Officer, dina: Officer
) -> None:
    address = f"/incidents/{burglary.uid}"
    assert f'href="{address}/crime"' in shown(ines, address)
    assert f'href="{address}/crime"' not in shown(dina, address)

    client = Client()
    client.force_login(ines)
    said = {
        "offence": "Burglary of a dwelling",
        "harm": "standard",
        "domestic_abuse": "no",
        "stalking": "no",
        "key": str(uuid4()),
    }
    assert client.post(f"{address}/crime", said).status_code == 302
    assert len(queries.cases_of_incident(burglary.uid)) == 1
