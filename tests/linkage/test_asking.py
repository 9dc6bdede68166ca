"""Asking: a question's keys in one sweep are those of ``blocking``; who is left out is weaker."""

from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.linkage import asking, blocking
from goldenhour.linkage.index import searching
from goldenhour.linkage.standard import Standard
from tests.linkage.records import EVERYBODY, NORA, Said, crowd, heard, index_of

EVERYONE = [*EVERYBODY.items(), *crowd(400)]
INDEX = index_of(EVERYONE)
VALUES = {
    column: st.sampled_from(["", *sorted({said.get(column, "") for _, said in EVERYONE[:40]})])
    for column in NORA
} | {
    "age": st.sampled_from(["", "0", "48", "120"]),
    "date_of_birth": st.sampled_from(["", "1971", "1971-03-08", "1971-03-03", "8 March"]),
    "uprn": st.sampled_from(["", "100"]),
}


@given(st.fixed_dictionaries(VALUES))
@settings(max_examples=150, deadline=None)
def test_the_keys_of_a_sweep_are_those_made_one_by_one(said: Said) -> None:
    record = heard(said)
    keys = asking.asked(record).tolist()
    assert keys == sorted(blocking.asked(record))


@given(st.fixed_dictionaries(VALUES), st.integers(min_value=1, max_value=60))
@settings(max_examples=60, deadline=None)
def test_who_is_left_out_shares_no_rarer_keys_than_anybody_who_is_weighed(
    said: Said, most: int
) -> None:
    record = heard(said)
    every, _ = INDEX._candidates(record)
    with patch.object(searching, "WEIGHED", most):
        some, is_cut = INDEX._candidates(record)
    assert len(some) == min(most, len(every))
    assert is_cut == (len(every) > most)
    assert set(some.tolist()) <= set(every.tolist())
    strength = {row: _strength(record, row) for row in every.tolist()}
    left_out = [strength[row] for row in set(every.tolist()) - set(some.tolist())]
    weighed = [strength[row] for row in some.tolist()]
    assert max(left_out, default=0.0) <= min(weighed, default=np.inf) + 2 / searching.FINE


def _strength(record: Standard, row: int) -> float:
    """What the keys say together that a row shares with a record."""
    shared = set(blocking.asked(record)) & set(blocking.of_record(INDEX.record(row)))
    _, sizes = INDEX.postings.sizes(np.array([*shared], dtype=np.uint64))
    return float(INDEX._rarity(sizes).sum())
