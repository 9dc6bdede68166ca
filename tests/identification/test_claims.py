"""Claims: nothing is linked by itself; what an officer says lasts until it is withdrawn."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, transaction

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Link, Mention, Person
from goldenhour.identification.queries import Known
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days, minutes


@pytest.fixture
def earlier(call: Call, state: State, nine: datetime) -> Mention:
    """Alisha called yesterday."""
    return state(call(nine - days(1)), nine - days(1), **ALISHA)


@pytest.fixture
def now(call: Call, state: State, nine: datetime) -> Mention:
    """Somebody calls now from Alisha's number."""
    return state(call(nine), nine, phone="07700 900142")


def look(mention: Mention, by: Officer, at: datetime) -> Known:
    assert mention.contact is not None
    return queries.known(contact=mention.contact.uid, by=by, at=at)


def test_nothing_is_linked_by_itself(
    earlier: Mention, now: Mention, hana: Officer, nine: datetime
) -> None:
    look(now, hana, nine)
    assert not Person.objects.exists()
    assert not Link.objects.exists()


def test_a_person_begins_when_an_officer_says_it_is_them(
    earlier: Mention, now: Mention, hana: Officer, nine: datetime
) -> None:
    person = commands.confirm_person(
        mention=now.uid, same_as=[earlier.uid], reason="She gave her name", by=hana, at=nine
    )
    found = look(now, hana, nine + minutes(1))
    assert found.match == "confirmed"
    assert found.same_person[0].person == person.uid
    assert found.same_person[0].because == ("an officer said so", "same number")


