"""Building: the same index whichever way its rows come, and whatever they are gathered in."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.linkage import standard
from goldenhour.linkage.index.building import Builder, postings_of, rebuilt
from goldenhour.linkage.index.columns import Rows
from goldenhour.linkage.index.postings import gather
from tests.linkage.records import ADAM, EVERYBODY, NORA, Said, crowd, heard, index_of

NAMES = (*NORA, "uprn")
ROWS: list[tuple[str, Said]] = [
    *EVERYBODY.items(),
    *crowd(60),
    ("nobody", {}),
    ("adam", {**ADAM, "phone": "", "house": "3a", "postcode": "st15 8qt", "uprn": "0100"}),
    ("odd", {"given_name": "Zoë", "surname": "Ж", "street": "St. Mary's Rd", "sex": "Woman"}),
    ("abroad", {"postcode": "D02 AF30", "phone": "+353 1 234 5678", "house": "7"}),
]


def one_by_one(rows: Sequence[tuple[str, Said]]) -> Rows:
    """The rows of records that came one by one."""
    builder = Builder()
    for person, said in rows:
        builder.add(person, standard.read(said, on=date.max))
    return builder.rows()


def same(one: Rows, other: Rows) -> bool:
    """Whether every array is the same, octet by octet."""
    pairs = [(one.codes, other.codes), (one.persons, other.persons)]
    for name in (*one.columns, "people"):
        ours, theirs = (
            rows.people if name == "people" else rows.columns[name] for rows in (one, other)
        )
        pairs += [
            (getattr(ours, part), getattr(theirs, part))
            for part in ("hashes", "starts", "octets", "counts")
        ]
    return all(np.array_equal(ours, theirs) for ours, theirs in pairs)


@given(
    rows=st.lists(st.sampled_from(ROWS), min_size=1, max_size=60),
    batch=st.integers(min_value=1, max_value=25),
    columns=st.sets(st.sampled_from(NAMES)),
)
@settings(max_examples=40, deadline=None)
def test_rows_of_a_file_are_read_as_records_are_whatever_the_batches(
    rows: list[tuple[str, Said]], batch: int, columns: set[str]
) -> None:
    builder = Builder()
    for begin in range(0, len(rows), batch):
        some = rows[begin : begin + batch]
        said = {name: [one.get(name, "") for _, one in some] for name in columns}
        builder.take([person for person, _ in some], said)
    assert len(builder) == len(rows)
    fewer = [(person, {n: one.get(n, "") for n in columns}) for person, one in rows]
    assert same(builder.rows(), one_by_one(fewer))


def test_records_do_not_follow_rows_of_a_file() -> None:
    builder = Builder()
    builder.take(["nora"], {name: [text] for name, text in NORA.items()})
    builder.add("adam", heard(ADAM))
    with pytest.raises(ValueError, match="cannot follow"):
        builder.rows()


@pytest.mark.parametrize("built", [0, 1, 40])
def test_an_index_with_rows_that_came_since_is_rebuilt_as_if_all_had_come_together(
    built: int,
) -> None:
    index = index_of(ROWS[:built])
    for person, said in ROWS[built:]:
        index.tail.add(person, standard.read(said, on=date.max))
    assert same(rebuilt(index.rows, index.tail), one_by_one(ROWS))


def test_keys_rise_each_once_and_every_pair_is_kept() -> None:
    dice = np.random.default_rng(4)
    keys_of_all = dice.integers(0, 2**64, 9, dtype=np.uint64)
    pairs = [
        (keys_of_all[dice.integers(0, 9, size)], np.arange(size, dtype=np.int32))
        for size in (0, 1, 500, 800)
    ]
    wanted = sorted(
        (int(k), int(r)) for keys, rows in pairs for k, r in zip(keys, rows, strict=True)
    )
    postings = gather([*pairs])
    found = [
        (int(key), int(row))
        for at, key in enumerate(postings.keys)
        for row in postings.rows[postings.starts[at] : postings.starts[at + 1]]
    ]
    assert sorted(found) == wanted
    assert np.all(postings.keys[1:] > postings.keys[:-1])
    assert not len(gather([]).keys)
    assert not len(postings_of(one_by_one([])).rows)
