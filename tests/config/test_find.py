"""Which PostgreSQL is taken, and what is said when there is none."""

from pathlib import Path

import pytest

from goldenhour.config import postgres
from tests.config.machines import programs


def test_the_wheel_comes_before_the_machine() -> None:
    found = postgres.choose({})
    assert (found.origin, found.major) == ("wheel", 18)


def test_a_wish_for_the_machine_is_granted(tmp_path: Path) -> None:
    folder = programs(tmp_path / "bin", version="16.3 (made up)")
    wish = {"GOLDENHOUR_POSTGRES": "system", "GOLDENHOUR_POSTGRES_BIN": str(folder)}
    assert postgres.choose(wish) == postgres.Programs(folder, 16, "system")


def test_data_are_served_by_the_version_that_made_them(tmp_path: Path) -> None:
    folder = programs(tmp_path / "bin", version="16.3")
    given = {"GOLDENHOUR_POSTGRES_BIN": str(folder)}
    assert postgres.choose(given, made_by=16).major == 16
    with pytest.raises(postgres.NoDatabase, match=r"made by PostgreSQL 17.*Install"):
        postgres.choose(given, made_by=17)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"GOLDENHOUR_POSTGRES": "sqlite"}, "Set it to wheel or system"),
        ({"GOLDENHOUR_POSTGRES_BIN": "/nowhere"}, "Correct GOLDENHOUR_POSTGRES_BIN"),
    ],
)
def test_a_wrong_wish_is_refused_with_the_mend(given: dict[str, str], said: str) -> None:
    with pytest.raises(postgres.NoDatabase, match=said):
        postgres.choose(given)


def test_an_old_postgresql_is_none(tmp_path: Path) -> None:
    folder = programs(tmp_path / "bin", version="14.9")
    with pytest.raises(postgres.NoDatabase, match="No PostgreSQL 15 or newer"):
        postgres.choose({"GOLDENHOUR_POSTGRES_BIN": str(folder)})


def test_without_any_the_sentence_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("goldenhour.config.postgres.find.USUAL", ())
    with pytest.raises(postgres.NoDatabase, match=r"Install the package postgresql"):
        postgres.choose({"GOLDENHOUR_POSTGRES": "system"})
