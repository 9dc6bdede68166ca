"""``goldenhour plan explain`` and ``price``: causes with intervals, sentences, what is dearer."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.planning import cli_explain, cli_price
from goldenhour.planning.jobs import explaining
from goldenhour.planning.rules import causes, price
from goldenhour.planning.rules.causes import Late, Unit
from goldenhour.simulation import tracing
from tests.planning.layouts import shortened
from tests.simulation.scenarios import PLAIN, changed
from tests.simulation.studies import study_of

Run = Callable[..., tuple[int, str, str]]
HUBS = "staffordshire-3-hubs"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the three hubs over two weeks; gives its status, output and errors."""
    app = typer.Typer()
    cli_explain.register(app)
    cli_price.register(app)
    path = shortened(tmp_path, HUBS)[0]

    def run(command: str, *words: str) -> tuple[int, str, str]:
        status = app([command, str(path), *words], standalone_mode=False)
        said = capsys.readouterr()
        return int(status or 0), said.out, said.err

    return run


def test_causes_add_up_and_every_late_one_has_sentences(run: Run, tmp_path: Path) -> None:
    words = ("--replications", "2", "--limit", "4", "--out", str(tmp_path / "out"))
    status, out, _ = run("explain", *words, "--format", "json")
    told = json.loads(out)
    assert status == 0
    counts = [one["count"]["mean"] for one in told["causes"].values()]
    assert sum(counts) == pytest.approx(told["late"]["mean"])
    assert sum(told["held_by"][one]["mean"] for one in told["held_by"]) == pytest.approx(1)
    assert len(told["worst"]) == 4
    assert all(one["said"] and one["cause"] in causes.NAMES for one in told["worst"])
    points = {one["point"] for one in told["one_more"]}
    assert {"Hanley", "Cannock", "A50 Blythe Bridge"} <= points
    assert json.loads((tmp_path / "out" / "explained.json").read_text()) == told
    rows = list(csv.DictReader((tmp_path / "out" / "late.csv").read_text().splitlines()))
    assert [row["place"] for row in rows] == [one["place"] for one in told["worst"]]


def test_a_table_is_for_reading(run: Run) -> None:
    _, out, err = run("explain", "--replications", "1", "--limit", "1")
    assert "Uncalibrated: illustrates the method." in out
    assert "What bound the units near enough:" in out
    assert err == ""


def test_a_replication_beyond_those_counted_can_be_told() -> None:
    study = study_of(changed(PLAIN, "horizon_hours = 2000", "horizon_hours = 10"))
    asked = explaining.Asked(seed=1, replications=2, told=6, with_one_more=False)
    found = explaining.run(study, asked, lambda _: None)
    assert (found.worst, found.causes.late.mean) == ((), 0.0)
    assert explaining.plays(study, asked) == 2


def test_sentences_say_what_happened_and_what_would_have_helped() -> None:
    held = Unit("Leek", 6.0, causes.AT_SCENE, "P", "X", 41.2)
    late = Late(
        number=7,
        minute=7 * 1440 + 21 * 60 + 4.5,
        place="Y",
        is_rural=True,
        target=20,
        response=34.24,
        wait=12.1,
        travel=22.14,
        base="Hanley",
        cause="nobody",
        nearest=held,
        nearer=(held, Unit("Leek", 9.0, causes.IN_CUSTODY, "I", "X", 100.0)),
        off_duty=1,
        met_by=("Leek",),
        points=3,
    )
    assert causes.sentences(late) == [
        "Week 2, Monday 21:04, Y (country, target 20 minutes): attended after 34.2 minutes, "
        "12.1 waiting for a unit, 22.1 of drive, by a unit of Hanley.",
        "Nobody was free.",
        "Nearer, but bound: Leek, 6.0 minutes off, at Priority in X for 41 minutes; "
        "Leek, with an arrest in custody for 100 minutes.",
        "Off duty: 1 unit that waits near enough.",
        "One more unit would have met the target if it waited at Leek.",
    ]


def test_a_minute_more_at_the_scene_has_its_price(run: Run) -> None:
    status, out, _ = run("price", "--replications", "3", "--workers", "1", "--format", "json")
    told = {one["name"]: one for one in json.loads(out)["prices"]}
    assert status == 0
    assert set(told) >= {"scene", "scene_I", "availability_1", "availability_5"}
    mean = {name: one["differences"]["I"]["response_mean"]["mean"] for name, one in told.items()}
    assert mean["scene"] > 0
    assert mean["availability_5"] > mean["availability_1"]


def test_a_price_is_the_difference_of_two_scenarios_changed_by_hand() -> None:
    study = study_of(PLAIN)
    by_hand = study_of(changed(PLAIN, "mean = 24", "mean = 25"))
    (scene, *_) = price.dearer(study.scenario)
    assert scene.scenario == by_hand.scenario


def test_where_one_more_unit_could_wait(tmp_path: Path) -> None:
    study = study_of(PLAIN)
    assert tracing.points(study) == {"Only": 0}
    assert len(tracing.with_unit_at(study, 0).world.home) == 4
