"""Merging: what contradicts is named, and a merge taken back leaves what was there before."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.identification.rules.claims import Claim, standing
from goldenhour.identification.rules.merging import Spoken, contradictions, merging, undoing
from goldenhour.linkage.keys import Said

GONE, INTO, THIRD = 1, 2, 3
MONDAY, TUESDAY, SPRING = date(2026, 11, 30), date(2026, 12, 1), date(2026, 4, 1)
HERE = Said(surname="Sample", house="14", postcode="ST7 1AB")
THERE = Said(surname="Sample", house="9", postcode="ST5 1AA")


def spoken(said: Said = HERE, on: date = MONDAY, contact: int | None = 1, case: str = "") -> Spoken:
    return Spoken(said, on, contact, case)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (spoken(), spoken(on=TUESDAY, contact=2), ()),
        (spoken(), spoken(contact=2), ("same_day",)),
        (spoken(), spoken(), ("named_together",)),
        (spoken(case="26/0142"), spoken(on=SPRING, contact=2, case="26/0142"), ("named_together",)),
        (spoken(), spoken(THERE, TUESDAY, 2), ("two_addresses",)),
        (spoken(), spoken(THERE, SPRING, 2), ()),
        (
            spoken(Said(date_of_birth="1.2.1960")),
            spoken(Said(date_of_birth="1.2.1992"), TUESDAY, 2),
            ("born_apart",),
        ),
        (spoken(Said(date_of_birth="1.2.1960")), spoken(Said(age=66), TUESDAY, 2), ()),
    ],
)
def test_what_speaks_against_one_person(one: Spoken, other: Spoken, found: tuple[str, ...]) -> None:
    assert contradictions([one], [other]) == found
    assert contradictions([other], [one]) == found


CLAIMS = st.builds(
    Claim,
    mention=st.integers(1, 5),
    person=st.sampled_from([GONE, INTO, THIRD]),
    other=st.none(),
    claim=st.sampled_from(["confirmed", "probable", "dismissed", "withdrawn"]),
)
APART = st.builds(
    Claim,
    mention=st.integers(1, 5),
    person=st.none(),
    other=st.integers(6, 8),
    claim=st.sampled_from(["dismissed", "withdrawn"]),
)
HISTORY = st.lists(CLAIMS | APART, max_size=25)


def possible(claims: Sequence[Claim], before: Sequence[Claim] = ()) -> list[Claim]:
    """Those that the commands would have taken: a statement is one person's at a time."""
    kept: list[Claim] = list(before)
    for claim in claims:
        whose = standing(kept).person_of.get(claim.mention)
        other = whose is not None and whose != claim.person and claim.person is not None
        if not other or claim.claim != "confirmed":
            kept.append(claim)
    return kept[len(before) :]


def merged(before: Sequence[Claim]) -> list[Claim]:
    return [*before, *merging(before, GONE, INTO)]


@given(HISTORY)
def test_a_merge_leaves_nobody_with_who_is_gone(history: list[Claim]) -> None:
    before = possible(history)
    now = standing(merged(before))
    assert now.mentions_of(GONE) == set()
    was = standing(before)
    assert now.mentions_of(INTO) == was.mentions_of(GONE) | was.mentions_of(INTO)
    assert {one for one, person in was.not_person if person == GONE} - now.mentions_of(INTO) <= {
        one for one, person in now.not_person | now.probable if person == INTO
    }


@given(HISTORY, HISTORY)
def test_a_merge_undone_leaves_what_would_stand_without_it(
    first: list[Claim], second: list[Claim]
) -> None:
    before = possible(first)
    after = merged(before)
    mine = frozenset(range(len(before), len(after)))
    moved = standing(before).mentions_of(GONE)
    meanwhile = [
        claim
        for claim in possible(second, after)
        if claim.person != GONE and not (claim.mention in moved and claim.claim == "confirmed")
    ]
    every = [*after, *meanwhile]
    undone = standing([*every, *undoing(every, mine)])
    assert undone == standing([*before, *meanwhile])


def test_who_was_meanwhile_found_to_be_a_third_person_stays_that_person() -> None:
    before = [Claim(1, GONE, None, "confirmed"), Claim(2, INTO, None, "confirmed")]
    after = merged(before)
    meanwhile = [Claim(1, INTO, None, "withdrawn"), Claim(1, THIRD, None, "confirmed")]
    every = [*after, *meanwhile]
    undone = standing([*every, *undoing(every, frozenset(range(2, len(after))))])
    assert undone.person_of == {1: THIRD, 2: INTO}
