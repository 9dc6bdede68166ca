"""A change is measured on recorded attendance: read strictly, matched, with honest intervals."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import typer

pytest.importorskip("numpy", reason="the extra planning is not installed: make install")

from goldenhour.planning import cli_change
from goldenhour.planning.rules import attendance, change
from goldenhour.planning.rules.change import measured
from goldenhour.simulation.scenario import Unusable
from tests.planning.attendances import HEADER, ON, PLACE, as_csv, invented

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``change`` on records; gives its status, output and errors."""
    app = typer.Typer()
    cli_change.register(app)
    app.callback()(lambda: None)

    def run(text: str, *words: str) -> tuple[int, str, str]:
        path = tmp_path / "attendance.csv"
        path.write_text(text)
        status = app(["change", "--attendance", str(path), *words], standalone_mode=False)
        said = capsys.readouterr()
        return int(status or 0), said.out, said.err

    return run


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2022-06-27T21:04,X,I", "line 3: has 3 fields, not 4"),
        ("yesterday,X,I,9", "line 3: at must be a moment such as 2022-06-27T21:04"),
        ("1822-06-27T21:04,X,I,9", "line 3: at must be a moment"),
        ("2022-06-27T21:04,,I,9", "line 3: no place of the scenario is named ''"),
        ("2022-06-27T21:04,Y,I,9", "line 3: no place of the scenario is named 'Y'"),
        ("2022-06-27T21:04,X,1,9", "line 3: grade must be one of I, P, S, R, not '1'"),
        ("2022-06-27T21:04,X,I,-1", "line 3: response_minutes must be a number from 0"),
        ("2022-06-27T21:04,X,I,nan", "line 3: response_minutes must be a number from 0"),
        ('2022-06-27T21:04,"X,I,9', "line 3: is no row of a CSV table"),
    ],
)
def test_bad_records_are_refused_by_their_line(row: str, said: str) -> None:
    text = f"{HEADER}\n2022-06-27T21:00,X,I,9\n{row}\n"
    with pytest.raises(Unusable) as refused:
        attendance.read("a.csv", text.encode(), {"X"})
    assert refused.value.faults[0].startswith(f"a.csv: {said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("at,place,grade\n", "line 1: names no column response_minutes"),
        (f"{HEADER},name\n", "line 1: column 'name' is not known"),
        (f"{HEADER},at\n", "line 1: names a column twice"),
        (f"{HEADER}\n", "holds no incident"),
    ],
)
def test_a_file_of_another_kind_is_refused(text: str, said: str) -> None:
    with pytest.raises(Unusable) as refused:
        attendance.read("a.csv", text.encode())
    assert refused.value.faults[0].startswith(f"a.csv: {said}")


def test_the_first_faults_are_told_not_all() -> None:
    text = HEADER + "\n" + "x,y,z,9\n" * 500
    with pytest.raises(Unusable) as refused:
        attendance.read("a.csv", text.encode())
    assert len(refused.value.faults) == attendance.MOST_FAULTS + 1


def test_a_known_difference_is_found_within_its_interval() -> None:
    found = measured(invented(3, weeks=26, change=-2.0), ON.date(), 26)
    for name in ("mean", "p50", "p90"):
        difference = found.grades["I"].measures[name].difference
        assert difference.ci95_low is not None
        assert difference.ci95_high is not None
        assert difference.ci95_low < -2.0 < difference.ci95_high < 0
    share = found.grades["I"].measures["within_target"]
    assert share.after > share.before


def test_intervals_cover_the_truth_about_as_often_as_they_say() -> None:
    """Of 120 invented changes; drawn incident by incident instead, about half would miss."""
    hits = np.zeros(2)
    for seed in range(120):
        of = invented(seed, weeks=10, change=1.0, a_week=40)
        measures = measured(of, ON.date(), 10, seed=seed).grades["I"].measures
        for n, name in enumerate(("mean", "p90")):
            told = measures[name].difference
            hits[n] += (told.ci95_low or 0) <= 1.0 <= (told.ci95_high or 0)
    assert (hits / 120 >= 0.9).all()
    assert hits[0] / 120 <= 0.99


def test_hours_are_matched() -> None:
    """Twice as many nights after, nothing slower: the plain means differ, the matched do not."""
    nights, days = np.arange(0, 40), np.arange(40, 60)
    before, after = np.repeat([0, 1], 20), np.concatenate([np.zeros(40, int), np.ones(20, int)])
    weights, kept = change.matched(before, after)
    assert weights[:20].sum() == len(nights)
    assert weights[20:].sum() == len(days)
    assert kept.all()
    alone, beside = change.matched(np.array([0, 5]), np.array([0, 7]))
    assert alone.tolist() == [1, 0]
    assert beside.tolist() == [1, 0]


def test_records_that_do_not_reach_so_far_are_refused() -> None:
    of = invented(1, weeks=6, change=0)
    with pytest.raises(Unusable, match="followed by 6 whole weeks of records; 8 are needed"):
        measured(of, ON.date(), 8)
    with pytest.raises(Unusable, match="followed by 0 whole weeks"):
        measured(of, date(2021, 6, 28), 4)
    with pytest.raises(Unusable, match="--weeks must be between 4 and 52"):
        measured(of, ON.date(), 2)


def test_the_command_tells_before_after_and_the_forecast(run: Run, tmp_path: Path) -> None:
    told = {"mean": -1.5, "ci95_low": -2.0, "ci95_high": -1.0}
    grades = {"I": {"response_mean": told, "wait_mean": told}}
    forecast = tmp_path / "compared.json"
    forecast.write_text(json.dumps({"differences": [{"measures": {"grades": grades}}]}))
    text = as_csv(invented(3, weeks=8, change=-2.0))
    words = ("--on", "2022-06-27", "--forecast", str(forecast))
    status, out, _ = run(text, *words, "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert found["before"] == ["2021-06-28", "2021-08-22"]
    assert found["after"] == ["2022-06-27", "2022-08-21"]
    assert found["grades"]["I"]["measures"]["mean"]["forecast"] == told
    assert found["grades"]["I"]["measures"]["p90"]["forecast"] is None
    _, out, _ = run(text, *words)
    assert "not its cause" in out
    assert "forecast \N{MINUS SIGN}1.50" in out


def test_the_command_refuses_what_is_no_comparison(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[]")
    text = f"{HEADER}\n2022-06-27T21:00,{PLACE},I,9\n"
    words = ("--on", "2022-06-27", "--forecast", str(tmp_path / "other.json"))
    status, _, err = run(text, *words)
    assert (status, "is no answer of plan compare" in err) == (2, True)
    status, _, err = run(text, "--on", "2022-06-27")
    assert (status, "attendance: 2022-06-27" in err) == (2, True)
