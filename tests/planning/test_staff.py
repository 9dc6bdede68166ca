"""``plan staff`` and ``plan scenarios`` from outside."""

import json
from pathlib import Path

import pytest

from goldenhour.config import cli
from goldenhour.planning.rules import ready
from goldenhour.simulation import ground, scenario, scenario_faults

PUBLISHED = ["--calls-per-hour", "200", "--handling-seconds", "180", "--target", "0.8"]
PUBLISHED += ["--within-seconds", "20"]


def test_the_published_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["plan", "staff", *PUBLISHED, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        *("agents", "service_level", "mean_answer_seconds", "occupancy", "abandoned")
    ]
    assert found["agents"] == 14
    assert found["service_level"] == pytest.approx(0.888350, abs=5e-7)
    assert found["mean_answer_seconds"] == pytest.approx(7.8359, abs=5e-5)
    assert found["abandoned"] == 0


def test_callers_who_give_up_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["plan", "staff", *PUBLISHED, "--patience-seconds", "60"]) == 0
    told = capsys.readouterr().out
    assert "people answering       12" in told
    assert "callers who give up    7.59%" in told


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--calls-per-hour", "0", "--calls-per-hour must be above 0"),
        ("--calls-per-hour", "nan", "--calls-per-hour must be above 0"),
        ("--handling-seconds", "-3", "--handling-seconds must be above 0"),
        ("--target", "1", "--target must be above 0 and below 1, not 1."),
        ("--target", "90", "--target must be above 0 and below 1, not 90."),
        ("--within-seconds", "-1", "--within-seconds must be between 0 and 86400."),
        ("--patience-seconds", "0", "--patience-seconds must be above 0"),
        ("--calls-per-hour", "10000000", "That is a load of 500,000 people; at most 100,000."),
        ("--format", "xml", "--format must be table or json, not xml."),
    ],
)
def test_what_cannot_be_meant_is_refused(
    option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["plan", "staff", *PUBLISHED, option, value]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_the_ready_scenarios_are_listed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["plan", "scenarios", "--out", str(tmp_path / "new")]
    assert cli.main(words) == 0
    assert "staffordshire-3-hubs " in capsys.readouterr().out
    written = sorted(path.stem for path in (tmp_path / "new").iterdir())
    assert written == [one.name for one in ready.scenarios()]
    assert {"staffordshire-3-hubs", "staffordshire-10-bases", "mmc", "larson"} <= set(written)
    assert cli.main(words) == 0, "what is there already and the same is left alone"


def test_a_scenario_of_yours_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mmc.toml").write_text("mine")
    assert cli.main(["plan", "scenarios", "--out", str(tmp_path)]) == 1
    assert "Not overwritten, as yours differs: mmc.toml." in capsys.readouterr().err
    assert (tmp_path / "mmc.toml").read_text() == "mine"
    assert cli.main(["plan", "scenarios", "--list", "--out", str(tmp_path / "none")]) == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("one", ready.scenarios(), ids=lambda one: one.name)
def test_a_ready_scenario_is_one(one: ready.Ready) -> None:
    read = scenario.read(one.path)
    assert read.name == one.name
    assert len(ground.of(read, one.path.parent).places) > 0
    if any(base.units for base in read.base):
        assert scenario_faults.faults(read) == []
    if one.name.startswith("staffordshire"):
        assert "UNCALIBRATED: illustrates the method" in one.path.read_text()


def test_hubs_and_bases_have_the_same_units() -> None:
    counted = {
        one.name: scenario_faults.units_of(scenario.read(one.path))
        for one in ready.scenarios()
        if one.name.startswith("staffordshire") and "candidates" not in one.name
    }
    assert set(counted.values()) == {150}
