"""The doctor finds what is broken and names the command that mends it."""

import os

import psycopg
import pytest

from goldenhour.config import doctor, migrating
from tests.conftest_database import Templates


def faults() -> dict[str, str]:
    found = doctor.findings(os.environ)
    return {finding.check: finding.mend for finding in found if not finding.ok}


def as_superuser(templates: Templates, name: str, *orders: str) -> None:
    with templates.cluster.as_superuser(name) as admin:
        for order in orders:
            admin.execute(psycopg.sql.SQL(order))


@pytest.mark.usefixtures("as_shipped", "own_database")
def test_a_sound_installation_has_no_fault() -> None:
    assert faults() == {}
    assert migrating.is_up_to_date()


@pytest.mark.parametrize(
    ("damage", "check", "mend"),
    [
        ("GRANT UPDATE ON journal_entry TO goldenhour_app", "journal", "goldenhour migrate"),
        (
            "ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_insert_only",
            "journal",
            "goldenhour migrate",
        ),
        ("GRANT CREATE ON SCHEMA public TO goldenhour_app", "role", "put goldenhour_app"),
        (
            "DELETE FROM django_migrations WHERE app = 'web'",
            "migrations",
            "goldenhour migrate",
        ),
    ],
)
def test_each_damage_is_found(
    own_database: str, templates: Templates, damage: str, check: str, mend: str
) -> None:
    as_superuser(templates, own_database, damage)
    assert faults()[check].startswith(mend)


def test_a_silent_database_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENHOUR_POSTGRES", "neither")
    last = doctor.findings(os.environ)[-1]
    assert (last.check, last.ok) == ("database", False)
    assert last.mend == "Set it to wheel or system."


def test_a_finding_is_read_by_people() -> None:
    finding = doctor.Finding("disk", ok=False, found="3 MB free.", mend="free some space")
    assert finding.line() == "fault  disk: 3 MB free. Mend: free some space"
