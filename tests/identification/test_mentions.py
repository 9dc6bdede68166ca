"""Mentions: written verbatim with their keys, said again as a newer row, never changed."""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Involvement, Mention, MentionKey
from goldenhour.journal.commands import NotAllowed, Refused
from goldenhour.journal.models import Entry
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import minutes


def test_what_was_said_is_kept_verbatim_with_what_was_read(
    call: Call, state: State, nine: datetime
) -> None:
    row = state(call(nine), nine, **ALISHA)
    assert (row.phone, row.date_of_birth) == ("07700 900142", "1.2.1992")
    assert row.born_on is not None
    assert row.born_on.isoformat() == "1992-02-01"
    kinds = set(MentionKey.objects.filter(mention=row).values_list("kind", flat=True))
    assert {"phone", "address", "birth_postcode", "birth_surname"} <= kinds


def test_the_name_after_the_number_is_a_newer_row_of_the_same_statement(
    call: Call, state: State, nine: datetime
) -> None:
    contact = call(nine)
    number = state(contact, nine, phone="07700 900142")
    named = state(contact, nine + minutes(1), given_name="Alisha")
    assert named.supersedes == number
    assert named.first == number
    assert (named.phone, named.given_name) == ("07700 900142", "Alisha")
    assert [row.uid for row in queries.stated_in(contact.uid)] == [named.uid]


def test_an_empty_text_clears_what_was_said(call: Call, state: State, nine: datetime) -> None:
    contact = call(nine)
    state(contact, nine, phone="07700 900142", surname="Sample")
    row = state(contact, nine + minutes(1), surname="")
    assert (row.phone, row.surname) == ("07700 900142", "")


def test_the_same_said_again_writes_no_new_row(call: Call, state: State, nine: datetime) -> None:
    contact = call(nine)
    first = state(contact, nine, **ALISHA)
    assert state(contact, nine + minutes(1), **ALISHA) == first
    assert Mention.objects.count() == 1


def test_two_victims_of_one_contact_are_two_statements(
    call: Call, state: State, nine: datetime
) -> None:
    contact = call(nine)
    one = state(contact, nine, role="victim", given_name="Alisha")
    state(contact, nine, role="victim", given_name="Marek")
    state(contact, nine, role="victim", surname="Sample", supersedes=one.uid)
    named = [(row.given_name, row.surname) for row in queries.stated_in(contact.uid)]
    assert sorted(named) == [("Alisha", "Sample"), ("Marek", "")]


def test_a_row_is_followed_once(call: Call, state: State, nine: datetime) -> None:
    contact = call(nine)
    one = state(contact, nine, role="victim", given_name="Alisha")
    state(contact, nine, role="victim", surname="Sample", supersedes=one.uid)
    with pytest.raises(commands.Meanwhile):
        state(contact, nine, role="victim", surname="Other", supersedes=one.uid)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"surname": "A\x00B"}, "surname"),
        ({"surname": "A" * 10_000}, "surname"),
        ({"age": 131}, "age"),
        ({"factors": ["loud"]}, "factors"),
        ({"role": "passer_by"}, "role"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(
    said: dict[str, object], field: str, call: Call, state: State, nine: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        state(call(nine), nine, **said)
    assert refused.value.field == field
    assert len(str(refused.value).split()) <= 20


@pytest.mark.parametrize("phone", ["withheld", "1" * 40, "☎️", "later", ""])
def test_a_number_that_cannot_be_read_is_kept_and_no_error(
    phone: str, call: Call, state: State, nine: datetime
) -> None:
    assert state(call(nine), nine, phone=phone).phone == phone


def test_a_mention_belongs_to_a_contact_or_a_case(hana: Officer, nine: datetime) -> None:
    with pytest.raises(commands.NotKept):
        commands.mention(role="victim", surname="Sample", by=hana, at=nine)
    row = commands.mention(role="victim", surname="Sample", case="26/0142", by=hana, at=nine)
    assert row.contact is None


def test_a_dispatcher_states_nobody_and_the_refusal_is_written_down(
    dina: Officer, call: Call, nine: datetime
) -> None:
    contact = call(nine)
    with pytest.raises(NotAllowed):
        commands.mention(contact=contact.uid, role="caller", by=dina, at=nine)
    assert Entry.objects.filter(what="journal.refused", about="identification.mention").exists()


@pytest.mark.parametrize("model", [Mention, MentionKey, Involvement])
def test_the_database_itself_refuses_to_change_or_delete(
    model: type[Mention], call: Call, state: State, ines: Officer, nine: datetime
) -> None:
    row = state(call(nine), nine, **ALISHA)
    commands.record_involvement(mention=row.uid, case="26/0142", role="victim", by=ines, at=nine)
    for change in (model.objects.all().delete, lambda: model.objects.all().update(id=0)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_an_involvement_is_kept_once_and_only_by_those_who_investigate(
    hana: Officer, ines: Officer, call: Call, state: State, nine: datetime
) -> None:
    row = state(call(nine), nine, **ALISHA)
    given = {"mention": row.uid, "case": "26/0142", "role": "victim", "at": nine}
    with pytest.raises(NotAllowed):
        commands.record_involvement(**given, by=hana)
    commands.record_involvement(**given, by=ines)
    with pytest.raises(commands.AlreadyInvolved):
        commands.record_involvement(**given, by=ines)


def test_the_journal_holds_no_name_and_no_number(call: Call, state: State, nine: datetime) -> None:
    state(call(nine), nine, **ALISHA)
    entry = Entry.objects.get(what="identification.mentioned")
    assert entry.facts == {"role": "caller"}
    assert entry.content is not None
