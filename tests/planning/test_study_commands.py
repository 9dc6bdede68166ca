"""Studies as records: asked for, begun, advanced, ended; refused with the path; nobody named."""

import base64
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed, Refused
from goldenhour.journal.models import Entry
from goldenhour.journal.rows import Stale
from goldenhour.planning import commands, queries
from goldenhour.planning.models import Study
from goldenhour.planning.rules import asking, ready
from goldenhour.simulation import scenario, world
from tests.moments import minutes
from tests.simulation.scenarios import PLAIN as THREE
from tests.simulation.scenarios import changed

FOUR = changed(changed(THREE, "units = 3", "units = 4"), "three servers", "four servers")
Ask = Callable[..., UUID]


@pytest.fixture
def ask(anna: Officer, nine: datetime) -> Ask:
    """Asks for a comparison as Anna; gives its uid."""

    def ask(*texts: str, **given: Any) -> UUID:
        said = {"kind": "compare", "replications": 5, "seed": 1, "by": anna, "at": nine} | given
        return commands.ask_for_study(scenarios=list(texts), **said).uid

    return ask


def test_a_study_keeps_its_scenarios_word_for_word(ask: Ask) -> None:
    opened = queries.study(ask(THREE, FOUR))
    assert [one.text for one in opened.scenarios] == [THREE, FOUR]
    assert opened.row.names == ("three servers in a row", "four servers in a row")
    assert (opened.row.state, opened.row.done, opened.row.total) == ("QUEUED", 0, 10)
    read = asking.parsed(THREE)
    first = opened.scenarios[0]
    assert first.scenario_sha256 == world.of(read, ready.FOLDER).digest
    (entry,) = Entry.objects.filter(what="planning.study_asked")
    assert entry.facts == {"kind": "compare", "scenarios": 2, "replications": 5, "seed": 1}


def test_a_study_goes_from_asked_to_done(ask: Ask, clock: Officer, nine: datetime) -> None:
    uid = ask(THREE, FOUR)
    given = {"study": uid, "by": clock, "at": nine + minutes(1)}
    commands.begin_study(**given)
    commands.advance_study(done=4, total=15, **given)
    row = queries.study(uid).row
    assert (row.state, row.done, row.total, row.attempts) == ("RUNNING", 4, 15, 1)
    report = base64.b64encode(b"<!doctype html>").decode()
    commands.finish_study(results='{"seed": 1}', files={"report.html": report}, **given)
    opened = queries.study(uid)
    assert (opened.row.state, opened.row.done, opened.results) == ("DONE", 15, {"seed": 1})
    assert len(opened.results_sha256) == len(opened.files[0].sha256) == 64
    assert queries.study_file(uid, "report.html") == b"<!doctype html>"
    assert queries.next_study() is None


def test_one_that_runs_of_a_killed_job_is_the_next(
    ask: Ask, clock: Officer, nine: datetime
) -> None:
    uid = ask(THREE, FOUR)
    ask(THREE, FOUR, at=nine + minutes(1))
    commands.begin_study(study=uid, by=clock, at=nine)
    found = queries.next_study()
    assert found is not None
    assert found.uid == uid
    commands.begin_study(study=uid, by=clock, at=nine)
    assert queries.study(uid).row.attempts == 2


def test_what_is_cancelled_is_advanced_no_more(
    ask: Ask, anna: Officer, clock: Officer, nine: datetime
) -> None:
    uid = ask(THREE, FOUR)
    commands.begin_study(study=uid, by=clock, at=nine)
    commands.cancel_study(study=uid, by=anna, at=nine)
    with pytest.raises(commands.WrongState, match="is cancelled and cannot become running"):
        commands.advance_study(study=uid, done=1, total=10, by=clock, at=nine)
    with pytest.raises(commands.WrongState):
        commands.finish_study(study=uid, results="{}", files={}, by=clock, at=nine)
    with pytest.raises(commands.WrongState, match="cannot become cancelled"):
        commands.cancel_study(study=uid, by=anna, at=nine)


