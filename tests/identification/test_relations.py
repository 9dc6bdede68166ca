"""Relations: who was named with whom, each tie with its source; suspect and victim in one home."""

from collections.abc import Collection
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Person
from goldenhour.identification.rules.relations import is_met, is_safety_risk
from goldenhour.journal.models import Entry
from goldenhour.web import clock as house_clock
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days


@pytest.mark.parametrize(
    ("one", "other", "ties", "is_risk"),
    [
        (["suspect"], ["victim"], ["address"], True),
        (["victim"], ["suspect", "caller"], ["phone"], True),
        (["suspect"], ["caller"], ["uprn"], True),
        (["suspect"], ["victim"], ["case", "contact"], False),
        (["suspect"], ["suspect"], ["address"], False),
        (["victim"], ["witness"], ["address"], False),
        (["suspect", "victim"], ["witness"], ["address"], False),
    ],
)
def test_when_a_tie_is_a_risk(
    one: Collection[str], other: Collection[str], ties: Collection[str], is_risk: bool
) -> None:
    assert is_safety_risk(one, other, ties) is is_risk
    assert is_safety_risk(other, one, ties) is is_risk
    assert is_met([one, other]) is (is_risk or "case" in ties)


@pytest.fixture
def alisha(call: Call, state: State, hana: Officer, nine: datetime) -> Person:
    """Alisha called yesterday; a year ago Lee was named a suspect at her address."""
    before, yesterday = nine - days(90), nine - days(1)
    there = {"house": "14", "postcode": "ST7 1AB"}
    state(call(before), before, role="suspect", given_name="Lee", surname="Kehoe", **there)
    contact = call(yesterday)
    row = state(contact, yesterday, **ALISHA)
    state(contact, yesterday, role="household", given_name="Ivy", age=71)
    return commands.confirm_person(mention=row.uid, reason="New", by=hana, at=nine)


def test_everybody_named_with_her_stands_with_the_source_risks_first(
    alisha: Person, ines: Officer, nine: datetime
) -> None:
    found = queries.relations_of(alisha.uid, by=ines, at=nine, why="case")
    seen = [(one.name, one.is_risk, [tie.kind for tie in one.ties]) for one in found.people]
    assert seen == [("Lee Kehoe", True, ["address"]), ("Ivy", False, ["contact"])]
    assert found.people[0].ties[0].source.startswith("C-")
    shown = Entry.objects.filter(what="identification.person.opened", by=ines)
    assert {entry.about for entry in shown} == {one.about for one in found.people}


def test_it_asks_no_more_for_many_than_for_few(
    alisha: Person, call: Call, state: State, ines: Officer, nine: datetime
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queried:
            queries.relations_of(alisha.uid, by=ines, at=nine, why="case")
        return sum("journal_entry" not in one["sql"] for one in queried)

    few = asked()
    contact = call(nine)
    for number in range(12):
        state(contact, nine, "witness", given_name=f"W{number}x", phone="07700 900142")
    assert asked() == few


def test_a_kept_address_ties_nobody(
    alisha: Person, ines: Officer, tara: Officer, nine: datetime
) -> None:
    commands.add_marker(
        person=alisha.uid,
        kind="refuge_address",
        source="Adviser",
        owner="Safeguarding team",
        starts_on=date(2026, 11, 1),
        review_on=date(2027, 1, 1),
        by=tara,
        at=nine,
    )
    found = queries.relations_of(alisha.uid, by=ines, at=nine, why="case")
    assert [one.name for one in found.people] == ["Ivy"]


def test_the_page_shows_list_and_picture_of_the_same(
    client: Client,
    alisha: Person,
    hana: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(hana)
    page = f"/persons/{alisha.uid}/relations"
    assert "Why do you look?" in client.get(page).content.decode()
    text = client.get(page, {"why": "call"}).content.decode()
    assert text.count("Lee Kehoe") == 2
    assert "suspect and victim in one home" in text


def test_the_call_warns_of_a_suspect_at_the_address(
    alisha: Person, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    again = state(call(nine), nine, **ALISHA)
    assert again.contact is not None
    found = queries.known(contact=again.contact.uid, by=hana, at=nine)
    assert found.is_met_by_a_suspect
    elsewhere = state(call(nine), nine, phone="07700 900142")
    assert elsewhere.contact is not None
    assert not queries.known(contact=elsewhere.contact.uid, by=hana, at=nine).is_met_by_a_suspect
