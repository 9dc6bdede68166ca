"""Forty contacts made by hand: every check answers as forty.md says it must."""

import io
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from goldenhour.accountability.rules.casefiles import CaseFiles
from goldenhour.accountability.rules.contacts.beyond import WHY_UNTOLD
from goldenhour.accountability.rules.contacts.reading import CONTACT_FILE
from goldenhour.accountability.rules.contacts.verdict import ContactVerdict, judge
from tests.accountability.contacts.call import THREE_DAYS_LATER

HERE = Path(__file__).parent
WORDS = {"p": "pass", "f": "fail", "n": "not_applicable", "c": "cannot_tell"}
UNTOLD = ("Q01", "Q02")
# What no contact file can give, by check: forty.md says why.
NEVER = {"A10": {"c"}, "A14": {"p"}} | {check: {"p", "f"} for check in ("A13", "A15", "F10", "F12")}
TABLE = [
    [cell.strip() for cell in row.strip("| ").split(" | ")]
    for row in (HERE / "forty.md").read_text(encoding="utf-8").splitlines()
    if row.startswith("| ") and "---" not in row
]
CHECKS = TABLE[0][1:-1]
EXPECTED = {row[0]: dict(zip(CHECKS, row[1:-1], strict=True)) for row in TABLE[1:]}


@cache
def verdicts() -> dict[str, ContactVerdict]:
    with TemporaryFile() as scratch:
        files = CaseFiles(scratch, _refuse, CONTACT_FILE)
        files.lay_down(io.BytesIO((HERE / "forty.jsonl").read_bytes()))
        found = [
            judge(contact, facts, as_of=THREE_DAYS_LATER, can_hold=files.types)
            for contact, facts in files.cases()
        ]
    return {verdict.contact: verdict for verdict in found if verdict}


def _refuse(line: int, reason: str) -> None:
    raise AssertionError(f"line {line}: {reason}")


def test_there_are_forty() -> None:
    assert list(verdicts()) == list(EXPECTED)
    assert len(EXPECTED) == 40


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_answers_as_worked_out_by_hand(check: str) -> None:
    expected = {contact: WORDS[row[check]] for contact, row in EXPECTED.items()}
    assert {name: str(verdict.checks[check]) for name, verdict in verdicts().items()} == expected


@pytest.mark.parametrize("check", CHECKS)
def test_every_answer_occurs(check: str) -> None:
    seen = Counter(row[check] for row in EXPECTED.values())
    assert set(WORDS) - set(seen) == NEVER.get(check, set())


@pytest.mark.parametrize("check", UNTOLD)
def test_what_no_contact_file_holds_cannot_be_told(check: str) -> None:
    assert {verdict.checks[check] for verdict in verdicts().values()} == {"cannot_tell"}


def test_whatever_cannot_be_told_of_some_contact_for_good_says_why() -> None:
    assert set(WHY_UNTOLD) == {*UNTOLD, *NEVER} - {"A10"}
