"""Spelling: sounds, nicknames, streets: what one hears and another writes is one key."""

import numpy as np
import pytest

from goldenhour.linkage import hashing, nicknames, sounds, streets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("keogh", "kehoe"),
        ("keogh", "keoh"),
        ("stephen", "steven"),
        ("smith", "smyth"),
        ("catherine", "kathryn"),
        ("siobhan", "shivaun"),
        ("niamh", "neve"),
        ("leigh", "lee"),
        ("donoghue", "donohue"),
        ("gallagher", "gallaher"),
        ("sean", "shaun"),
        ("thompson", "tomson"),
        ("geoffrey", "jeffrey"),
        ("hussain", "hussein"),
        ("philips", "fillips"),
        ("reid", "reed"),
    ],
)
def test_names_that_sound_alike_have_one_code(one: str, other: str) -> None:
    assert sounds.sound(one) == sounds.sound(other)


@pytest.mark.parametrize(("one", "other"), [("smith", "jones"), ("khan", "hughes")])
def test_names_that_sound_otherwise_have_two(one: str, other: str) -> None:
    assert sounds.sound(one) != sounds.sound(other)


@pytest.mark.parametrize(
    ("short", "long"),
    [("bill", "william"), ("peggy", "margaret"), ("mo", "mohammed"), ("gosia", "margaret")],
)
def test_a_short_form_has_the_root_of_the_long_one(short: str, long: str) -> None:
    assert nicknames.root(short) == nicknames.root(long)


def test_a_name_stands_in_one_group_only() -> None:
    names = [name for group in nicknames.groups() for name in group]
    assert len(names) == len(set(names))
    assert all(name.isalpha() and name.islower() for name in names)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Mill Ln.", "milllane"),
        ("14 MILL LANE", "milllane"),
        ("St. Mary's Rd", "saintmarysroad"),
        ("Station St", "stationstreet"),
        ("12", ""),
        ("", ""),
    ],
)
def test_a_street_in_any_spelling(typed: str, key: str) -> None:
    assert streets.key(typed) == key


def test_a_place_in_any_spelling() -> None:
    assert streets.place("Stoke-on-Trent") == streets.place("stoke upon trent") == "stoketrent"


def test_two_hashes_are_joined_alike_as_numbers_and_as_arrays() -> None:
    one, other = hashing.of("a"), hashing.of("b")
    joined = hashing.join(np.array([one], np.uint64), np.array([other], np.uint64))
    assert int(joined[0]) == hashing.join(one, other)
    assert hashing.join(one, other) != hashing.join(other, one)
