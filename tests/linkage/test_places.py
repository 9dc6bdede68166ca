"""Postcodes and houses: one spelling, one key."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldenhour.linkage import postcodes


@pytest.mark.parametrize(
    ("said", "spelt"),
    [
        ("st71ab", "ST7 1AB"),
        ("S T 7, 1 A B", "ST7 1AB"),
        (" ST7  1AB ", "ST7 1AB"),
        ("STI7 9XY", "ST17 9XY"),
        ("ST7 IAB", "ST7 1AB"),
        ("ec1a 1bb", "EC1A 1BB"),
        ("W1A OAX", "W1A 0AX"),
        ("B1 1TT", "B1 1TT"),
        ("gir 0aa", "GIR 0AA"),
    ],
)
def test_a_postcode_is_spelt_in_one_way(said: str, spelt: str) -> None:
    assert postcodes.read(said) == spelt


@pytest.mark.parametrize("said", ["", "ST7", "Kidsgrove", "ST7 1ABC", "7ST 1AB", "ST7 1A", "\x00"])
def test_what_is_no_postcode_is_none(said: str) -> None:
    assert postcodes.read(said) is None


@given(st.text(max_size=200))
def test_no_text_is_ever_an_error(said: str) -> None:
    found = postcodes.read(said)
    assert found is None or postcodes.read(found) == found
    postcodes.house(said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14", "No. 14"),
        ("14a", "14 A"),
        ("14", "14 Mill Lane"),
        ("Flat 2, 14", "flat 2 / 14"),
        ("Rose Cottage", "rose  cottage"),
        ("The Rose Cottage", "Rose Cottage"),
        ("014", "14"),
    ],
)
def test_one_house_has_one_key(one: str, other: str) -> None:
    assert postcodes.house(one) == postcodes.house(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("14", "14a"), ("Flat 2, 14", "Flat 3, 14"), ("Flat 2, 14", "14"), ("2", "1")],
)
def test_two_houses_have_two_keys(one: str, other: str) -> None:
    assert postcodes.house(one) != postcodes.house(other)


HOUSES = st.text(alphabet="0123456789 -/abFlat,nN", max_size=20)


@given(HOUSES)
@example("007-08")
@example("Flat 2, 14a Mill Lane")
@example("000")
@example("0F, 14")
def test_every_writing_of_a_house_fits_the_pattern_of_its_key(text: str) -> None:
    key = postcodes.house(text)
    if key:
        assert re.search(postcodes.written(key), text)


def test_another_figure_does_not_fit() -> None:
    assert not re.search(postcodes.written("14"), "114")
    assert not re.search(postcodes.written("rosecottage"), "1 Rose Cottage")
