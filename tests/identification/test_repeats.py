"""Repeats: counted by the edition of the day, over contacts, crimes and antisocial behaviour."""

from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.rules import repeats
from goldenhour.identification.rules.known import Known
from goldenhour.rulebook import shelf
from goldenhour.triage import commands as triage
from goldenhour.web import clock as house_clock
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import NINE, days, hours
from tests.response.incidents import FACTS, OWED

PHONE = "07700 900142"
OURS = """
key = "repeats/own"
title = "Ours"
issuer = "An invented force"
source = "https://example.org"
certainty = "P"
in_force_from = 2026-11-30
key_of_linkage = []
rule = []
[[repeat]]
id = "caller"
definition = "Three times in a month, from one number."
counts = ["same_number"]
windows = [{ label = "one month", months = 1 }]
at_least = 3
"""


def kinds(found: Known) -> dict[str, tuple[tuple[str, int], ...]]:
    return {flag.kind: flag.earlier for flag in found.flags}


@pytest.fixture
def own_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A force's own edition: from 30 November."""
    (tmp_path / "repeats").mkdir()
    (tmp_path / "repeats" / "own.toml").write_text(OURS, encoding="utf-8")
    monkeypatch.setattr(shelf, "own_folder", lambda: tmp_path)


def test_nothing_before_is_no_repeat() -> None:
    assert repeats.flags({}, at=NINE) == ()
    assert repeats.flags({"same_number": {1: NINE - days(366)}}, at=NINE) == ()


def test_one_contact_found_in_two_ways_counts_once_and_carries_its_definition() -> None:
    once = {1: NINE - hours(3)}
    (flag,) = repeats.flags({"same_number": once, "same_person": once}, at=NINE)
    counted = (("24 hours", 1), ("7 days", 1), ("30 days", 1), ("12 months", 1))
    assert (flag.kind, flag.earlier) == ("caller", counted)
    assert flag.definition == "The same number, person or address reached us before."
    assert (flag.edition, flag.certainty) == ("repeats/2026", "P")
    assert "contacts from this number" in flag.counted


def test_a_force_counts_by_its_own_edition_from_its_first_day(own_book: None) -> None:
    calls = {place: NINE - days(place) for place in range(1, 4)}
    (flag,) = repeats.flags({"same_number": calls, "same_person": {9: NINE}}, at=NINE)
    assert (flag.edition, flag.earlier) == ("repeats/own", (("one month", 3),))
    assert repeats.flags({"same_number": {1: NINE - days(1)}}, at=NINE) == ()
    before = repeats.flags({"same_number": {1: NINE - days(3)}}, at=NINE - days(2))
    assert [flag.edition for flag in before] == ["repeats/2026"]


def test_antisocial_behaviour_makes_a_repeat_victim_and_is_no_crime(
    call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    before = call(nine - days(5), caller_is="victim", place_said="14 Church Street")
    state(before, nine - days(5), **ALISHA)
    answers = FACTS["S"] | OWED
    triage.assess(
        contact=before.uid, incident_type="asb", answers=answers, by=hana, at=nine - days(5)
    )
    triage.send(contact=before.uid, by=hana, at=nine - days(5))
    now = call(nine)
    state(now, nine, phone=PHONE, given_name="Alisha", surname="Sample")
    found = queries.known(contact=now.uid, by=hana, at=nine)
    assert kinds(found)["victim"] == (("12 months", 1),)
    assert (found.crimes_12m, found.history()["crimes_12m"]) == (0, 0)


def test_a_case_made_of_it_counts_once(
    call: Call, state: State, hana: Officer, ines: Officer, nine: datetime
) -> None:
    row = state(call(nine - days(5)), nine - days(5), **ALISHA)
    given = {"mention": row.uid, "at": nine - days(5)}
    commands.record_antisocial(incident="261126-0007", by=hana, **given)
    with pytest.raises(commands.AlreadyInvolved):
        commands.record_antisocial(incident="261126-0007", by=hana, **given)
    commands.record_involvement(case="26/0142", role="victim", kind="asb", by=ines, **given)
    now = call(nine)
    state(now, nine, phone=PHONE, given_name="Alisha", surname="Sample")
    found = queries.known(contact=now.uid, by=hana, at=nine)
    assert kinds(found)["victim"] == (("12 months", 1),)
    assert found.crimes_12m == 1


@pytest.mark.urls("tests.identification.addresses")
def test_the_definition_stands_beside_the_flag(
    client: Client,
    call: Call,
    state: State,
    hana: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(hana)
    state(call(nine - days(2)), nine - days(2), **ALISHA)
    text = client.get("/identification/known", {"phone": PHONE}).content.decode()
    assert "<strong>Repeat caller:</strong> 1 earlier contact in 12 months; 1 in 7 days" in text
    assert "The same number, person or address reached us before." in text
    assert "repeats/2026, certainty P" in text
    assert "Repeat victim" not in text
