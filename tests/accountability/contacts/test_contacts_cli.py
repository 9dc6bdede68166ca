"""``goldenhour audit --contacts`` as somebody types it, alone and beside a case file."""

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
from goldenhour.accountability.rules.contacts.reading import CONTACT_FILE
from tests.accountability.contacts.call import SUNIL, THREATS, line
from tests.investigation import story

AS_OF = ("--as-of", "2026-06-12T09:00:00+01:00")
FORTY = Path(__file__).parent / "forty.jsonl"


class Done(NamedTuple):
    """What a run of the command gave back."""

    status: int
    verdicts: list[dict[str, Any]]
    errors: list[str]
    text: str


Audit = Callable[..., Done]


@pytest.fixture
def audit() -> Audit:
    app = typer.Typer()
    app.callback()(lambda: None)
    cli.register(app)

    def run(*words: str, lines: bytes = b"", form: str = "json") -> Done:
        given = ["audit", *words, "--format", form]
        done = CliRunner().invoke(app, given, input=lines)
        rows = done.stdout.splitlines() if form == "json" else []
        found = [json.loads(row) for row in rows]
        return Done(done.exit_code, found, done.stderr.splitlines(), done.stdout)

    return run


def taken(contact: str, case: str = "") -> bytes:
    facts = {"answers": dict(THREATS), "observed": []}
    grades = {"edition": "grades/2026", "proposed": "P", "grade": "P"}
    recorded = {"case": case} if case else {}
    return b"\n".join(
        [
            line("contact.offered", contact=contact, channel="999"),
            line("contact.answered", 0.1, contact=contact, channel="999"),
            line("triage.recorded", 2, contact=contact, facts=facts, **grades),
            line("crime.recorded", 60, contact=contact, **recorded),
            line("caller.told", 61, contact=contact, what="Recorded"),
            b"",
        ]
    )


def unanswered(contact: str, case: str) -> bytes:
    rang = line("contact.offered", contact=contact, channel="999")
    gone = line("contact.abandoned", 1, contact=contact, channel="999")
    return rang + b"\n" + gone + b"\n" + line("crime.recorded", 9, contact=contact, case=case)


def test_each_contact_has_one_object_in_the_contract_s_form(audit: Audit) -> None:
    done = audit("--contacts", "-", *AS_OF, lines=taken("b") + taken("a"))
    assert (done.status, done.errors) == (0, [])
    assert [verdict["contact"] for verdict in done.verdicts] == ["b", "a"]
    first = done.verdicts[0]
    assert list(first) == [
        "contact", "as_of", "edition", "grade", "due_at", "arrived_at", "checks",
    ]  # fmt: skip
    assert first["due_at"] == "2026-03-09T10:00:00+00:00"
    assert first["as_of"] == "2026-06-12T09:00:00+01:00"
    assert list(first["checks"])[-5:] == ["F10", "F12", "F13", "Q01", "Q02"]
    assert first["checks"]["A04"] == "cannot_tell"  # no check.made in the whole file
    assert first["checks"]["A12"] == "pass"


def test_one_check_made_anywhere_shows_that_the_file_can_hold_it(audit: Audit) -> None:
    checked = line("check.made", 3, contact="a", kind="repeat", answer="no", looked=True)
    done = audit("--contacts", "-", *AS_OF, lines=taken("a") + checked + b"\n" + taken("b"))
    assert [verdict["checks"]["A04"] for verdict in done.verdicts] == ["pass", "fail"]


def test_refused_lines_are_named_and_the_rest_is_judged(audit: Audit) -> None:
    refused = line("unit.arrived", contact="b", unit="x").replace(b"unit.arrived", b"unit.secret")
    done = audit("--contacts", "-", *AS_OF, lines=taken("a") + taken("b") + refused)
    assert done.status == 2
    assert [verdict["contact"] for verdict in done.verdicts] == ["a"]
    assert done.errors == ["line 11: unknown type of fact"]


