"""A caller who is named after the send, and has a marker: somebody owes the incident a look."""

from datetime import date, datetime

import pytest

from goldenhour.contact import commands as contact
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.response import queries as response
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests.moments import NINE, days, minutes
from tests.response.incidents import sent

pytestmark = pytest.mark.django_db
NUMBER = "07700 900951"


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def known_for_weapons(hana: Officer, tara: Officer) -> None:
    """Somebody rang a week ago from this number; a marker was put on them."""
    before = NINE - days(7)
    call = contact.receive(channel="101", by=hana, at=before)
    row = identification.mention(contact=call.uid, role="caller", phone=NUMBER, by=hana, at=before)
    identification.add_marker(
        mention=row.uid,
        kind="weapons",
        source="officer",
        owner="public protection",
        starts_on=date(2026, 11, 24),
        review_on=date(2027, 11, 24),
        by=tara,
        at=before,
    )


def say_number(incident: Incident, by: Officer, at: datetime) -> None:
    uid = incident.contacts.get().contact.uid
    identification.mention(contact=uid, role="caller", phone=NUMBER, by=by, at=at)


def owed(incident: Incident, at: datetime) -> list[str]:
    return [look.trigger for look in response.looks_owed([incident.uid], at)[incident.uid]]


def test_history_found_after_the_send_makes_a_look_until_it_is_judged_again(
    burglary: Incident, known_for_weapons: None, hana: Officer, dina: Officer
) -> None:
    assert owed(burglary, NINE + minutes(2)) == []
    say_number(burglary, hana, NINE + minutes(3))
    assert owed(burglary, NINE + minutes(4)) == ["new_history_match"]
    uid = burglary.contacts.get().contact.uid
    why = "Read: an old marker of another matter; the grade is right."
    look = {"contact": uid, "trigger": "new_history_match", "why": why}
    triage.reassess(**look, by=dina, at=NINE + minutes(5))
    assert owed(burglary, NINE + minutes(6)) == []


def test_a_name_that_no_record_warns_of_makes_none(burglary: Incident, hana: Officer) -> None:
    say_number(burglary, hana, NINE + minutes(3))
    assert owed(burglary, NINE + minutes(4)) == []


def test_what_was_known_when_it_was_judged_makes_none(
    burglary: Incident, known_for_weapons: None, hana: Officer
) -> None:
    uid = burglary.contacts.get().contact.uid
    triage.assess(
        contact=uid,
        incident_type="burglary",
        answers={},
        history={"markers": ["weapons"], "match": "probable"},
        by=hana,
        at=NINE + minutes(2),
    )
    say_number(burglary, hana, NINE + minutes(3))
    assert owed(burglary, NINE + minutes(4)) == []
