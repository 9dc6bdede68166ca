"""`goldenhour triage`: what goes in, what comes out, and how it ends."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from goldenhour.config.cli import main
from goldenhour.triage import cli
from tests.triage.contacts import EXAMPLE, QUIET, crowd, proposal, quiet

LINES = b"\n".join([json.dumps(EXAMPLE).encode(), b"", b"{}", b"  \r", json.dumps(QUIET).encode()])


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    file = tmp_path / "contacts.jsonl"
    file.write_bytes(LINES)
    return file


def test_good_lines_are_judged_in_order_and_bad_ones_named(
    contacts: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["triage", str(contacts)]) == 2
    out, err = capsysbinary.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [proposal(EXAMPLE), proposal(QUIET)]
    faults = err.decode().splitlines()
    assert len(faults) == 8
    assert faults[0] == "line 3: contact: is required"


@pytest.mark.parametrize("words", [["triage"], ["triage", "-"]])
def test_standard_input_is_read_where_no_file_is_named(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    line = b"\xef\xbb\xbf" + json.dumps(QUIET).encode() + b"\r\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert main(words) == 0
    out, err = capsysbinary.readouterr()
    assert json.loads(out) == proposal(QUIET)
    assert err == b""


@pytest.mark.parametrize(
    "words",
    [
        ["--at", "2026-03-09T18:05:00"],
        ["--at", "now"],
        ["--format", "xml"],
        ["--colour"],
        ["one.jsonl", "two.jsonl"],
        ["no-such-file.jsonl"],
        ["."],
    ],
)
def test_wrong_usage_ends_with_one_and_a_sentence(
    words: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["triage", *words]) == 1
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert len(err.splitlines()) == 1


def test_a_full_disk_is_not_blamed_on_the_file_that_was_read(contacts: Path) -> None:
    command = [sys.executable, "-m", "goldenhour.config.cli", "triage", str(contacts)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode()
    assert done.returncode != 0
    assert "the answers cannot be written: No space left on device" in said
    assert "contacts.jsonl" not in said
    assert "Traceback" not in said


def test_a_moment_marks_the_clocks_that_have_passed(
    contacts: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["triage", str(contacts), "--at", "2026-03-09T20:00:00+01:00"])
    first = json.loads(capsysbinary.readouterr().out.splitlines()[0])
    passed = [look["trigger"] for look in first["reassess"] if look.get("overdue")]
    assert passed == ["unassigned", "supervisor_review", "target_80"]


def test_a_table_is_for_reading_and_sends_nothing_to_the_terminal_but_words(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(quiet(contact="\x1b[2Jc1")))
    assert main(["triage", "--format", "table", str(file)]) == 0
    head, row = capsysbinary.readouterr().out.decode().splitlines()
    assert head.split() == ["contact", "grade", "due", "why"]
    assert row.startswith("'\\x1b[2Jc1'")


def test_no_django_is_needed_and_no_database(contacts: Path) -> None:
    script = (
        "import sys; from goldenhour.config.cli import main; "
        f"code = main(['triage', {str(contacts)!r}]); "
        "sys.exit(9 if {'django', 'psycopg'} & set(sys.modules) else code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_long_file_is_answered_as_its_lines_are_one_by_one(tmp_path: Path) -> None:
    lines = [json.dumps(each).encode() for each in crowd(cli.ALONE + 3 * cli.PIECE, seed=5)]
    lines[cli.ALONE + 2] = b""
    lines[cli.ALONE + cli.PIECE + 7] = b'{"contact": "C1"}'
    lines[-2] = b"{"
    file = tmp_path / "long.jsonl"
    file.write_bytes(b"\n".join(lines))
    command = [sys.executable, "-m", "goldenhour.config.cli", "triage"]

    in_pieces = subprocess.run([*command, str(file)], capture_output=True, check=False)
    with file.open("rb") as given:
        one_by_one = subprocess.run([*command, "-"], stdin=given, capture_output=True, check=False)

    assert in_pieces.stdout == one_by_one.stdout
    assert in_pieces.stderr == one_by_one.stderr
    assert len(in_pieces.stdout.splitlines()) == len(lines) - 3
    assert f"line {cli.ALONE + cli.PIECE + 8}: ".encode() in in_pieces.stderr
    assert in_pieces.returncode == one_by_one.returncode == 2
