"""Searching: whatever somebody says of a place, every place they may mean, and why; never one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldenhour import geography
from goldenhour.geography import StreetRow, Streets, search
from goldenhour.geography.candidates import KINDS

CHURCH_STREETS = Streets(
    [
        StreetRow("Church Street", "Kidsgrove", "ST7 4AA", 383_900, 354_600, "E01029588", 40),
        StreetRow("Church Street", "Leek", "ST13 6AB", 398_300, 356_600, "E01029804", 61),
        StreetRow("Church Lane", "Alton", "ST10 4AQ", 407_400, 342_100, "E01029770", 9),
        StreetRow("Moorland Road", "Tunstall", "ST6 1DT", 387_000, 350_300, "", 120),
        StreetRow("St Michaels Road", "Penkridge", "ST19 5AJ", 392_300, 314_000, "", 30),
    ]
)
WORDS = st.sampled_from(
    [
        "church",
        "st",
        "rd",
        "leek",
        "st7",
        "1ab",
        "12",
        "near",
        "the",
        "A50",
        "53.05",
        ",",
        "é",
        "-2",
    ]
)


def lines(text: str, streets: Streets | None = None) -> list[tuple[str, str, str]]:
    """What a search gives, as kind, label and why."""
    return [(one.kind, one.label, one.why) for one in search(text, streets).candidates]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("church st kidsgrove", ("street", "Church Street", "exact, in Kidsgrove")),
        ("kidsgrove, church st.", ("street", "Church Street", "exact, in Kidsgrove")),
        ("churhc street kidsgrove", ("street", "Church Street", "nearly, in Kidsgrove")),
        ("it's off Church Lane in Alton", ("street", "Church Lane", "exact, in Alton")),
        ("well he says church lane alton innit", ("street", "Church Lane", "exact, in part")),
        ("church lane", ("street", "Church Lane", "exact")),
        ("moorland road", ("street", "Moorland Road", "exact")),
        ("mooreland rd", ("street", "Moorland Road", "nearly")),
        ("st michael's rd", ("street", "St Michaels Road", "exact")),
        ("near the co-op in alton", ("village", "Alton", "exact, in part")),
        ("Newcastle", ("town", "Newcastle under Lyme", "begins")),
        ("newcastel", ("town", "Newcastle under Lyme", "nearly")),
        ("leak", ("town", "Leek", "nearly")),
        ("BURTON ON TRENT", ("town", "Burton upon Trent", "exact")),
        ("burton-upon-trent", ("town", "Burton upon Trent", "exact")),
        ("wyrley", ("town", "Great Wyrley", "later word")),
        ("st 7 1ab", ("postcode", "ST7 1AB", "exact")),
        ("st7", ("postcode", "ST7 1AA", "begins")),
        ("12 nowhere at all ST7 1AB", ("postcode", "ST7 1AB", "exact")),
        ("A50 near Uttoxeter", ("town", "Uttoxeter", "exact")),
        ("53.05,-2.1", ("point", "393394, 350309", "as typed")),
        ("SJ 85 47", ("point", "385500, 347500", "as typed")),
        ("-2.1 53.05", ("point", "393394, 350309", "swapped?")),
    ],
)
def test_what_callers_say_finds_the_place_and_says_why(
    said: str, first: tuple[str, str, str]
) -> None:
    assert lines(said, CHURCH_STREETS)[0] == first


def test_two_church_streets_are_two_lines_and_nobody_chooses() -> None:
    found = search("church street", CHURCH_STREETS)
    assert {one.locality for one in found.candidates} == {"Kidsgrove", "Leek"}
    assert len({one.detail for one in found.candidates}) == 2
    assert found.says == "2 places fit. Ask which one."


def test_the_same_street_elsewhere_is_shown_after_that_of_the_town() -> None:
    found = search("church st kidsgrove", CHURCH_STREETS)
    assert [(one.locality, one.why) for one in found.candidates] == [
        ("Kidsgrove", "exact, in Kidsgrove"),
        ("Leek", "exact, elsewhere"),
    ]


def test_a_house_number_is_kept_beside_the_street() -> None:
    found = search("flat 12b church street leek", CHURCH_STREETS).candidates[0]
    assert (found.house, found.street, found.locality) == ("12B", "Church Street", "Leek")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("filled.count.soap", "No place fits."),
        ("zzzz", "No place fits."),
        ("A50", "Roads by number are not listed."),
        ("SW1A 1AA", "That postcode is not of this force area."),
        ("48.85, 2.35", "That is outside the United Kingdom."),
        ("", "Type a street"),
        ("the", "Type a street"),
    ],
)
def test_nothing_found_says_so_and_how_to_go_on(said: str, sentence: str) -> None:
    found = search(said)
    assert found.candidates == ()
    assert found.says.startswith(sentence)
    assert len(found.says.split()) <= 20


def test_only_the_town_is_said_to_be_only_the_town() -> None:
    found = search("the co-op in leek")
    assert {one.label for one in found.candidates} == {"Leek"}
    assert found.says.startswith("Only the town fits")


def test_half_a_postcode_says_how_many_begin_so() -> None:
    found = search("st7 1")
    assert len(found.candidates) == geography.LIMIT
    assert found.more + geography.LIMIT == len(geography.postcodes_starting("st7 1", 5_000))
    assert "Type more of it" in found.says


def test_an_invented_street_of_several_sectors_says_that_it_is_invented() -> None:
    found = search("Mallowfield Avenue")
    assert len(found.candidates) > 1
    assert all("invented street" in one.detail for one in found.candidates)


def test_a_street_beside_a_postcode_of_elsewhere_is_said_to_be_elsewhere() -> None:
    found = search("church street ST7 1AB", CHURCH_STREETS).candidates
    assert [(one.label, one.why) for one in found] == [
        ("ST7 1AB", "exact"),
        ("Church Street", "exact"),
        ("Church Street", "exact, elsewhere"),
    ]


@given(st.text(max_size=300))
@example("\x00")
@example("\ud800")
@example("\u0660\u0661.\u0662,\u0663.\u0664")
@example("1" * 250)
@example("(" * 200)
def test_no_text_at_all_breaks_it(text: str) -> None:
    for streets in (None, CHURCH_STREETS):
        found = search(text, streets)
        assert found.says
        for one in found.candidates:
            assert one.label
            assert one.detail
            assert one.why
            assert one.kind in KINDS
            assert one.within_metres > 0


@given(st.lists(WORDS, max_size=10).map(" ".join))
def test_words_in_any_order_give_places_in_the_country(text: str) -> None:
    for one in search(text, CHURCH_STREETS).candidates:
        assert geography.on_the_grid(one.easting, one.northing)


@given(st.sampled_from(geography.postcodes()), st.sampled_from(["{}", " {} ", "at {}, I think"]))
def test_a_postcode_of_ours_always_finds_itself(spot: geography.Postcode, said: str) -> None:
    for text in (spot.text, spot.text.lower(), spot.text.replace(" ", "")):
        first = search(said.format(text)).candidates[0]
        assert (first.kind, first.postcode) == ("postcode", spot.text)
        assert (first.easting, first.northing) == (spot.easting, spot.northing)
        assert (first.lsoa, first.setting) == (spot.lsoa, spot.setting)


@given(st.sampled_from(geography.towns()), st.data())
def test_a_town_with_one_letter_wrong_is_still_among_them(
    town: geography.Settlement, data: st.DataObject
) -> None:
    where = data.draw(st.integers(1, len(town.name) - 1))
    wrong = data.draw(st.sampled_from("aeiou"))
    spelt = town.name[:where] + wrong + town.name[where + 1 :]
    if town.name[where].isalpha() and not spelt[where - 1 :].startswith(" "):
        assert town.name in {one.label for one in search(spelt, limit=40).candidates}
