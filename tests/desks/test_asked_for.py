"""What was asked for: every line is true, and claims no more than its tests show."""

import ast
from pathlib import Path

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from goldenhour.config import doors
from goldenhour.desks import asked_for
from goldenhour.force.rules import MAY

ROOT = Path(__file__).resolve().parents[2]
LINES = asked_for.demands()
MISSIONS = {f"M{number}" for number in range(1, 25)}
RUNNING = "tests/journeys/"  # tests of the running product, in a real browser


def _exists(test: str) -> bool:
    file, _, name = test.partition("::")
    path = ROOT / file
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text())
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return name in names if name else any(one.startswith("test_") for one in names)


def faults(line: asked_for.Demand) -> list[str]:
    """What a line says that is not so."""
    found = [f"there is no test {test}" for test in line.tests if not _exists(test)]
    found += [f"there is no mission {one}" for one in line.mission if one not in MISSIONS]
    if line.role and line.role not in MAY:
        found.append(f"there is no role {line.role}")
    found += [f"there is no command {one}" for one in line.commands if not _is_listed(one)]
    if line.screen and not _leads_somewhere(line.screen):
        found.append(f"there is no address {line.screen}")
    return found + _overclaims(line)


def _is_listed(command: str) -> bool:
    words = command.split()
    return words[0] == "goldenhour" and doors.named(words[1]) is not None


def _leads_somewhere(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def _overclaims(line: asked_for.Demand) -> list[str]:
    if line.state == "works" and not (
        line.screen and any(test.startswith(RUNNING) for test in line.tests)
    ):
        return ["it claims to work without a screen and a test of the running product"]
    if line.state == "thin" and not line.tests:
        return ["it claims to be real without a test"]
    if line.state == "not built" and (line.tests or line.screen or line.commands):
        return ["it claims to be not built but names a screen, a command or a test"]
    return []


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_a_line_is_true(line: asked_for.Demand) -> None:
    assert not faults(line)


def test_every_mission_is_asked_for_by_somebody() -> None:
    assert {one for line in LINES for one in line.mission} == MISSIONS


def test_ids_are_not_used_twice() -> None:
    assert len({line.id for line in LINES}) == len(LINES)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"tests": ("tests/nowhere.py",)}, "there is no test"),
        ({"tests": ("tests/desks/test_call.py::test_nothing",)}, "there is no test"),
        ({"screen": "/no-such-page"}, "there is no address"),
        ({"state": "works", "tests": ("tests/desks/test_call.py",)}, "claims to work"),
        ({"state": "thin", "tests": ()}, "without a test"),
        ({"state": "not built"}, "claims to be not built"),
        ({"commands": ("goldenhour guess",)}, "there is no command"),
    ],
)
def test_a_line_that_claims_too_much_is_found(change: dict[str, object], fault: str) -> None:
    told = {name: getattr(LINES[0], name) for name in LINES[0].__struct_fields__} | change
    assert any(fault in one for one in faults(asked_for.Demand(**told)))


@pytest.mark.django_db
def test_the_page_shows_every_line_and_how_many_work(client: Client) -> None:
    page = client.get("/asked-for").content.decode()
    assert all(line.asked.replace("'", "&#x27;") in page for line in LINES)
    assert str(asked_for.counts(LINES)["works"]) in page
