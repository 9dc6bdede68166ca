"""The house rules that no tool knows: kept here so that the house stays readable."""

from importlib import import_module
from pathlib import Path

import pytest

import goldenhour
from goldenhour.force.rules import MAY
from goldenhour.journal.commands import COMMANDS
from tests.house import reading

HOUSE = Path(goldenhour.__file__).parent
TESTS = Path(__file__).parents[1]
# Doors of the terminal: --help must answer in 300 ms.
LAZY = {"cli.py", "doctor.py", "administration.py", "demonstration.py", "docs.py"}


def _name(path: Path) -> str:
    root = HOUSE if path.is_relative_to(HOUSE) else TESTS
    return str(path.relative_to(root))


@pytest.mark.parametrize("path", reading.modules(HOUSE), ids=_name)
def test_a_module_introduces_itself_and_stays_short(path: Path) -> None:
    assert not reading.too_long(path)


@pytest.mark.parametrize("path", reading.modules(TESTS), ids=_name)
def test_a_test_stays_short_and_can_fail(path: Path) -> None:
    assert not reading.too_long(path)
    assert not reading.silent_tests(path)


@pytest.mark.parametrize("path", reading.modules(HOUSE), ids=_name)
def test_imports_stand_at_the_top(path: Path) -> None:
    assert path.name in LAZY or not reading.imports_in_functions(path)


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert not reading.misnamed(HOUSE)


def test_a_stage_has_only_the_rooms_of_a_stage() -> None:
    assert not reading.strange_rooms(HOUSE)


def test_every_stage_introduces_itself() -> None:
    for stage in reading.STAGES:
        assert (import_module(f"goldenhour.{stage}").__doc__ or "").strip()


def _all_commands() -> set[str]:
    for path in HOUSE.glob("*/commands*"):
        import_module(f"goldenhour.{path.parent.name}.{path.stem}")
    return {name for name in COMMANDS if not name.startswith("test.")}


def test_every_command_belongs_to_a_role_and_every_role_names_real_commands() -> None:
    commands = _all_commands()
    granted = set().union(*MAY.values())
    assert commands <= granted, "a command that no role may give"
    stages = {name.split(".")[0] for name in commands}
    asked = {name for name in granted if name.split(".")[0] in stages} - commands
    assert asked <= _all_consultations(), "a role names a command that does not exist"


def _all_consultations() -> set[str]:
    """Names that are readings of records: said in a ``@consultation`` or ``consulted``."""
    said: set[str] = set()
    for path in reading.modules(HOUSE):
        if path.parent.name != "force":
            said |= {part for part in path.read_text().split('"') if "." in part}
    return said


def test_every_undo_is_a_command() -> None:
    commands = _all_commands()
    for command in COMMANDS.values():
        assert command.undo is None or command.undo in commands
