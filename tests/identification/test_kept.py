"""Kept addresses: no list tells who lives there, nor opens what they said from there."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Mention
from goldenhour.identification.queries.kept import kept_addresses
from goldenhour.journal.models import Entry
from goldenhour.linkage.keys import Said
from goldenhour.web import clock as house_clock
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days

THERE = Said(house="14", postcode="ST7 1AB")
WORDS = "He must not learn where we are"


@pytest.fixture
def alisha(call: Call, state: State, tara: Officer, nine: datetime) -> Mention:
    """Alisha rang yesterday from where she is kept, with her son; a neighbour rang before."""
    state(call(nine - days(9), house="14", postcode="ST7 1AB", words="A tree fell"), nine - days(9))
    contact = call(nine - days(1), house="14", postcode="ST7 1AB", words=WORDS, locality="Alsager")
    row = state(contact, nine - days(1), **ALISHA)
    state(contact, nine - days(1), "household", given_name="Tom", age=6, relation="child")
    commands.add_marker(
        mention=row.uid,
        kind="refuge_address",
        source="Adviser",
        owner="Safeguarding team",
        starts_on=(nine - days(3)).date(),
        review_on=(nine + days(30)).date(),
        by=tara,
        at=nine - days(1),
    )
    return row


def test_the_place_counts_its_contacts_and_tells_nothing_of_hers(
    alisha: Mention, hana: Officer, nine: datetime
) -> None:
    found = queries.known(said=THERE, by=hana, at=nine)
    assert found.same_address_contacts_12m == 2
    hers, other = found.same_address_contacts
    assert (hers.uid, hers.reference, hers.words, hers.locality) == (None, "", "", "")
    assert other.words == "A tree fell"
    assert {one.name for one in found.same_address} == {""}
    assert [one.age for one in found.same_address if one.age is not None] == [34, 6]
    assert alisha.contact is not None
    about = f"contact/{alisha.contact.uid}"
    assert not Entry.objects.filter(what="identification.known.opened", about=about).exists()


def test_by_her_number_her_calls_stand_without_the_place(
    alisha: Mention, hana: Officer, nine: datetime
) -> None:
    found = queries.known(said=Said(phone="07700 900142"), by=hana, at=nine)
    (call,) = found.same_number
    assert (call.words, call.locality) == (WORDS, "")


def test_why_it_is_her_says_nothing_of_the_place(
    alisha: Mention, hana: Officer, nine: datetime
) -> None:
    said = replace(THERE, given_name="Alisha", surname="Sample", phone="07700 900142")
    found = queries.known(said=said, by=hana, at=nine)
    (hers,) = [one for one in found.same_person if one.name]
    assert "same address" not in hers.because
    assert {"address", "uprn"}.isdisjoint(hers.codes)
    assert "place" not in {reason.comparison for reason in hers.comparisons}
    assert hers.weight == pytest.approx(hers.prior + sum(one.bits for one in hers.comparisons))
    assert "ST7" not in hers.picture + "".join(step.sentence for step in hers.steps)


def test_a_marker_on_one_statement_keeps_every_statement_of_the_person(
    alisha: Mention, call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    later = call(nine - days(0.5), house="14", postcode="ST7 1AB", words="Again")
    row = state(later, nine - days(0.5), given_name="Alisha", house="14", postcode="ST7 1AB")
    commands.confirm_person(
        mention=alisha.uid, same_as=[row.uid], reason="Her voice", by=hana, at=nine
    )
    found = queries.known(said=THERE, by=hana, at=nine)
    assert [one.words for one in found.same_address_contacts] == ["", "", "A tree fell"]


def test_when_the_marker_ends_the_place_tells_again(
    alisha: Mention, hana: Officer, nine: datetime
) -> None:
    marker = alisha.markers.get()
    marker.expires_on = (nine - days(1)).date()
    assert kept_addresses([marker], {}, today=nine.date()).since(alisha.pk) is None
    assert kept_addresses([marker], {alisha.pk: 5}, today=marker.expires_on).since(None, 5)


@pytest.mark.urls("tests.identification.addresses")
def test_the_panel_shows_that_there_was_one_and_nothing_of_it(
    client: Client,
    alisha: Mention,
    hana: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(hana)
    there = {"house": "14", "postcode": "ST7 1AB"}
    text = client.get("/identification/known", there).content.decode()
    assert "An earlier contact" in text
    for kept in (WORDS, "Alisha", "Tom", "Alsager"):
        assert kept not in text
