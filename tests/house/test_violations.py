"""Each rule of the house, broken on purpose in a copy: somebody must notice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import goldenhour
from tests.house import reading

HOUSE = Path(goldenhour.__file__).parent
ROOT = HOUSE.parent
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house's Python files and its rules, in a folder of their own."""
    there = tmp_path_factory.mktemp("copy")
    only_python = shutil.ignore_patterns("static", "data", "editions", "__pycache__", "templates")
    shutil.copytree(HOUSE, there / "goldenhour", ignore=only_python)
    shutil.copy(ROOT / "pyproject.toml", there)
    return there


def _import_order(where: Path) -> str:
    done = subprocess.run(
        [BIN / "lint-imports", "--no-cache"],
        cwd=where,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(where), "PATH": "/usr/bin:/bin", "COLUMNS": "200"},
    )
    return done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("contact/queries/__init__.py", "from goldenhour.triage import models", "The journey"),
        ("linkage/phones.py", "from goldenhour.contact import rules", "The journey"),
        ("helpdesk/__init__.py", '"""A package nobody has given a place."""', "The journey"),
        (
            "triage/queries/__init__.py",
            "from goldenhour.triage import commands",
            "The rooms of a stage",
        ),
        ("outbox/rules.py", "from django.db import models", "Rules, rulebook"),
        ("desks/start.py", "from goldenhour.triage import models", "Pages and jobs"),
    ],
)
def test_an_import_against_the_order_is_found(
    copy: Path, file: str, line: str, contract: str
) -> None:
    path = copy / "goldenhour" / file
    is_new = not path.parent.exists()
    assert path.exists() or is_new, "the room stands elsewhere now"
    before = path.read_text() if path.exists() else ""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{before}\n{line}\n")
    try:
        said = _import_order(copy)
    finally:
        if is_new:
            shutil.rmtree(path.parent)
        else:
            path.write_text(before)
    broken = [one for one in said.splitlines() if one.strip().endswith("BROKEN")]
    broken += [one for one in said.splitlines() if "BROKEN (" in one]
    assert any(one.startswith(contract) for one in broken), said


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("from datetime import datetime\nnow = datetime.now()\n", "TID251"),
        ("from django.utils.timezone import now\n", "TID251"),
        ("from django.db.models.signals import post_save\n", "TID251"),
        ("from goldenhour.triage.rules import *\n", "F403"),
        ("from . import queries\n", "TID252"),
        ("x = 1\n", "D100"),
        ("import logging\nlogging.info(f'{1}')\n", "G004"),
    ],
)
def test_the_linter_refuses_it(code: str, rule: str) -> None:
    done = subprocess.run(
        [BIN / "ruff", "check", "--stdin-filename", "goldenhour/contact/commands.py", "-"],
        cwd=ROOT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert rule in done.stdout


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_module_that_says_nothing_is_found(tmp_path: Path) -> None:
    path = _written(tmp_path, "silent.py", "x = 1\n")
    assert reading.too_long(path) == ["begins without saying what it is for"]


def test_a_long_file_and_a_long_function_are_found(tmp_path: Path) -> None:
    long_file = _written(tmp_path, "file.py", '"""Long."""\n' + "x = 1\n" * 300)
    body = "    x = 1\n" * 40
    long_function = _written(tmp_path, "function.py", f'"""Long."""\ndef act():\n{body}')
    assert reading.too_long(long_file) == ["301 lines"]
    assert reading.too_long(long_function) == ["act has 41 lines"]


def test_a_name_that_says_nothing_is_found(tmp_path: Path) -> None:
    _written(tmp_path, "contact/utils.py", '"""Utils."""\n')
    assert reading.misnamed(tmp_path) == ["contact/utils.py"]


def test_a_room_that_no_other_stage_has_is_found(tmp_path: Path) -> None:
    _written(tmp_path, "triage/workflows.py", '"""Workflows."""\n')
    assert reading.strange_rooms(tmp_path) == ["triage/workflows.py"]


def test_an_import_within_a_function_is_found(tmp_path: Path) -> None:
    path = _written(tmp_path, "late.py", '"""Late."""\ndef act():\n    import os\n')
    assert reading.imports_in_functions(path) == ["late.py:3"]


def test_a_test_that_cannot_fail_is_found(tmp_path: Path) -> None:
    path = _written(tmp_path, "test_x.py", '"""X."""\ndef test_nothing():\n    x = 1\n')
    assert reading.silent_tests(path) == ["test_x.py:2 test_nothing"]
