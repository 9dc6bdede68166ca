"""What is judged with the files at hand: places, minutes, load; each fault with its path."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.simulation import layout as c
from goldenhour.simulation import playing, scenario, world
from tests.simulation.scenarios import EVERY_KEY, PLAIN, changed
from tests.simulation.studies import study_of

MATRIX = "from,to,minutes\nmill,Only,12\nquay,Only,5\n"
PLACES = "place,easting,northing,weight\nmill,390000,340000,1\nquay,394000,342000,3\n"
ON_A_MAP = {"places": "places.csv", "per_day": 40, "grades": {"P": 1.0}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "places.csv").write_text(PLACES)
    (tmp_path / "minutes.csv").write_text(MATRIX)
    return tmp_path


def _refusal(text: str, folder: Path, **changes: Any) -> str:
    with pytest.raises(scenario.Unusable) as refused:
        study_of(text, folder, **changes)
    return refused.value.faults[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"base": [{"name": "Only", "units": 2}]}, "demand: the load is 1.20 without cancellation"),
        ({"arrivals": [], "demand": ON_A_MAP}, "base[0].easting: is missing"),
        ({"arrivals": [{"grade": "P", "per_hour": 0}]}, "demand: nothing ever happens"),
        (
            {"travel": {"kind": "matrix", "file": "none.csv"}},
            "travel.file: none.csv cannot be",
        ),
        ({"travel": {"kind": "calibrated"}}, "demand.places: is missing"),
        (
            {"arrivals": [], "demand": ON_A_MAP | {"places": "minutes.csv"}},
            "demand.places: minutes.csv: line 1: names no column place",
        ),
        (
            {
                "arrivals": [{"grade": "P", "per_hour": 1, "place": "moor"}],
                "travel": {"kind": "matrix", "file": "minutes.csv"},
            },
            "travel.file: minutes.csv: ",
        ),
        (
            {"dispatch": {"rule": "fixed-preference"}, "preference": [{"place": "x", "bases": []}]},
            "preference: no place is named x",
        ),
        ({"arrivals": [], "demand": {"file": "minutes.csv"}}, "demand.file: line 2 needs at"),
        (
            {"service": {"P": {"dist": "empirical", "file": "places.csv"}}},
            "service.P.file: every row needs a number in a column minutes",
        ),
    ],
)
def test_what_cannot_be_run_is_refused_with_its_path(
    folder: Path, changes: dict[str, Any], said: str
) -> None:
    assert _refusal(PLAIN, folder, **changes).startswith(said)


def test_a_base_outside_the_area_is_refused(folder: Path) -> None:
    text = changed(EVERY_KEY, "easting = 388300", "easting = 530000")
    assert _refusal(text, folder) == "base[0]: Hanley lies outside the area of demand.places"


def test_a_load_of_one_or_more_is_played_where_callers_give_up(folder: Path) -> None:
    study = study_of(
        PLAIN,
        folder,
        base=[{"name": "Only", "units": 2}],
        behaviour={"cancel_per_hour": {"P": 2.0}},
        horizon_hours=200,
    )
    assert (playing.play(study, seed=1, replication=0).ints[:, c.FATE] == c.CANCELLED).any()


def test_a_matrix_is_driven_both_ways_and_places_are_reached_over_a_base(folder: Path) -> None:
    study = study_of(
        PLAIN,
        folder,
        arrivals=[{"grade": "P", "per_hour": 2, "place": place} for place in ("mill", "quay")],
        travel={"kind": "matrix", "file": "minutes.csv"},
        horizon_hours=500,
    )
    assert study.world.minutes.tolist() == [[0, 17, 12], [17, 0, 5]]
    played = playing.play(study, seed=1, replication=0)
    assert played.floats[:, c.TRAVEL].max() == pytest.approx(17)


def test_recorded_incidents_are_replayed_week_for_week(folder: Path) -> None:
    rows = ["at,place,grade", "2026-03-03T08:30:00,quay,P", "2026-03-03T09:00,mill,P"]
    (folder / "recorded.csv").write_text("\n".join(rows))
    study = study_of(
        PLAIN,
        folder,
        arrivals=[],
        demand={"places": "places.csv", "file": "recorded.csv"},
        travel={"kind": "fixed", "minutes": 4},
        horizon_hours=168,
    )
    played = playing.play(study, seed=5, replication=2)
    tuesday = 168 * 60 + 24 * 60 + 8.5 * 60  # after a week of warm-up
    assert played.floats[:, c.AT].tolist() == [tuesday, tuesday + 30]
    assert played.ints[:, c.PLACE].tolist() == [1, 0]
    assert played.floats[:, c.RESPONSE].tolist() == pytest.approx([4, 4])


def test_the_digest_names_everything_that_was_asked(folder: Path) -> None:
    first = study_of(PLAIN, folder).digest
    assert first == study_of(PLAIN, folder, name="by another name").digest
    assert first != study_of(PLAIN, folder, horizon_hours=2001).digest
    on_a_map = {"arrivals": [], "demand": ON_A_MAP, "travel": {"kind": "fixed"}}
    before = study_of(PLAIN, folder, **on_a_map).digest
    (folder / "places.csv").write_text(PLACES.replace(",3", ",4"))
    assert study_of(PLAIN, folder, **on_a_map).digest != before


def test_units_of_a_base_share_its_standby_points() -> None:
    study = study_of(EVERY_KEY)
    places = len(study.ground.places)
    assert set(study.world.home[:20].tolist()) == {places + 2}
    assert set(study.world.home[20:].tolist()) == {places + 1}
    assert world.of(study.scenario, Path("/nonexistent")).digest == study.digest
