"""Drives: units are recommended by planning's travel model, or by a force's own table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour import geography
from goldenhour.response.queries import own_drives
from goldenhour.response.rules.drives import Drives, OwnTable
from goldenhour.simulation import travel

HANLEY, LEEK, STAFFORD = (388_300, 347_600), (398_400, 356_500), (392_200, 323_200)
OF_STAFFORD, OF_HANLEY = (geography.lsoa_at(*one) for one in (STAFFORD, HANLEY))


def test_a_drive_is_the_minutes_that_planning_plays_with() -> None:
    places = [geography.lsoa_at(*one) for one in (STAFFORD, HANLEY)]
    ends = [
        travel.Points(
            ("one",),
            np.array([float(at[0])]),
            np.array([float(at[1])]),
            np.array([area.people_per_hectare if area else np.nan]),
        )
        for at, area in zip((STAFFORD, HANLEY), places, strict=True)
    ]
    modelled = travel.minutes(*ends, hour=3, is_blue_light=True)
    [drive] = Drives(3, is_blue_light=True).to(STAFFORD, [HANLEY])
    assert drive.minutes == pytest.approx(float(modelled[0, 0]))
    assert drive.off_by == travel.error(24.7) == 3.5


def test_blue_lights_are_quicker_and_the_peak_is_slower() -> None:
    plain, blue = Drives(12), Drives(12, is_blue_light=True)
    peak = Drives(17)
    [by_plain], [by_blue], [at_peak] = (one.to(LEEK, [HANLEY]) for one in (plain, blue, peak))
    assert by_blue.minutes < by_plain.minutes < at_peak.minutes


def test_nobody_to_ask_about_is_no_drive() -> None:
    assert Drives(12).to(LEEK, []) == []


@given(st.tuples(st.integers(0, 700_000), st.integers(0, 1_300_000)))
def test_no_drive_is_shorter_than_the_walk_to_the_car(place: tuple[int, int]) -> None:
    [drive] = Drives(12).to(HANLEY, [place])
    assert drive.minutes >= travel.model().shortest
    assert drive.off_by is not None


@pytest.mark.parametrize(("kilometres", "minutes"), [(0, 7.65), (5, 3.01), (12, 2.45), (500, 3.3)])
def test_the_error_is_that_of_drives_of_this_length(kilometres: float, minutes: float) -> None:
    assert travel.error(kilometres) == minutes


def test_a_forces_own_table_goes_before_the_model_and_back_by_the_same_figure() -> None:
    assert OF_STAFFORD is not None
    assert OF_HANLEY is not None
    minutes = np.array([[0, np.inf], [21, 0]], np.float32)
    own = OwnTable({OF_STAFFORD.code: 0, OF_HANLEY.code: 1}, minutes)
    drives = Drives(10, own=own)  # an hour of factor 1.01
    [there], [back] = drives.to(HANLEY, [STAFFORD]), drives.to(STAFFORD, [HANLEY])
    assert there.minutes == back.minutes == pytest.approx(21 * 1.01)
    assert there.off_by is None
    assert drives.to(HANLEY, [LEEK])[0].off_by is not None


@pytest.fixture
def read_anew() -> Iterator[None]:
    own_drives.own_table.cache_clear()
    yield
    own_drives.own_table.cache_clear()


@pytest.mark.usefixtures("read_anew")
def test_the_table_is_read_from_the_file_that_is_set(tmp_path: Path, settings: Any) -> None:
    codes = [area.code for area in geography.lsoas()]
    rows = [f"{codes[0]},{code},{number % 50}" for number, code in enumerate(codes)]
    rows += [f"{code},{codes[1]},30" for code in codes[1:]]
    settings.TRAVEL = tmp_path / "drives.csv"
    settings.TRAVEL.write_text("\n".join(["from,to,minutes", *rows]))
    own = own_drives.own_table()
    assert own is not None
    assert own.between(codes[7], codes[0]) == 7
    assert own.between(codes[7], codes[8]) is None


@pytest.mark.usefixtures("read_anew")
def test_a_table_that_cannot_be_used_is_left_aside(tmp_path: Path, settings: Any) -> None:
    settings.TRAVEL = tmp_path / "none.csv"
    assert own_drives.own_table() is None
