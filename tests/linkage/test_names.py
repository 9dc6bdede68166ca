"""Names: one key for one name in other letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.linkage import names
from goldenhour.linkage.names import Names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kehoe", "KEHOE"),
        ("Müller", "Muller"),
        ("O'Brien", "O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        ("Smith-Jones", "smith jones"),
        ("MacDonald", "Mc Donald"),
        ("MacDonald", "M'Donald"),
        ("Søren", "Soren"),
        ("Mrs Sample", "Sample"),
    ],
)
def test_one_name_in_other_letters_has_one_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other) != ""
    assert names.compare(one, other) is Names.SAME


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Alisha", "Aleesha", Names.ALIKE),
        ("Keogh", "Kehoe", Names.ALIKE),
        ("A", "Alisha", Names.ALIKE),
        ("B.", "Alisha", Names.DIFFERENT),
        ("Alisha", "Marek", Names.DIFFERENT),
        ("", "Marek", Names.UNKNOWN),
        ("?", "Marek", Names.UNKNOWN),
    ],
)
def test_two_names_stand_to_each_other(one: str, other: str, how: Names) -> None:
    assert names.compare(one, other) is how
    assert names.compare(other, one) is how


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_is_ever_an_error(one: str, other: str) -> None:
    assert names.compare(one, other) is names.compare(other, one)
    assert names.key(one) == names.key(one.upper()) or not one.isascii()
