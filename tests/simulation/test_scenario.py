"""A scenario is read strictly: what the contract does not name, or cannot be meant, is refused."""

import tomllib
from pathlib import Path

import pytest

from goldenhour.simulation import scenario, scenario_faults
from tests.simulation.scenarios import EVERY_KEY, PLAIN, changed


def _faults(text: str) -> list[str]:
    return scenario_faults.faults(scenario.of(tomllib.loads(text)))


def test_every_key_of_the_contract_is_known(tmp_path: Path) -> None:
    path = tmp_path / "all.toml"
    path.write_text(EVERY_KEY)
    read = scenario.read(path)
    assert scenario_faults.faults(read) == []
    assert (read.base[0].units, read.dispatch.units_needed["P"]) == ({"early": 9, "late": 11}, 1.1)
    assert read.targets.I_rural == 20


def test_what_is_left_out_has_the_defaults_of_the_contract() -> None:
    read = scenario.of(tomllib.loads(PLAIN))
    assert (read.dispatch.preempt, read.dispatch.reserve) == (False, 0)
    assert [read.dispatch.units_needed[grade] for grade in scenario.GRADES] == [1.0] * 4
    assert read.behaviour.availability == 1.0
    assert scenario_faults.faults(read) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('rule = "nearest-free"', 'rulle = "nearest-free"', "dispatch.rulle: unknown key"),
        ("horizon_hours", "horizon", "horizon: unknown key"),
        ("per_year = 40", "per_yeer = 40", "spike[0].per_yeer: unknown key"),
        ("P = 0.02", "Q = 0.02", "behaviour.cancel_per_hour.Q: unknown key"),
        ('name = "Hanley"\n', "", "base[0].name: is missing"),
        ("preempt = true", "preempt = 1", "dispatch.preempt: expected `bool`, got `int`"),
        ("per_day = 700", "per_day = nan", "demand.per_day: must be a finite number"),
        ("horizon_hours = 8760", "horizon_hours = '", "all.toml: is not TOML"),
    ],
)
def test_a_key_or_value_of_another_shape_is_refused_with_its_path(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "all.toml"
    path.write_text(changed(EVERY_KEY, old, new))
    with pytest.raises(scenario.Unusable) as refused:
        scenario.read(path)
    assert refused.value.faults[0].startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("per_day = 700", "per_day = -700", "demand.per_day: must not be negative"),
        ("I = 0.17", "I = 0.27", "demand.grades: the shares add up to 1.1, not to 1"),
        ('"built-in"', "[1, 2]", "demand.hour_of_week: has 2 weights, not 168"),
        ("mean = 55, ", "", "service.I.mean: is missing"),
        ('standby = ["A50', 'standby = ["A500', "base[0].standby: no [[standby]] point"),
        ("late = 11", "lunch = 11", "base[0].units.lunch: no shift of this name"),
        ('"07:00", "16:00"', '"7", "16:00"', "shifts.early: '7' is no time of day"),
        ("reserve = 0", "reserve = 400", "dispatch.reserve: holds every unit back"),
        ("availability = 1.0", "availability = 1.5", "behaviour.availability: must be between"),
        ('kind = "calibrated"', 'kind = "road"', "travel.kind: road comes later"),
        ('kind = "calibrated"', 'kind = "matrix"', "travel.file: is missing"),
        ("calls = 30", "calls = -3", "spike[0].calls: must not be negative"),
        ('rule = "nearest-free"', 'rule = "fixed-preference"', "preference: is missing"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_path(old: str, new: str, said: str) -> None:
    assert any(fault.startswith(said) for fault in _faults(changed(EVERY_KEY, old, new)))


def test_every_fault_is_named_at_once() -> None:
    broken = changed(changed(EVERY_KEY, "per_day = 700", "per_day = -1"), "calls = 30", "calls = 0")
    assert len(_faults(broken)) == 2


def test_a_grade_that_is_never_attended_needs_no_service() -> None:
    assert scenario_faults.attended(scenario.of(tomllib.loads(EVERY_KEY))) == ["I", "P", "S"]
