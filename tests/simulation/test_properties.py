"""What must hold whatever is played: the same demand, nothing lost, more units never worse."""

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.simulation import counting, demand, measures, measuring, playing, quantiles
from goldenhour.simulation import layout as c
from tests.simulation.scenarios import EVERY_KEY, PLAIN, changed
from tests.simulation.studies import counted, study_of

WEEK = changed(changed(EVERY_KEY, "8760", "168"), "warmup_hours = 168", "warmup_hours = 24")
OTHER = changed(
    changed(changed(WEEK, "units = 60", "units = 45"), "preempt = true", "preempt = false"),
    "easting = 388300",
    "easting = 398300",
)


def test_demand_is_the_same_for_every_layout_and_rule() -> None:
    one, other = (playing.play(study_of(text), seed=3, replication=4) for text in (WEEK, OTHER))
    given_columns = [c.PLACE, c.GRADE, c.ARRESTS]
    assert (
        one.floats[:, [c.AT, c.SERVICE, c.CANCEL]] == other.floats[:, [c.AT, c.SERVICE, c.CANCEL]]
    ).all()
    assert (one.ints[:, given_columns] == other.ints[:, given_columns]).all()
    assert (one.floats[:, c.RESPONSE] != other.floats[:, c.RESPONSE]).any()


def test_every_replication_and_seed_has_its_own_demand() -> None:
    study = study_of(PLAIN, horizon_hours=100)
    first = [
        playing.play(study, seed=seed, replication=replication).floats[0, c.AT]
        for seed, replication in ((1, 0), (1, 1), (2, 0), (2**63 - 1, 0))
    ]
    assert len(set(first)) == 4


def test_every_incident_ends_and_every_minute_is_counted() -> None:
    study = study_of(WEEK)
    played = playing.play(study, seed=1, replication=0)
    fate, grade = played.ints[:, c.FATE], played.ints[:, c.GRADE]
    assert set(fate) <= {c.ATTENDED, c.CANCELLED, c.UNATTENDED}
    assert ((fate == c.UNATTENDED) == (grade == 3)).all()
    attended = played.floats[fate == c.ATTENDED]
    whole = attended[:, c.WAIT] + attended[:, c.TRAVEL]
    assert np.abs(whole - attended[:, c.RESPONSE]).max() < 1e-6
    assert (attended[:, c.WAIT] >= 0).all()
    assert (played.floats[:, c.AT] == np.sort(played.floats[:, c.AT])).all()
    assert (played.unit[:, c.BUSY] <= played.unit[:, c.DUTY] + 1e-6).all()


@given(st.integers(0, 10_000), st.integers(1, 6))
@settings(max_examples=25, deadline=None)
def test_another_unit_makes_nobody_wait_longer_in_one_queue(seed: int, units: int) -> None:
    """One queue by arrival and any service: coupled waits fall with each server (Wolff 1989)."""
    changes: dict[str, Any] = {
        "horizon_hours": 60,
        "arrivals": [{"grade": "P", "per_hour": 2.0 * units}],
        "service": {"P": {"dist": "lognormal", "mean": 24, "cv": 1.5}},
    }
    waits = [
        playing.play(
            study_of(PLAIN, **changes, base=[{"name": "Only", "units": number}]),
            seed=seed,
            replication=0,
        ).floats[:, c.WAIT]
        for number in (units, units + 1)
    ]
    assert (waits[1] <= waits[0] + 1e-9).all()


def test_a_reserve_makes_immediate_wait_less_and_others_longer() -> None:
    rows = [{"grade": grade, "per_hour": 3.0} for grade in "IP"]
    service = {grade: {"dist": "exponential", "mean": 24} for grade in "IP"}
    held = [
        measuring.of(
            study,
            playing.play(study, seed=1, replication=0),
            with_places=False,
        ).grades
        for reserve in (0, 1)
        for study in [
            study_of(PLAIN, arrivals=rows, service=service, dispatch={"reserve": reserve})
        ]
    ]
    wait = measures.NAMES.index("wait_mean")
    assert held[1][0][wait] < held[0][0][wait]
    assert held[1][1][wait] > held[0][1][wait]


def test_a_spike_brings_all_its_calls_from_one_place() -> None:
    study = study_of(changed(WEEK, "per_year = 40", "per_year = 300"))
    extra = demand.extra(study.demand, counting.keys(1, 0))
    spike = extra.what[:, 2] >> 14
    assert len(extra.at) >= 30
    for one in set(spike.tolist()):
        mine = spike == one
        assert mine.sum() == 30
        assert len(set(extra.what[mine, 0].tolist())) == 1
        assert np.ptp(extra.at[mine]) <= 60
    played = playing.play(study, seed=1, replication=0)
    assert np.isin(extra.at, played.floats[:, c.AT]).all()


def test_measures_of_groups_are_those_of_their_incidents() -> None:
    study = study_of(WEEK)
    played = playing.play(study, seed=1, replication=0)
    figures = measuring.of(study, played, with_places=True)
    attended = counted(study, played) & (played.ints[:, c.FATE] == c.ATTENDED)
    assert figures.places is not None
    for table, column in (
        (figures.grades, c.GRADE),
        (figures.bases, c.BASE),
        (figures.places, c.PLACE),
    ):
        for group, row in enumerate(table):
            mine = played.floats[attended & (played.ints[:, column] == group), c.RESPONSE]
            if len(mine):
                wanted = [mine.mean(), np.quantile(mine, 0.5), np.quantile(mine, 0.9)]
                assert row[:3] == pytest.approx(wanted)


def test_the_quantile_of_the_normal_distribution_is_that_of_the_library() -> None:
    normal = NormalDist()
    for p in (1e-300, 1e-12, 0.01, 0.3, 0.5, 0.925, 0.999, 1 - 1e-12):
        assert quantiles.normal(p) == pytest.approx(normal.inv_cdf(p), rel=1e-14)
