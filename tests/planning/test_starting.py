"""The timetable begins the process that plays studies: the whole way, in processes of their own."""

from pathlib import Path

import pytest

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.config import timetable, worker
from goldenhour.force import queries as force
from goldenhour.force.commands import appoint
from goldenhour.planning import commands, queries
from goldenhour.planning.jobs import starting
from goldenhour.web import clock
from tests.moments import NINE
from tests.simulation.scenarios import PLAIN


def test_the_timetable_has_the_job_once() -> None:
    [line] = [one for one in timetable.TIMETABLE if one.job is starting.start_what_waits]
    assert line.every.total_seconds() == 15
    assert line.is_picture


@pytest.mark.usefixtures("own_database")
def test_a_study_that_waits_is_played_by_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDENHOUR_STUDIES", str(tmp_path / "studies"))
    worker.appoint_the_clock()
    by = force.officer("clock")
    assert starting.start_what_waits(by=by, at=NINE) == 0  # nothing waits
    anna = appoint(
        username="anna",
        name="Anna Example",
        staff_number="9102",
        rank="",
        roles=["analyst"],
        team=None,
        by=force.house(),
        at=NINE,
    )
    asked = {"kind": "simulate", "scenarios": [PLAIN], "replications": 2, "seed": 1}
    study = commands.ask_for_study(**asked, by=anna, at=clock.now()).uid
    assert starting.start_what_waits(by=by, at=NINE) == 1
    assert starting.start_what_waits(by=by, at=NINE) == 0  # one is at work
    [process] = starting._begun
    assert process.wait(timeout=300) == 0
    opened = queries.study(study)
    assert (opened.row.state, opened.row.why) == ("DONE", "")
    assert list((tmp_path / "studies").iterdir()) == []
