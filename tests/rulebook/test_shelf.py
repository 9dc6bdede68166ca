"""The shelf: editions are read strictly, found by day, and locked."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from goldenhour.rulebook import shelf

HEAD = """key = "notes/{name}"
title = "Notes"
issuer = "A force that does not exist"
source = "made up for this test"
certainty = "P"
in_force_from = {day}
"""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    minutes: int


class Notes(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    line: tuple[Line, ...] = ()


def written(folder: Path, name: str, day: str, rest: str = "") -> Path:
    file = folder / "notes" / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD.format(name=name, day=day) + rest)
    return file


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "ours"
    monkeypatch.setattr(shelf, "EDITIONS", folder)
    shelf.editions_with.cache_clear()
    written(folder, "first", "2024-04-01")
    written(folder, "second", "2026-04-01")
    return folder


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(1999, 1, 1), "notes/first"),
        (date(2026, 3, 31), "notes/first"),
        (date(2026, 4, 1), "notes/second"),
    ],
)
def test_a_day_is_judged_by_its_edition_and_before_the_first_by_the_first(
    ours: Path, on: date, name: str
) -> None:
    assert shelf.in_force(Notes, "notes", on).key == name


def test_a_forces_own_edition_wins_over_ours_of_the_same_day(ours: Path, tmp_path: Path) -> None:
    written(tmp_path / "theirs", "own", "2026-04-01")
    keys = [each.key for each in shelf.editions_with(Notes, "notes", tmp_path / "theirs")]
    assert keys == ["notes/first", "notes/second", "notes/own"]


def test_a_forces_own_edition_needs_a_key_of_its_own(ours: Path, tmp_path: Path) -> None:
    written(tmp_path / "theirs", "second", "2027-04-01")
    with pytest.raises(shelf.UnreadableEdition, match="notes/second: two editions"):
        shelf.editions_with(Notes, "notes", tmp_path / "theirs")


@pytest.mark.parametrize(
    ("rest", "where"),
    [
        ("[[line]]\nminuts = 5", r"first.toml.*minuts.*line"),
        ("[[line]]\nminutes = 'five'", r"first.toml.*minutes"),
        ("colour = 'red'", r"first.toml.*colour"),
        ("colour = ", r"first.toml"),
    ],
)
def test_a_misspelt_key_stops_the_reading_with_its_path(ours: Path, rest: str, where: str) -> None:
    file = written(ours, "first", "2024-04-01", rest)
    with pytest.raises(shelf.UnreadableEdition, match=where):
        shelf.read(Notes, file)


def test_an_edition_carries_the_key_of_its_file(ours: Path) -> None:
    file = written(ours, "first", "2024-04-01").rename(ours / "notes" / "third.toml")
    with pytest.raises(shelf.UnreadableEdition, match="its key must be 'notes/third'"):
        shelf.read(Notes, file)


def test_a_book_without_an_edition_and_an_unknown_key_say_so(ours: Path) -> None:
    with pytest.raises(shelf.UnreadableEdition, match="has no edition"):
        shelf.in_force(Notes, "poems", date(2026, 1, 1))
    with pytest.raises(shelf.UnreadableEdition, match="no edition 'notes/last'"):
        shelf.keyed(Notes, "notes/last")


def test_new_editions_are_locked_and_changed_ones_refused(ours: Path) -> None:
    assert shelf.lock(ours) == ["notes/first", "notes/second"]
    assert shelf.lock(ours) == []
    written(ours, "third", "2027-04-01")
    assert shelf.lock(ours) == ["notes/third"]
    written(ours, "second", "2026-05-01")
    assert shelf.broken_locks(ours) == ["notes/second"]
    with pytest.raises(shelf.UnreadableEdition, match="notes/second: locked, yet changed"):
        shelf.lock(ours)


def test_the_lock_is_a_command_of_one_word(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shelf.main(["unlock"]) == 1
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))), date(2025, 12, 31)),
        (datetime(9999, 12, 31, 23, 30, tzinfo=timezone(-timedelta(hours=2))), date(9999, 12, 31)),
        (datetime(1, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))), date(1, 1, 1)),
    ],
)
def test_a_moment_has_its_day_in_london(at: datetime, day: date) -> None:
    assert shelf.london_day(at) == day


def test_the_folder_of_a_force_is_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf.own_folder.cache_clear()
    monkeypatch.setenv(shelf.FOLDER_VARIABLE, "/srv/rules")
    assert shelf.own_folder() == Path("/srv/rules")
    shelf.own_folder.cache_clear()
