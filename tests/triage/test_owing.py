"""Owing: who else is there and was it before are asked before a send that can wait, else owed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.desks import room_rows
from goldenhour.force.models import Officer
from goldenhour.rulebook import question_sets
from goldenhour.triage import commands as triage
from goldenhour.triage import queries
from goldenhour.triage.models import Incident
from goldenhour.triage.rules.departing import PRESSING
from goldenhour.triage.rules.missing import WANTED
from goldenhour.triage.rules.owing import held_back_by, owed
from tests.moments import NINE, days, minutes
from tests.response.incidents import FACTS

ANSWERS = ("v_household", "v_repeat")
MISSING = st.lists(st.sampled_from(WANTED), unique=True)


@given(st.sampled_from("IPSR"), MISSING)
def test_an_emergency_never_waits_and_every_other_grade_waits_for_both(
    grade: str, missing: list[str]
) -> None:
    held = [each.question for each in held_back_by(grade, missing, received_at=NINE)]
    lacking = [each for each in ANSWERS if each in missing]
    assert held == ([] if grade in PRESSING else lacking)
    assert [each.question for each in owed(missing, received_at=NINE)] == lacking


def test_before_the_edition_that_says_so_nothing_waits() -> None:
    assert held_back_by("S", ANSWERS, received_at=NINE - days(10)) == ()


def test_what_is_said_to_whoever_is_held_back_is_short_and_says_what_to_do() -> None:
    for each in question_sets.in_force(NINE.date()).owed:
        assert len(each.sentence.split()) <= 20
        assert "Then send." in each.sentence


def call(hana: Officer, grade: str, **answers: Any) -> Contact:
    """A contact that is placed and assessed, with these answers beside those of the grade."""
    row = contact.receive(channel="101", by=hana, at=NINE)
    contact.amend(contact=row.uid, place_said="Leek market", by=hana, at=NINE)
    facts = {name: value for name, value in FACTS[grade].items() if name not in ANSWERS}
    triage.assess(
        contact=row.uid, incident_type="burglary", answers=facts | answers, by=hana, at=NINE
    )
    return row


def send(row: Contact, hana: Officer) -> Incident:
    return triage.send(contact=row.uid, by=hana, at=NINE + minutes(2))


NOT_KNOWN: dict[str, Any] = {"v_household": "unknown", "v_repeat": "unknown"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({}, "v_household"),
        ({"v_household": None, "v_repeat": "unknown"}, "v_household"),
        ({"v_household": []}, "v_repeat"),
    ],
)
def test_a_scheduled_contact_is_not_sent_before_both_were_asked(
    hana: Officer, answers: dict[str, Any], field: str
) -> None:
    row = call(hana, "S", **answers)
    with pytest.raises(triage.Owes) as refused:
        send(row, hana)
    assert refused.value.field == field
    assert not Incident.objects.exists()
    assert queries.assessments_of(row.uid), "nothing that was said is lost"


@pytest.mark.django_db
def test_not_known_is_an_answer(hana: Officer) -> None:
    assert send(call(hana, "S", **NOT_KNOWN), hana).grade == "S"
    assert queries.answers_owed() == []


@pytest.mark.django_db
def test_a_priority_contact_is_sent_first_and_owes_them_until_they_are_asked(
    hana: Officer, tara: Officer
) -> None:
    row = call(hana, "P")
    incident = send(row, hana)
    (standing,) = queries.answers_owed()
    assert (standing.uid, standing.questions) == (incident.uid, ANSWERS)
    assert room_rows.room(NINE + minutes(3)).answers == (standing,)
    triage.assess(
        contact=row.uid,
        incident_type="burglary",
        answers=dict(FACTS["P"]) | {"v_household": [], "v_repeat": "unknown"},
        by=hana,
        at=NINE + minutes(4),
    )
    assert queries.answers_owed() == []


@pytest.mark.django_db
def test_the_supervisor_of_the_room_sees_what_is_owed(
    client: Any, hana: Officer, tara: Officer
) -> None:
    incident = send(call(hana, "P", v_repeat="unknown"), hana)
    client.force_login(tara)
    page = client.get("/room").content.decode()
    panel = page.partition('id="room-answers"')[2].partition("</tbody>")[0]
    assert f"/incidents/{incident.uid}" in panel
    assert "who else is there" in panel
    assert "was it before" not in panel
