"""The command line: quick, and one sentence with the mend for whatever goes wrong."""

import json
import os
import socket

import pytest

from goldenhour.config import cli, complaints, doors, extras
from tests.config.machines import environment, goldenhour, is_one_sentence_with_a_mend, python

HEAVY = ("django", "psycopg", "numba", "splink", "numpy", "uvicorn")
IMPORTED = """
import sys
from goldenhour.config import cli
code = cli.main(sys.argv[1:])
print("IMPORTED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported_by(*words: str) -> list[str]:
    done = python("-c", IMPORTED, *words, given=environment())
    return done.stdout.rpartition("IMPORTED")[2].split()


@pytest.mark.parametrize("words", [["--help"], ["version"], ["triage", "--help"], ["nonsense"]])
def test_neither_help_nor_triage_meets_django(words: list[str]) -> None:
    assert not set(imported_by(*words)) & set(HEAVY)


def test_the_help_lists_every_door_that_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    built = [door.name for door in doors.DOORS if door.module in doors.modules_for([door.name])]
    assert {"migrate", "doctor", "version"} <= set(built)
    for name in built:
        assert f"\n  {name} " in said


def test_every_command_of_a_door_is_in_the_list_of_doors() -> None:
    app = cli.build([])
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__.replace("_", "-")
        assert doors.named(name), f"{name} has no line in config/doors.py"


def test_without_words_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    assert capsys.readouterr().out.startswith("Usage: goldenhour")


@pytest.mark.parametrize("words", [["demmo"], ["--fast"], ["version", "--loud"], ["version", "x"]])
def test_wrong_words_are_refused_in_one_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(words) == 2
    assert is_one_sentence_with_a_mend(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"GOLDENHOUR_DATE": "x"}, "Unknown setting GOLDENHOUR_DATE"),
        ({"GOLDENHOUR_DEMO": "yes"}, "Set it to 1 or 0"),
        ({"GOLDENHOUR_LOOK_MS": "fast"}, "Set it to milliseconds"),
        ({"GOLDENHOUR_LOOK_MS": "1"}, "Set it to milliseconds"),
        ({"GOLDENHOUR_DEMO": "0"}, "GOLDENHOUR_SECRET_KEY is missing"),
        ({"GOLDENHOUR_POSTGRES": "system", "GOLDENHOUR_POSTGRES_BIN": "/nowhere"}, "Correct"),
        ({"GOLDENHOUR_DATA": "/proc/nowhere"}, "Choose a folder of your own with --data"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(
    settings: dict[str, str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert cli.main(["migrate"]) == 1
    complaint = capsys.readouterr().err
    assert said in complaint
    assert is_one_sentence_with_a_mend(complaint), complaint


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://a:b@127.0.0.1:1/c", "No PostgreSQL answers"),
        ("nonsense", "is not an address of PostgreSQL"),
    ],
)
def test_a_database_that_cannot_be_had_is_one_sentence(address: str, said: str) -> None:
    done = goldenhour("migrate", given=environment(DATABASE_URL=address))
    assert done.returncode == 1
    assert said in done.stderr
    assert is_one_sentence_with_a_mend(done.stderr), done.stderr


def test_a_busy_port_is_named_with_the_mend() -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        with pytest.raises(OSError, match="in use") as refused:
            socket.create_server(holder.getsockname()[:2])
        port = holder.getsockname()[1]
    assert complaints.sentence(refused.value) == (
        f"Port {port} is busy. Stop what uses it, or choose another with --port."
    )


def test_a_missing_extra_says_how_to_install_it() -> None:
    with pytest.raises(extras.MissingExtra, match=r"goldenhour\[planning\]"):
        extras.needs("planning", "a_library_nobody_has")
    error = ModuleNotFoundError("No module named 'numba.core'", name="numba.core")
    assert extras.sentence(error) == (
        "This needs numba, which is not installed. "
        "Run make install, or pip install 'goldenhour[planning]'."
    )
    assert extras.sentence(ModuleNotFoundError("x", name="goldenhour.nowhere")) is None


def test_a_fault_of_our_own_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(words: list[str]) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "build", broken)
    with pytest.raises(ZeroDivisionError):
        cli.main(["version"])


def test_output_has_no_colour_where_none_is_wanted() -> None:
    done = goldenhour("--help", given=environment(NO_COLOR="1"))
    assert "\x1b" not in done.stdout


@pytest.mark.usefixtures("as_shipped", "own_database")
def test_the_doctor_speaks_to_programmes() -> None:
    done = goldenhour("doctor", "--json", given=dict(os.environ))
    report = json.loads(done.stdout)
    assert report["ok"] is True, done.stdout
    assert done.returncode == 0
