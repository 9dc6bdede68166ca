"""Disk: an index survives whatever happens to the process that writes it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from goldenhour.linkage.index import disk
from goldenhour.linkage.index.building import Builder
from tests.linkage.records import ADAM, BEN, IVOR, NORA, WEIGHTS, Said, crowd, heard, persons

ADDS_FOR_EVER = """
import sys
from pathlib import Path
from goldenhour.linkage.index import disk
from tests.linkage.records import ADAM, heard
stored = disk.Stored(Path(sys.argv[1]))
number = 0
while True:
    stored.add(f"late{number}", heard({**ADAM, "phone": f"0770090{number:04}"}))
    print(number, flush=True)
    number += 1
"""
BUILDS_FOR_EVER = """
import sys
from pathlib import Path
from tests.linkage.records import crowd
from tests.linkage.test_disk import build
print("ready", flush=True)
while True:
    build(Path(sys.argv[1]), crowd(400, first=50_000))
    print("built", flush=True)
"""


def build(folder: Path, people: list[tuple[str, Said]]) -> disk.Stored:
    """An index of these people on disk."""
    builder = Builder()
    for person, said in people:
        builder.add(person, heard(said))
    disk.save(folder, builder.rows(), WEIGHTS)
    return disk.Stored(folder)


def _found(stored: disk.Stored, said: Said) -> list[str]:
    stored.refresh()
    return persons(stored.index.ask(heard(said)))


@pytest.fixture
def stored(tmp_path: Path) -> disk.Stored:
    return build(tmp_path, [("nora", NORA), *crowd(200)])


def test_what_is_written_is_found_when_it_is_opened(stored: disk.Stored) -> None:
    assert _found(stored, NORA)[0] == "nora"
    assert len(stored.index) == 201


def test_who_is_added_is_found_by_the_next_question_of_every_process(stored: disk.Stored) -> None:
    another = disk.Stored(stored.folder)
    stored.add("adam", heard(ADAM))
    assert _found(stored, ADAM)[0] == "adam"
    assert _found(another, ADAM)[0] == "adam"
    another.add("ben", heard(BEN))
    assert _found(stored, BEN)[0] == "ben"
    assert persons(disk.Stored(stored.folder).index.ask(heard(BEN)))[0] == "ben"


@pytest.mark.parametrize("torn", [b"\x10", b"\x10\x00\x00\x00\x00\x00\x00\x00abc", b"\xff" * 40])
def test_a_torn_entry_loses_nobody_and_the_next_writer_cuts_it_off(
    stored: disk.Stored, torn: bytes
) -> None:
    stored.add("adam", heard(ADAM))
    with (stored.version / disk.LOG).open("ab") as log:
        log.write(torn)
    again = disk.Stored(stored.folder)
    assert _found(again, ADAM)[0] == "adam"
    again.add("ivor", heard(IVOR))
    assert _found(disk.Stored(stored.folder), IVOR)[0] == "ivor"
    assert len(disk.Stored(stored.folder).index) == 203


def test_rebuilding_keeps_everybody_and_what_was_added_meanwhile(stored: disk.Stored) -> None:
    stored.add("adam", heard(ADAM))
    another = disk.Stored(stored.folder)
    stored.add("ben", heard(BEN))  # after the other has read its rows
    builder = Builder()
    builder.add("nora", heard(NORA))
    disk.save(stored.folder, builder.rows(), WEIGHTS, after=another)
    assert _found(stored, BEN)[0] == "ben"
    assert stored.rebuild() > 0
    assert len(stored.index) == 2
    assert len(stored.index.tail) == 0


def test_a_rebuild_of_an_index_that_was_replaced_changes_nothing(stored: disk.Stored) -> None:
    build(stored.folder, [("ivor", IVOR)])
    with pytest.raises(disk.NoIndex, match="try again"):
        disk.save(stored.folder, stored.index.rows, WEIGHTS, after=stored)
    assert _found(stored, IVOR) == ["ivor"]


def test_no_index_and_a_damaged_one_are_said(tmp_path: Path, stored: disk.Stored) -> None:
    with pytest.raises(disk.NoIndex, match="no index"):
        disk.Stored(tmp_path / "elsewhere")
    (stored.version / disk.ARRAYS).unlink()
    with pytest.raises(disk.NoIndex, match="damaged"):
        disk.Stored(stored.folder)


def test_an_index_of_nobody_answers(tmp_path: Path) -> None:
    empty = build(tmp_path / "empty", [])
    assert _found(empty, NORA) == []
    empty.add("nora", heard(NORA))
    assert _found(empty, NORA) == ["nora"]


def _killed(programme: str, folder: Path, after: int) -> list[str]:
    """What a process said before it was killed in the middle of its work."""
    words = [sys.executable, "-c", programme, str(folder)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(after)]
        os.kill(process.pid, signal.SIGKILL)
        said += process.stdout.read().split()
    return said


def test_kill_9_while_adding_loses_nobody_who_was_acknowledged(stored: disk.Stored) -> None:
    said = _killed(ADDS_FOR_EVER, stored.folder, after=20)
    again = disk.Stored(stored.folder)
    assert len(again.index.tail) >= len(said)
    for number in said:
        assert _found(again, {"phone": f"0770090{int(number):04}"})[0] == f"late{number}"


@pytest.mark.parametrize("after", [1, 2])
def test_kill_9_while_building_leaves_the_old_index_or_the_new(
    stored: disk.Stored, after: int
) -> None:
    _killed(BUILDS_FOR_EVER, stored.folder, after=after)
    stored.refresh()
    assert len(stored.index) in {201, 400}
    again = build(stored.folder, [("nora", NORA)])  # what was left half is swept away
    assert [path.name for path in stored.folder.glob("version-*")] == [again.version.name]
