"""Places: the shipped data are whole, and every way of asking for one finds it or says no."""

import subprocess
import sys
from string import ascii_letters

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldenhour import geography as places
from goldenhour.geography.made_up_streets import A_SECTOR, street_place

POSTCODES = places.postcodes()
AREAS = places.lsoas()


def test_the_whole_force_area_is_there() -> None:
    assert len(AREAS) == 687
    assert sum(area.population for area in AREAS) == 1_097_497
    assert len(POSTCODES) == 39_422
    assert sum(kind.offences for kind in places.recorded_crime()) == 83_768
    assert len(places.bases()) == 10
    assert len({area.authority for area in AREAS}) == 9


def test_every_postcode_lies_in_an_area_that_exists() -> None:
    codes = {area.code for area in AREAS}
    assert {spot.lsoa for spot in POSTCODES} == codes


def test_the_simplified_map_agrees_with_the_build_on_nearly_every_postcode() -> None:
    drawn = POSTCODES[::40]
    agreed = [places.lsoa_at(spot.easting, spot.northing) == spot.area for spot in drawn]
    assert sum(agreed) / len(agreed) > 0.98


@given(st.sampled_from(AREAS))
def test_grid_and_degrees_are_the_same_place(area: places.Lsoa) -> None:
    lat, lon = places.wgs84(area.easting, area.northing)
    assert (lat, lon) == pytest.approx((area.lat, area.lon), abs=1e-5)
    assert places.national_grid(lat, lon) == pytest.approx((area.easting, area.northing), abs=0.01)


@given(st.sampled_from(AREAS))
def test_the_point_of_an_area_lies_in_it_or_in_one_beside_it(area: places.Lsoa) -> None:
    found = places.lsoa_at(area.easting, area.northing)
    assert found is not None
    assert places.kilometres(found.easting, found.northing, area.easting, area.northing) < 8


@given(st.sampled_from(POSTCODES), st.data())
def test_a_postcode_is_found_in_any_case_and_spacing(
    spot: places.Postcode, data: st.DataObject
) -> None:
    said = "".join(
        data.draw(st.sampled_from([letter.lower(), letter]))
        + data.draw(st.sampled_from(["", " ", "  ", "-"]))
        for letter in spot.text
    )
    assert places.postcode(said) == spot


@given(st.text(max_size=12))
@example("ST7 1A")
@example("SW1A 1AA")
@example("\u0660T7")
@example("")
def test_no_other_text_is_taken_for_a_postcode(text: str) -> None:
    found = places.postcode(text)
    if found is not None:
        letters = [c for c in text.upper() if c in ascii_letters.upper() + "0123456789"]
        assert "".join(letters) == found.text.replace(" ", "")


def test_a_postcode_of_elsewhere_has_the_shape_but_is_not_ours() -> None:
    assert places.postcode_shaped("sw1a 1aa")
    assert places.postcode("sw1a 1aa") is None
    assert not places.postcode_shaped("Kidsgrove")


def test_what_is_typed_as_a_postcode_is_remarked_unless_it_is_ours() -> None:
    assert "not of this force area" in places.postcode_remark("sw1a 1aa")
    assert "not a whole postcode" in places.postcode_remark("st7 1")
    assert places.postcode_remark("st7 1ab") == ""
    assert places.postcode_remark("  ") == ""


def test_half_a_postcode_offers_the_ones_that_begin_so() -> None:
    offered = places.postcodes_starting("st7 1", limit=5)
    assert len(offered) == 5
    assert {spot.sector for spot in offered} == {"ST7 1"}
    assert places.postcodes_starting("Leek") == ()


@given(st.sampled_from(places.sectors()))
def test_a_sector_has_ten_different_streets_each_on_a_postcode_of_its_own(sector: str) -> None:
    found = places.streets(sector)
    assert len({street.name for street in found}) == A_SECTOR
    for street in found:
        spot = street_place(street)
        assert street.invented
        assert spot is not None
        assert spot.sector == sector
    assert found == places.streets(sector.replace(" ", "").lower())


def test_there_is_no_street_outside_the_area() -> None:
    assert places.streets("SW1A 1") == ()
    assert places.street_on("SW1A 1AA") is None


def test_rural_is_below_four_people_a_hectare_unless_the_force_says_otherwise() -> None:
    leek, hanley = places.bases()[:2]
    moor = places.setting_at(402_000, 362_000)
    assert moor == "rural"
    assert places.setting_at(hanley.easting, hanley.northing) == "urban"
    assert places.setting_at(leek.easting, leek.northing, rural_below=1_000) == "rural"
    assert places.setting_at(0, 0) is None


def test_the_nearest_base_is_the_one_in_town() -> None:
    for base in places.bases():
        assert places.nearest_base(base.easting + 50, base.northing - 50) == base


def test_the_sources_travel_with_the_places() -> None:
    text = places.attribution()
    for owed in ("Open Government Licence v3.0", "GeoNames", "Royal Mail", "CC BY 4.0", "Made up"):
        assert owed in text


def test_the_map_names_every_area() -> None:
    text = places.lsoa_map().decode()
    assert all(f'"lsoa":"{area.code}"' in text for area in AREAS)


def test_importing_geography_reads_no_file_and_no_framework() -> None:
    asked = (
        "import sys; import goldenhour.geography as g; from goldenhour.geography import postal;"
        "print('django' in sys.modules, postal._by_key.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "0"]


@pytest.mark.parametrize(
    ("text", "locality", "setting"),
    [("ST7 1AA", "Kidsgrove", "urban"), ("ST13 6AA", "Leek", "urban")],
)
def test_a_postcode_knows_its_nearest_town_and_its_setting(
    text: str, locality: str, setting: str
) -> None:
    spot = places.postcodes_starting(text[:-2], limit=1)[0]
    assert (spot.locality, spot.setting) == (locality, setting)
