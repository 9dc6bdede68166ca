"""``goldenhour plan compare``: paired differences, a report that stands alone, refusals."""

import csv
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.planning import cli_compare
from goldenhour.planning.jobs import comparing, exports, pages
from goldenhour.planning.rules import saying
from goldenhour.planning.rules.layouts import Layout
from tests.planning.layouts import shortened
from tests.simulation.scenarios import PLAIN as THREE
from tests.simulation.scenarios import changed

Run = Callable[..., tuple[int, str, str]]
FOUR = changed(changed(THREE, "units = 3", "units = 4"), "three servers", "four servers")
ADDRESS = re.compile(
    r"https?:|//[a-z]|@import|<script|<link|<img|<iframe|url\((?!#)", re.IGNORECASE
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``compare`` on scenarios' texts, in this process; gives status, output and errors."""
    monkeypatch.setattr(cli_compare, "processors", lambda: 1)
    app = typer.Typer()
    cli_compare.register(app)
    app.callback()(lambda: None)

    def run(texts: list[str], *words: str) -> tuple[int, str, str]:
        paths = [tmp_path / f"{letter}.toml" for letter, _ in zip("ab", texts, strict=False)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text)
        out = () if "--out" in words else ("--out", str(tmp_path / "report.html"))
        given = ["compare", *map(str, paths), "--replications", "5", *out, *words]
        status = app(given, standalone_mode=False)
        said = capsys.readouterr()
        return int(status or 0), said.out, said.err

    return run


def test_differences_are_paired_over_replications(run: Run, tmp_path: Path) -> None:
    status, out, _ = run([THREE, FOUR], "--format", "json")
    told = json.loads(out)
    assert (status, told["replications"], told["seed"], told["calibrated"]) == (0, 5, 1, False)
    assert [one["letter"] for one in told["scenarios"]] == ["A", "B"]
    (apart,) = told["differences"]
    assert (apart["scenario"], apart["minus"]) == (
        "four servers in a row",
        "three servers in a row",
    )
    first, other = (one["measures"]["grades"]["P"]["wait_mean"] for one in told["scenarios"])
    difference = apart["measures"]["grades"]["P"]["wait_mean"]
    assert difference["mean"] == pytest.approx(other["mean"] - first["mean"])
    assert difference["ci95_low"] < difference["ci95_high"] < 0
    assert apart["measures"]["all"]["incidents"] == {"mean": 0, "ci95_low": 0, "ci95_high": 0}
    assert (tmp_path / "report.html").exists()


def test_a_layout_does_not_differ_from_itself(run: Run) -> None:
    _, out, _ = run([THREE, THREE], "--format", "json")
    told = json.loads(out)
    assert [one["scenario"] for one in told["scenarios"]] == [
        "three servers in a row (a)",
        "three servers in a row (b)",
    ]
    measures = told["differences"][0]["measures"]["grades"]["P"]
    assert {tuple(one.values()) for one in measures.values()} == {(0, 0, 0)}


def test_the_sentences_name_no_winner_without_an_interval(run: Run) -> None:
    _, out, _ = run([THREE, FOUR])
    first, *_ = out.splitlines()
    assert first.startswith("Priority: four servers in a row is quicker than three servers")
    assert "(95 % interval" in first
    _, out, _ = run([THREE, THREE])
    assert out.startswith("Priority: no difference is shown between")
    assert "Uncalibrated" in out


def test_the_report_needs_nothing_from_anywhere(run: Run, tmp_path: Path) -> None:
    run([THREE, changed(FOUR, "four servers", "<b>four</b>")])
    page = (tmp_path / "report.html").read_text()
    assert ADDRESS.findall(page) == []
    assert "&lt;b&gt;four&lt;/b&gt;" in page
    assert "No map is drawn" in page
    assert page.count(saying.UNCALIBRATED) >= page.count("<figure>") + 2
    with (tmp_path / "report.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["of"] for row in rows} == {"grade", "all", "base"}
    assert sorted(path.suffix for path in tmp_path.iterdir())[:2] == [".csv", ".html"]


@pytest.mark.parametrize(
    ("texts", "words", "said"),
    [
        ([THREE], (), "Give 2 to 8 scenarios, not 1."),
        ([THREE, changed(FOUR, "units =", "unitss =")], (), "b.toml: base[0].unitss: unknown key"),
        ([THREE, changed(FOUR, "units = 4", "units = 2")], (), "b.toml: demand: the load is 1.20"),
        ([THREE, "name ="], (), "b.toml: is not TOML"),
        (
            [THREE, changed(FOUR, "= 2000", "= 200")],
            (),
            "b.toml: horizon_hours: is 200, and 2000 in the first; they must be the same",
        ),
        ([THREE, FOUR], ("--replications", "1"), "--replications must be 2 or more"),
        ([THREE, FOUR], ("--format", "yaml"), "--format must be table or json, not yaml."),
        ([THREE, FOUR], ("--out", "report.pdf"), "--out must be a file that ends in .html"),
    ],
)
def test_a_refusal_ends_with_two_before_anything_runs(
    run: Run, tmp_path: Path, texts: list[str], words: tuple[str, ...], said: str
) -> None:
    status, out, err = run(texts, *words)
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert {path.suffix for path in tmp_path.iterdir()} == {".toml"}


def test_a_comparison_that_fails_while_writing_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(KeyboardInterrupt):
        exports.write(_compared(tmp_path), tmp_path / "report.html")
    assert {path.suffix for path in tmp_path.iterdir()} == {".toml"}


def test_ready_hubs_stand_there_with_and_without_standby_points(tmp_path: Path) -> None:
    chosen = comparing.layouts(
        shortened(tmp_path, "staffordshire-3-hubs", "staffordshire-10-bases")
    )
    assert [(one.letter, one.name, one.is_added) for one in chosen] == [
        ("A", "staffordshire-3-hubs", False),
        ("B", "staffordshire-10-bases", False),
        ("C", "staffordshire-3-hubs-no-standby", True),
    ]
    assert chosen[2].study.scenario.horizon_hours == 336
    assert "horizon_hours = 336\n" in chosen[2].text


def test_the_shipped_layouts_are_drawn_on_maps(tmp_path: Path) -> None:
    paths = shortened(tmp_path, "staffordshire-3-hubs", "staffordshire-10-bases")
    made = _played(comparing.layouts(paths)[:2])
    page = pages.page(made, beside=[])
    assert page.count("<use ") == 3 * 687
    assert ADDRESS.findall(page) == []
    assert "conf A: published for" not in page
    assert "Who would be worse off" in page
    exports.write(made, tmp_path / "report.html")
    drawn = json.loads((tmp_path / "report.geojson").read_text())
    assert len(drawn["features"]) == 687
    known = {"place", "name", "is_rural", "immediate_response_mean_A"}
    assert any(known <= set(one["properties"]) for one in drawn["features"])


def test_what_differs_besides_the_layout_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(THREE)
    (tmp_path / "b.toml").write_text(changed(FOUR, "per_hour = 6", "per_hour = 7"))
    made = _played(comparing.layouts([tmp_path / "a.toml", tmp_path / "b.toml"]))
    assert made.other_than_layout == ("arrivals",)
    assert "Not only the layout differs." in pages.page(made, beside=[])


def _compared(folder: Path) -> comparing.Compared:
    (folder / "a.toml").write_text(THREE)
    (folder / "b.toml").write_text(FOUR)
    return _played(comparing.layouts([folder / "a.toml", folder / "b.toml"]))


def _played(chosen: tuple[Layout, ...]) -> comparing.Compared:
    return comparing.run(chosen, seed=1, replications=2, workers=1, done=lambda _count: None)
