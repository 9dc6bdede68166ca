"""Units shared by marginal gain are those of the best of all shares, tried one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.simulation import sharing
from tests.simulation import mathematics
from tests.simulation.scenarios import EVERY_KEY, changed
from tests.simulation.studies import study_of


@given(st.lists(st.floats(0.1, 2.5), min_size=2, max_size=3), st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_no_other_share_makes_people_wait_less(loads: list[float], spare: int) -> None:
    load = np.array(loads)
    rate = load / 30
    units = sum(int(one) + 1 for one in loads) + spare
    given_units = sharing.shared(rate, load, units)
    assert sum(given_units) == units
    best = min(
        sharing.waiting(rate, load, share)
        for share in product(range(1, units + 1), repeat=len(loads))
        if sum(share) == units
    )
    assert sharing.waiting(rate, load, given_units) == pytest.approx(best, rel=1e-9)


def test_what_is_waited_is_erlangs() -> None:
    rate, load = np.array([0.1]), np.array([2.4])
    wait = mathematics.erlang_c(3, 2.4) * 24 / 0.6
    assert sharing.waiting(rate, load, [3]) == pytest.approx(0.1 * wait)


def test_where_not_all_can_cope_those_farthest_behind_come_first() -> None:
    assert sharing.shared(np.array([0.1, 0.2]), np.array([3.0, 6.0]), 6) == [2, 4]
    assert sharing.shared(np.array([0.1, 0.2]), np.array([3.0, 6.0]), 1) == [1, 0]


def test_what_a_scenario_asks_is_what_its_files_say() -> None:
    study = study_of(EVERY_KEY)
    asked = sharing.asked(study)
    spikes = 40 * 30 / 525_600 * 1.1
    sent = 700 / 1440 * (0.17 * 1.4 + 0.33 * 1.1 + 0.30) + spikes
    assert float(asked.rate.sum()) == pytest.approx(sent)
    drives = study.world.minutes[:, len(study.ground.places) :]
    rate, load = sharing.loads(asked, drives, [0, 1])
    assert rate.sum() == pytest.approx(sent)
    assert (load > rate * asked.stay).all()


def test_shifts_that_overlap_share_the_hours() -> None:
    study = study_of(changed(EVERY_KEY, 'hour_of_week = "built-in"', ""))
    asked = sharing.asked(study)
    shares = sharing.on_duty(study, asked, {"early": 10, "late": 10, "night": 10})
    # early 07-16: seven hours alone, two shared with late
    assert shares["early"] == pytest.approx((7 + 2 / 2) / 9)
    assert sharing.on_duty(study, asked, {"": 10}) == {"": pytest.approx(1.0)}
