"""``goldenhour plan simulate``: the contract's results, refusals, studies that go on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.planning import cli_refusals, cli_simulate
from goldenhour.planning.jobs import studies
from goldenhour.planning.jobs.studies import Spread
from goldenhour.simulation import measures, replicating
from goldenhour.simulation.measures import Figures
from tests.simulation.scenarios import EVERY_KEY, PLAIN, changed
from tests.simulation.studies import study_of

Run = Callable[..., tuple[int, str, str]]
SHORT = changed(PLAIN, "horizon_hours = 2000", "horizon_hours = 100")
MEASURE = {"mean", "ci95_low", "ci95_high"}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``simulate`` on a scenario's text; gives its status, output and errors."""
    app = typer.Typer()
    cli_simulate.register(app)
    app.callback()(lambda: None)

    def run(text: str, *words: str) -> tuple[int, str, str]:
        path = tmp_path / "scenario.toml"
        path.write_text(text)
        status = app(["simulate", str(path), *words], standalone_mode=False)
        said = capsys.readouterr()
        return int(status or 0), said.out, said.err

    return run


def test_the_results_are_those_of_the_contract(run: Run) -> None:
    status, out, _ = run(SHORT, "--replications", "3", "--workers", "1", "--format", "json")
    told = json.loads(out)
    assert status == 0
    assert (told["scenario"], told["seed"], told["replications"]) == (
        "three servers in a row",
        1,
        3,
    )
    assert min(told["wall_seconds"], told["incidents_per_second"]) > 0
    assert set(told["measures"]) == {"grades", "all", "bases"}
    assert set(told["measures"]["grades"]) == {"P"}
    assert set(told["measures"]["grades"]["P"]) == set(measures.NAMES)
    assert set(told["measures"]["all"]) == {"utilisation", "queue_mean", "incidents"}
    assert set(told["measures"]["bases"]["Only"]) >= set(measures.NAMES)
    for one in told["measures"]["grades"]["P"].values():
        assert set(one) == MEASURE


def test_places_are_told_when_asked_for(run: Run) -> None:
    words = ("--replications", "2", "--workers", "1", "--format", "json", "--places")
    _, out, _ = run(SHORT, *words)
    assert set(json.loads(out)["measures"]["places"]) == {"everywhere"}


def test_a_table_is_for_reading(run: Run) -> None:
    _, out, err = run(SHORT, "--replications", "2", "--workers", "1")
    assert "A forecast of a model, not a record." in out
    assert "grade P" in out
    assert err == ""


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (changed(EVERY_KEY, "rule =", "rulle ="), (), "dispatch.rulle: unknown key\n"),
        (changed(PLAIN, "units = 3", "units = 2"), (), "demand: the load is 1.20 without"),
        (PLAIN, ("--format", "yaml"), "--format must be table or json, not yaml."),
        (PLAIN, ("--engine", "ray"), "--engine must be local or dask, not ray."),
    ],
)
def test_a_refusal_ends_with_two_before_anything_runs(
    run: Run, text: str, words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    status, out, err = run(text, "--out", str(tmp_path / "kept"), *words)
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert not (tmp_path / "kept").exists()


def test_without_the_compiler_it_says_what_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_refusals, "find_spec", lambda name: None)
    status, _, err = run(PLAIN)
    assert (status, err.count("\n")) == (2, 1)
    assert "needs numba, which is not installed" in err


def _study_results(folder: Path | None, workers: int, replications: int = 4) -> dict[str, Any]:
    return studies.run(
        study_of(SHORT),
        seed=7,
        replications=replications,
        spread=Spread("local", workers),
        folder=folder,
        with_places=True,
        done=lambda count: None,
    )


def test_the_number_of_workers_changes_nothing() -> None:
    alone, together = (_study_results(None, workers)["measures"] for workers in (1, 2))
    assert alone == together


def test_a_study_that_was_ended_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _study_results(tmp_path / "whole", 1)
    played: list[int] = []
    real = replicating.one

    def one(study: Any, asked: Any, number: int) -> Figures:
        if len(played) == 2:
            raise KeyboardInterrupt
        played.append(number)
        return real(study, asked, number)

    monkeypatch.setattr(replicating, "one", one)
    with pytest.raises(KeyboardInterrupt):
        _study_results(tmp_path / "ended", 1)
    kept = sorted(path.name for path in (tmp_path / "ended").iterdir())
    assert kept == ["replication-00001.json", "replication-00002.json", "study.json"]
    monkeypatch.setattr(replicating, "one", real)
    (tmp_path / "ended" / "replication-00003.json.part").write_text('{"grades": [[1')
    (tmp_path / "ended" / "replication-00002.json").write_text("{}")  # torn, or of another hand
    assert _study_results(tmp_path / "ended", 1)["measures"] == whole["measures"]
    assert json.loads((tmp_path / "ended" / "results.json").read_text())["replications"] == 4


def test_a_folder_belongs_to_one_question(run: Run, tmp_path: Path) -> None:
    words = ("--replications", "1", "--workers", "1", "--out", str(tmp_path / "kept"))
    assert run(SHORT, *words)[0] == 0
    status, _, err = run(SHORT, *words, "--seed", "2")
    assert status == 1
    assert "keeps another scenario or seed. Choose another folder." in err