def test_cases_come_after_contacts_and_answer_what_their_contacts_answer(
    audit: Audit, tmp_path: Path
) -> None:
    contacts, cases = tmp_path / "contacts.jsonl", tmp_path / "cases.jsonl"
    contacts.write_bytes(taken("a", "26/1") + unanswered("b", "26/1") + b"\n" + taken("c", "26/2"))
    arrests = (
        story.line("suspect.arrested", "2026-05-29T22:10", case=f"26/{n}", suspect="A")
        for n in (1, 2, 3)
    )
    cases.write_bytes(b"\n".join(arrests))
    done = audit(str(cases), "--contacts", str(contacts), *AS_OF)
    named = [verdict.get("contact") or verdict.get("case") for verdict in done.verdicts]
    assert named == ["a", "b", "c", "26/1", "26/2", "26/3"]
    answered = [verdict["checks"]["A01"] for verdict in done.verdicts[3:]]
    assert answered == ["fail", "pass", "cannot_tell"]
    assert {verdict["checks"]["A13"] for verdict in done.verdicts} == {"cannot_tell"}
    alone = audit(str(cases), *AS_OF).verdicts
    assert [v | {"checks": 0} for v in alone] == [v | {"checks": 0} for v in done.verdicts[3:]]


def test_with_two_files_a_refusal_says_which(audit: Audit, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_bytes(b"junk\n")
    done = audit(str(cases), "--contacts", "-", *AS_OF, lines=b"\njunk\n")
    assert done.errors == ["line 2: contacts: not valid JSON", "line 1: not valid JSON"]


def test_only_the_checks_asked_for_come_out(audit: Audit, tmp_path: Path) -> None:
    done = audit("--contacts", "-", "--check", "F13", "A12", *AS_OF, lines=taken("a"))
    assert done.verdicts[0]["checks"] == {"A12": "pass", "F13": "pass"}
    cases = tmp_path / "cases.jsonl"
    cases.write_bytes(story.line("suspect.arrested", "2026-05-29T22:10", suspect="A"))
    both = audit(str(cases), "--contacts", "-", "--check", "B01", "F13", *AS_OF, lines=taken("a"))
    assert [list(verdict["checks"]) for verdict in both.verdicts] == [["F13"], ["B01"]]


def test_the_table_is_for_people(audit: Audit) -> None:
    done = audit("--contacts", "-", *AS_OF, lines=taken("a\x1b"), form="table")
    assert done.text.splitlines()[0].startswith("a?  grade P  due 2026-03-09T10:00:00+00:00")
    assert "1 contacts judged" in done.text


MISTAKES = [
    ("--contacts",),
    ("--contacts", "no-such-file.jsonl"),
    ("--contacts", "-", "-"),
    ("--contacts", "-", "--check", "B01"),
    ("--contacts", "-", "--sample", "3"),
    ("--contacts", "-", "--database", "contacts"),
    ("-", "--database", "both"),
    ("-", "--check", "F13"),
    ("--database", "contacts", "--sample", "3"),
    ("--database", "people"),
]


@pytest.mark.parametrize("words", MISTAKES)
def test_a_mistaken_command_ends_with_status_1_and_judges_nothing(
    audit: Audit, words: tuple[str, ...]
) -> None:
    done = audit(*words, lines=taken("a"))
    assert (done.status, done.text) == (1, "")
    assert done.errors


def test_a_contact_file_needs_neither_django_nor_a_database() -> None:
    script = (
        "import sys; from goldenhour.config.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(9 if {'django', 'psycopg'} & set(sys.modules) else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "audit", "--contacts", str(FORTY), *AS_OF],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 40


def test_memory_does_not_grow_with_the_number_of_contacts(tmp_path: Path) -> None:
    peaks = [_peak_of(count, tmp_path) for count in (200, 1_200)]
    assert peaks[1] - peaks[0] < 100 * 1_000 + 200_000


def _peak_of(count: int, folder: Path) -> int:
    stream = io.BytesIO(b"".join(taken(f"C-{n:06}", SUNIL) for n in range(count)))
    with (folder / f"scratch-{count}").open("w+b") as scratch:
        tracemalloc.start()
        files = CaseFiles(scratch, lambda line, reason: None, CONTACT_FILE)
        files.lay_down(stream)
        contacts = sum(1 for _ in files.cases())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert contacts == count
    return peak
