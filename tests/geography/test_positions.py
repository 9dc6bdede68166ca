"""Positions: one answer for a point and for a postcode, however it was reached."""

import random

from hypothesis import given
from hypothesis import strategies as st

from goldenhour import geography
from goldenhour.geography.areas import lsoa
from goldenhour.geography.positions import Position, position_at, position_of

LEEK = "st13 5hh"
SOME = random.Random(13).sample(geography.postcodes(), 200)


def test_a_postcode_however_it_is_typed_is_one_position() -> None:
    found = position_of(LEEK)
    assert found == position_of("ST13 5HH") == position_of(" ST135HH ")
    assert found is not None
    assert (found.postcode, found.locality, found.setting) == ("ST13 5HH", "Leek", "urban")
    assert found.within_metres == geography.WITHIN["postcode"]


def test_a_postcode_that_is_none_of_ours_is_nowhere() -> None:
    assert position_of("SW1A 1AA") is position_of("") is position_of("Leek") is None


def test_every_postcode_says_the_same_as_its_own_area_and_point() -> None:
    for each in SOME:
        found = position_of(each.text)
        area = lsoa(each.lsoa)
        assert found is not None
        assert area is not None
        assert (found.easting, found.northing) == (each.easting, each.northing)
        assert (found.lsoa, found.setting) == (area.code, geography.setting_of(area))
        assert found.locality == geography.locality_at(each.easting, each.northing)


def test_outside_every_area_it_is_a_place_with_the_shorter_promise() -> None:
    found = position_at(530_000, 180_000, 50)  # London
    assert (found.lsoa, found.setting, found.postcode) == ("", "urban", "")


@given(st.floats(350_000, 430_000), st.floats(290_000, 370_000), st.none() | st.integers(1, 5_000))
def test_a_point_has_the_area_and_the_setting_of_where_it_lies(
    e: float, n: float, within: int | None
) -> None:
    found, area = position_at(e, n, within), geography.lsoa_at(e, n)
    assert found == Position(
        easting=round(e),
        northing=round(n),
        within_metres=within,
        lsoa=area.code if area else "",
        setting=geography.setting_at(e, n) or geography.UNKNOWN_SETTING,
        locality=geography.locality_at(e, n),
    )
