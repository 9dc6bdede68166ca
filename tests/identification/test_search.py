"""Search: by anything, for a reason, everybody shown journaled, and no browsing."""

from datetime import datetime

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Mention
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.consultations import NoReason
from goldenhour.journal.models import Entry
from goldenhour.linkage.keys import Said
from goldenhour.web import clock as house_clock
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days


@pytest.fixture
def alisha(call: Call, state: State, nine: datetime) -> Mention:
    return state(call(nine - days(1)), nine - days(1), **ALISHA)


@pytest.mark.parametrize(
    "said",
    [
        Said(phone="+44 (0)7700 900142"),
        Said(house="no. 14", postcode="st71ab"),
        Said(surname="SAMPLE", date_of_birth="1 Feb 1992"),
        Said(given_name="Sample", surname="alisha", date_of_birth="1992"),
        Said(given_name="alisha", surname="sample", postcode="ST71AB"),
    ],
)
def test_somebody_is_found_by_anything(
    said: Said, alisha: Mention, hana: Officer, nine: datetime
) -> None:
    found = queries.search(said, by=hana, at=nine, why="call")
    assert [one.name for one in found.people] == ["Alisha Sample"]
    entries = Entry.objects.filter(what="identification.search.opened", by=hana)
    assert {entry.about for entry in entries} == {
        "identification/search",
        f"mention/{alisha.uid}",
    }


@pytest.mark.parametrize(
    ("given_name", "surname"),
    [
        ("Alisha", "Sample"),
        ("Alysha", "Sample"),
        ("Alisha", "Sampel"),
        ("Sample", "Alisha"),
        ("ALISHA", "O'Sample"),
    ],
)
def test_a_full_name_alone_is_enough_as_it_sounds_or_swapped(
    given_name: str,
    surname: str,
    alisha: Mention,
    call: Call,
    state: State,
    hana: Officer,
    nine: datetime,
) -> None:
    state(call(nine), nine, given_name="Walburga", surname="Quill", phone="07700 900149")
    said = Said(given_name=given_name, surname=surname)
    found = queries.search(said, by=hana, at=nine, why="call")
    expected = [] if surname == "O'Sample" else ["Alisha Sample"]
    assert [one.name for one in found.people] == expected


def test_by_name_alone_no_more_than_the_stated_most_and_no_surer_than_a_name(
    call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    for place in range(23):
        contact = call(nine)
        phone = f"07700 9001{place:02}"
        state(contact, nine, given_name="Alisha", surname="Sample", phone=phone)
    said = Said(given_name="Alisha", surname="Sample")
    found = queries.search(said, by=hana, at=nine, why="call")
    assert (len(found.people), found.more) == (20, 3)
    assert "probable" not in {one.level for one in found.people}


def test_by_reference_of_a_contact_or_a_case(
    alisha: Mention, hana: Officer, ines: Officer, nine: datetime
) -> None:
    commands.record_involvement(mention=alisha.uid, case="26/0142", role="victim", by=ines, at=nine)
    assert alisha.contact is not None
    for reference in (alisha.contact.reference.lower(), "26/0142"):
        found = queries.search(Said(), reference=reference, by=hana, at=nine, why="case")
        assert [one.name for one in found.people] == ["Alisha Sample"]
    nobody = queries.search(Said(), reference="26/9999", by=hana, at=nine, why="case")
    assert (nobody.status, nobody.people) == ("looked", ())


def test_a_search_by_a_kept_address_names_nobody(
    alisha: Mention, hana: Officer, tara: Officer, nine: datetime
) -> None:
    commands.add_marker(
        mention=alisha.uid,
        kind="refuge_address",
        source="Adviser",
        owner="Safeguarding team",
        starts_on=nine.date() - days(30),
        review_on=nine.date() + days(30),
        by=tara,
        at=nine,
    )
    there = Said(house="14", postcode="ST7 1AB")
    (somebody,) = queries.search(there, by=hana, at=nine, why="call").people
    assert (somebody.name, somebody.person, somebody.mentions) == ("", None, ())
    (other,) = queries.known(said=there, by=hana, at=nine).same_address
    assert other.name == ""
    by_number = queries.search(Said(phone="07700 900142"), by=hana, at=nine, why="call")
    assert "Alisha Sample" in [one.name for one in by_number.people]


@pytest.mark.parametrize("said", [Said(), Said(postcode="ST7 1AB"), Said(surname="Sample")])
def test_there_is_no_browsing(said: Said, alisha: Mention, hana: Officer, nine: datetime) -> None:
    assert queries.search(said, by=hana, at=nine, why="call").status == "not_asked"
    assert not Entry.objects.filter(what="identification.search.opened").exists()


def test_no_more_than_the_stated_most_is_shown(
    call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    contact = call(nine)
    for day in range(1, 24):
        born = f"{day}.{day % 12 + 1}.{1920 + 3 * day}"
        state(contact, nine, "witness", given_name="W", date_of_birth=born, phone="07700 900150")
    found = queries.search(Said(phone="07700 900150"), by=hana, at=nine, why="call")
    assert (len(found.people), found.more) == (20, 3)


def test_a_search_needs_a_reason_and_a_desk_that_may(
    alisha: Mention, hana: Officer, dina: Officer, nine: datetime
) -> None:
    with pytest.raises(NoReason):
        queries.search(Said(phone="07700 900142"), by=hana, at=nine, why=" ")
    with pytest.raises(NotAllowed):
        queries.search(Said(phone="07700 900142"), by=dina, at=nine, why="call")


def test_the_page_asks_why_keeps_what_was_typed_and_leads_on(
    client: Client,
    alisha: Mention,
    hana: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(hana)
    person = commands.confirm_person(mention=alisha.uid, reason="New", by=hana, at=nine)
    refused = client.post("/persons", {"phone": "07700 900142"})
    assert refused.status_code == 422
    assert "07700 900142" in refused.content.decode()
    assert "Alisha" not in refused.content.decode()
    found = client.post("/persons", {"phone": "07700 900142", "why": "call"}).content.decode()
    assert f'/persons/{person.uid}?why=call">Alisha Sample' in found
    empty = client.post("/persons", {"why": "call"}).content.decode()
    assert "Nothing to look by" in empty
    odd = {"surname": "\x00\U0001f600\u202e", "age": "999", "date_of_birth": "30.2.1990"}
    assert client.post("/persons", odd | {"why": "call"}).status_code in (200, 422)
