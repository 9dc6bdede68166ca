"""``goldenhour plan choose``: the best of some layouts, resumed, by any number of workers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

pytest.importorskip("numba", reason="the extra planning is not installed: make install")
pytest.importorskip("highspy", reason="the extra planning is not installed: make install")

from goldenhour.planning import cli_choose
from goldenhour.planning.jobs import asking, choosing, telling
from goldenhour.planning.jobs.asking import Options
from goldenhour.planning.jobs.choosing import Chosen
from goldenhour.planning.rules import choosing as plans
from goldenhour.simulation import measures, replicating, scenario, world
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.selecting import Selection, Zone
from goldenhour.simulation.world import Study
from tests.planning.sites import SITES, written
from tests.simulation import mathematics
from tests.simulation.scenarios import PLAIN, changed
from tests.simulation.studies import study_of

Run = Callable[..., tuple[int, str, str]]
FEW = Options(bases=2, candidates=4, first=4, most=6)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``choose`` on a scenario's text; gives its status, output and errors."""
    app = typer.Typer()
    cli_choose.register(app)
    app.callback()(lambda: None)

    def run(text: str, *words: str) -> tuple[int, str, str]:
        given = ["choose", str(written(tmp_path, text)), "--workers", "1", *words]
        status = app(given, standalone_mode=False)
        said = capsys.readouterr()
        return int(status or 0), said.out, said.err

    return run


def _chosen(
    path: Path, options: Options = FEW, *, keep: Path | None = None, workers: int = 1
) -> Chosen:
    read, asked = asking.asked(path, options)
    return choosing.run(
        read,
        path.parent,
        asked,
        workers=workers,
        keep=keep,
        done=lambda _count: None,
        say=lambda _text: None,
    )


def test_the_answer_has_the_best_with_intervals_and_what_it_is_compared_with(
    run: Run, tmp_path: Path
) -> None:
    words = ("--bases", "2", "--candidates", "3", "--replications-max", "10")
    status, out, err = run(SITES, *words, "--out", str(tmp_path / "kept"), "--format", "json")
    told = json.loads(out)
    assert (status, told["scenario"], told["confidence"]) == (0, "four sites", 0.95)
    assert told["indifference"] == pytest.approx(0.5)
    assert [one["layout"] for one in told["short_list"]][:2] == [
        "its own layout",
        "its own bases, units shared anew",
    ]
    assert {one["role"] for one in told["differences"]} == {"runner-up", "own", "p-median"}
    for one in told["differences"]:
        assert one["ci95_low"] <= one["mean"] <= one["ci95_high"]
    assert 0 <= told["p_best"] <= told["p_within_indifference"] <= 1
    assert "leaves" in err
    best = tmp_path / "kept" / "best.toml"
    read = scenario.read(best)
    assert {base.name: base.units for base in read.base} == told["best"]["units"]
    assert read.name == "four sites-chosen"
    assert world.of(read, tmp_path / "elsewhere").ground.points == tuple(told["best"]["units"])
    kept = json.loads((tmp_path / "kept" / "answer.json").read_text())
    assert kept == {name: one for name, one in told.items() if name != "seconds"}


def test_a_table_is_for_reading(run: Run) -> None:
    status, out, _ = run(SITES, "--bases", "2", "--candidates", "2", "--replications-max", "10")
    assert status == 0
    assert "A forecast of a model, not a record." in out
    assert "95 % interval" in out
    assert "P(best) is at least" in out


def test_a_choice_that_was_ended_goes_on_to_the_same_octets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path)
    telling.keep(_chosen(path, keep=tmp_path / "whole"), tmp_path / "whole")
    real, played = replicating.one, list[int]()

    def one(study: Any, asked: Any, number: int) -> Figures:
        if len(played) == 9:
            raise KeyboardInterrupt
        played.append(number)
        return real(study, asked, number)

    monkeypatch.setattr(replicating, "one", one)
    with pytest.raises(KeyboardInterrupt):
        _chosen(path, keep=tmp_path / "ended")
    assert not list((tmp_path / "ended").rglob("*.part"))
    monkeypatch.setattr(replicating, "one", real)
    telling.keep(_chosen(path, keep=tmp_path / "ended", workers=2), tmp_path / "ended")
    for name in (telling.ANSWER, telling.BEST):
        whole, ended = ((tmp_path / folder / name).read_bytes() for folder in ("whole", "ended"))
        assert whole == ended


