"""The engine weighs every pair exactly as Splink does: same levels, same rarity, same sum."""

from pathlib import Path

import pytest

from goldenhour.linkage.comparisons import COMPARISONS

pytest.importorskip("splink", reason="the extra batch is not installed: make install")

CLOSE = 1e-6  # bits
PAIRS = 1500


def test_every_weight_is_splinks_own(tmp_path: Path) -> None:
    from tests.bench.identification import parity

    compared = parity.compared(tmp_path, rows=600, queries=400, pairs=PAIRS, seed=3)
    assert len(compared.differences) == PAIRS
    assert max(compared.differences) < CLOSE
    met = len(compared.levels)
    assert met >= 0.9 * sum(len(one.levels) for one in COMPARISONS)
