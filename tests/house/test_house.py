"""The house rules that no tool knows: kept here so that the house stays readable."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

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


def _faults(law: Callable[[Path], list[str]], where: Path) -> dict[str, list[str]]:
    """What breaks a law in each module of a folder that breaks it."""
    found = {_name(path): law(path) for path in reading.modules(where)}
    return {name: faults for name, faults in found.items() if faults}


def test_every_module_introduces_itself_and_stays_short() -> None:
    assert _faults(reading.too_long, HOUSE) == {}


def test_every_test_stays_short() -> None:
    assert _faults(reading.too_long, TESTS) == {}


def test_every_test_can_fail() -> None:
    assert _faults(reading.silent_tests, TESTS) == {}


def test_imports_stand_at_the_top() -> None:
    found = _faults(reading.imports_in_functions, HOUSE)
    assert {name: lines for name, lines in found.items() if Path(name).name not in LAZY} == {}


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
