"""Late Immediates are explained by what happened: traced, counted, with one more unit."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.simulation import explaining, playing, reference, scenario, tracing, world
from goldenhour.simulation import layout as c
from goldenhour.simulation.tracing import Traced
from goldenhour.simulation.world import Study
from tests.simulation.studies import study_of
from tests.simulation.test_reference import PLACES, scenarios

# Two bases, three units, and a Monday on which every cause is known. Alpha has two units, five
# minutes from the street; Beta has one, forty minutes from it. The moor is far from everywhere.
MONDAY = """
name = "two bases, three units"
horizon_hours = 24
warmup_hours = 0
[demand]
file = "monday.csv"
[service]
I = { dist = "fixed", mean = 60 }
P = { dist = "fixed", mean = 90 }
[travel]
kind = "matrix"
file = "minutes.csv"
[targets]
I = 15
[[base]]
name = "Alpha"
units = 2
[[base]]
name = "Beta"
units = 1
"""
INCIDENTS = """at,place,grade
2026-01-05T00:10,street,P
2026-01-05T00:20,street,P
2026-01-05T00:30,street,I
2026-01-05T00:40,street,I
2026-01-05T06:00,moor,I
2026-01-05T12:00,street,I
"""
DRIVES = """from,to,minutes
street,Alpha,5
street,Beta,40
moor,Alpha,50
moor,Beta,60
"""


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The study of that Monday."""
    folder = tmp_path_factory.mktemp("monday")
    (folder / "monday.csv").write_text(INCIDENTS)
    (folder / "minutes.csv").write_text(DRIVES)
    return study_of(MONDAY, folder)


@pytest.fixture(scope="module")
def traced(monday: Study) -> Traced:
    """That Monday, traced."""
    return tracing.trace(monday, seed=1, replication=0)


def test_every_cause_is_the_one_that_happened(traced: Traced) -> None:
    seen = explaining.looked(traced)
    assert traced.late.tolist() == [2, 3, 4]
    assert seen.cause.tolist() == [explaining.HELD, explaining.NOBODY, explaining.FAR]
    assert traced.played.floats[[2, 3], c.WAIT].tolist() == [0.0, 65.0]


def test_what_every_unit_did_is_known(traced: Traced) -> None:
    seen = explaining.looked(traced)
    scene, way = explaining.AT_SCENE, explaining.ON_THE_WAY
    assert seen.does.tolist()[:2] == [[scene, scene, explaining.IS_FREE], [scene, scene, way]]
    assert seen.minutes[0].tolist() == [0.0, 0.0, 40.0]
    assert seen.is_near.tolist() == [[True, True, False]] * 2 + [[False] * 3]
    assert traced.units[0, :2, c.JOB].tolist() == [1, 1]


def test_the_causes_are_counted(traced: Traced) -> None:
    figures = explaining.figures(traced)
    assert (figures.asked, figures.late) == (4, 3)
    assert figures.causes == [1, 0, 1, 1, 0, 0]
    assert figures.held_by == [0, 0, 1, 0, 0, 0]  # at the scene of Priority, both times


def test_one_more_unit_helps_where_it_stands_near(monday: Study, traced: Traced) -> None:
    at_alpha, at_beta = (tracing.one_more(traced, n, seed=1, replication=0) for n in (0, 1))
    assert (at_alpha[0].tolist(), at_alpha[1]) == ([0], 2)
    assert (at_beta[0].tolist(), at_beta[1]) == ([], 3)


def test_the_order_of_bases_is_a_cause_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "monday.csv").write_text("at,place,grade\n2026-01-05T00:10,street,I\n")
    (tmp_path / "minutes.csv").write_text(DRIVES)
    rows = [{"place": "street", "bases": ["Beta"]}, {"place": "moor", "bases": []}]
    (tmp_path / "monday.csv").write_text(
        "at,place,grade\n2026-01-05T00:10,street,I\n2026-01-05T09:00,moor,I\n"
    )
    study = study_of(MONDAY, tmp_path, dispatch={"rule": "fixed-preference"}, preference=rows)
    seen = explaining.looked(tracing.trace(study, seed=1, replication=0))
    assert seen.cause.tolist() == [explaining.RULE, explaining.FAR]


