"""A base case beside what was recorded: refused where it misses; known multipliers found."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import typer

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.planning import cli_calibrate, cli_choose, cli_compare
from goldenhour.planning.jobs import calibrating as jobs
from goldenhour.planning.rules import attendance, calibrating
from goldenhour.planning.rules.attendance import Attendance
from goldenhour.simulation import layout as c
from goldenhour.simulation import playing, scenario, shapes, world
from tests.planning.attendances import ON, as_csv
from tests.simulation.studies import NOWHERE, study_of

TOWN = """
name = "a town"  # ours
horizon_hours = 8760
warmup_hours = 168
[service]
I = { dist = "exponential", mean = 40 }  # ours
[service.P]
dist = "lognormal"
mean = 50  # ours
cv = 0.8
[travel]  # everybody drives as long
kind = "fixed"
minutes = 10
[[base]]
name = "Only"
units = 5
[[arrivals]]
grade = "I"
per_hour = 2
[[arrivals]]
grade = "P"
per_hour = 3
[targets]
I = 15
"""
NOT_RANKED = "NOT calibrated: layouts are not ranked."
Run = Callable[..., tuple[int, str, str]]


def recorded(*, travel: float = 1.0, service: float = 1.0) -> Attendance:
    """Attendance invented by playing the town with other minutes, and another seed."""
    changed = calibrating.scaled(scenario.of(tomllib.loads(TOWN)), travel=travel, service=service)
    study = world.of(changed, NOWHERE)
    floats, ints = shapes.attended(study, playing.play(study, seed=9, replication=0))
    return Attendance(
        at=floats[:, c.AT] + attendance.minute(ON.date()),
        place=ints[:, c.PLACE].astype(np.int64),
        grade=ints[:, c.GRADE].astype(np.int64),
        response=floats[:, c.RESPONSE],
        travel=np.full(len(floats), np.nan),
        places=study.ground.places.names,
        sha256="invented",
    )


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with the town; gives its status, output and errors."""
    app = typer.Typer()
    cli_calibrate.register(app)
    cli_compare.register(app)
    cli_choose.register(app)
    (tmp_path / "town.toml").write_text(TOWN)

    def run(*words: str) -> tuple[int, str, str]:
        found = [str(tmp_path / one) if "." in one else one for one in words]
        status = app(found, standalone_mode=False)
        said = capsys.readouterr()
        return int(status or 0), said.out, said.err

    return run


def test_the_town_as_it_is_is_calibrated() -> None:
    found = jobs.run(
        study_of(TOWN), NOWHERE, recorded(), jobs.Asked(1, 4, is_fitted=False), lambda _: None
    )
    assert found.is_calibrated
    assert {one.grade for one in found.tables if one.hour is None} == {"I", "P"}
    assert len([one for one in found.tables if one.hour is not None]) == 48
    assert found.travel_multiplier is None
    assert calibrating.read(calibrating.written(found).encode()) == found


def test_known_multipliers_are_found_again() -> None:
    of = recorded(travel=1.4, service=1.1)
    found = jobs.run(study_of(TOWN), NOWHERE, of, jobs.Asked(1, 2), lambda _: None)
    assert not found.is_calibrated
    assert found.travel_multiplier == pytest.approx(1.4, abs=0.1)
    assert found.service_multiplier == pytest.approx(1.1, abs=0.05)


def test_drives_that_are_recorded_find_their_multiplier_alone() -> None:
    of = recorded(travel=1.4)
    of = Attendance(of.at, of.place, of.grade, of.response, of.response * 0 + 14, of.places, "")
    found = jobs.run(study_of(TOWN), NOWHERE, of, jobs.Asked(1, 2), lambda _: None)
    assert found.travel_multiplier == pytest.approx(1.4, abs=0.002)
    assert found.travel_error is not None
    assert found.travel_error["recorded_drive_mean"] == 14
    assert found.travel_error["simulated_drive_mean"] == pytest.approx(10)


def test_too_few_records_calibrate_nothing() -> None:
    whole = recorded()
    few = whole.chosen(np.arange(len(whole)) < 50)
    found = jobs.run(study_of(TOWN), NOWHERE, few, jobs.Asked(1, 2), lambda _: None)
    assert (found.is_calibrated, found.travel_multiplier) == (False, None)
    assert "nothing can be judged" in found.why


def test_no_multiplier_is_made_up_where_none_would_do() -> None:
    assert calibrating.solved(lambda times: times + 1) is None
    assert calibrating.solved(lambda times: times - 1.2) == pytest.approx(1.2, abs=0.002)
    assert calibrating.solved(lambda times: np.nan if times > 1.1 else times - 1.05) == (
        pytest.approx(1.05, abs=0.002)
    )


def test_layouts_are_not_ranked_by_a_base_case_that_misses(run: Run, tmp_path: Path) -> None:
    (tmp_path / "slow.csv").write_text(as_csv(recorded(travel=1.6)))
    (tmp_path / "more.toml").write_text(TOWN.replace("units = 5", "units = 6"))
    status, out, _ = run(
        *("calibrate", "town.toml", "--attendance", "slow.csv", "--replications", "2"),
        *("--out", "kept.json", "--write", "again.toml"),
    )
    assert (status, "Layouts are not ranked by it." in out) == (0, True)
    words = ("compare", "town.toml", "more.toml", "--replications", "2", "--out", "c.html")
    status, out, _ = run(*words, "--calibration", "kept.json")
    assert status == 0
    assert NOT_RANKED in out
    assert "quicker" not in out
    assert (tmp_path / "c.html").read_text().count(NOT_RANKED) > 3
    _, out, _ = run(*words, "--calibration", "kept.json", "--format", "json")
    assert json.loads(out)["calibration"]["is_calibrated"] is False
    chosen = ("choose", "town.toml", "--bases", "1", "--calibration", "kept.json")
    status, out, err = run(*chosen)
    assert (status, out, NOT_RANKED in err) == (2, "", True)
    again = scenario.read(tmp_path / "again.toml")
    assert again.travel is not None
    assert again.travel.multiplier == pytest.approx(1.6, abs=0.1)
    assert "# everybody drives as long" in (tmp_path / "again.toml").read_text()


def test_a_calibration_of_another_scenario_is_refused(run: Run, tmp_path: Path) -> None:
    found = jobs.run(
        study_of(TOWN, horizon_hours=9000), NOWHERE, recorded(), jobs.Asked(1, 2, False), print
    )
    (tmp_path / "kept.json").write_text(calibrating.written(found))
    (tmp_path / "more.toml").write_text(TOWN.replace("units = 5", "units = 6"))
    words = ("compare", "town.toml", "more.toml", "--replications", "2", "--out", "c.html")
    status, _, err = run(*words, "--calibration", "kept.json")
    assert (status, "is of another scenario" in err) == (2, True)
    (tmp_path / "kept.json").write_text("[]")
    status, _, err = run(*words, "--calibration", "kept.json")
    assert (status, "keeps no calibration" in err) == (2, True)


def test_records_of_places_unknown_to_the_scenario_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "at,place,grade,response_minutes\n2022-06-27T21:00,elsewhere,I,9\n"
    )
    status, _, err = run("calibrate", "town.toml", "--attendance", "a.csv")
    assert (status, "line 2: no place of the scenario is named 'elsewhere'" in err) == (2, True)
