"""The launcher: started once, shared, stopped by the last; it survives what machines do."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from goldenhour.config import postgres
from goldenhour.config.postgres import process
from tests.config.machines import environment, programs, python

HOLD = """
import os, sys
from goldenhour.config import postgres
with postgres.running(os.environ):
    print("up", flush=True)
    if sys.argv[1:] == ["die"]:
        os.kill(os.getpid(), 9)
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A data folder that anybody can reach, unlike pytest's own; made once for these tests."""
    made = Path(tempfile.mkdtemp(prefix="goldenhour-test-"))
    made.chmod(0o755)
    yield made / "data"
    shutil.rmtree(made)


@pytest.fixture
def given(folder: Path) -> dict[str, str]:
    return environment(GOLDENHOUR_DATA=str(folder))


def pid_of(where: postgres.Place) -> int | None:
    mark = where.cluster / "postmaster.pid"
    return int(mark.read_text().split()[0]) if mark.exists() else None


def ask(cluster: postgres.Cluster, question: str) -> str:
    with cluster.as_superuser() as admin:
        row = admin.execute(question).fetchone()
    assert row is not None
    return str(row[0])


def test_it_keeps_what_it_was_told_and_listens_to_nobody_outside(given: dict[str, str]) -> None:
    with postgres.running(given) as cluster:
        shown = {
            name: ask(cluster, f"SHOW {name}")
            for name in ("fsync", "data_checksums", "server_encoding", "listen_addresses")
        }
        assert shown == {
            "fsync": "on",
            "data_checksums": "on",
            "server_encoding": "UTF8",
            "listen_addresses": "",
        }
        assert cluster.place.socket.stat().st_mode & 0o077 == 0
    assert pid_of(cluster.place) is None


def test_whoever_leaves_last_stops_it(given: dict[str, str]) -> None:
    with postgres.running(given) as first:
        began = pid_of(first.place)
        with postgres.running(given) as second:
            assert pid_of(second.place) == began
        assert pid_of(first.place) == began
    assert pid_of(first.place) is None


def test_a_server_whose_user_was_killed_is_reused_and_then_stopped(given: dict[str, str]) -> None:
    killed = python("-c", HOLD, "die", given=given)
    assert killed.returncode == -signal.SIGKILL
    left = pid_of(postgres.place(given))
    assert left is not None
    with postgres.running(given) as cluster:
        assert pid_of(cluster.place) == left
    assert pid_of(cluster.place) is None


def test_a_killed_server_comes_back_with_what_was_committed(given: dict[str, str]) -> None:
    with postgres.running(given) as cluster:
        ask(cluster, "SELECT 1")
        with cluster.as_superuser("goldenhour") as admin:
            admin.execute("CREATE TABLE kept AS SELECT 7 AS number")
        os.kill(pid_of(cluster.place) or 0, signal.SIGKILL)
        with postgres.running(given) as again, again.as_superuser("goldenhour") as admin:
            assert admin.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_pid_file_that_names_another_programme_is_stale(given: dict[str, str]) -> None:
    with postgres.running(given) as cluster:
        pass
    mark = cluster.place.cluster / "postmaster.pid"
    mark.write_text(f"{os.getpid()}\n{cluster.place.cluster}\n1\n5432\n")
    assert "postgres" not in process.command_of(os.getpid())
    with postgres.running(given) as again:
        assert pid_of(again.place) != os.getpid()


def test_an_interrupted_making_is_begun_again_and_a_deep_folder_gets_a_short_socket(
    folder: Path,
) -> None:
    given = environment(GOLDENHOUR_DATA=str(folder.parent / ("deep" * 30)))
    where = postgres.place(given)
    (where.home / "postgres.new").mkdir(parents=True)
    (where.home / "postgres.new" / "PG_VERSION").write_text("18\n")
    with postgres.running(given) as cluster:
        assert ask(cluster, "SELECT 1") == "1"
        assert len(os.fsencode(where.socket / ".s.PGSQL.5432")) <= 107
    shutil.rmtree(where.socket)


def test_the_application_cannot_make_a_table_nor_sign_in_as_more(given: dict[str, str]) -> None:
    with (
        postgres.running(given) as cluster,
        psycopg.connect(
            host=cluster.host, user=postgres.APPLICATION, dbname="goldenhour", autocommit=True
        ) as application,
    ):
        for attempt in (
            "CREATE TABLE mine (number int)",
            "CREATE TEMPORARY TABLE mine (number int)",
            "CREATE SCHEMA mine",
            f"SET ROLE {postgres.OWNER}",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(attempt)


def test_a_full_disk_is_said_before_anything_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = environment(GOLDENHOUR_DATA=str(folder.parent / "full"))
    full = shutil.disk_usage(folder.parent)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    said = r"less than 150 MB free\. Free some space"
    with pytest.raises(postgres.NoDatabase, match=said), postgres.running(given):
        pass
    assert not (folder.parent / "full" / "postgres").exists()


def test_a_disk_that_fills_while_making_is_said(folder: Path) -> None:
    failing = programs(folder.parent / "bin", complaint="write: No space left on device")
    given = environment(GOLDENHOUR_DATA=str(folder.parent / "new"), GOLDENHOUR_POSTGRES="system")
    given |= {"GOLDENHOUR_POSTGRES_BIN": str(failing)}
    said = r"is full\. Free some space"
    with pytest.raises(postgres.NoDatabase, match=said), postgres.running(given):
        pass
