"""Rebuild says how many cases differed from their facts; once in a process of its own."""

import os
from datetime import datetime

import pytest

from goldenhour.config import cli
from goldenhour.force import queries as force
from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from goldenhour.investigation.models import Case
from goldenhour.web import clock as house
from tests import cases
from tests.config.machines import goldenhour
from tests.moments import hours


def somebody(name: str, role: str, at: datetime) -> Officer:
    return appoint(
        username=name,
        name=f"{name.title()} Example",
        staff_number=f"{name}-1",
        rank="detective" if role == "investigator" else "",
        roles=[role],
        team=None,
        by=force.house(),
        at=at,
    )


@pytest.fixture
def three(own_database: str) -> list[Case]:
    """Three cases of this morning, committed."""
    began: datetime = house.now() - hours(3)
    hana, ines = somebody("hana", "contact_officer", began), somebody("ines", "investigator", began)
    told = [cases.an_incident(hana, began) for _ in range(3)]
    return [cases.a_case(ines, each, began + hours(1)) for each in told]


def test_lists_that_agree_end_with_nought_and_others_with_one(
    three: list[Case], capsys: pytest.CaptureFixture[str]
) -> None:
    agreed = goldenhour("rebuild", given=dict(os.environ))
    Case.objects.filter(pk=three[1].pk).update(offence="Something else", next_due="")
    differed, said = cli.main(["rebuild"]), capsys.readouterr()
    mended, then = cli.main(["rebuild"]), capsys.readouterr()

    assert agreed.stdout == "3 cases worked out from their facts, 0 differed.\n", agreed.stderr
    assert agreed.returncode == 0
    assert said.out == "3 cases worked out from their facts, 1 differed.\n"
    assert "Report it" in said.err
    assert differed == 1
    assert (mended, then.err) == (0, "")
