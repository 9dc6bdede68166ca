"""Every flag that triage can raise has a short code of its own on the board, and its words."""

from goldenhour.response.rules.flagged import CODES, LEGEND, WORDS, Flag, flags
from goldenhour.triage.rules.flags import FLAGS

LONGEST_CODE = 10


def test_every_flag_of_triage_has_a_code_and_no_code_is_left_over() -> None:
    assert list(CODES) == [flag for flag, _ in FLAGS]
    assert set(WORDS) <= set(CODES)


def test_no_two_flags_share_a_code_and_none_is_long() -> None:
    assert len(set(CODES.values())) == len(CODES)
    assert max(map(len, CODES.values())) <= LONGEST_CODE


def test_a_code_comes_with_its_words_in_the_order_raised() -> None:
    assert flags(["child_in_household", "domestic_abuse"]) == [
        Flag("CH-H", "child in household"),
        Flag("DA", "domestic abuse"),
    ]
    assert len(LEGEND) == len(CODES)


def test_a_flag_of_an_edition_to_come_is_shown_in_its_words() -> None:
    assert flags(["modern_slavery"]) == [Flag("modern slavery", "modern slavery")]
