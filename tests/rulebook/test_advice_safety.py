"""Advice safety: every item has its line, and what stops it agrees with what triage stops."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from goldenhour.rulebook import advice_safety, control_room, shelf
from goldenhour.rulebook.advice_safety import AdviceSafety, When
from goldenhour.triage.rules import speaking

BOOK = advice_safety.in_force(date(2026, 11, 25))
ADVICE = control_room.keyed("grades/2026").advice
BECAUSE = {each.id: each.because for each in BOOK.circumstance}


def test_every_item_of_the_advice_has_its_line_and_no_other_has() -> None:
    assert [line.item for line in BOOK.item] == [item.id for item in ADVICE.item]
    assert BOOK.made_with == ADVICE.key


def test_every_circumstance_is_of_the_closed_list_and_stops_something() -> None:
    assert tuple(each.id for each in BOOK.circumstance) == get_args(When)
    used = {each for line in BOOK.item for each in line.unsafe_when}
    assert used == set(get_args(When))


def test_danger_now_stops_what_the_advice_does_not_keep_for_danger() -> None:
    for item in ADVICE.item:
        line = BOOK.line_of(item.id)
        assert line
        assert ("danger_now" in line.unsafe_when) is not item.in_danger
    assert BECAUSE["danger_now"] == speaking.IN_DANGER


def test_nothing_is_said_to_somebody_who_cannot_speak() -> None:
    assert all("cannot_speak" in line.unsafe_when for line in BOOK.item)
    assert BECAUSE["cannot_speak"] == speaking.CANNOT_SPEAK


def test_no_evidence_is_kept_beside_an_offender_or_where_it_burns() -> None:
    for item in ADVICE.item:
        line = BOOK.line_of(item.id)
        assert line
        if item.kind == "evidence":
            stops = {"offender_present", "hurt", "hazard", "shared_device"}
            assert stops & set(line.unsafe_when) or "do_not_enter" in item.id


@pytest.mark.parametrize("word", ["message", "screenshot", "password", "login", "diary"])
def test_what_leaves_a_trace_on_a_phone_is_unsafe_where_others_read_it(word: str) -> None:
    found = [item.id for item in ADVICE.item if word in item.wording.lower()]
    assert found
    lines = [BOOK.line_of(each) for each in found]
    assert all(line and "shared_device" in line.unsafe_when for line in lines)


def test_a_screen_hears_why_in_the_items_own_words_and_then_in_general() -> None:
    own, general = BOOK.not_safe("helpline", {"shared_device"})
    assert "bill" in own
    assert general == BECAUSE["shared_device"]
    assert BOOK.not_safe("helpline", {"hazard"}) == ()
    assert BOOK.not_safe("helpline", ()) == ()
    assert BOOK.not_safe("helpline", {"full_moon"}) == ()


def test_an_item_that_nobody_judged_is_safe_in_no_circumstance() -> None:
    assert BOOK.not_safe("sing_a_song", {"hurt"}) == (BECAUSE["hurt"],)
    assert BOOK.not_safe("sing_a_song", ()) == ()


def test_what_is_shown_is_a_sentence_of_twenty_words_at_most() -> None:
    said = [line.because for line in BOOK.item] + list(BECAUSE.values())
    said += [each.sentence for each in BOOK.principle]
    assert all(each[0].isupper() and each.endswith(".") for each in said)
    assert all(len(each.split()) <= 20 for each in said)


def test_the_edition_made_with_an_edition_of_the_advice_is_found() -> None:
    assert advice_safety.made_with("advice/2026") == BOOK
    assert advice_safety.made_with("advice/own") == BOOK, "its unknown items are then unsafe"


def test_a_line_that_nothing_stops_is_refused(tmp_path: Path) -> None:
    own = (shelf.EDITIONS / "advice_safety" / "2026.toml").read_text()
    file = tmp_path / "advice_safety" / "2026.toml"
    file.parent.mkdir()
    for wrong in ("[]", '["full_moon"]'):
        file.write_text(own.replace('["danger_now", "cannot_speak"]', wrong, 1))
        with pytest.raises(shelf.UnreadableEdition, match="unsafe_when"):
            shelf.read(AdviceSafety, file)
