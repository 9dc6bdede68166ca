"""Corrections: a void strikes out, a voided void restores, and nothing depends on the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.voiding import standing
from tests.investigation.story import fact

ARREST = fact("suspect.arrested", "2026-05-29T22:10", id="arrest", suspect="A")


def void(id: str, of: str, hour: int = 10) -> Fact[Data]:
    return fact("fact.voided", f"2026-05-30T{hour}:00", id=id, fact=of, reason="mistyped")


CHAINS = [
    ([("v1", "arrest")], False),
    ([("v1", "arrest"), ("v2", "v1")], True),
    ([("v1", "arrest"), ("v2", "v1"), ("v3", "v2")], False),
    ([("v1", "arrest"), ("v2", "arrest"), ("v3", "v1")], False),
    ([("v1", "nothing")], True),
    ([("v1", "v1")], True),
    ([("v2", "v1"), ("v1", "arrest")], True),
    ([("v1", "v2"), ("v2", "v1"), ("v3", "arrest")], False),
]


@pytest.mark.parametrize(("voids", "stands"), CHAINS)
def test_a_fact_stands_unless_a_standing_void_strikes_it(
    voids: list[tuple[str, str]], stands: bool
) -> None:
    facts = [ARREST, *(void(id, of, 10 + n) for n, (id, of) in enumerate(voids))]
    assert (ARREST in standing(facts)) == stands


NAMES = st.sampled_from(["arrest", "v0", "v1", "v2", "v3", "v4"])


@given(st.lists(NAMES, max_size=5))
def test_any_tangle_of_voids_ends_and_a_last_void_always_stands(targets: list[str]) -> None:
    voids = [void(f"v{n}", of, 10 + n) for n, of in enumerate(targets)]
    left = standing([ARREST, *voids])
    unnamed = [each for each in voids if each.id not in targets]
    assert all(each in left for each in unnamed)
