"""Whatever is sent, in whatever shape: an answer, never a fault of ours."""

from functools import cache
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenhour.contact import commands as contact
from goldenhour.force import rules
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.journal.commands import COMMANDS
from goldenhour.response import commands as response
from goldenhour.web import clock
from goldenhour.web.api.commands import body_of, is_about_a_record
from tests.api_callers import Caller, program
from tests.cases import VICTIMS_PHONE as PHONE
from tests.cases import a_case, an_incident
from tests.response.incidents import on_duty

pytestmark = pytest.mark.usefixtures("stopped_clock")
WORDS = """999 resolved burglary caller cctv ST11AA standard phone V1 L1 I S yes said constable HA
person suspect victim sms email high weapon sergeant 18 incident declined probable"""
FITTING = st.sampled_from(WORDS.split())
ODD = st.sampled_from(
    ["", " ", "\0", "é̈", "' OR 1=1 --", "{{7*7}}", "unknown", "a" * 3000, "‮x", "x\r\ny: z"]
)
TEXTS = FITTING | FITTING | ODD | st.text(max_size=30)
WHOLE = st.sampled_from([0, 1, -1, 2**31, 2**63, 10**30]) | st.integers(-100, 100)
MOMENTS = st.datetimes().map(lambda moment: moment.isoformat() + "Z")
LEAVES = TEXTS | WHOLE | MOMENTS | st.booleans() | st.none() | st.floats(allow_nan=False)
ANY = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def kinds(name: str, schema: dict[str, Any], uids: dict[str, UUID]) -> st.SearchStrategy[Any]:
    """Values of a schema's kind; a uid is mostly that of a record which exists."""
    if "anyOf" in schema:
        return st.one_of(*(kinds(name, one, uids) for one in schema["anyOf"]))
    if schema.get("format") == "uuid":
        return st.just(str(uids[name])) if name in uids else st.uuids().map(str)
    if schema.get("format") == "date":
        return st.dates().map(str)
    if schema.get("format") == "date-time":
        return MOMENTS
    if schema.get("type") == "array":
        return st.lists(kinds(name, schema["items"], uids), max_size=3)
    if schema.get("type") == "object":
        return st.dictionaries(TEXTS, ANY, max_size=4)
    simple = {"integer": WHOLE, "boolean": st.booleans(), "null": st.none(), "string": TEXTS}
    return simple.get(schema.get("type", ""), ANY)


@cache
def schema_of(command: str) -> dict[str, Any]:
    return body_of(COMMANDS[command]).model_json_schema()


def bodies(command: str, uids: dict[str, UUID]) -> st.SearchStrategy[dict[str, Any]]:
    """Bodies that mostly fit the command, now and then with something else in a field."""
    fields, needed = schema_of(command)["properties"], schema_of(command).get("required", [])
    asked = {name: kinds(name, schema, uids) for name, schema in fields.items()}
    return st.fixed_dictionaries(
        {name: asked[name] for name in needed},
        optional={name: asked[name] | LEAVES for name in fields if name not in needed},
    )


@pytest.fixture
def uids(tara: Officer, ines: Officer) -> dict[str, UUID]:
    """Records that exist, by what commands call them."""
    at = clock.now()
    incident = an_incident(tara, at)
    case = a_case(ines, incident, at)
    call = contact.receive(channel="101", by=tara, at=at)
    said = identification.mention(role="caller", contact=call.uid, phone=PHONE, by=tara, at=at)
    unit = on_duty("HA21", tara, at)
    there = response.assign(incident=incident.uid, unit=unit.uid, by=tara, at=at)
    return {
        "contact": call.uid,
        "incident": incident.uid,
        "case": case.uid,
        "officer": ines.uid,
        "mention": said.uid,
        "unit": unit.uid,
        "deployment": there.uid,
    }


@pytest.fixture
def everybody(ada: Officer) -> Caller:
    """A program that may do everything: what is behind the doors is tried, not the doors."""
    Officer.objects.filter(pk=ada.pk).update(roles=sorted(rules.MAY))
    ada.refresh_from_db()
    return program(ada, ada)


@settings(
    max_examples=350,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_body_is_a_fault_of_ours(
    data: st.DataObject, everybody: Caller, uids: dict[str, UUID]
) -> None:
    names = sorted(name for name in COMMANDS if not name.startswith("test."))
    command = data.draw(st.sampled_from(names), label="command")
    body = data.draw(bodies(command, uids), label="body")
    version = 1 if is_about_a_record(COMMANDS[command]) else None

    answer = everybody.give(command, body, version=version)
    if answer.status_code == 412:
        answer = everybody.give(command, body, version=answer.json()["now"])

    assert answer.status_code < 500, answer.content


@settings(
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    path=st.sampled_from(
        ["contacts", "incidents", "waiting", "units", "cases", "figures", "contacts/{}",
         "contacts/{}/known", "incidents/{}", "cases/{}", "cases/{}/facts", "cases/{}/duties"]
    ),
    named=st.sampled_from(["after", "limit", "state", "role", "x"]),
    said=TEXTS | WHOLE.map(str) | st.uuids().map(str),
    which=st.sampled_from(["contact", "incident", "case"]),
)  # fmt: skip
def test_no_question_is_a_fault_of_ours(
    path: str, named: str, said: str, which: str, everybody: Caller, uids: dict[str, UUID]
) -> None:
    answer = everybody.client.get(
        f"/api/v1/{path.format(uids[which])}", {named: said}, headers=everybody.headers
    )
    assert answer.status_code < 500, answer.content
