"""Points: coordinates as typed; swapped ones are offered as swapped, foreign ones refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour import geography
from goldenhour.geography import OUTSIDE, SWAPPED, point_typed

ENDON = (393_394, 350_309)


@pytest.mark.parametrize(
    ("text", "why", "within"),
    [
        ("53.05, -2.1", "as typed", 5_560),
        ("53.05000,-2.10000", "as typed", 10),
        ("(53.0500 -2.1000)", "as typed", 10),
        ("53.05\u00b0 N, 2.10\u00b0 W", "as typed", 556),
        ("2.10W 53.05N", "as typed", 556),
        ("53.05; \u22122.10", "as typed", 556),
        ("-2.10, 53.05", SWAPPED, 556),
        ("53.05, 2.10", "minus left out?", 556),
        ("2.10, 53.05", "swapped? minus left out?", 556),
    ],
)
def test_degrees_are_read_and_what_was_done_is_said(text: str, why: str, within: int) -> None:
    (point,) = point_typed(text).points
    assert (point.easting, point.northing) == ENDON
    assert (point.why, point.within_metres) == (why, within)


@pytest.mark.parametrize(
    ("text", "where", "within", "why"),
    [
        ("SJ 85 47", (385_500, 347_500), 707, "as typed"),
        ("sj8547", (385_500, 347_500), 707, "as typed"),
        ("SJ 850 470", (385_050, 347_050), 71, "as typed"),
        ("SJ 85123 47456", (385_123, 347_456), 1, "as typed"),
        ("SK 16 09", (416_500, 309_500), 707, "as typed"),
        ("TQ 30 80", (530_500, 180_500), 707, "as typed"),
        ("385000 347000", (385_000, 347_000), 1, "as typed"),
        ("E 385000, N 347000", (385_000, 347_000), 1, "as typed"),
        ("1141500, 446500", (446_500, 1_141_500), 1, SWAPPED),
    ],
)
def test_grid_references_are_read(text: str, where: tuple[int, int], within: int, why: str) -> None:
    (point,) = point_typed(text).points
    assert (point.easting, point.northing) == where
    assert point.within_metres == within
    assert point.why == why


@pytest.mark.parametrize(
    "text", ["48.85, 2.35", "53.35, -6.26", "0.0, 0.0", "900.5, 10.5", "AA 11 11", "999999 9999999"]
)
def test_what_is_no_place_in_the_country_is_refused_with_a_sentence(text: str) -> None:
    typed = point_typed(text)
    assert typed.points == ()
    assert typed.trouble == OUTSIDE
    assert len(OUTSIDE.split()) <= 20


@pytest.mark.parametrize("text", ["", "12 14", "ST7 1AB", "SJ 85 4", "SJ 855 47", "Leek", "A50"])
def test_what_is_no_coordinate_is_left_to_the_words(text: str) -> None:
    assert point_typed(text) == geography.Typed()


@pytest.mark.parametrize(
    ("lat", "lon", "is_in"),
    [
        (51.50, -0.12, True),  # London
        (54.60, -5.93, True),  # Belfast
        (60.15, -1.14, True),  # Lerwick
        (49.92, -6.30, True),  # Scilly
        (55.00, -7.32, True),  # Derry
        (58.21, -6.39, True),  # Stornoway
        (52.63, 1.30, True),  # Norwich
        (51.13, 1.31, True),  # Dover
        (51.88, -5.27, True),  # St Davids
        (53.35, -6.26, False),  # Dublin
        (50.95, 1.85, False),  # Calais
        (49.44, 1.10, False),  # Rouen
    ],
)
def test_the_outline_of_the_country_holds_its_edges(lat: float, lon: float, is_in: bool) -> None:
    assert geography.in_united_kingdom(lat, lon) is is_in


@given(st.sampled_from(geography.lsoas()))
def test_every_area_of_the_force_is_in_the_country(area: geography.Lsoa) -> None:
    assert geography.on_the_grid(area.easting, area.northing)


@given(st.floats(), st.floats())
def test_no_number_breaks_it(one: float, other: float) -> None:
    typed = point_typed(f"{one},{other}")
    assert not (typed.points and typed.trouble)
