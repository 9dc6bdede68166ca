"""Danger signs: found however they are spelt, each piece of the words kept, nothing graded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.desks.report import danger
from goldenhour.desks.report.forms import PAGES

ANY_WORDS = st.lists(st.sampled_from([*danger.SIGN_OF, "and", "then", "\n", "\u2019", "\u0000"]))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("He has a KNIFE", ["weapon"]),
        ("I don\u2019t want to live", ["own_life"]),
        ("i dont want to live", ["own_life"]),
        ("He wants to  kill\nme", ["threat_to_kill"]),
        ("I want to kill myself", ["own_life"]),
        ("She is at my door", ["now"]),
        ("There is no knife", ["weapon"]),  # towards too much: a person reads it
        ("The gunwale of my boat was scratched", []),
        ("My bicycle was taken", []),
        ("", []),
    ],
)
def test_signs_in_words(words: str, codes: list[str]) -> None:
    found = danger.signs({"what": {"words": words}})
    assert [sign.code for sign in found] == codes


def test_every_choice_that_is_a_sign_is_a_choice_of_the_form() -> None:
    for page, name, value in danger.BY_CHOICE:
        if page in PAGES:
            assert value in dict(PAGES[page].base_fields[name].choices)  # type: ignore[attr-defined]


def test_a_code_has_one_reason() -> None:
    codes = [sign.code for sign in (*danger.BY_WORDS, *danger.BY_CHOICE.values())]
    assert len(codes) == len(set(codes)) == len(danger.REASONS)


@given(st.one_of(st.text(), ANY_WORDS.map(" ".join)))
def test_marking_loses_and_adds_no_character(text: str) -> None:
    assert "".join(piece.text for piece in danger.marked(text)) == text


@given(st.one_of(st.text(), ANY_WORDS.map(" ".join)))
def test_what_is_marked_is_what_is_a_sign(text: str) -> None:
    marked = {piece.reason for piece in danger.marked(text) if piece.reason}
    assert marked == {sign.reason for sign in danger.signs({"what": {"words": text}})}