def test_who_is_one_person_is_found_by_what_only_one_statement_says(
    earlier: Mention, now: Mention, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    other = state(call(nine), nine, surname="Sample", phone="07700 900199")
    commands.confirm_person(
        mention=other.uid, same_as=[earlier.uid], reason="Another phone", by=hana, at=nine
    )
    third = state(call(nine), nine, phone="07700 900199")
    found = look(third, hana, nine + minutes(1))
    assert found.same_person[0].name == "Alisha Sample"
    assert found.contacts_12m == 2


def test_not_the_same_is_remembered_when_the_name_is_corrected_afterwards(
    earlier: Mention, now: Mention, state: State, hana: Officer, nine: datetime
) -> None:
    commands.dismiss(mention=now.uid, others=[earlier.uid], reason="Her sister", by=hana, at=nine)
    assert look(now, hana, nine + minutes(1)).same_person == ()
    assert now.contact is not None
    state(now.contact, nine + minutes(2), given_name="Alisha", date_of_birth="1.2.92")
    found = look(now, hana, nine + minutes(3))
    assert found.same_person == ()
    assert found.match == "none"
    assert len(found.same_number) == 1


def test_not_the_same_holds_from_the_other_side_and_for_the_person_begun_later(
    earlier: Mention, now: Mention, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    commands.dismiss(mention=earlier.uid, others=[now.uid], reason="Sister", by=hana, at=nine)
    again = state(call(nine), nine, **ALISHA)
    commands.confirm_person(
        mention=again.uid, same_as=[earlier.uid], reason="She says so", by=hana, at=nine
    )
    assert look(now, hana, nine + minutes(1)).same_person == ()


def test_a_dismissal_is_withdrawn_by_another_claim_with_its_reason(
    earlier: Mention, now: Mention, hana: Officer, nine: datetime
) -> None:
    given = {"mention": now.uid, "others": [earlier.uid], "by": hana}
    commands.dismiss(**given, reason="Her sister", at=nine)
    with pytest.raises(commands.AlreadySaid):
        commands.confirm_person(
            mention=now.uid, same_as=[earlier.uid], reason="It is her", by=hana, at=nine
        )
    commands.withdraw(**given, reason="I misheard", at=nine + minutes(1))
    assert look(now, hana, nine + minutes(2)).match == "probable"
    assert [link.claim for link in Link.objects.order_by("id")] == ["dismissed", "withdrawn"]


def test_two_persons_are_never_joined_on_the_way(
    earlier: Mention, now: Mention, hana: Officer, nine: datetime
) -> None:
    for mention in (earlier, now):
        commands.confirm_person(mention=mention.uid, reason="New", by=hana, at=nine)
    with pytest.raises(commands.AlreadySaid):
        commands.confirm_person(
            mention=now.uid, same_as=[earlier.uid], reason="Same", by=hana, at=nine
        )
    assert Person.objects.count() == 2


def test_a_link_is_undone_by_withdrawing_it(
    earlier: Mention, now: Mention, hana: Officer, nine: datetime
) -> None:
    person = commands.confirm_person(
        mention=now.uid, same_as=[earlier.uid], reason="Same", by=hana, at=nine
    )
    commands.withdraw(
        mention=now.uid, person=person.uid, reason="It was her sister", by=hana, at=nine
    )
    assert look(now, hana, nine + minutes(1)).match == "probable"


def test_a_supposed_person_is_shown_as_probable(
    earlier: Mention, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    person = commands.confirm_person(mention=earlier.uid, reason="New", by=hana, at=nine)
    other = state(call(nine), nine, phone="07700 900142", given_name="Lee")
    assert look(other, hana, nine + minutes(1)).match == "none"
    commands.suppose_person(
        mention=other.uid, person=person.uid, reason="A nickname", by=hana, at=nine
    )
    assert look(other, hana, nine + minutes(2)).match == "probable"


def test_a_supposed_person_is_shown_whatever_they_have_in_common(
    earlier: Mention, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    person = commands.confirm_person(mention=earlier.uid, reason="New", by=hana, at=nine)
    other = state(call(nine), nine, phone="01632 960977", given_name="Lee")
    assert look(other, hana, nine + minutes(1)).same_person == ()
    commands.suppose_person(
        mention=other.uid, person=person.uid, reason="Her voice", by=hana, at=nine
    )
    found = look(other, hana, nine + minutes(2))
    assert [(one.person, one.level) for one in found.same_person] == [(person.uid, "probable")]


def test_a_search_lists_nobody_for_a_name_that_is_only_supposed_to_be_theirs(
    earlier: Mention, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    person = commands.confirm_person(mention=earlier.uid, reason="New", by=hana, at=nine)
    other = state(call(nine), nine, given_name="Lee", surname="Quist")
    commands.suppose_person(
        mention=other.uid, person=person.uid, reason="Her voice", by=hana, at=nine
    )
    said = queries.Said(given_name="Lee", surname="Quist")
    found = queries.search(said, by=hana, at=nine, why="call")
    assert [one.name for one in found.people] == ["Lee Quist"]


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1001])
def test_a_claim_needs_its_reason(
    reason: str, earlier: Mention, now: Mention, hana: Officer, nine: datetime
) -> None:
    with pytest.raises(commands.MissingReason) as refused:
        commands.confirm_person(
            mention=now.uid, same_as=[earlier.uid], reason=reason, by=hana, at=nine
        )
    assert refused.value.field == "reason"


def test_a_dispatcher_claims_nothing(now: Mention, dina: Officer, nine: datetime) -> None:
    with pytest.raises(NotAllowed):
        commands.confirm_person(mention=now.uid, reason="x", by=dina, at=nine)


def test_the_database_itself_refuses_to_change_a_claim(
    now: Mention, hana: Officer, nine: datetime
) -> None:
    commands.confirm_person(mention=now.uid, reason="New", by=hana, at=nine)
    for change in (Link.objects.all().delete, lambda: Link.objects.update(claim="dismissed")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_reason_leaves_only_its_fingerprint_in_the_journal(
    now: Mention, hana: Officer, nine: datetime
) -> None:
    commands.confirm_person(mention=now.uid, reason="Alisha said so", by=hana, at=nine)
    entry = Entry.objects.get(what="identification.confirmed")
    assert entry.facts == {"mention": str(now.uid), "statements": 0}
    assert entry.content is not None


def test_a_person_is_opened_with_a_reason_and_journaled(
    earlier: Mention, hana: Officer, ines: Officer, nine: datetime
) -> None:
    person = commands.confirm_person(mention=earlier.uid, reason="New", by=hana, at=nine)
    opened = queries.person(person.uid, by=ines, at=nine, why="task")
    assert opened.name == "Alisha Sample"
    assert [row.uid for row in opened.mentions] == [earlier.uid]
    assert Entry.objects.filter(what="identification.person.opened", about=person).exists()


def test_a_marker_counts_on_its_days_and_falls_away_visibly(
    earlier: Mention, now: Mention, hana: Officer, tara: Officer, nine: datetime
) -> None:
    for kind, last in (("interpreter", date(2026, 11, 30)), ("marac", date(2026, 12, 1))):
        commands.add_marker(
            mention=earlier.uid,
            kind=kind,
            source="Conference",
            owner="Safeguarding team",
            starts_on=date(2026, 11, 1),
            expires_on=last,
            review_on=date(2026, 11, 20),
            by=tara,
            at=nine,
        )
    found = look(now, hana, nine)
    assert [(one.kind, one.counts) for one in found.markers] == [
        ("marac", True),
        ("interpreter", False),
    ]
    assert found.history()["markers"] == ["marac"]
    assert look(now, hana, nine + days(1)).history()["markers"] == []


def test_a_marker_on_a_nameless_number_is_found_by_a_silent_call(
    call: Call, state: State, hana: Officer, tara: Officer, nine: datetime
) -> None:
    silent = state(call(nine), nine, phone="07700 900150")
    marker = commands.add_marker(
        mention=silent.uid,
        kind="code_word",
        source="Independent adviser",
        owner="Safeguarding team",
        starts_on=date(2026, 11, 1),
        review_on=date(2027, 1, 1),
        by=tara,
        at=nine,
    )
    again = state(call(nine), nine, phone="07700 900150")
    assert look(again, hana, nine + minutes(1)).history()["markers"] == ["code_word"]
    commands.end_marker(marker=marker.uid, why="Agreed a new one", by=tara, at=nine)
    assert look(again, hana, nine + minutes(2)).history()["markers"] == []
