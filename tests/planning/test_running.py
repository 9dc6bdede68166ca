"""The job that plays studies: answered, cancelled, killed and taken up again, refused."""

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.force.models import Officer
from goldenhour.planning import commands, queries
from goldenhour.planning.jobs import playing_apart, running
from goldenhour.planning.rules import asking
from tests.simulation.scenarios import PLAIN as THREE
from tests.simulation.scenarios import changed

FOUR = changed(changed(THREE, "units = 3", "units = 4"), "three servers", "four servers")
KILLS_ITSELF = (sys.executable, "-c", "import os; os.kill(os.getpid(), 9)")
SLEEPS = (sys.executable, "-c", "import time; time.sleep(600)")


class Moments:
    """The job's moments, two seconds apart."""

    def __init__(self, start: datetime) -> None:
        self.at = start

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=2)
        return self.at


@pytest.fixture
def now(nine: datetime) -> Moments:
    return Moments(nine)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.STUDIES = tmp_path / "studies"
    return tmp_path / "studies"


@pytest.fixture
def study(anna: Officer, nine: datetime) -> UUID:
    return _asked(anna, nine, THREE, FOUR)


def _asked(by: Officer, at: datetime, *texts: str, replications: int = 3) -> UUID:
    kind = asking.COMPARE if len(texts) > 1 else asking.SIMULATE
    given = {"replications": replications, "seed": 7, "by": by, "at": at}
    return commands.ask_for_study(kind=kind, scenarios=list(texts), **given).uid


def test_a_comparison_is_played_and_kept(
    study: UUID, clock: Officer, now: Moments, folder: Path
) -> None:
    assert running.run_what_waits(by=clock, now=now) == 1
    opened = queries.study(study)
    assert (opened.row.state, opened.row.done) == (
        "DONE",
        6 + 24,
    )  # as it stands, and under four changes
    assert opened.results is not None
    assert opened.results["seed"] == 7
    assert len(opened.results["sentences"]) > 1  # the difference, and whether it holds
    assert {one.name for one in opened.files} >= {"report.html", "report.csv"}
    assert b"Uncalibrated" in queries.study_file(study, "report.html")
    assert list(folder.iterdir()) == []


def test_what_is_played_in_the_background_is_what_the_terminal_gives(
    anna: Officer, clock: Officer, now: Moments, nine: datetime, tmp_path: Path
) -> None:
    uid = _asked(anna, nine, THREE)
    running.run_what_waits(by=clock, now=now)
    opened = queries.study(uid)
    assert opened.results is not None
    assert opened.results["scenario_sha256"] == opened.scenarios[0].scenario_sha256
    again = _played(tmp_path, kind="simulate", replications=3)
    assert opened.results["measures"] == again["measures"]


def test_a_cancelled_study_stops_and_leaves_nothing(
    study: UUID,
    anna: Officer,
    clock: Officer,
    now: Moments,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def looked(process: Any) -> None:
        if queries.state_of(study) == "RUNNING":
            commands.cancel_study(study=study, by=anna, at=now())

    monkeypatch.setattr(running, "PLAYS", SLEEPS)
    monkeypatch.setattr(running, "_code", looked)
    assert running.run_what_waits(by=clock, now=now) == 1
    opened = queries.study(study)
    assert (opened.row.state, opened.results, opened.files) == ("CANCELLED", None, ())
    assert list(folder.iterdir()) == []


def test_one_that_is_cancelled_while_its_answer_is_kept_stays_cancelled(
    study: UUID,
    anna: Officer,
    clock: Officer,
    now: Moments,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cancelled(process: Any) -> int:
        commands.cancel_study(study=study, by=anna, at=now())
        return playing_apart.REFUSED

    monkeypatch.setattr(running, "PLAYS", SLEEPS)
    monkeypatch.setattr(running, "_code", cancelled)
    assert running.run_what_waits(by=clock, now=now) == 1
    assert queries.state_of(study) == "CANCELLED"
    assert list(folder.iterdir()) == []


def test_one_that_takes_too_long_is_ended(
    study: UUID, clock: Officer, now: Moments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PLAYS", SLEEPS)
    running.run_what_waits(by=clock, now=now, most_looks=2)
    row = queries.study(study).row
    assert (row.state, row.why) == ("FAILED", "too_long")


def test_a_killed_one_is_taken_up_again_at_most_three_times(
    study: UUID, clock: Officer, now: Moments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PLAYS", KILLS_ITSELF)
    assert running.run_what_waits(by=clock, now=now) == 1
    row = queries.study(study).row
    assert (row.state, row.why, row.attempts) == ("FAILED", "killed", 3)


def test_an_engine_that_breaks_fails_the_study(
    study: UUID, clock: Officer, now: Moments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PLAYS", (sys.executable, "-c", "raise SystemExit(9)"))
    running.run_what_waits(by=clock, now=now)
    assert queries.study(study).row.why == "broken"


def test_a_study_goes_on_from_the_replications_that_are_kept(tmp_path: Path) -> None:
    whole = _played(tmp_path / "whole", kind="simulate", replications=4)
    _played(tmp_path / "begun", kind="simulate", replications=2)
    kept = tmp_path / "begun" / playing_apart.KEPT / "replication-00001.json"
    before = kept.stat().st_mtime_ns
    again = _played(tmp_path / "begun", kind="simulate", replications=4)
    assert kept.stat().st_mtime_ns == before
    assert again["measures"] == whole["measures"]


def test_what_the_engine_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name =")
    question = {"kind": "simulate", "files": ["a.toml"], "replications": 2, "seed": 1}
    playing_apart.put(tmp_path / playing_apart.QUESTION, question | {"workers": 1})
    assert playing_apart.main(tmp_path) == playing_apart.REFUSED
    assert "is not TOML" in (tmp_path / playing_apart.FAULTS).read_text()


def _played(folder: Path, *, kind: str, replications: int) -> Any:
    folder.mkdir(exist_ok=True)
    (folder / "a.toml").write_text(THREE)
    question = {"kind": kind, "files": ["a.toml"], "replications": replications, "seed": 7}
    playing_apart.put(folder / playing_apart.QUESTION, question | {"workers": 1})
    assert playing_apart.main(folder) == playing_apart.ANSWERED
    return json.loads((folder / playing_apart.RESULTS).read_text())