def test_a_fixed_base_and_other_units_are_kept(tmp_path: Path) -> None:
    options = Options(bases=2, fixed=("Far",), units=10, candidates=2, first=3, most=3)
    made = _chosen(written(tmp_path), options)
    for plan in made.step.plans:
        names = [made.scenario.base[site].name for site in plan.sites]
        assert "Far" in names
        assert len(names) == 2
        assert sum(count for _, units in plan.units for _, count in units) == 10
    assert "own" in made.confirmed.roles  # compared with, though it cannot be chosen


def test_a_unit_is_moved_where_one_is_in_the_wrong_place(tmp_path: Path) -> None:
    """All but one of the units stand where hardly anybody rings."""
    text = changed(SITES, "units = { day = 2, night = 2 }", "units = { day = 1, night = 1 }")
    text = changed(text, "units = { day = 2, night = 2 }", "units = { day = 5, night = 5 }")
    path = written(tmp_path, text)
    read, asked = asking.asked(path, Options(bases=2, candidates=2, first=6, most=30))
    own = plans.of_scenario(read, "own")
    assert own is not None
    player = choosing.Player(
        read, path.parent, 1, asked.objective, 1, None, done=lambda _count: None
    )
    step = choosing.exchanged(player, own, asked, 1, lambda _text: None)
    assert choosing.is_better(step, asked.zone)
    assert "from East to West" in step.plans[step.selected].name


def test_the_simulator_selects_the_best_of_queues_that_mathematics_knows() -> None:
    """M/M/c with a drive: which of three is best is known, by more than the zone.

    19 of 20 are promised; fewer than 16 would happen once in 400 times.
    """
    drives = {4: 0.0, 5: 6.0, 6: 9.0}  # more units, but farther away
    truth = {c: mathematics.erlang_c(c, 2.4) * 24 / (c - 2.4) + d for c, d in drives.items()}
    best, second = sorted(truth.values())[:2]
    zone = Zone(indifference=second - best, confidence=0.95, first=5)
    studies = [
        study_of(PLAIN, horizon_hours=100, base=[{"name": "Only", "units": units}])
        for units in drives
    ]
    right = 0
    for seed in range(20):
        played = list(zip(studies, drives.values(), strict=True))
        costs = {n: _told(*one, seed, range(5)) for n, one in enumerate(played)}
        selection, count = Selection(zone, costs), 5
        selection.look(costs)
        while not selection.is_over:
            for n in selection.remaining:
                costs[n] += _told(*played[n], seed, range(count, count + 5))
            count += 5
            selection.look(costs)
        right += truth[list(drives)[selection.remaining[0]]] == best
    assert right >= 16


def _told(study: Study, drive: float, seed: int, numbers: range) -> list[float]:
    asked = replicating.Asked(seed, with_places=False)
    column = measures.NAMES.index("wait_mean")
    return [replicating.one(study, asked, n).grades[1][column] + drive for n in numbers]


@pytest.mark.parametrize(
    ("old", "new", "words", "said"),
    [
        ("[travel]", "[travell]", "", "travell: unknown key"),
        ("West", "West", "--bases 5", "--bases: 5 are more than the 4 [[base]] rows"),
        ("West", "West", "--fix North", "--fix: no [[base]] is named North"),
        ("West", "West", "--units 1", "--bases: 2 are more than the 1 units; a base needs one"),
        ("I = 0.5, P = 0.5", "P = 1.0", "", "--objective: nobody is Immediate here"),
        ("units = { day = 2, night = 2 }", "units = 2", "", "base: some units are always on duty"),
        ("per_day = 60", "per_day = 600", "", "demand: the load is"),
        ("West", "West", "--objective nearest", "--objective must be immediate-p90 or"),
        ("West", "West", "--indifference 0", "--indifference must be above 0"),
        ("West", "West", "--confidence 1", "--confidence must be between 0.8 and 0.999, not 1."),
        ("West", "West", "--format xml", "--format must be table or json, not xml"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_played(
    run: Run, tmp_path: Path, old: str, new: str, words: str, said: str
) -> None:
    text = changed(SITES, old, new) if old != new else SITES
    given = () if "--bases" in words else ("--bases", "2")
    status, out, err = run(text, *given, *words.split(), "--out", str(tmp_path / "kept"))
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert not (tmp_path / "kept").exists()
