"""A contact of the database and the same contact in a file are judged by one function."""

import io
import json
from datetime import datetime
from pathlib import Path

import pytest
import typer
from pytest_django import DjangoAssertNumQueries
from typer.testing import CliRunner

from goldenhour.accountability import cli
from goldenhour.accountability.queries import contact_facts
from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.response import commands as response
from goldenhour.response.models import Unit
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests import cases
from tests.accountability.contacts.call import ADVICE, SAFETY, THREATS
from tests.moments import NINE, days, hours, minutes
from tests.response.incidents import on_duty

AS_OF = ("--as-of", (NINE + days(3)).isoformat())
app = typer.Typer()
app.callback()(lambda: None)
cli.register(app)


@pytest.fixture
def taken(hana: Officer, nine: datetime) -> Contact:
    """Threats by a neighbour: rang, assessed, advised and sent."""
    call = contact.receive(channel="999", line="3", recording="R1", by=hana, at=nine)
    contact.amend(contact=call.uid, postcode="ST1 1AA", by=hana, at=nine + minutes(1))
    triage.assess(
        contact=call.uid,
        incident_type="other",
        answers=dict(THREATS),
        history={"contacts_12m": 1, "match": "probable"},
        by=hana,
        at=nine + minutes(2),
    )
    for item in (ADVICE, SAFETY):
        triage.advise(contact=call.uid, item=item, fate="said", by=hana, at=nine + minutes(3))
    triage.send(contact=call.uid, by=hana, at=nine + minutes(4))
    return call


@pytest.fixture
def worked(
    taken: Contact, hana: Officer, dina: Officer, ines: Officer, tara: Officer, nine: datetime
) -> Contact:
    """The same with a unit there after half an hour and its crime recorded; and two more calls."""
    unit: Unit = on_duty("HA21", tara, nine)
    incident = Incident.objects.get()
    sent = response.assign(incident=incident.uid, unit=unit.uid, by=dina, at=nine + minutes(9))
    response.arrive(deployment=sent.uid, by=dina, at=nine + minutes(30))
    cases.a_case(ines, incident, nine + hours(2))
    other = contact.receive(channel="101", by=hana, at=nine + hours(1))
    contact.close(
        contact=other.uid, ending="resolved", why="Told whom to ask", by=hana, at=nine + hours(2)
    )
    cases.an_incident(hana, nine + hours(3))
    return taken


def put_out(*words: str, lines: bytes = b"") -> bytes:
    done = CliRunner().invoke(app, list(words), input=lines)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout_bytes


def test_file_and_database_give_the_same_bytes(worked: Contact, tmp_path: Path) -> None:
    exported = put_out("export-contacts")
    file = tmp_path / "contacts.jsonl"
    file.write_bytes(b"\n".join(reversed(exported.splitlines())))
    live = put_out("audit", "--database", "contacts", *AS_OF)
    assert put_out("audit", "--contacts", "-", *AS_OF, lines=exported) == live
    backwards = put_out("audit", "--contacts", str(file), *AS_OF)
    assert sorted(backwards.splitlines()) == sorted(live.splitlines())
    assert len(live.splitlines()) == 3


def test_the_checks_answer_from_the_records(worked: Contact) -> None:
    live = put_out("audit", "--database", "contacts", *AS_OF)
    first = json.loads(live.splitlines()[0])
    assert first["contact"] == worked.reference
    assert (first["grade"], first["edition"]) == ("P", "grades/2026")
    assert first["arrived_at"] == "2026-12-01T09:30:00+00:00"
    failing = [check for check, answer in first["checks"].items() if answer == "fail"]
    passing = [check for check, answer in first["checks"].items() if answer == "pass"]
    assert failing == []
    assert passing == ["A01", "A02", "A03", "A04", "A05", "A07", "A08", "A09", "A12"]


def test_cases_of_the_database_answer_what_their_contacts_answer(worked: Contact) -> None:
    rows = put_out("audit", "--database", "both", *AS_OF).splitlines()
    case = json.loads(rows[-1])
    assert case["case"] == "26/0001"
    assert (case["checks"]["A01"], case["checks"]["A12"]) == ("pass", "pass")
    assert put_out("audit", *AS_OF) == put_out("audit", "--database", "cases", *AS_OF)


def test_judged_again_lower_is_a_change_of_grade(
    taken: Contact, hana: Officer, tara: Officer, nine: datetime
) -> None:
    later = nine + minutes(20)
    given = {"by": hana, "at": later + minutes(2)}
    triage.reassess(
        contact=taken.uid, trigger="new_information", why="He is held elsewhere", by=hana, at=later
    )
    triage.agree(contact=taken.uid, grade="S", why="He is held", by=tara, at=later + minutes(1))
    triage.regrade(
        incident=Incident.objects.get().uid,
        grade="S",
        why="He was arrested elsewhere",
        could_not_reach="No answer on her number",
        **given,
    )
    stated = [json.loads(line) for line in contact_facts.contact_lines()]
    changed = next(each for each in stated if each["type"] == "grade.changed")
    assert changed["data"] == {
        "from": "P",
        "to": "S",
        "reason": "He was arrested elsewhere",
        "caller_told": False,
        "agreed_by": tara.staff_number,
    }
    verdict = json.loads(put_out("audit", "--database", "contacts", *AS_OF))
    assert (verdict["grade"], verdict["checks"]["A10"]) == ("S", "fail")
    assert [each for each in stated if each["type"] == "caller.told"] == []


def test_what_followed_the_first_assessment_stands_in_the_contact_file(
    taken: Contact, hana: Officer, dina: Officer, nine: datetime
) -> None:
    look = {"contact": taken.uid, "trigger": "clock", "why": "As before; she is indoors."}
    triage.reassess(**look, by=dina, at=nine + minutes(35))
    late = {"contact": taken.uid, "about": "delay", "what": "We are late; within the hour."}
    triage.tell_caller(**late, by=dina, at=nine + minutes(61))
    council = {"contact": taken.uid, "agency": "Council"}
    there_by = nine + minutes(120)
    triage.note_partner(**council, step="asked", by=hana, at=nine + minutes(62))
    triage.note_partner(**council, step="accepted", due_at=there_by, by=hana, at=nine + minutes(63))
    triage.note_partner(**council, step="declined", by=hana, at=nine + minutes(64))
    stated = [json.loads(line) for line in contact_facts.contact_lines()]
    kinds = ("reassessed", "caller.told", "partner.asked", "partner.accepted", "partner.declined")
    later = [(each["type"], each["data"]) for each in stated if each["type"] in kinds]
    assert later == [
        ("reassessed", {"grade": "P", "trigger": "clock"}),
        ("caller.told", {"what": "We are late; within the hour."}),
        ("partner.asked", {"agency": "Council"}),
        ("partner.accepted", {"agency": "Council", "due": there_by.isoformat()}),
        ("partner.declined", {"agency": "Council"}),
    ]
    verdict = json.loads(put_out("audit", "--database", "contacts", *AS_OF))
    assert verdict["checks"]["F13"] == "pass"


def test_a_batch_costs_the_same_however_many_contacts(
    worked: Contact, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(12):
        lines = b"\n".join(contact_facts.contact_lines())
    assert io.BytesIO(lines).read().count(b'"contact.offered"') == 3
