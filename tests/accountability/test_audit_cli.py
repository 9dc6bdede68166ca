"""``goldenhour audit FILE`` as somebody types it: what comes out, and with which status."""

import io
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
from typer.testing import CliRunner

from goldenhour.accountability import cli
from goldenhour.accountability.rules.casefiles import CaseFiles
from goldenhour.accountability.rules.index import CaseIndex
from goldenhour.investigation.rules.strict import LONGEST_LINE_BYTES
from tests.investigation.story import line

AS_OF = ("--as-of", "2026-06-12T09:00:00+01:00")


class Run(NamedTuple):
    """What a run of the command gave back."""

    status: int
    verdicts: list[dict[str, Any]]
    errors: list[str]
    text: str


Audit = Callable[..., Run]


@pytest.fixture
def audit() -> Audit:
    app = typer.Typer()
    app.callback()(lambda: None)
    cli.register(app)

    def run(*words: str, lines: bytes = b"", form: str = "json") -> Run:
        done = CliRunner().invoke(app, ["audit", *words, "--format", form], input=lines)
        rows = done.stdout.splitlines() if form == "json" else []
        return Run(
            done.exit_code, [json.loads(r) for r in rows], done.stderr.splitlines(), done.stdout
        )

    return run


def arrested(case: str, id: str = "e1", at: str = "2026-05-29T22:10") -> bytes:
    return line("suspect.arrested", at, id=id, case=case, suspect="A")


def joined(*lines: bytes, end: bytes = b"\n") -> bytes:
    return end.join(lines) + end


def test_each_case_is_judged_in_order_of_its_first_line(audit: Audit) -> None:
    lines = joined(arrested("b"), arrested("a"), b"", b"  ", arrested("b", "e2"), end=b"\r\n")
    done = audit("-", *AS_OF, lines=lines)
    assert (done.status, done.errors) == (0, [])
    assert [verdict["case"] for verdict in done.verdicts] == ["b", "a"]
    assert done.verdicts[0]["as_of"] == "2026-06-12T09:00:00+01:00"


def test_a_file_is_read_as_standard_input_is(audit: Audit, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(arrested("a"))  # no line ending at its end
    assert audit(str(file), *AS_OF).verdicts == audit("-", *AS_OF, lines=arrested("a")).verdicts


def test_nothing_in_gives_nothing_out(audit: Audit) -> None:
    assert audit("-", *AS_OF) == Run(0, [], [], "")
    assert audit("-", "--as-of", "2026-01-01T00:00:00Z", lines=arrested("a")) == Run(0, [], [], "")


def test_a_refused_line_is_named_and_its_case_gets_no_verdict(audit: Audit) -> None:
    lines = joined(
        arrested("a"),
        arrested("b"),
        arrested("c"),
        b'{"case":"a","secret',
        b"garbage",
        arrested("b", "e2").replace(b"suspect.arrested", b"suspect.secret"),
    )
    done = audit("-", *AS_OF, lines=lines)
    assert done.status == 2
    assert [verdict["case"] for verdict in done.verdicts] == ["c"]
    assert done.errors == [
        "line 4: not valid JSON",
        "line 5: not valid JSON",
        "line 6: unknown type of fact",
    ]


def test_an_id_used_again_is_refused_at_the_later_line(audit: Audit) -> None:
    lines = joined(arrested("a"), arrested("b"), arrested("a"), arrested("a"))
    done = audit("-", *AS_OF, lines=lines)
    assert [verdict["case"] for verdict in done.verdicts] == ["b"]
    assert done.errors == [f"line {n}: an id already used in its case" for n in (3, 4)]


def test_a_line_too_long_is_refused_wherever_it_names_its_case(audit: Audit) -> None:
    filler = b"x" * (LONGEST_LINE_BYTES + 200_000)
    late = b'{"id":"' + filler + b'","case":"a"}'
    lines = joined(
        arrested("a"), late, arrested("b"), b'{"case":"b","id":"' + filler, arrested("c")
    )
    done = audit("-", *AS_OF, lines=lines)
    assert [verdict["case"] for verdict in done.verdicts] == ["c"]
    assert done.errors == ["line 2: longer than 1 MiB", "line 4: longer than 1 MiB"]


def test_only_the_checks_asked_for_come_out(audit: Audit) -> None:
    both = {"B01": "not_applicable", "V05": "not_applicable"}
    for asked in (
        ("-", "--check", "V05", "--check", "B01"),
        ("-", "--check", "V05", "B01"),
        ("--check", "V05", "B01", "-"),
    ):
        done = audit(*asked, *AS_OF, lines=arrested("a"))
        assert done.verdicts[0]["checks"] == both


def test_the_table_is_for_people(audit: Audit) -> None:
    done = audit("-", *AS_OF, lines=arrested("a"), form="table")
    assert done.text.splitlines()[0].startswith("a  duties broken 0 of 0")
    assert "1 cases judged" in done.text


MISTAKES = [
    ("-", "--as-of", "2026-06-12"),
    ("-", "--as-of", "2026-06-12T09:00:00"),
    ("-", "--as-of", "yesterday"),
    ("-", "--profile", "nobody-s"),
    ("-", "--check", "Z99"),
    ("-", "--check", "G01"),
    ("-", "--sample", "5"),
    ("--seed", "5"),
    ("-", "--sample", "none"),
    ("-", "--unknown"),
    ("no-such-file.jsonl",),
    ("-", "another"),
]


@pytest.mark.parametrize("words", MISTAKES)
def test_a_mistaken_command_ends_with_status_1_and_judges_nothing(
    audit: Audit, words: tuple[str, ...]
) -> None:
    done = audit(*words, lines=arrested("a"))
    assert (done.status, done.text) == (1, "")
    assert done.errors


def test_a_file_needs_neither_django_nor_a_database(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(arrested("a"))
    script = (
        "import sys; from goldenhour.config.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(9 if {'django', 'psycopg'} & set(sys.modules) else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "audit", str(file), *AS_OF],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["case"] == "a"


def test_the_index_keeps_a_case_in_at_most_a_hundred_bytes() -> None:
    tracemalloc.start()
    index = CaseIndex()
    for number in range(30_000):
        assert index.number_of(f"26/{number:06}") == number
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * 30_000
    assert index.number_of("26/000000") == 0
    assert len(index) == 30_000


def test_memory_does_not_grow_with_the_number_of_cases(tmp_path: Path) -> None:
    peaks = [_peak_of(count, tmp_path) for count in (500, 4_000)]
    assert peaks[1] - peaks[0] < 100 * 3_500 + 200_000


def _peak_of(count: int, folder: Path) -> int:
    lines = joined(*(arrested(f"26/{n:06}", f"e{k}") for n in range(count) for k in range(3)))
    stream = io.BytesIO(lines)
    with (folder / f"scratch-{count}").open("w+b") as scratch:
        tracemalloc.start()
        files = CaseFiles(scratch, lambda line, reason: None)
        files.lay_down(stream)
        cases = sum(1 for _ in files.cases())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert cases == count
    return peak