def test_a_failure_says_why(ask: Ask, clock: Officer, nine: datetime) -> None:
    uid = ask(THREE, FOUR)
    commands.fail_study(study=uid, why="refused", faults=["base: is bad"], by=clock, at=nine)
    opened = queries.study(uid)
    assert (opened.row.reason[:10], opened.faults) == ("The engine", ("base: is bad",))
    with pytest.raises(commands.WrongState, match="fails for one of"):
        commands.fail_study(study=uid, why="bored", faults=[], by=clock, at=nine)


@pytest.mark.parametrize(
    ("texts", "given", "said"),
    [
        ([THREE], {}, "Choose 2 to 6 scenarios, not 1."),
        ([THREE, FOUR], {"kind": "simulate"}, "Choose 1 scenarios, not 2."),
        ([THREE, FOUR], {"kind": "guess"}, "A study is one of"),
        ([THREE, FOUR], {"replications": 1}, "Replications must be between 2 and 1000."),
        ([THREE, FOUR], {"seed": -1}, "The seed must be"),
        ([THREE, changed(FOUR, "units =", "unitss =")], {}, "base[0].unitss: unknown key"),
        ([THREE, changed(FOUR, "units = 4", "units = 2")], {}, "the load is 1.20"),
        ([THREE, "name ="], {}, "scenario: is not TOML"),
        ([THREE, changed(FOUR, "= 2000", "= 200")], {}, "horizon_hours: must be the same"),
        ([THREE, FOUR + '[demand]\nfile = "/etc/passwd"\n'], {}, "demand.file: names a file"),
        ([THREE, "#" * 200_001], {}, "larger than 200,000 octets"),
    ],
)
def test_what_cannot_be_played_is_refused_before_anything_runs(
    ask: Ask, texts: list[str], given: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused) as refused:
        ask(*texts, **given)
    assert said in str(refused.value)
    assert not Study.objects.exists()


@pytest.mark.parametrize("key", ["places", "file"])
def test_a_scenario_of_a_screen_reads_no_file_of_the_machine(key: str) -> None:
    text = changed(ready.scenarios()[0].path.read_text("utf-8"), "", "")
    bad = scenario.of({"name": "x", "demand": {key: "/etc/passwd"}})
    assert list(asking.faults(bad)) == [f"demand.{key}: {asking.NO_FILE}"]
    assert asking.posed(text).name


def test_the_same_key_asks_once(ask: Ask) -> None:
    key = uuid4()
    assert ask(THREE, FOUR, key=key) == ask(THREE, FOUR, key=key)


def test_only_an_analyst_asks_and_only_the_clock_plays(
    ask: Ask, anna: Officer, dina: Officer, nine: datetime
) -> None:
    with pytest.raises(NotAllowed):
        ask(THREE, FOUR, by=dina)
    with pytest.raises(NotAllowed):
        commands.begin_study(study=ask(THREE, FOUR), by=anna, at=nine)


def test_the_database_keeps_no_study_that_is_done_without_results(ask: Ask) -> None:
    rows = Study.objects.filter(uid=ask(THREE, FOUR))
    for wrong in ({"state": "DONE"}, {"done": 11}, {"why": "killed"}, {"kind": "guess"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_results_that_are_none_are_refused(ask: Ask, clock: Officer, nine: datetime) -> None:
    uid = ask(THREE, FOUR)
    given = {"study": uid, "by": clock, "at": nine}
    commands.begin_study(**given)
    for results, files in (("no", {}), ("[]", {}), ("{}", {"a.csv": "not base64!"})):
        with pytest.raises(commands.NoResults):
            commands.finish_study(results=results, files=files, **given)
    assert queries.state_of(uid) == "RUNNING"


def test_a_scenario_of_ones_own_is_kept_and_amended(anna: Officer, nine: datetime) -> None:
    row = commands.keep_scenario(text=THREE, by=anna, at=nine)
    with pytest.raises(commands.NameTaken, match="Choose another name"):
        commands.keep_scenario(text=THREE, by=anna, at=nine)
    given = {"scenario": row.uid, "text": FOUR, "by": anna, "at": nine}
    commands.amend_scenario(expects=1, **given)
    with pytest.raises(Stale):
        commands.amend_scenario(expects=1, **given)
    (found,) = queries.own_scenarios()
    assert (found.name, found.text, found.version) == ("four servers in a row", FOUR, 2)
    assert json.dumps(Entry.objects.latest("id").facts) == "{}"
