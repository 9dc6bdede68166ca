"""The address in Django's words, and the database's complaints in ours."""

from pathlib import Path

import psycopg
import pytest

from goldenhour.config import postgres

URL = "postgresql://goldenhour_app:s%40fe@db.example.org:6543/force?sslmode=require"


def test_without_an_address_it_is_our_own_as_the_application(tmp_path: Path) -> None:
    found = postgres.databases({"GOLDENHOUR_DATA": str(tmp_path)})["default"]
    assert (found["USER"], found["NAME"]) == ("goldenhour_app", "goldenhour")
    assert found["HOST"] == str(postgres.place({"GOLDENHOUR_DATA": str(tmp_path)}).socket)


def test_the_role_that_migrates_is_asked_for_by_name(tmp_path: Path) -> None:
    given = {"GOLDENHOUR_DATA": str(tmp_path), "GOLDENHOUR_AS": "owner"}
    assert postgres.databases(given)["default"]["USER"] == "goldenhour_owner"


def test_an_address_is_read_with_its_options() -> None:
    found = postgres.databases({"DATABASE_URL": URL})["default"]
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "force",
        "goldenhour_app",
        "s@fe",
        "db.example.org",
        "6543",
    ]
    assert found["OPTIONS"]["sslmode"] == "require"


def test_the_owner_has_an_address_of_its_own() -> None:
    given = {"DATABASE_URL": URL, "GOLDENHOUR_OWNER_URL": URL.replace("_app", "_owner")}
    assert postgres.databases(given)["default"]["USER"] == "goldenhour_app"
    owner = postgres.databases(given | {"GOLDENHOUR_AS": "owner"})["default"]
    assert owner["USER"] == "goldenhour_owner"


def test_a_pool_replaces_lasting_connections() -> None:
    found = postgres.databases({"DATABASE_URL": URL, "GOLDENHOUR_POOL": "1"})["default"]
    assert found["OPTIONS"]["pool"]["max_size"] == 16
    assert "CONN_MAX_AGE" not in found


def test_an_address_nobody_can_read_is_refused_with_a_pattern() -> None:
    with pytest.raises(postgres.NoDatabase, match="Write it as postgresql://"):
        postgres.databases({"DATABASE_URL": "mysql://a@b/c"})


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ('FATAL:  password authentication failed for user "a"', "refuses the password of"),
        ('FATAL:  database "force" does not exist', "no database force at db.example.org:6543"),
        ('FATAL:  role "goldenhour_app" does not exist', "does not admit goldenhour_app"),
        ("connection refused", "No PostgreSQL answers at db.example.org:6543"),
        ("could not extend file: No space left on device", "disk of the database is full"),
        ('relation "force_officer" does not exist', "Run goldenhour migrate"),
        ("FATAL:  sorry, too many clients already", "no free connection"),
        ("permission denied for table journal_entry", "Run goldenhour doctor"),
    ],
)
def test_each_complaint_has_its_sentence(complaint: str, said: str) -> None:
    given = {"DATABASE_URL": URL}
    database = postgres.databases(given)["default"]
    assert said in postgres.sentence(psycopg.OperationalError(complaint), database, given=given)
