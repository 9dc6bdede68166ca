"""The books as shipped: locked, sourced, complete among themselves, and short enough to say."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from goldenhour.rulebook import books, control_room, shelf
from goldenhour.rulebook.advice import COMMON, Advice
from goldenhour.rulebook.grades import ORDER, Grades
from goldenhour.triage.rules import grading, missing, speaking
from goldenhour.triage.rules.facts import BASICS

EDITIONS = sorted(shelf.EDITIONS.glob("*/*.toml"))
BOOK = control_room.keyed("grades/2026")
TRIAGE = ("advice", "criteria", "grades", "thrive", "vulnerability")


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_edition_can_be_read_and_says_where_it_comes_from(file: Path) -> None:
    edition = shelf.read(books.BOOKS[file.parent.name], file)
    assert edition.source.startswith("https://")
    assert edition.issuer
    assert edition.title


def test_every_book_has_a_folder_and_every_folder_a_book() -> None:
    assert {file.parent.name for file in EDITIONS} == set(books.BOOKS)


def test_no_locked_edition_was_changed_and_all_of_triages_are_locked() -> None:
    assert shelf.broken_locks() == []
    locked = {line.partition("/")[0] for line in shelf.locked_lines()}
    assert set(TRIAGE) <= locked


def test_the_grades_stand_most_urgent_first_and_their_clocks_in_order() -> None:
    for edition in shelf.editions(Grades, "grades"):
        assert tuple(grade.code for grade in edition.grade) == ORDER
        for clock in edition.clock:
            assert (clock.seconds is None) is (clock.percent_of_target is not None)


def test_every_grade_promises_an_attendance_or_a_first_action() -> None:
    for grade in BOOK.grades.grade:
        promises = (grade.attend_urban_minutes, grade.first_action_within_minutes)
        assert sum(each is not None for each in promises) == 1
        assert (grade.attend_urban_minutes is None) is (grade.attend_rural_minutes is None)


def test_advice_is_listed_once_known_and_plain() -> None:
    for edition in shelf.editions(Advice, "advice"):
        items = {item.id: item for item in edition.item}
        assert len(items) == len(edition.item)
        listed = {("evidence", i) for each in edition.listing for i in each.evidence}
        listed |= {("prevention", i) for each in edition.listing for i in each.prevention}
        assert listed == {(item.kind, item.id) for item in edition.item}
        assert all(len(item.wording.split()) <= 20 for item in edition.item)
        assert all(item.kind == "prevention" for item in edition.item if item.in_danger)


def test_every_listing_of_advice_is_for_a_type_that_can_be_chosen() -> None:
    types = {option.id for option in BOOK.thrive.incident_type} | {COMMON}
    assert {listing.type for listing in BOOK.advice.listing} < types


def test_what_may_be_said_in_danger_is_what_the_contract_names() -> None:
    assert {item.id for item in BOOK.advice.item if item.in_danger} == {
        "safe_place", "what_to_do_if_it_changes_call_999", "leave_or_lock_in",
        "away_from_windows", "stay_on_line", "exit_or_room_with_a_lock_not_kitchen",
        "code_word", "silent_55",
    }  # fmt: skip


def test_the_reasoning_asks_only_questions_of_the_book() -> None:
    asked = {question.id for question in control_room.questions(BOOK)}
    assert set(missing.WANTED) | set(BASICS) <= asked
    lines = {option.id for option in BOOK.thrive.asked("i_lines").options}
    assert lines >= grading.LINES_TO_VISIT
    with pytest.raises(LookupError, match="x_nothing"):
        BOOK.thrive.asked("x_nothing")


def test_the_wording_of_advice_is_found_by_its_id() -> None:
    item = control_room.advice_wording(BOOK, "away_from_windows")
    assert (item.version, item.kind, item.in_danger) == (1, "prevention", True)
    with pytest.raises(LookupError, match="sing_a_song"):
        control_room.advice_wording(BOOK, "sing_a_song")


def test_words_that_a_person_reads_are_sentences() -> None:
    said = [each.sentence for each in BOOK.criteria.criterion]
    said += [item.wording for item in BOOK.advice.item]
    said += [question.ask for question in BOOK.thrive.question]
    said += [speaking.IN_DANGER, speaking.CANNOT_SPEAK]
    assert all(each[0].isupper() and each[-1] in ".?" for each in said)
    assert all(len(each.split()) <= 20 for each in said)


def test_what_is_common_knowledge_only_is_marked_unverified() -> None:
    for item in BOOK.advice.item:
        assert bool(item.unverified) is (item.certainty in ("C", "K"))


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A force's own folder, with targets of its own made with our other books."""
    folder = tmp_path / "theirs"
    (folder / "grades").mkdir(parents=True)
    own = (shelf.EDITIONS / "grades" / "2026.toml").read_text()
    own = own.replace("grades/2026", "grades/own").replace("2026-01-26", "2027-04-01")
    (folder / "grades" / "own.toml").write_text(own)
    return folder


def test_a_forces_own_targets_are_checked_before_use(theirs: Path) -> None:
    assert books.faults_of(theirs) == []
    own = theirs / "grades" / "own.toml"
    own.write_text(own.read_text().replace('"advice/2026"', '"advice/2030"'))
    (theirs / "poems").mkdir()
    shutil.copy(shelf.EDITIONS / "thrive" / "2026.toml", theirs / "thrive.toml")
    poems, advice = books.faults_of(theirs)
    assert poems.startswith("poems: no such book")
    assert advice == "grades/own: made with advice/2030, which is not there"


def test_a_forces_folder_must_be_there_and_its_keys_its_own(theirs: Path) -> None:
    assert books.faults_of(theirs / "nowhere") == [f"{theirs / 'nowhere'}: there is no such folder"]
    shutil.copytree(shelf.EDITIONS / "thrive", theirs / "thrive")
    assert books.faults_of(theirs) == [
        "thrive/2026: one of ours carries this key; give yours another"
    ]
    (theirs / "thrive" / "2026.toml").write_text("key = 1")
    assert books.faults_of(theirs)[0].startswith("thrive/2026.toml: ")


def test_a_forces_own_targets_judge_the_contacts_of_its_day(
    theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "own_folder", lambda: theirs)
    keys = [edition.key for edition in shelf.editions(Grades, "grades")]
    assert keys == ["grades/2026", "grades/own"]
    for earlier, later in pairwise(shelf.editions(Grades, "grades")):
        assert earlier.in_force_from <= later.in_force_from
    monkeypatch.undo()
    control_room.keyed.cache_clear()
