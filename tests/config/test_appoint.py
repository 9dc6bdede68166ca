"""Appoint: an empty house gets its first administrator from the command line, and only that one."""

import io

import pytest

from goldenhour.config import cli
from goldenhour.force import queries as force

WORDS = ["appoint", "ada", "--name", "Ada Admin", "--staff-number", "9001"]


@pytest.fixture
def said_nothing(own_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database of its own, and a password on the input."""
    monkeypatch.setattr("sys.stdin", io.StringIO("seven teal lanterns drift\n"))


def test_the_first_administrator_is_appointed_and_no_second(
    said_nothing: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(WORDS) == 0
    assert "may sign in as ada" in capsys.readouterr().out
    first = force.officer("ada")
    assert first.roles == ["administrator"]
    assert first.check_password("seven teal lanterns drift")

    assert cli.main(["appoint", "eve", "--name", "Eve", "--staff-number", "9002"]) == 1
    assert "administrator already" in capsys.readouterr().err


def test_a_weak_password_is_one_sentence(
    said_nothing: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("password\n"))
    assert cli.main(WORDS) == 1
    assert "too short" in capsys.readouterr().err
    assert not force.with_role("administrator")
