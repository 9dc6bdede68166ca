"""The API's questions: lists that name nobody, records whose reading is written down."""

import json
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from goldenhour.accountability import commands as accountability
from goldenhour.contact import commands as contact
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.investigation.models import Case
from goldenhour.journal.models import Entry
from goldenhour.web import clock as moment
from tests.api_callers import program
from tests.cases import VICTIMS_PHONE, a_planned_case, an_incident
from tests.moments import days
from tests.response.incidents import on_duty, sent

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def case(tara: Officer, ines: Officer, sam: Officer, nine: datetime) -> Case:
    return a_planned_case(an_incident(tara, nine - days(2)), ines, sam, nine - days(2))


def test_open_contacts_come_in_pages_and_name_nobody(hana: Officer, ada: Officer) -> None:
    rung = [contact.receive(channel="101", by=hana, at=moment.now()).uid for _ in range(3)]
    contact.amend(contact=rung[0], words="My name is Avery", house="12", by=hana, at=moment.now())
    desk = program(hana, ada)

    first = desk.ask("contacts?limit=2").json()
    second = desk.ask(f"contacts?limit=2&after={first['next']}").json()

    found = [UUID(row["uid"]) for row in (*first["items"], *second["items"])]
    assert (found, second["next"]) == (sorted(rung), None)
    assert "Avery" not in json.dumps(first)
    assert not Entry.objects.filter(what="contact.contact.opened").exists()


def test_a_contact_is_read_once_and_known_by_its_version(hana: Officer, ada: Officer) -> None:
    uid = contact.receive(channel="101", by=hana, at=moment.now()).uid
    desk = program(hana, ada)

    read = desk.ask(f"contacts/{uid}")
    again = desk.ask(f"contacts/{uid}", **{"If-None-Match": read["ETag"]})

    assert (read.status_code, read["ETag"], read.json()["channel"]) == (200, '"1"', "101")
    assert (again.status_code, again.content) == (304, b"")
    assert Entry.objects.filter(what="contact.contact.opened", facts__why="api").count() == 2


def test_what_is_known_of_a_caller_is_asked_without_naming_them(
    hana: Officer, ada: Officer, nine: datetime
) -> None:
    calls = [contact.receive(channel="101", by=hana, at=nine).uid for _ in range(2)]
    for call in calls:
        identification.mention(role="caller", contact=call, phone=VICTIMS_PHONE, by=hana, at=nine)

    known = program(hana, ada).ask(f"contacts/{calls[1]}/known").json()

    assert [one["uid"] for one in known["same_number"]] == [str(calls[0])]


def test_incidents_waiting_and_units_are_the_boards(
    tara: Officer, dina: Officer, ada: Officer
) -> None:
    incident = sent(tara, moment.now())
    on_duty("HA21", tara, moment.now())
    desk = program(dina, ada)

    assert [row["uid"] for row in desk.ask("incidents").json()["items"]] == [str(incident.uid)]
    waiting = desk.ask("waiting").json()["items"]
    assert [(row["grade"], row["is_late"]) for row in waiting] == [("P", False)]
    assert [row["callsign"] for row in desk.ask("units").json()["items"]] == ["HA21"]


def test_an_incident_is_opened_with_what_was_said(
    tara: Officer, dina: Officer, ada: Officer
) -> None:
    incident = sent(tara, moment.now())

    answer = program(dina, ada).ask(f"incidents/{incident.uid}")

    assert answer.json()["contacts"][0]["words"] == "Somebody broke the back door."
    assert answer["ETag"] == f'"{incident.version}"'
    assert Entry.objects.filter(about=str(incident), what="triage.incident.opened").count() == 1


def test_a_case_its_facts_and_its_duties(case: Case, ines: Officer, ada: Officer) -> None:
    desk = program(ines, ada)

    listed = desk.ask("cases?state=OPEN")
    opened = desk.ask(f"cases/{case.uid}")
    facts = desk.ask(f"cases/{case.uid}/facts")
    duties = desk.ask(f"cases/{case.uid}/duties")

    assert [row["uid"] for row in listed.json()["items"]] == [str(case.uid)]
    assert "Avery" not in listed.content.decode()
    assert opened.json()["parties"][0]["name"] == "Avery Sample"
    assert opened["ETag"] == facts["ETag"]
    assert {"case.reported", "plan.recorded"} <= {one["type"] for one in facts.json()["items"]}
    assert {one["victim"] for one in duties.json()["items"]} == {"V1"}
    assert Entry.objects.filter(what="investigation.case.opened", by=ines).count() == 3


def test_the_version_of_a_case_read_is_the_version_to_send(
    case: Case, ines: Officer, ada: Officer
) -> None:
    desk = program(ines, ada)
    version = int(desk.ask(f"cases/{case.uid}")["ETag"].strip('"'))
    body = {"case": str(case.uid), "item": "A crowbar"}

    assert desk.give("investigation.hold_property", body, version=version).status_code == 200
    assert desk.give("investigation.hold_property", body, version=version).status_code == 412


def test_figures_come_with_the_files_behind_them(
    case: Case, adil: Officer, ada: Officer, clock: Officer, stopped_clock: datetime
) -> None:
    accountability.publish(by=clock, at=stopped_clock)

    found = program(adil, ada).ask("figures").json()["items"]

    assert {one["definition"]["id"] for one in found} >= {"told-of-arrest", "first-supervision"}
    first = next(one for one in found if one["definition"]["id"] == "first-supervision")
    assert first["instances"][0]["result"] == "kept"


def test_lists_read_only_what_the_roles_open(hana: Officer, ada: Officer) -> None:
    desk = program(hana, ada)
    for path in ("cases", "figures"):
        assert desk.ask(path).status_code == 403
    assert Client().get("/api/v1/figures").status_code == 401
