"""The file page, through the front door: everything on it, every action by a plain form."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenhour.force.models import Officer
from goldenhour.investigation import commands, queries
from goldenhour.investigation.models import Case
from goldenhour.journal.models import Entry
from goldenhour.outbox import jobs as outbox
from goldenhour.victims import jobs
from goldenhour.web import clock as house
from tests import cases
from tests.moments import days, hours


@pytest.fixture
def now() -> datetime:
    """The moment at which pages are asked: the house's own."""
    return house.now()


@pytest.fixture
def planned(hana: Officer, ines: Officer, sam: Officer, now: datetime) -> Case:
    """A planned, reviewed case of yesterday."""
    began = now - days(1)
    return cases.a_planned_case(cases.an_incident(hana, began), ines, sam, began + hours(1))


def desk(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def do(client: Client, case: Case, action: str, **said: object) -> tuple[int, str]:
    """Send one action's form, as the page would."""
    fields = {f"{action}-{name}": value for name, value in said.items()}
    fields |= {"key": str(uuid4()), "version": str(queries.case(case.uid).version)}
    answer = client.post(f"/cases/{case.uid}/do/{action}", fields)
    return answer.status_code, answer.content.decode()


def page(client: Client, case: Case, query: str = "") -> str:
    answer = client.get(f"/cases/{case.uid}{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_file_shows_plan_victim_reviews_and_audit(planned: Case, ines: Officer) -> None:
    text = page(desk(ines), planned)

    assert "Who stood at the door at two" in text
    assert "Avery Sample" in text
    assert "Nobody has asked how it is safe to reach them" in text
    assert "Ask for the doorbell&#x27;s pictures today" in text
    assert "<strong>B08</strong>" in text
    assert Entry.objects.filter(what="investigation.case.opened", facts__why="task").count() == 1


def test_the_timeline_turns_to_when_we_knew(planned: Case, ines: Officer, now: datetime) -> None:
    commands.identify_suspect(case=planned.uid, by=ines, at=now)
    commands.record_arrest(
        case=planned.uid, suspect="A", happened_at=now - hours(30), by=ines, at=now
    )
    client = desk(ines)

    happened, known = page(client, planned), page(client, planned, "?known=1")

    assert "written down" in happened
    assert happened.index("Plan recorded") < happened.index("Suspect arrested")
    assert known.index("Suspect arrested") < known.index("Plan recorded")


def test_a_case_goes_from_arrest_to_told_by_forms(
    planned: Case, ines: Officer, clock: Officer, now: datetime
) -> None:
    client = desk(ines)
    assert do(client, planned, "identify_suspect", name="Rory Invented")[0] == 302
    assert do(client, planned, "record_arrest", suspect="A")[0] == 302
    text = page(client, planned)
    assert "Told of an arrest" in text
    assert do(client, planned, "tell", victim="V1", rules="R6.ARREST", what="An arrest.")[0] == 302
    assert "waiting to be sent" in page(client, planned)

    outbox.send_due(by=clock, at=house.now())
    jobs.record_deliveries(by=clock, at=house.now())

    assert "Victim told" in page(client, planned)
    assert "waiting to be sent" not in page(client, planned)


def test_a_case_goes_through_the_gate_by_forms(planned: Case, ines: Officer, sam: Officer) -> None:
    mine, hers = desk(ines), desk(sam)
    assert do(mine, planned, "propose_outcome", code="18")[0] == 302
    assert "C02" in page(hers, planned)
    (waiting,) = queries.facts_of(planned.uid)[-1:]
    assert do(hers, planned, "authorise_outcome", proposal=waiting["id"])[0] == 302
    text = page(mine, planned)
    assert "A new proposal is needed" in text
    assert "Cleared by" in text

    for line in ("L1", "L2"):
        said = {"line": line, "disposition": "done", "reason": "Followed"}
        assert do(mine, planned, "dispose_line", **said)[0] == 302
    do(mine, planned, "propose_outcome", code="18")
    proposal = queries.facts_of(planned.uid)[-1]["id"]
    assert do(hers, planned, "authorise_outcome", proposal=proposal)[0] == 302
    status, text = do(mine, planned, "finalise_outcome", proposal=proposal)
    assert (status, "C13" in text) == (422, True)
    told = {"victim": "V1", "rules": "R6.OUTCOME", "channel": "phone", "evidence": "recording 9"}
    assert do(mine, planned, "record_telling", **told)[0] == 302
    assert do(mine, planned, "finalise_outcome", proposal=proposal)[0] == 302
    assert queries.case(planned.uid).outcome == 18
    assert "Record a plan" not in page(mine, planned)


EVERY = {
    "record_plan": {"source_1": "phone", "objective_1": "Who rang whom"},
    "add_line": {"source": "phone", "objective": "Who rang whom", "due": "2027-01-02T10:00"},
    "request_line": {"line": "L1"},
    "result_line": {"line": "L1", "result": "A face"},
    "dispose_line": {"line": "L1", "disposition": "not_possible", "reason": "Wiped"},
    "hold_property": {"item": "Crowbar"},
    "name_safe_contact": {
        "victim": "V1",
        "safe": "phone",
        "opens": "09:00",
        "closes": "15:00",
        "unsafe": "sms",
    },
    "assess_needs": {"victim": "V1", "grounds": "intimidated"},
    "refer_victim": {"victim": "V1", "service": "Victim support"},
    "record_confirmation": {"victim": "V1", "channel": "email", "evidence": "letter 3"},
    "explain_statement": {"victim": "V1", "choice": "later"},
    "add_victim": {"name": "Sample and Sons", "kind": "organisation", "contact_named": "Mo"},
    "void_fact": {"fact_id": "e3", "reason": "Wrong person"},
}


@pytest.mark.parametrize("action", EVERY)
def test_every_form_gives_its_command(action: str, planned: Case, ines: Officer) -> None:
    before = len(queries.facts_of(planned.uid))
    status, text = do(desk(ines), planned, action, **EVERY[action])
    assert status == 302, text
    assert len(queries.facts_of(planned.uid)) == before + 1


def test_an_empty_form_comes_back_open_and_changes_nothing(planned: Case, ines: Officer) -> None:
    before, mine = len(queries.facts_of(planned.uid)), desk(ines)
    for action in EVERY:
        status, text = do(mine, planned, action)
        assert status == 422, action
        assert f'id="do-{action}" open' in text
        assert "There is a problem" in text, action
        assert len(queries.facts_of(planned.uid)) == before, action


def test_a_sergeant_allocates_and_reviews(planned: Case, sam: Officer, rafi: Officer) -> None:
    client = desk(sam)
    assert do(client, planned, "allocate", officer=str(rafi.uid))[0] == 302
    said = {"text": "On course.", "directions": "Ask number 12 again\nRing Avery"}
    assert do(client, planned, "record_review", **said)[0] == 302
    text = page(client, planned)
    assert "Officer 4401" in text
    assert "Ring Avery" in text
    assert "Record a plan" not in text


def test_an_older_page_overwrites_nothing(planned: Case, ines: Officer) -> None:
    client, key = desk(ines), str(uuid4())
    answer = client.post(
        f"/cases/{planned.uid}/do/hold_property",
        {"hold_property-item": "Crowbar", "key": key, "version": "1"},
    )
    assert answer.status_code == 412


def test_a_form_sent_twice_is_one_fact(planned: Case, ines: Officer) -> None:
    client = desk(ines)
    version = str(queries.case(planned.uid).version)
    fields = {"hold_property-item": "Crowbar", "key": str(uuid4()), "version": version}
    for _ in range(2):
        client.post(f"/cases/{planned.uid}/do/hold_property", fields)
    assert planned.facts.filter(type="property.held").count() == 1


def test_the_file_is_shut_to_the_control_room(planned: Case, hana: Officer) -> None:
    client = desk(hana)
    assert client.get(f"/cases/{planned.uid}").status_code == 403
    assert client.get("/cases").status_code == 403
    assert do(client, planned, "hold_property", item="Crowbar")[0] == 403


def test_an_auditor_reads_and_does_nothing(planned: Case, adil: Officer) -> None:
    client = desk(adil)
    text = page(client, planned, "?from=audit")
    assert 'action="/cases/' not in text
    assert Entry.objects.filter(what="investigation.case.opened", facts__why="audit").exists()


def test_the_list_names_nobody_and_takes_three_queries_beside_the_session(
    planned: Case, ines: Officer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = desk(ines)
    with django_assert_max_num_queries(5):
        text = client.get("/cases").content.decode()
    assert "26/0001" in text
    assert "Avery" not in text


def test_the_file_is_read_in_few_queries(
    planned: Case, ines: Officer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = desk(ines)
    with django_assert_max_num_queries(20):
        page(client, planned)


def test_the_crime_of_an_incident_is_recorded_by_a_form(
    hana: Officer, rafi: Officer, now: datetime
) -> None:
    incident = cases.an_incident(hana, now - hours(1))
    client = desk(rafi)
    assert client.get(f"/incidents/{incident.uid}/crime").status_code == 200
    said = {"offence": "Burglary", "harm": "high", "victim_name": "Avery", "key": str(uuid4())}

    wrong = client.post(f"/incidents/{incident.uid}/crime", {"victim_name": "Avery"})
    right = client.post(f"/incidents/{incident.uid}/crime", said | {"domestic_abuse": "no"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "Avery" in wrong.content.decode()
    case = Case.objects.get()
    assert (case.domestic_abuse, case.stalking) == (False, None)
