"""Known: whoever called before is found by the next call, and what is unknown is never "none"."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext, override_settings

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.queries import Known, Said
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days, minutes

Ask = Callable[..., Known]


@pytest.fixture
def ask(hana: Officer) -> Ask:
    """Hana asks what is known: ``ask(at, contact=…)`` or ``ask(at, said=Said(…))``."""
    return lambda at, **asked: queries.known(by=hana, at=at, **asked)


def test_a_caller_is_found_by_number_in_another_format_by_the_very_next_call(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    earlier = call(nine, words="He is at the door again")
    state(earlier, nine, **ALISHA)
    contact = call(nine + minutes(1))
    state(contact, nine + minutes(1), phone="+44 (0)7700 900 142")
    found = ask(nine + minutes(2), contact=contact.uid)
    assert found.status == "looked"
    assert [one.reference for one in found.same_number] == [earlier.reference]
    assert found.same_number[0].words == "He is at the door again"
    assert [(one.name, one.level) for one in found.same_person] == [("Alisha Sample", "probable")]
    assert found.same_person[0].because == ("same number",)
    assert (found.match, found.contacts_12m) == ("probable", 1)


def test_a_caller_is_found_by_postcode_and_date_of_birth(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    state(call(nine), nine, **ALISHA)
    said = Said(postcode="st71ab", date_of_birth="1 Feb 92")
    found = ask(nine + minutes(1), said=said)
    assert found.match == "probable"
    assert found.same_person[0].because == ("same postcode", "same date of birth")


def test_the_postcode_of_the_place_helps_to_look(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    state(call(nine), nine, **ALISHA)
    contact = call(nine + minutes(1), postcode="ST7 1AB")
    state(contact, nine + minutes(1), date_of_birth="1.2.92")
    assert ask(nine + minutes(2), contact=contact.uid).match == "probable"


def test_a_corrected_number_is_no_longer_found(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    contact = call(nine)
    state(contact, nine, phone="07700 900143", surname="Sample")
    state(contact, nine + minutes(1), phone="07700 900142")
    at = nine + minutes(2)
    assert ask(at, said=Said(phone="07700 900143")).same_number == ()
    assert len(ask(at, said=Said(phone="07700 900142")).same_number) == 1


def test_another_name_on_the_number_is_offered_and_never_a_match(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    state(call(nine), nine, **ALISHA)
    found = ask(nine + minutes(1), said=Said(phone="07700 900142", given_name="Marek"))
    assert [one.level for one in found.same_person] == ["possible"]
    assert found.same_person[0].because == ("same number", "but another forename")
    assert found.match == "none"
    assert found.contacts_12m == 1


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ({"given_name": "Aleesha", "surname": "Sample", "date_of_birth": "2.1.92"}, "probable"),
        ({"given_name": "Alisha", "surname": "Sample", "postcode": "ST7 1AB"}, "probable"),
        ({"surname": "Sample", "date_of_birth": "1.2.92"}, "possible"),
        ({"given_name": "Amy", "postcode": "ST7 1AB", "date_of_birth": "1.2.92"}, "possible"),
        ({"phone": "07700900142", "date_of_birth": "5.6.1964"}, "possible"),
        ({"given_name": "Alisha", "surname": "Sample", "age": 34}, "probable"),
    ],
    ids=["swapped day", "name and postcode", "no given name", "twin", "father", "age"],
)
def test_what_speaks_for_and_against_is_weighed(
    said: dict[str, Any], level: str, call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    state(call(nine), nine, **ALISHA)
    found = ask(nine + minutes(1), said=Said(**said))
    assert [one.level for one in found.same_person] == [level]


def test_nobody_looked_is_not_nobody_known(call: Call, ask: Ask, nine: datetime) -> None:
    found = ask(nine, contact=call(nine).uid)
    assert found.status == "not_asked"
    assert found.history() == {}
    assert ask(nine, said=Said(phone="withheld", postcode="ST7 1AB")).status == "not_asked"


def test_looked_and_nobody_known_is_said_so(ask: Ask, nine: datetime) -> None:
    found = ask(nine, said=Said(phone="07700 900142"))
    assert (found.status, found.match, found.as_of) == ("looked", "none", nine)
    assert found.history()["contacts_12m"] == 0


def test_without_its_tables_it_says_unavailable(ask: Ask, nine: datetime) -> None:
    def broken(execute: Any, sql: str, *rest: Any) -> Any:
        if "identification_mentionkey" in sql:
            raise OperationalError("gone")
        return execute(sql, *rest)

    with connection.execute_wrapper(broken):
        found = ask(nine, said=Said(phone="07700 900142"))
    assert found.status == "unavailable"
    assert found.history() == {}
    assert ask(nine, said=Said(phone="07700 900142")).status == "looked"


@override_settings(LOOK_MS=400)
def test_a_slow_database_is_cut_off_and_says_unavailable(ask: Ask, nine: datetime) -> None:
    def slow(execute: Any, sql: str, params: Any, *rest: Any) -> Any:
        if "identification_mentionkey" in sql:
            return execute("SELECT pg_sleep(30)", None, *rest)
        return execute(sql, params, *rest)

    with connection.execute_wrapper(slow):
        assert ask(nine, said=Said(phone="07700 900142")).status == "unavailable"
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_what_is_said_of_households_stands_apart_from_the_person(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    earlier = call(nine, house="14", postcode="ST7 1AB")
    state(earlier, nine, **ALISHA)
    state(earlier, nine, role="household", given_name="Robin", age=6, relation="child")
    other = call(nine, house="No 14", postcode="ST7 1AB")
    state(other, nine, given_name="Marek", surname="Sample", house="14", postcode="ST7 1AB", age=71)
    state(call(nine), nine, given_name="Zoe", house="16", postcode="ST7 1AB")
    contact = call(nine + minutes(1), house="14", postcode="ST7 1AB")
    state(contact, nine + minutes(1), given_name="Alisha", surname="Sample", phone="07700900142")
    found = ask(nine + minutes(2), contact=contact.uid)
    assert [one.name for one in found.same_person] == ["Alisha Sample"]
    assert {one.name for one in found.same_address} == {"Robin", "Marek Sample"}
    assert found.same_address_contacts_12m == 2
    assert {one["age"] for one in found.history()["household"]} == {6, 71}


def test_a_household_is_who_was_there_within_twelve_months(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    long_ago = nine - days(400)
    state(call(long_ago, house="14", postcode="ST7 1AB"), long_ago, **ALISHA)
    said = Said(house="14", postcode="ST7 1AB", given_name="Marek")
    found = ask(nine, said=said)
    assert found.same_address == ()
    assert found.same_address_contacts_12m == 0


def test_earlier_contacts_are_counted_in_their_windows(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    for ago in (days(0.5), days(3), days(20), days(300), days(400)):
        state(call(nine - ago), nine - ago, **ALISHA)
    found = ask(nine, said=Said(phone="07700 900142"))
    assert found.contacts_12m == 4
    assert found.windows == {"24 hours": 1, "7 days": 2, "30 days": 3, "12 months": 4}
    assert len(found.same_number) == 5


def test_a_victim_of_an_earlier_crime_is_a_repeat_victim(
    call: Call, state: State, ask: Ask, ines: Officer, nine: datetime
) -> None:
    row = state(call(nine - days(30)), nine - days(30), **ALISHA)
    for case, role, ago in (
        ("26/0001", "victim", 30),
        ("26/0002", "suspect", 20),
        ("25/0003", "victim", 400),
    ):
        commands.record_involvement(
            mention=row.uid, case=case, role=role, by=ines, at=nine - days(ago)
        )
    found = ask(nine, said=Said(phone="07700 900142"))
    assert found.crimes_12m == 1
    assert found.history()["crimes_12m"] == 1


def test_like_crimes_in_other_houses_of_the_postcode_are_near(
    call: Call, state: State, ask: Ask, ines: Officer, nine: datetime
) -> None:
    for number, (house, kind) in enumerate(
        [("14", "burglary"), ("16", "burglary"), ("18", "fraud")]
    ):
        row = state(call(nine), nine, surname=f"Sample{house}", house=house, postcode="ST7 1AB")
        commands.record_involvement(
            mention=row.uid, case=f"26/000{number}", role="victim", kind=kind, by=ines, at=nine
        )
    said = Said(house="14", postcode="ST7 1AB")
    at = nine + minutes(1)
    assert ask(at, said=said, incident_type="burglary").near_crimes_12m == 1
    assert ask(at, said=said).near_crimes_12m == 0


def test_a_look_costs_the_same_few_queries_whatever_is_found(
    call: Call, state: State, ask: Ask, nine: datetime
) -> None:
    def queries_of_a_look() -> int:
        contact = call(nine + minutes(1), house="14", postcode="ST7 1AB")
        state(contact, nine + minutes(1), **ALISHA)
        ask(nine + minutes(2), contact=contact.uid)  # what is shown is now written down
        with CaptureQueriesContext(
            connection,
        ) as counted:
            ask(nine + minutes(3), contact=contact.uid)
        return len([one for one in counted if one["sql"].lstrip().startswith("SELECT")])

    state(call(nine, house="14", postcode="ST7 1AB"), nine, **ALISHA)
    few = queries_of_a_look()
    for _ in range(5):
        state(call(nine, house="14", postcode="ST7 1AB"), nine, **ALISHA)
    assert queries_of_a_look() == few <= 10


def test_each_record_shown_is_journaled_once_a_contact_and_officer_without_a_name(
    call: Call, state: State, ask: Ask, tara: Officer, nine: datetime
) -> None:
    earlier = state(call(nine), nine, **ALISHA)
    contact = call(nine + minutes(1))
    state(contact, nine + minutes(1), phone="07700 900142")
    for step in (2, 3):
        ask(nine + minutes(step), contact=contact.uid)
    entries = Entry.objects.filter(what="identification.known.opened")
    assert earlier.contact is not None
    abouts = [f"contact/{contact.uid}", f"mention/{earlier.uid}", f"contact/{earlier.contact.uid}"]
    assert sorted(entries.values_list("about", flat=True)) == sorted(abouts)
    assert set(entries[0].facts) == {"why", "contact", "status", "match"}
    queries.known(contact=contact.uid, by=tara, at=nine + minutes(4))
    assert entries.count() == 6


def test_who_takes_no_calls_may_not_look(dina: Officer, nine: datetime) -> None:
    with pytest.raises(NotAllowed):
        queries.known(said=Said(phone="07700 900142"), by=dina, at=nine)


@pytest.mark.parametrize(
    "text", ["A" * 10_000, "\x00", "🚓🚓", "\u202eelpmaS", "e\u0301" * 50, "30.2.1990", "1" * 40]
)
def test_nothing_typed_is_ever_an_error(text: str, ask: Ask, nine: datetime) -> None:
    said = Said(text, text, text, text, text, -1, text, text, text)
    assert ask(nine, said=said).status in ("looked", "not_asked")
