"""The compiled kernel and the plain reference agree bit for bit, whatever the rules."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.simulation import layout as c
from goldenhour.simulation import playing, reference, scenario, world
from goldenhour.simulation.world import Study

PLACES = """place,easting,northing,weight,people_per_hectare
north,400000,350000,3,40
south,401000,310000,2,2
west,385000,331000,1,20
east,418000,329000,4,1
"""
SERVICES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"dist": "exponential", "mean": 40},
        {"dist": "lognormal", "mean": 50, "cv": 0.9},
        {"dist": "fixed", "mean": 30},
        {"dist": "empirical", "file": "minutes.csv"},
    ]
)
SHARES = st.sampled_from([{"I": 0.4, "P": 0.3, "S": 0.2, "R": 0.1}, {"P": 0.5, "S": 0.5}])
UNITS = st.sampled_from([2, 3, {"early": 2, "night": 1}, {"early": 1, "late": 2, "day": 1}])
RATES = st.sampled_from([{}, {"P": 0.5, "S": 1.0}, {"I": 0.1, "P": 3.0, "S": 0.2, "R": 60.0}])


SHIFTS = {
    "early": ["07:00", "16:00"],
    "late": ["14:00", "23:00"],
    "night": ["22:00", "07:00"],
    "day": ["09:00", "09:00"],
}
PREFERENCES = [
    {"place": name, "bases": order}
    for name, order in (
        ("north", ["one", "two"]),
        ("south", ["two"]),
        ("west", []),
        ("east", ["two", "one"]),
    )
]
DISPATCH = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(["nearest-free", "fixed-preference"]),
        "preempt": st.booleans(),
        "reserve": st.integers(0, 1),
        "units_needed": st.sampled_from([{}, {"I": 1.6, "P": 1.2, "R": 0.0}, {"S": 2}]),
    }
)
BEHAVIOUR = st.fixed_dictionaries(
    {
        "custody_probability": st.sampled_from([0.0, 0.3]),
        "custody_minutes": st.just(200),
        "cancel_per_hour": RATES,
        "regrade_per_hour": RATES,
        "end_of_shift_minutes": st.sampled_from([0, 45]),
        "availability": st.sampled_from([1.0, 0.7]),
    }
)
DEMAND = st.fixed_dictionaries(
    {
        "places": st.just("places.csv"),
        "per_day": st.sampled_from([20, 60, 100]),
        "grades": SHARES,
        "hour_of_week": st.just("built-in"),
    }
)
SPIKE = {"per_year": 500, "calls": 6, "minutes": 45, "grade": "P"}


@st.composite
def scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """A small scenario with any of the rules."""
    bases: list[dict[str, Any]] = [
        {"name": "one", "easting": 399000, "northing": 349000, "units": draw(UNITS)},
        {"name": "two", "easting": 402000, "northing": 312000, "units": draw(UNITS)},
    ]
    if draw(st.booleans()):
        bases[0]["standby"] = ["junction"]
    return {
        "name": "any",
        "horizon_hours": 60,
        "warmup_hours": draw(st.sampled_from([0, 12, 30])),
        "demand": draw(DEMAND),
        "service": {grade: draw(SERVICES) for grade in "IPSR"},
        "travel": {"kind": draw(st.sampled_from(["calibrated", "fixed"])), "minutes": 7},
        "base": bases,
        "standby": [{"name": "junction", "easting": 402000, "northing": 330000}],
        "shifts": SHIFTS,
        "dispatch": draw(DISPATCH),
        "preference": PREFERENCES,
        "behaviour": draw(BEHAVIOUR),
        "spike": [SPIKE] if draw(st.booleans()) else [],
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that these scenarios name."""
    there = tmp_path_factory.mktemp("scenarios")
    (there / "places.csv").write_text(PLACES)
    (there / "minutes.csv").write_text("minutes\n10\n25\n25\n40\n90\n")
    return there


@given(said=scenarios(), seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_kernel_and_the_reference_agree_bit_for_bit(
    folder: Path, said: dict[str, Any], seed: int
) -> None:
    try:
        study = world.of(scenario.of(said), folder)
    except scenario.Unusable as refused:
        assume("steady state" not in str(refused))
        raise
    for replication in range(2):
        _check_same(study, seed, replication)


def _check_same(study: Study, seed: int, replication: int) -> None:
    fast = playing.play(study, seed=seed, replication=replication)
    slow = reference.play(study, seed=seed, replication=replication)
    ours = [
        (one.at, one.response, one.wait, one.travel, one.place, one.grade, one.fate, one.base)
        for one in slow.incidents
    ]
    columns = (c.PLACE, c.GRADE, c.FATE, c.BASE)
    moments = fast.floats[:, [c.AT, c.RESPONSE, c.WAIT, c.TRAVEL]].tolist()
    rest = fast.ints[:, columns].tolist()
    assert [(*a, *b) for a, b in zip(moments, rest, strict=True)] == ours
    assert fast.unit[:, c.BUSY].tolist() == [unit.busy for unit in slow.units]
    assert fast.unit[:, c.DUTY].tolist() == [unit.duty for unit in slow.units]
    assert fast.queue_minutes == slow.queue_minutes
    assert np.isfinite(fast.floats).all()
