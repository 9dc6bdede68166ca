"""What the simulator plays agrees with published mathematics, within its own intervals.

Seeds are fixed and intervals are widened to 99.9 %, so that a test fails for a mistake only.
"""

from typing import Any

import pytest

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.simulation import intervals, measures, measuring, playing
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.world import Study
from tests.simulation import mathematics
from tests.simulation.scenarios import PLAIN
from tests.simulation.studies import study_of

WAIT, P_WAIT = measures.NAMES.index("wait_mean"), measures.NAMES.index("wait_probability")
WIDER = intervals.t_quantile(0.9995, 19) / intervals.t_quantile(0.975, 19)


def _played(study: Study, replications: int = 20) -> list[Figures]:
    return [
        measuring.of(study, playing.play(study, seed=11, replication=n), with_places=False)
        for n in range(replications)
    ]


def _covers(values: list[float], truth: float) -> bool:
    told = intervals.of(values)
    assert told.mean is not None
    assert told.ci95_high is not None
    return abs(told.mean - truth) <= WIDER * (told.ci95_high - told.mean)


def _arrivals(*rows: tuple[str, float, str]) -> list[dict[str, Any]]:
    return [{"grade": grade, "per_hour": rate, "place": place} for grade, rate, place in rows]


@pytest.mark.parametrize(("units", "per_hour"), [(1, 1.5), (3, 6.0), (10, 21.0)])
def test_one_grade_and_one_base_are_erlangs_queue(units: int, per_hour: float) -> None:
    study = study_of(
        PLAIN,
        arrivals=_arrivals(("P", per_hour, "here")),
        base=[{"name": "Only", "units": units}],
        horizon_hours=4000,
    )
    every, load = _played(study), per_hour * 24 / 60
    waits = mathematics.erlang_c(units, load)
    assert _covers([one.grades[1][P_WAIT] for one in every], waits)
    assert _covers([one.grades[1][WAIT] for one in every], waits * 24 / (units - load))
    assert _covers([one.everything[0] for one in every], load / units)
    in_queue = waits * load / (units - load)
    assert _covers([one.everything[1] for one in every], in_queue)


def test_three_grades_without_pre_emption_are_cobhams_priorities() -> None:
    exponential = {"dist": "exponential", "mean": 30}
    rates = [3.0, 4.0, 5.0]
    study = study_of(
        PLAIN,
        arrivals=_arrivals(*(zip("IPS", rates, ["here"] * 3, strict=True))),
        service=dict.fromkeys("IPS", exponential),
        base=[{"name": "Only", "units": 8}],
        horizon_hours=4000,
    )
    every = _played(study)
    for grade, truth in enumerate(mathematics.cobham(8, 30, [rate / 60 for rate in rates])):
        assert _covers([one.grades[grade][WAIT] for one in every], truth)


@pytest.mark.parametrize("shares", [(0.6, 0.2, 0.2), (0.1, 0.3, 0.6)])
def test_fixed_preferences_are_larsons_hypercube(shares: tuple[float, ...]) -> None:
    """Three units, 1.5 incidents in a mean service: the size of Larson and Odoni's example."""
    orders = {"a": (0, 1, 2), "b": (1, 2, 0), "c": (2, 0, 1)}
    names = ["one", "two", "three"]
    study = study_of(
        PLAIN,
        arrivals=_arrivals(*(("P", 1.5 * s, p) for s, p in zip(shares, orders, strict=True))),
        service={"P": {"dist": "exponential", "mean": 60}},
        base=[{"name": name, "units": 1} for name in names],
        dispatch={"rule": "fixed-preference"},
        preference=[
            {"place": place, "bases": [names[unit] for unit in order]}
            for place, order in orders.items()
        ],
        horizon_hours=8760,
    )
    every = _played(study)
    atoms = [(1.5 * share, order) for share, order in zip(shares, orders.values(), strict=True)]
    for unit, truth in enumerate(mathematics.hypercube(atoms, 1.0)):
        assert _covers([one.bases[unit][-1] for one in every], truth)


def test_two_units_and_nobody_who_waits_are_erlangs_loss() -> None:
    study = study_of(
        PLAIN,
        arrivals=_arrivals(("P", 5.0, "here")),
        base=[{"name": "Only", "units": 2}],
        behaviour={"cancel_per_hour": {"P": 1e8}},
        horizon_hours=4000,
    )
    every, load = _played(study), 2.0
    lost = mathematics.two_server_loss(load)
    assert _covers([one.grades[1][P_WAIT] for one in every], lost)
    assert _covers([one.everything[0] for one in every], load * (1 - lost) / 2)


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    """Thirty intervals of ten replications; fewer than 24 would happen once in 2,000 times."""
    study = study_of(PLAIN, horizon_hours=500)
    waits = mathematics.erlang_c(3, 2.4)
    values = [one.grades[1][P_WAIT] for one in _played(study, 300)]
    held = 0
    for begins in range(0, 300, 10):
        told = intervals.of(values[begins : begins + 10])
        assert told.ci95_low is not None
        assert told.ci95_high is not None
        held += told.ci95_low <= waits <= told.ci95_high
    assert 24 <= held <= 30


@pytest.mark.parametrize(
    ("p", "freedom", "value"),
    [(0.975, 1, 12.7062047), (0.975, 9, 2.2621572), (0.975, 19, 2.0930241), (0.95, 30, 1.6972609)],
)
def test_students_t_is_that_of_the_tables(p: float, freedom: int, value: float) -> None:
    assert intervals.t_quantile(p, freedom) == pytest.approx(value, abs=1e-7)
