"""Fates: of everybody shown for a contact it can be told what became of it."""

from datetime import datetime

import pytest

from goldenhour.contact import commands as contacts
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Mention, Person
from goldenhour.identification.rules.fates import FATES, fate_of
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days, minutes


@pytest.fixture
def alisha(call: Call, state: State, hana: Officer, nine: datetime) -> Person:
    """Alisha called yesterday; Robin lives with her."""
    contact = call(nine - days(1), house="14", postcode="ST7 1AB")
    row = state(contact, nine - days(1), **ALISHA)
    state(contact, nine - days(1), role="household", given_name="Robin", age=6)
    return commands.confirm_person(mention=row.uid, reason="New", by=hana, at=nine - days(1))


@pytest.fixture
def now(alisha: Person, call: Call, state: State, hana: Officer, nine: datetime) -> Mention:
    """She calls again, and Hana is shown who it probably is."""
    contact = call(nine, house="14", postcode="ST7 1AB")
    row = state(contact, nine, phone="07700 900142")
    found = queries.known(contact=contact.uid, by=hana, at=nine + minutes(1))
    assert found.match == "probable"
    return row


def of(mention: Mention) -> Contact:
    assert mention.contact is not None
    return mention.contact


def end(contact: Contact, by: Officer, at: datetime) -> None:
    contacts.close(contact=contact.uid, ending="resolved", why="Advice given", by=by, at=at)


def became(mention: Mention) -> list[tuple[str, str]]:
    return [(one.level, one.fate) for one in queries.fates(of(mention).uid)]


def test_while_the_contact_goes_on_it_is_shown_and_then_it_was_missed(
    now: Mention, hana: Officer, nine: datetime
) -> None:
    assert sorted(became(now)) == [("household", "shown"), ("probable", "shown")]
    end(of(now), hana, nine + minutes(5))
    assert sorted(became(now)) == [("household", "shown"), ("probable", "missed")]
    assert queries.fates_counted([of(now).uid]) == {
        **dict.fromkeys(FATES, 0),
        "missed": 1,
        "shown": 1,
    }


def test_opened_before_it_ended_is_not_missed(
    now: Mention, alisha: Person, hana: Officer, nine: datetime
) -> None:
    queries.person(alisha.uid, by=hana, at=nine + minutes(2), why="call")
    end(of(now), hana, nine + minutes(5))
    assert ("probable", "opened") in became(now)


def test_opened_afterwards_it_was_missed_all_the_same(
    now: Mention, alisha: Person, hana: Officer, nine: datetime
) -> None:
    end(of(now), hana, nine + minutes(5))
    queries.person(alisha.uid, by=hana, at=nine + minutes(6), why="record")
    assert ("probable", "missed") in became(now)


def test_what_an_officer_said_of_it_goes_first(
    now: Mention, alisha: Person, hana: Officer, nine: datetime
) -> None:
    at = nine + minutes(2)
    commands.suppose_person(mention=now.uid, person=alisha.uid, reason="Voice", by=hana, at=at)
    assert ("probable", "supposed") in became(now)
    commands.dismiss(mention=now.uid, person=alisha.uid, reason="Her sister", by=hana, at=at)
    assert ("probable", "dismissed") in became(now)
    commands.withdraw(mention=now.uid, person=alisha.uid, reason="My error", by=hana, at=at)
    commands.confirm_person(mention=now.uid, person=alisha.uid, reason="Hers", by=hana, at=at)
    assert ("probable", "confirmed") in became(now)


def test_nobody_shown_has_no_fate(call: Call, nine: datetime) -> None:
    assert queries.fates(call(nine).uid) == ()
    assert queries.fates_of([]) == {}


@pytest.mark.parametrize(
    ("level", "said", "is_opened", "has_ended", "fate"),
    [
        ("probable", "", False, True, "missed"),
        ("possible", "", False, True, "shown"),
        ("probable", "", True, True, "opened"),
        ("probable", "dismissed", True, True, "dismissed"),
        ("probable", "", False, False, "shown"),
    ],
)
def test_the_fate_of_what_was_shown(
    level: str, said: str, is_opened: bool, has_ended: bool, fate: str
) -> None:
    assert fate_of(level, said, is_opened=is_opened, has_ended=has_ended) == fate
