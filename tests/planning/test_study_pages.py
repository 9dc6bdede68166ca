"""The analyst's pages of studies: asked on a form, followed, cancelled, opened, taken away."""

import base64
import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.planning import commands, queries
from goldenhour.planning.rules import saying
from goldenhour.planning.views import live, studies
from goldenhour.web.events import Event
from tests.moments import minutes
from tests.planning.test_study_commands import FOUR
from tests.simulation.scenarios import PLAIN as THREE

ASKED = {"first": "staffordshire-3-hubs", "replications": "20", "seed": "1"}


@pytest.fixture
def desk(client: Client, anna: Officer, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(studies, "_missing", lambda: "")  # also where numba is not installed
    client.force_login(anna)
    return client


@pytest.fixture
def waiting(anna: Officer, nine: datetime) -> UUID:
    given = {"kind": "compare", "replications": 5, "seed": 1, "by": anna, "at": nine}
    return commands.ask_for_study(scenarios=[THREE, FOUR], **given).uid


@pytest.fixture
def done(waiting: UUID, clock: Officer, nine: datetime) -> UUID:
    """The study with an answer, as the job leaves it."""
    given = {"study": waiting, "by": clock, "at": nine + minutes(1)}
    commands.begin_study(**given)
    value = {"mean": 7.5, "ci95_low": 7.0, "ci95_high": 8.0}
    less = {"mean": -0.5, "ci95_low": -0.7, "ci95_high": -0.3}
    results = {
        "scenarios": [_told(name, letter, value) for name, letter in (("one", "A"), ("two", "B"))],
        "differences": [{"scenario": "two", "minus": "one"} | _measures(less)],
        "sentences": ["Priority: two is quicker than one by 0.50 minutes."],
    }
    report = base64.b64encode(b"<!doctype html><style>p{}</style>").decode()
    table = base64.b64encode(b"scenario,mean\r\n").decode()
    files = {"report.html": report, "report.csv": table}
    return commands.finish_study(results=json.dumps(results), files=files, **given).uid


def _told(name: str, letter: str, value: dict[str, float]) -> dict[str, Any]:
    return {"scenario": name, "letter": letter} | _measures(value)


def _measures(value: dict[str, float]) -> dict[str, Any]:
    names = ("response_mean", "response_p90", "within_target", "wait_mean")
    of_all = {"utilisation": value, "queue_mean": value}
    return {"measures": {"grades": {"P": dict.fromkeys(names, value)}, "all": of_all}}


def test_a_comparison_is_asked_for_and_waits(desk: Client) -> None:
    sent = ASKED | {"others": "staffordshire-10-bases", "key": str(uuid4())}
    answer = desk.post("/planning/compare", sent)
    [row] = queries.studies()
    assert answer["Location"] == f"/planning/studies/{row.uid}"
    assert row.names == ("staffordshire-3-hubs", "staffordshire-10-bases")
    assert row.kind == "compare"
    page = desk.get(answer["Location"]).content.decode()
    assert "Waiting to begin" in page
    assert "conf P" in page  # the scenario stands there word for word


def test_one_scenario_is_played_alone(desk: Client) -> None:
    desk.post("/planning/compare", ASKED)
    assert queries.studies()[0].kind == "simulate"


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(desk: Client) -> None:
    wrong = ASKED | {"others": "staffordshire-10-bases", "replications": "1", "seed": "77"}
    answer = desk.post("/planning/compare", wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_replications_error"' in page
    assert 'value="77"' in page
    assert not queries.studies()


def test_scenarios_of_different_length_are_refused_beside_the_list(
    desk: Client, anna: Officer, nine: datetime
) -> None:
    own = commands.keep_scenario(text=FOUR, by=anna, at=nine).uid
    answer = desk.post("/planning/compare", ASKED | {"others": str(own)})
    assert answer.status_code == 422
    assert "horizon_hours: must be the same" in answer.content.decode()


def test_without_numba_the_page_says_how_to_get_it(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studies, "_missing", lambda: studies.MISSING)
    page = desk.get("/planning/compare").content.decode()
    assert "Run make install" in page
    assert "Run <kbd>" not in page
    desk.post("/planning/compare", ASKED)
    assert not queries.studies()


def test_a_study_is_cancelled_once(desk: Client, waiting: UUID) -> None:
    where = f"/planning/studies/{waiting}/cancel"
    assert desk.post(where, {"key": str(uuid4())}).status_code == 302
    assert queries.study(waiting).row.state == "CANCELLED"
    again = desk.post(where, {"key": str(uuid4())})
    assert again.status_code == 422
    assert "cannot become cancelled" in again.content.decode()


def test_no_figure_stands_without_its_interval_and_the_warning(desk: Client, done: UUID) -> None:
    page = desk.get(f"/planning/studies/{done}").content.decode()
    assert page.index(saying.UNCALIBRATED) < page.index("7.50 (7.00 to 8.00)")
    assert "\N{MINUS SIGN}0.50 (\N{MINUS SIGN}0.70 to \N{MINUS SIGN}0.30)" in page
    assert "B minus A" in page
    assert "Priority: two is quicker than one" in page


def test_the_report_is_a_page_that_runs_and_loads_nothing(desk: Client, done: UUID) -> None:
    report = desk.get(f"/planning/studies/{done}/files/report.html")
    policy = report["Content-Security-Policy"]
    assert policy == studies.OF_REPORT
    assert "script" not in policy
    kept = desk.get(f"/planning/studies/{done}/files/report.html?keep=1")
    assert kept["Content-Disposition"].startswith("attachment")
    table = desk.get(f"/planning/studies/{done}/files/report.csv")
    assert table["Content-Type"].startswith("text/csv")
    assert desk.get(f"/planning/studies/{done}/files/none.csv").status_code == 404


def test_a_study_that_advances_is_told_to_open_pages(waiting: UUID, nine: datetime) -> None:
    batch = [Event(1, "planning.study_advanced", f"study/{waiting}"), Event(2, "x", "incident/1")]
    [message] = live.patches(batch, nine)
    assert f'id="progress-{waiting}"' in message.data
    assert live.patches(batch[1:], nine) == []


def test_only_an_analyst_comes_in(client: Client, dina: Officer, waiting: UUID) -> None:
    client.force_login(dina)
    for where in ("", "/compare", f"/studies/{waiting}"):
        assert client.get(f"/planning{where}").status_code == 403


def test_the_list_shows_how_far_each_is(desk: Client, done: UUID) -> None:
    page = desk.get("/planning").content.decode()
    assert "What came of it" in page
    assert str(done) in page
