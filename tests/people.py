"""The people whom every test may ask for by name. All are invented."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from goldenhour.force import queries
from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from tests.moments import NINE


@pytest.fixture(scope="session", autouse=True)
def passwords_cost_little() -> Iterator[None]:
    """Argon2 as in the house, at its smallest: here it keeps nobody out, and would take 100 MB."""
    with pytest.MonkeyPatch.context() as patch:
        for name, least in {"time_cost": 1, "memory_cost": 8, "parallelism": 1}.items():
            patch.setattr(Argon2PasswordHasher, name, least)
        yield


@pytest.fixture
def house(db: None) -> Officer:
    """The house itself: the service that sets a force up, there from the first migration."""
    return queries.house()


@pytest.fixture
def ada(house: Officer) -> Officer:
    """Ada, the administrator: the first account, given by the house."""
    return _somebody("ada", "9001", "", "administrator", house)


def _somebody(username: str, number: str, rank: str, role: str, by: Officer) -> Officer:
    return appoint(
        username=username,
        name=f"{username.title()} Example",
        staff_number=number,
        rank=rank,
        roles=[role],
        team=None,
        by=by,
        at=NINE,
    )


@pytest.fixture
def hana(ada: Officer) -> Officer:
    """Hana, contact officer."""
    return _somebody("hana", "7101", "", "contact_officer", ada)


@pytest.fixture
def dina(ada: Officer) -> Officer:
    """Dina, dispatcher."""
    return _somebody("dina", "7201", "", "dispatcher", ada)


@pytest.fixture
def tara(ada: Officer) -> Officer:
    """Tara, supervisor of the control room."""
    return _somebody("tara", "7301", "inspector", "room_supervisor", ada)


@pytest.fixture
def rafi(ada: Officer) -> Officer:
    """Rafi, response officer."""
    return _somebody("rafi", "4401", "constable", "response_officer", ada)


@pytest.fixture
def ines(ada: Officer) -> Officer:
    """Ines, investigator."""
    return _somebody("ines", "4412", "detective", "investigator", ada)


@pytest.fixture
def sam(ada: Officer) -> Officer:
    """Sam, sergeant."""
    return _somebody("sam", "118", "sergeant", "sergeant", ada)


@pytest.fixture
def vera(ada: Officer) -> Officer:
    """Vera, witness care."""
    return _somebody("vera", "8101", "witness_care", "witness_care", ada)


@pytest.fixture
def adil(ada: Officer) -> Officer:
    """Adil, auditor."""
    return _somebody("adil", "9101", "", "auditor", ada)


@pytest.fixture
def anna(ada: Officer) -> Officer:
    """Anna, analyst."""
    return _somebody("anna", "9102", "", "analyst", ada)


@pytest.fixture
def clock(ada: Officer) -> Officer:
    """The clock: the service that gives the commands of the timetable."""
    return _somebody("clock", "0001", "system", "clock", ada)


@pytest.fixture
def nine() -> datetime:
    """Tuesday 1 December 2026, nine o'clock: the tests' present."""
    return NINE
