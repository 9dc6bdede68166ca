"""Cross-references: an edition that names another agrees with it, or the check says where not."""

from pathlib import Path

import pytest

from goldenhour.rulebook import books, shelf


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return tmp_path / "theirs"


def own(folder: Path, book: str, *changes: tuple[str, str]) -> None:
    """A force's own edition of a book: ours under another key, with other words in it."""
    text = (shelf.EDITIONS / book / "2026.toml").read_text()
    for old, new in ((f'"{book}/2026"', f'"{book}/own"'), *changes):
        assert old in text, old
        text = text.replace(old, new)
    file = folder / book / "own.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)


def test_our_own_editions_agree() -> None:
    assert books.faults_of(shelf.EDITIONS) == []


def test_a_copy_of_ours_agrees(theirs: Path) -> None:
    for book in ("advice", "advice_safety", "thrive", "question_sets"):
        own(theirs, book)
    assert books.faults_of(theirs) == []


def test_a_line_for_no_item_and_an_item_without_a_line_are_named(theirs: Path) -> None:
    own(theirs, "advice_safety", ('"lighting"', '"lightning"'))
    assert books.faults_of(theirs) == [
        "advice_safety/own: no line for 'lighting' of advice/2026",
        "advice_safety/own: 'lightning' is not in advice/2026",
    ]


def test_an_item_that_stands_twice_is_named(theirs: Path) -> None:
    own(theirs, "advice_safety", ('"lighting"', '"insurer"'))
    assert "advice_safety/own: 'insurer' stands twice" in books.faults_of(theirs)


def test_danger_must_be_read_as_the_advice_reads_it(theirs: Path) -> None:
    own(theirs, "advice")
    text = (theirs / "advice" / "own.toml").read_text()
    calm = text.replace("in_danger = true\n", "", 1)
    (theirs / "advice" / "own.toml").write_text(calm)
    own(theirs, "advice_safety", ('"advice/2026"', '"advice/own"'))
    assert books.faults_of(theirs) == [
        "advice_safety/own: what_to_do_if_it_changes_call_999: "
        "advice/own says otherwise of danger now"
    ]


def test_new_advice_needs_a_line_of_safety_and_a_new_type_its_questions(theirs: Path) -> None:
    own(theirs, "advice", ('"lighting"', '"lamps"'))
    own(theirs, "thrive", ('"collision"', '"shipwreck"'))
    assert books.faults_of(theirs) == [
        "advice/own: no edition of advice_safety has a line for 'lamps'",
        "thrive/own: no edition of question_sets has a set for 'shipwreck'",
    ]


def test_a_prompt_must_be_a_question_of_thrive(theirs: Path) -> None:
    own(theirs, "question_sets", ('question = "t_means"', 'question = "t_mood"'))
    assert "question_sets/own: thrive/2026 asks no 't_mood'" in books.faults_of(theirs)


def test_what_is_named_must_be_there(theirs: Path) -> None:
    own(theirs, "question_sets", ('"thrive/2026"', '"thrive/2031"'))
    assert books.faults_of(theirs) == [
        "question_sets/own: made with thrive/2031, which is not there"
    ]


def test_what_is_named_and_cannot_be_read_is_said_once(theirs: Path) -> None:
    own(theirs, "advice_safety", ('"advice/2026"', '"advice/own"'))
    own(theirs, "question_sets", ('"thrive/2026"', '"thrive/own"'))
    for book in ("advice", "thrive"):
        (theirs / book).mkdir()
        (theirs / book / "own.toml").write_text("key = 1")
    faults = books.faults_of(theirs)
    assert [each.partition(":")[0] for each in faults] == ["advice/own.toml", "thrive/own.toml"]
