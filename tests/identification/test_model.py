"""The chance that two records are of one person follows how many records there are."""

import json

import pytest

from goldenhour.identification.jobs import model
from goldenhour.identification.jobs.terminal import DEFAULT_WEIGHTS
from goldenhour.linkage.model import OWN

SHIPPED = json.loads(DEFAULT_WEIGHTS.read_text("utf-8"))


def chance(rows: int) -> float:
    return float(model.for_rows(SHIPPED, rows)[model.PRIOR])


def test_the_more_records_the_rarer_a_true_pair() -> None:
    assert chance(100_000) == pytest.approx(SHIPPED[model.PRIOR])
    assert chance(1_000_000) == pytest.approx(SHIPPED[model.PRIOR] / 10)


def test_a_small_file_is_taken_for_a_part_of_a_population() -> None:
    assert chance(3) == chance(10_000) < 0.001


def test_a_file_that_does_not_say_of_how_many_rows_keeps_its_chance() -> None:
    other = {name: value for name, value in SHIPPED.items() if name != OWN}
    assert model.for_rows(other, 10) == other
