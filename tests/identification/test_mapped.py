"""Mapped: the index over the mentions, what came since, and what it can say by itself."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from django.test import override_settings

from goldenhour.force.models import Officer
from goldenhour.identification import queries
from goldenhour.identification.jobs import indexing
from goldenhour.identification.queries import Known, Said, mapped
from goldenhour.identification.rules.weighing import Scales
from goldenhour.linkage.index.disk import CURRENT
from tests.identification.conftest import ALISHA, Call, State
from tests.identification.test_rechecks import unreadable
from tests.moments import days, minutes

KEHOE = {"given_name": "Marie", "surname": "Kehoe", "date_of_birth": "3.5.1971"}
KEOGH = Said(given_name="Marie", surname="Keogh", date_of_birth="3 May 71")


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    settings.INDEX = tmp_path / "index"  # type: ignore[attr-defined]
    return tmp_path / "index"


@pytest.fixture
def built(folder: Path, call: Call, state: State, nine: datetime) -> Path:
    """Marie Kehoe and Alisha called yesterday; the index was built at nine."""
    for who in (KEHOE, ALISHA):
        state(call(nine - days(1)), nine - days(1), **who)
    assert indexing.build(folder, at=nine, behind=0) == 2
    assert mapped.open_now() is not None
    return folder


def ask(said: Said, by: Officer, at: datetime) -> Known:
    return queries.known(said=said, by=by, at=at)


def test_the_index_finds_by_sound_what_is_not_asked_of_the_table(
    built: Path, hana: Officer, nine: datetime
) -> None:
    found = ask(KEOGH, hana, nine + minutes(1))
    assert (found.status, [one.name for one in found.same_person]) == ("looked", ["Marie Kehoe"])
    assert found.same_person[0].level == "probable"
    assert "Surname Keogh sounds like Kehoe." in " ".join(
        one.sentence for one in found.same_person[0].comparisons
    )


def test_whoever_came_since_is_found_by_the_very_next_call(
    built: Path, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    state(call(nine + minutes(1)), nine + minutes(1), given_name="Zoe", surname="Novak", age=40)
    found = ask(Said(given_name="Zoe", surname="Nowak", age=40), hana, nine + minutes(1))
    assert [one.name for one in found.same_person] == ["Zoe Novak"]


def test_the_same_is_found_with_an_index_and_without(
    built: Path, hana: Officer, nine: datetime
) -> None:
    for said in (KEOGH, Said(phone="07700900142"), Said(house="14", postcode="ST7 1AB")):
        with_it = ask(said, hana, nine)
        with override_settings(INDEX=None):
            without = ask(said, hana, nine)
        for one, other in zip(with_it.same_person, without.same_person, strict=True):
            assert (one.name, one.level) == (other.name, other.level)
        assert with_it.same_address == without.same_address
        assert with_it.same_number == without.same_number


def test_whoever_weighs_too_little_is_not_proposed_and_nothing_shown_changes(
    built: Path,
    call: Call,
    state: State,
    hana: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = nine - days(1)
    state(call(before), before, given_name="Robin", house="14", postcode="ST7 1AB", age=6)
    state(call(before), before, given_name="Marek", surname="Sample", date_of_birth="3.3.1950")
    state(call(before), before, given_name="Alisha", surname="Sample", date_of_birth="1.2.1992")
    indexing.build(built, at=nine, behind=0)
    index = mapped.open_now()
    assert index is not None
    said = Said(given_name="Alisha", surname="Sample", phone="07700900142", house="14")
    home = replace(said, postcode="ST7 1AB", date_of_birth="1.2.92")
    monkeypatch.setattr(mapped, "TELLING", 1)
    for heard in (said, home):
        scales = Scales(heard, on=nine.date())
        few, found = index.candidates(scales), ask(heard, hana, nine)
        with monkeypatch.context() as patched:
            patched.setattr(Scales, "least", float("-inf"))
            assert few < index.candidates(scales)
            assert ask(heard, hana, nine) == found
        assert found.same_person[0].name == "Alisha Sample"


def test_where_only_the_index_answers_the_place_is_asked_all_the_same(
    built: Path, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    call(nine, house="14", postcode="ST7 1AB", words="Shouting next door")
    with unreadable("identification_mentionkey"):
        found = ask(Said(house="14", postcode="ST7 1AB"), hana, nine + minutes(5))
    assert found.status == "stale"
    assert found.same_address_contacts_12m == 2
    with unreadable("contact_contact WHERE postcode"):
        found = ask(Said(house="14", postcode="ST7 1AB"), hana, nine + minutes(5))
    assert found.status == "unavailable"


def test_what_was_said_again_stands_in_the_index_no_more(
    built: Path, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    contact = call(nine)
    state(contact, nine, given_name="Ines", surname="Obeng", age=30)
    assert indexing.build(built, at=nine, behind=0) == 3
    mapped.open_now()
    state(contact, nine + minutes(1), surname="Owusu")
    found = ask(Said(given_name="Ines", surname="Obeng", age=30), hana, nine + minutes(2))
    assert "Ines Obeng" not in [one.name for one in found.same_person]
    assert indexing.build(built, at=nine + minutes(3), behind=0) == 3
    assert indexing.build(built, at=nine + minutes(3), behind=1) == 2  # her first is said again


def test_where_only_the_index_answers_it_is_stale_and_says_as_of_when(
    built: Path, hana: Officer, nine: datetime
) -> None:
    with unreadable("identification_mentionkey"):
        found = ask(Said(phone="07700 900142"), hana, nine + minutes(5))
    assert (found.status, found.as_of) == ("stale", nine)
    assert [one.name for one in found.same_person] == ["Alisha Sample"]
    assert len(found.same_number) == 1


def test_a_stale_look_is_asked_again(
    built: Path, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    contact = call(nine + minutes(1))
    state(contact, nine + minutes(1), phone="07700 900142")
    with unreadable("identification_mentionkey"):
        queries.known(contact=contact.uid, by=hana, at=nine + minutes(2))
    assert contact.uid in {one.contact for one in queries.rechecks_owed(at=nine + minutes(3))}


def test_a_newer_version_is_opened_while_the_older_goes_on(
    built: Path, call: Call, state: State, nine: datetime
) -> None:
    before = mapped.mapped()
    state(call(nine), nine, **KEHOE)
    indexing.build(built, at=nine + minutes(1), behind=0)
    assert mapped.mapped() == before
    after = mapped.open_now()
    assert before is not None
    assert after is not None
    assert (len(before.index), len(after.index)) == (2, 3)


def test_without_a_folder_or_with_a_damaged_index_all_is_asked_of_the_table(
    built: Path, hana: Officer, nine: datetime, settings: object
) -> None:
    (built / CURRENT).write_text("version-of-nothing")
    assert ask(KEOGH, hana, nine).status == "looked"
    assert mapped.open_now() is not None  # what was open stays open
    settings.INDEX = None  # type: ignore[attr-defined]
    assert mapped.open_now() is None
    assert [one.name for one in ask(KEOGH, hana, nine).same_person] == ["Marie Kehoe"]


def test_it_is_built_when_what_came_since_is_long(
    folder: Path,
    call: Call,
    state: State,
    clock: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state(call(nine), nine, **KEHOE)
    assert indexing.index_what_came(by=clock, at=nine) == 0
    monkeypatch.setattr(indexing, "LONG", 1)
    monkeypatch.setattr(indexing, "BEHIND", 0)
    assert indexing.index_what_came(by=clock, at=nine) >= 0
    assert (folder / CURRENT).exists()
