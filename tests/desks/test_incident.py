"""The incident's page: opening it is written down; every button gives one command."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.response import commands
from goldenhour.response.models import Deployment, Unit
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from goldenhour.web import clock
from tests.moments import NINE, minutes
from tests.response.incidents import on_duty, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' moment in these tests: four minutes past nine."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(4))


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def ha21(tara: Officer) -> Unit:
    return on_duty("HA21", tara, NINE)


@pytest.fixture
def desk(dina: Officer, client: Client) -> Client:
    """Dina's desk."""
    client.force_login(dina)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_opening_an_incident_is_a_consultation_and_shows_who_is_at_risk(
    hana: Officer, dina: Officer, desk: Client, burglary: Incident
) -> None:
    contact = triage_contact(burglary)
    answers = {"v_household": [{"age": 71, "relation": "parent", "factors": ["isolation"]}]}
    triage.assess(contact=contact, incident_type="burglary", answers=answers, by=hana, at=NINE)
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert "<td>71</td><td>parent</td><td>isolation</td>" in page
    assert "Somebody broke the back door." in page
    entry = Entry.objects.get(what="triage.incident.opened", about=f"incident/{burglary.uid}")
    assert (entry.by, entry.facts) == (dina, {"why": "dispatch"})


def triage_contact(incident: Incident) -> UUID:
    return incident.contacts.get().contact.uid


def test_nobody_named_nobody_asked_and_not_known_are_three_answers(
    burglary: Incident, hana: Officer, desk: Client
) -> None:
    address = f"/incidents/{burglary.uid}"
    assert "Nobody asked who lives there." in text(desk.get(address))
    for answer, words in (([], "nobody else lives there"), ("unknown", "does not know who lives")):
        triage.assess(
            contact=triage_contact(burglary),
            incident_type="burglary",
            answers={"v_household": answer},
            by=hana,
            at=NINE,
        )
        assert words in text(desk.get(address))


def test_the_whole_way_by_the_buttons_of_the_incident(
    burglary: Incident, ha21: Unit, desk: Client
) -> None:
    address = f"/incidents/{burglary.uid}/step"
    desk.post(address, {"step": "assign", "assign-unit": str(ha21.uid), "version": "1"})
    going = Deployment.objects.get()
    for number, name in enumerate(["arrive", "clear"], start=1):
        form = {"step": name, "deployment": str(going.uid), "version": str(number)}
        assert desk.post(address, form).status_code == 302
    assert (
        desk.post(address, {"step": "conclude", "conclude-result": "all_in_order"}).status_code
        == 302
    )
    burglary.refresh_from_db()
    assert burglary.result == "all_in_order"
    assert "Closed 1 Dec" in text(desk.get(f"/incidents/{burglary.uid}"))


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"step": "assign"}, "Nothing was chosen."),
        ({"step": "conclude", "conclude-result": "gone"}, "Choose how the incident ended"),
        ({"step": "fly"}, "There is no such step."),
    ],
)
def test_a_wrong_step_on_the_incident_says_how_to_mend_it(
    burglary: Incident, desk: Client, form: dict[str, str], sentence: str
) -> None:
    answer = desk.post(f"/incidents/{burglary.uid}/step", form)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_unit_that_left_meanwhile_keeps_the_reason_that_was_typed(
    burglary: Incident, ha21: Unit, dina: Officer, desk: Client
) -> None:
    commands.take_off_duty(unit=ha21.uid, by=dina, at=NINE)
    form = {"step": "assign", "assign-unit": str(ha21.uid), "assign-why": "It has the dog"}
    answer = desk.post(f"/incidents/{burglary.uid}/step", form)
    assert answer.status_code == 422
    assert "HA21" in text(answer)
    assert 'value="It has the dog"' in answer.content.decode()
    assert not Deployment.objects.exists()


def test_closing_too_early_keeps_the_end_that_was_chosen(
    burglary: Incident, ha21: Unit, dina: Officer, desk: Client
) -> None:
    commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    form = {"step": "conclude", "conclude-result": "advice_given"}
    answer = desk.post(f"/incidents/{burglary.uid}/step", form)
    assert answer.status_code == 422
    assert "HA21 is still assigned." in text(answer)
    assert '<option value="advice_given" selected>' in answer.content.decode()


def test_an_older_version_gets_both_versions_and_changes_nothing(
    burglary: Incident, ha21: Unit, dina: Officer, desk: Client
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    commands.arrive(deployment=going.uid, by=dina, at=NINE + minutes(1))
    form = {"step": "clear", "deployment": str(going.uid), "version": "1"}
    answer = desk.post(f"/incidents/{burglary.uid}/step", form)
    assert answer.status_code == 412
    assert "you saw version 1, it is now version 2" in text(answer)
    going.refresh_from_db()
    assert going.cleared_at is None