def test_nobody_on_duty_and_nobody_back_yet_are_told_apart(tmp_path: Path) -> None:
    """Alpha works by day; its first unit comes back from the moor when the street rings again."""
    (tmp_path / "minutes.csv").write_text(DRIVES)
    (tmp_path / "monday.csv").write_text(
        "at,place,grade\n"
        "2026-01-05T03:00,street,I\n"
        "2026-01-05T12:00,moor,P\n"
        "2026-01-05T14:25,street,I\n"
    )
    bases = [{"name": "Alpha", "units": {"day": 1}}, {"name": "Beta", "units": 1}]
    changes: dict[str, Any] = {"base": bases, "shifts": {"day": ["08:00", "17:00"]}}
    seen = explaining.looked(
        tracing.trace(study_of(MONDAY, tmp_path, **changes), seed=1, replication=0)
    )
    causes = [explaining.OFF_DUTY, explaining.AWAY]
    assert [cause for cause in seen.cause.tolist() if cause != explaining.FAR] == causes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that any scenario of ``test_reference`` names."""
    there = tmp_path_factory.mktemp("scenarios")
    (there / "places.csv").write_text(PLACES)
    (there / "minutes.csv").write_text("minutes\n10\n25\n25\n40\n90\n")
    return there


def _any(said: dict[str, Any], folder: Path) -> Study:
    try:
        return world.of(scenario.of(said), folder)
    except scenario.Unusable as refused:
        assume("steady state" not in str(refused))
        raise


@given(said=scenarios(), seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_traced_replication_is_the_plain_one_and_the_reference(
    folder: Path, said: dict[str, Any], seed: int
) -> None:
    study = _any(said, folder)
    plain = playing.play(study, seed=seed, replication=0)
    every = np.flatnonzero(plain.ints[:, c.FATE] != c.UNATTENDED)
    state = playing.run(study, seed=seed, replication=0, watched=every)
    assert np.array_equal(state.floats, plain.floats)
    assert np.array_equal(state.ints, plain.ints)
    slow = reference.play(study, seed=seed, replication=0, watched=every.tolist())
    for row, number in enumerate(every.tolist()):
        for unit, look in enumerate(slow.looks[number]):
            ours = (*state.watch.floats[row, unit].tolist(), *state.watch.ints[row, unit].tolist())
            _check_same(ours, look)


def _check_same(ours: tuple[float, ...], look: reference.Look) -> None:
    if look[2] == c.BOUND:
        assert ours == look
    elif look[2] == c.FREE:
        assert ours[1:5] == look[1:5]
    else:
        assert ours[2] == c.OFF


@given(said=scenarios(), seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_one_more_unit_is_the_scenario_with_that_unit_replayed(
    folder: Path, said: dict[str, Any], seed: int
) -> None:
    """By hand: a further base at the same spot, whose one unit is always on duty.

    Not where the order of bases and pre-emption meet: a unit of one base that is free goes before
    one that would be taken, a base of its own comes after.
    """
    assume(said["behaviour"]["availability"] == 1)
    assume(said["dispatch"]["rule"] == "nearest-free" or not said["dispatch"]["preempt"])
    first = said["base"][0]
    spot = said["standby"][0] if first.get("standby") else first
    more = {**said, "base": [*said["base"], {**spot, "name": "further", "units": 1}]}
    more["preference"] = [{**row, "bases": _beside(row["bases"])} for row in said["preference"]]
    more["base"][-1].pop("standby", None)
    study, by_hand = _any(said, folder), _any(more, folder)
    point = tracing.points(study)[spot["name"]]
    ours = playing.play(tracing.with_unit_at(study, point), seed=seed, replication=0)
    theirs = playing.play(by_hand, seed=seed, replication=0)
    assert np.array_equal(ours.floats, theirs.floats)
    assert np.array_equal(ours.ints[:, c.BASE], theirs.ints[:, c.BASE])


def _beside(order: list[str]) -> list[str]:
    """The order of bases with the further one right after the first base of the file."""
    whole = [*order, *(name for name in ("one", "two") if name not in order)]
    spot = whole.index("one") + 1
    return [*whole[:spot], "further", *whole[spot:]]
