"""Weighing: what contradicts holds a level down, whatever the rest weighs."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.identification.rules import weighing
from goldenhour.identification.rules.weighing import LEVELS, Scales
from goldenhour.linkage.keys import Said, record

TODAY = date(2026, 12, 1)
HOME = {"house": "14", "postcode": "ST7 1AB"}
ALISHA = Said("Alisha", "Sample", "07700 900142", "", "1.2.1992", None, "14", "ST7 1AB")


def level(said: Said, other: Said = ALISHA, *, lent: bool = False) -> str:
    return Scales(said, on=TODAY, is_place_lent=lent).weigh(record(other, on=TODAY)).level


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"phone": "07700 900142"}, "probable"),
        ({"given_name": "Aleesha", "surname": "Sampel", "phone": "07700 900142"}, "probable"),
        ({"surname": "Sample", **HOME}, "possible"),
        (HOME, "none"),
        ({"given_name": "Marek", "surname": "Sample", **HOME}, "none"),
        ({"given_name": "Amy", "surname": "Sample", "date_of_birth": "1.2.92", **HOME}, "possible"),
        (
            {
                "given_name": "Amy",
                "surname": "Sample",
                "date_of_birth": "1.2.92",
                "phone": "07700 900142",
                **HOME,
            },
            "possible",
        ),
        (
            {"given_name": "Alisha", "surname": "Sample", "date_of_birth": "5.6.64", **HOME},
            "possible",
        ),
        ({"phone": "07700 900142", "date_of_birth": "5.6.1964"}, "possible"),
        ({"phone": "07700 900143"}, "none"),
        ({"given_name": "Alisha", "phone": "07700 900143"}, "possible"),
        ({"surname": "Sample"}, "none"),
        ({"given_name": "Sample", "surname": "Alisha", "date_of_birth": "1.2.92"}, "probable"),
    ],
    ids=[
        "silent call from her number",
        "as it sounds",
        "surname and home",
        "home alone",
        "family",
        "twin",
        "twin on one number",
        "father and son of one name",
        "born another day on one number",
        "a figure of a number",
        "a figure and a name",
        "a surname",
        "names swapped",
    ],
)
def test_what_may_be_made_of_it(said: dict[str, Any], expected: str) -> None:
    assert level(Said(**said)) == expected


def test_a_lent_place_speaks_for_somebody_and_never_against() -> None:
    elsewhere = Said("Alisha", "Sample", date_of_birth="1.2.92", house="3", postcode="B1 1AA")
    scales = Scales(elsewhere, on=TODAY), Scales(elsewhere, on=TODAY, is_place_lent=True)
    own, lent = (one.weigh(record(ALISHA, on=TODAY)) for one in scales)
    assert lent.bits > own.bits
    assert lent.bits == pytest.approx(lent.score.prior + sum(p.bits for p in lent.score.parts))
    assert "but another place" in own.because
    assert "but another place" not in lent.because


def test_the_sentences_add_up_to_the_weight() -> None:
    scales = Scales(Said("Aleesha", phone="07700900142"), on=TODAY)
    other = record(ALISHA, on=TODAY)
    weighed = scales.weigh(other)
    reasons = scales.reasons(weighed, other)
    assert weighed.bits == pytest.approx(weighed.score.prior + sum(one.bits for one in reasons))
    assert "Number …700900142 is the same." in [one.sentence for one in reasons]


def test_the_more_are_on_record_the_rarer_a_true_pair() -> None:
    few, made_of, many = (weighing.fitted(rows) for rows in (10, 100_000, 1_000_000))
    assert few.prior == made_of.prior
    assert many.prior == pytest.approx(made_of.prior - 3.3219, abs=1e-3)


TEXTS = st.sampled_from(["", "Alisha", "Aleesha", "Marek", "Sample", "Kehoe"])
SAID = st.builds(
    Said,
    given_name=TEXTS,
    surname=TEXTS,
    phone=st.sampled_from(["", "07700 900142", "07700 900143"]),
    date_of_birth=st.sampled_from(["", "1.2.92", "2.1.92", "5.6.64"]),
    house=st.sampled_from(["", "14"]),
    postcode=st.sampled_from(["", "ST7 1AB"]),
)


@given(SAID, SAID)
def test_it_is_the_same_from_either_side(one: Said, other: Said) -> None:
    assert level(one, other) == level(other, one)


@given(SAID, SAID)
def test_what_contradicts_is_never_probable(one: Said, other: Said) -> None:
    weighed = Scales(one, on=TODAY).weigh(record(other, on=TODAY))
    if {"date_of_birth_other", "given_name_other"} & set(weighed.codes):
        assert weighed.level != "probable" or "surname_swapped" in weighed.codes


@given(SAID, SAID)
def test_no_level_is_surer_than_the_most_it_may_be(one: Said, other: Said) -> None:
    weighed = Scales(one, on=TODAY).weigh(record(other, on=TODAY))
    assert weighed.level in LEVELS[1:]
    if not weighed.codes:
        assert weighed.level == "none"
