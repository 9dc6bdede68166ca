"""The tutorial is true: every block of it is run, in order, on the real database."""

from pathlib import Path

import pytest

from goldenhour.force.models import Officer
from tests.docs.blocks import Block, blocks_of, run

PAGE = Path(__file__).resolve().parents[2] / "docs/tutorial/one-call-at-21-04.md"


@pytest.fixture
def people(
    hana: Officer,
    dina: Officer,
    tara: Officer,
    rafi: Officer,
    ines: Officer,
    sam: Officer,
    adil: Officer,
    clock: Officer,
    house: Officer,
) -> dict[str, Officer]:
    """The people of the tutorial, by the names it calls them."""
    everybody = (hana, dina, tara, rafi, ines, sam, adil, clock)
    return {one.username: one for one in everybody} | {"house": house}


def test_the_call_at_21_04_goes_all_the_way(
    people: dict[str, Officer],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {**people, "__name__": "tutorial"}
    for block in blocks_of(PAGE):
        fault = run(block, names, PAGE, capsys)
        assert not fault, fault


def test_the_tutorial_has_blocks_of_every_kind() -> None:
    assert {block.kind for block in blocks_of(PAGE)} == {"python", "pycon", "console"}


def test_a_wrong_answer_in_a_page_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = Block("pycon", ">>> 1 + 1\n3\n", before=4)
    assert "line 5" in run(wrong, {}, PAGE, capsys)


def test_a_wrong_print_of_a_command_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = Block("console", "$ goldenhour version\nninety-nine\n", before=0)
    assert "printed" in run(wrong, {}, PAGE, capsys)
