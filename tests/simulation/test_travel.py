"""How long a drive takes: calibrated with its error, from a table, or the same for all."""

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.simulation import places, travel

ROOT = Path(__file__).parents[2]
HANLEY = travel.points([("Hanley", 388_300.0, 347_600.0)])
TABLE = "from,to,minutes\nA,Hub,3\nB,Hub,4.5\n"


def a_place(km: float, density: float = math.nan) -> places.Places:
    return places.of([places.Place("A", 388_300 + 1000 * km, 347_600, 1, density)])


def minutes_of(km: float, density: float = 20.0, **how: bool | int) -> float:
    return float(travel.minutes(a_place(km, density), HANLEY, **how)[0, 0])  # type: ignore[arg-type]


def test_minutes_are_the_published_formula() -> None:
    drive = travel.model()
    wanted = drive.constant + drive.per_km * 9 + drive.per_root_km * 3
    wanted += drive.per_log_density * math.log(21)
    assert minutes_of(9) == pytest.approx(wanted, rel=1e-6)


def test_the_error_is_told_with_the_coefficients() -> None:
    fitted = travel.model().told["fitted"]
    assert fitted["pairs"] == 7507
    assert fitted["error_mean"] < 3.45
    assert all(assumed["conf"] == "P" for assumed in travel.model().told["assumed"].values())


def test_the_hours_of_a_day_average_to_the_fitted_drive() -> None:
    assert len(travel.model().by_hour) == 24
    assert np.mean([travel.factor(hour) for hour in range(24)]) == pytest.approx(1)


@given(st.floats(0, 80), st.floats(0, 80))
def test_a_longer_drive_never_takes_less(one: float, other: float) -> None:
    near, far = sorted((one, other))
    assert minutes_of(near) <= minutes_of(far)


def test_blue_lights_shorten_and_the_peak_lengthens() -> None:
    assert minutes_of(10, is_blue_light=True) < minutes_of(10) < minutes_of(10, hour=17)
    assert minutes_of(0) == travel.model().shortest


def test_a_place_of_unknown_density_is_taken_as_typical() -> None:
    drive = travel.model()
    typical = math.expm1(drive.typical_log_density)
    assert minutes_of(12, math.nan) == pytest.approx(minutes_of(12, typical), rel=1e-6)


def test_there_and_back_take_the_same_time() -> None:
    areas = places.built_in()
    between = travel.minutes(areas, areas)
    assert between.shape == (687, 687)
    assert between.dtype == np.float32
    assert np.array_equal(between, between.T)


def test_a_table_holds_in_both_directions() -> None:
    back = "from,to,minutes\nHub,A,3\nB,Hub,4.5\n"
    for text in (TABLE, back, "\ufeff" + TABLE, TABLE + "A,Another hub,1\n"):
        assert travel.matrix(text, ("A", "B"), ("Hub",)).tolist() == [[3.0], [4.5]]
    assert travel.fixed(0, 2, 3).tolist() == [[0, 0, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: the columns must be from,to,minutes"),
        ("from,to\n", "line 1: the columns"),
        (TABLE + "A,Hub,x\n", "line 4: minutes must be a number"),
        (TABLE + "A,Hub,nan\n", "line 4: minutes must be a number"),
        (TABLE + "A,Hub,-1\n", "line 4: minutes must be a number"),
        (TABLE + "A,Hub\n", "line 4: has 2 fields"),
        (TABLE + "X,Nowhere,1\n", "line 4: neither 'X' nor 'Nowhere' is known here"),
        (TABLE + "Hub,A,9\n", "line 4: 'A' to 'Hub' was 3 before"),
        (TABLE + '"A,Hub,1\n', "line 4: is no row"),
        ("from,to,minutes\nA,Hub,3\n", "1 places are reached from nowhere: B"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_by_its_line(text: str, said: str) -> None:
    with pytest.raises(places.Unusable) as refused:
        travel.matrix(text, ("A", "B"), ("Hub",))
    assert str(refused.value).startswith(said)


def test_the_script_fits_the_coefficients_that_are_shipped() -> None:
    private = os.environ.get("GOLDENHOUR_PRIVATE_DATA")
    if not private:
        pytest.skip("The drive minutes are private: GOLDENHOUR_PRIVATE_DATA is not set.")
    before = travel.DATA.read_bytes()
    subprocess.run([sys.executable, ROOT / "dev" / "fit_travel.py"], check=True, env=os.environ)
    assert travel.DATA.read_bytes() == before
