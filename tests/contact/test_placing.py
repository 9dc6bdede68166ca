"""Placing: a person chooses where it is; what was said stays, and no saving moves it again."""

from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour import geography
from goldenhour.contact import commands, queries
from goldenhour.contact.commands import AlreadyEnded, NoPlace, NotKept
from goldenhour.contact.queries import ContactRow
from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry

SAID = "that lane by the chip shop, you know, past the Co-op"
MOOR = (402_000, 362_000)


@pytest.fixture
def call(hana: Officer, nine: datetime) -> UUID:
    """A 999 call whose caller said where they are in their own words."""
    row = commands.receive(channel="999", by=hana, at=nine)
    commands.amend(contact=row.uid, place_said=SAID, by=hana, at=nine)
    return row.uid


def placed(call: UUID, hana: Officer, nine: datetime, **chosen: object) -> ContactRow:
    commands.place(contact=call, by=hana, at=nine, **chosen)
    return queries.contact(call)


def test_a_postcode_places_it_and_leaves_what_was_said(
    call: UUID, hana: Officer, nine: datetime
) -> None:
    row = placed(call, hana, nine, postcode="st7 1ab")
    spot = geography.postcode("ST7 1AB")
    assert spot is not None
    assert (row.easting, row.northing) == (spot.easting, spot.northing)
    assert (row.postcode, row.locality, row.setting) == ("ST7 1AB", "Kidsgrove", "urban")
    assert (row.placed_by, row.within_metres) == ("searched", 150)
    assert row.place_said == SAID


def test_a_town_places_it_widely(call: UUID, hana: Officer, nine: datetime) -> None:
    row = placed(call, hana, nine, settlement="newcastle under lyme", placed_by="said")
    assert row.locality == "Newcastle under Lyme"
    assert (row.placed_by, row.within_metres) == ("said", 2_500)


def test_a_point_on_the_map_places_it_and_keeps_what_was_typed(
    call: UUID, hana: Officer, nine: datetime
) -> None:
    commands.amend(contact=call, house="12", street="Moor Lane", by=hana, at=nine)
    row = placed(call, hana, nine, easting=MOOR[0], northing=MOOR[1], placed_by="map")
    assert (row.easting, row.northing, row.setting) == (*MOOR, "rural")
    assert (row.house, row.street, row.locality) == ("12", "Moor Lane", "Leek")
    assert (row.placed_by, row.within_metres) == ("map", 50)


def test_saving_the_form_again_does_not_move_a_chosen_place(
    call: UUID, hana: Officer, nine: datetime
) -> None:
    placed(call, hana, nine, postcode="ST7 1AB")
    placed(call, hana, nine, easting=MOOR[0], northing=MOOR[1], placed_by="map")
    commands.amend(contact=call, postcode="st7 1ab", words="Hurry", by=hana, at=nine)
    row = queries.contact(call)
    assert (row.easting, row.northing, row.placed_by) == (*MOOR, "map")
    commands.amend(contact=call, postcode="ST99 9ZZ", by=hana, at=nine)
    row = queries.contact(call)
    assert (row.easting, row.northing, row.postcode) == (*MOOR, "ST99 9ZZ")


def test_another_postcode_that_is_typed_moves_it(call: UUID, hana: Officer, nine: datetime) -> None:
    placed(call, hana, nine, easting=MOOR[0], northing=MOOR[1], placed_by="map")
    commands.amend(contact=call, postcode="ST7 1AB", by=hana, at=nine)
    row = queries.contact(call)
    assert (row.placed_by, row.within_metres, row.locality) == ("said", 150, "Kidsgrove")
    assert (row.easting, row.northing) != MOOR


def test_a_town_far_away_does_not_keep_the_postcode_of_another(
    call: UUID, hana: Officer, nine: datetime
) -> None:
    placed(call, hana, nine, postcode="ST7 1AB")
    assert placed(call, hana, nine, settlement="Tamworth").postcode == ""


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({}, "Choose a place"),
        ({"postcode": "SW1A 1AA"}, "not of the force area"),
        ({"settlement": "Atlantis"}, "no town or village"),
        ({"uprn": "100"}, "not in the gazetteer"),
        ({"easting": 1_141_500, "northing": 446_500}, "look swapped"),
        ({"easting": 53, "northing": -2}, "look like degrees"),
        ({"easting": 10**30, "northing": -5_000}, "outside the United Kingdom"),
        ({"easting": 0, "northing": 700_000}, "outside the United Kingdom"),
        ({"postcode": "ST7 1AB", "placed_by": "guessed"}, "comes from one of"),
    ],
)
def test_what_is_no_place_is_refused_and_nothing_changes(
    call: UUID, hana: Officer, nine: datetime, chosen: dict[str, object], sentence: str
) -> None:
    before = queries.contact(call)
    with pytest.raises(NoPlace, match=sentence) as refused:
        placed(call, hana, nine, **chosen)
    assert len(str(refused.value).split()) <= 20
    assert queries.contact(call) == before


def test_half_a_character_is_refused_beside_its_field(
    call: UUID, hana: Officer, nine: datetime
) -> None:
    with pytest.raises(NotKept) as refused:
        placed(call, hana, nine, postcode="ST7 1AB", street="x" * 121)
    assert refused.value.field == "street"


def test_the_journal_has_where_it_came_from_and_no_address(
    call: UUID, hana: Officer, nine: datetime
) -> None:
    placed(call, hana, nine, postcode="ST7 1AB", street="Mallow Way")
    entry = Entry.objects.get(what="contact.placed")
    assert entry.facts == {"placed_by": "searched"}
    assert entry.content


def test_a_dispatcher_places_nothing(
    call: UUID, dina: Officer, hana: Officer, nine: datetime
) -> None:
    with pytest.raises(NotAllowed):
        placed(call, dina, nine, postcode="ST7 1AB")
    commands.close(contact=call, ending="resolved", why="Advice given", by=hana, at=nine)
    with pytest.raises(AlreadyEnded):
        placed(call, hana, nine, postcode="ST7 1AB")


@given(e=st.integers(-(10**7), 10**7), n=st.integers(-(10**7), 10**7))
def test_a_point_is_taken_or_refused_in_a_sentence(e: int, n: int) -> None:
    assert geography.on_the_grid(e, n) in (True, False)
