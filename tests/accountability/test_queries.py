"""A case in the database and the same case in a file are judged by one function."""

from datetime import datetime

import msgspec
import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from goldenhour.accountability import jobs as published
from goldenhour.accountability import queries
from goldenhour.accountability.rules.verdict import judge, plain
from goldenhour.force.models import Officer
from goldenhour.investigation import commands
from goldenhour.investigation import queries as investigation
from goldenhour.investigation.models import Case
from goldenhour.investigation.rules.reading import fact_of_line
from goldenhour.journal.models import Entry
from goldenhour.outbox import jobs as outbox
from goldenhour.triage.models import Incident
from goldenhour.victims import commands as victims
from goldenhour.victims import jobs
from tests import cases
from tests.moments import days, hours, minutes


@pytest.fixture
def told(hana: Officer, ines: Officer, sam: Officer, clock: Officer, nine: datetime) -> Case:
    """A planned and reviewed case with an arrest of which the victim was told by message."""
    incident: Incident = cases.an_incident(hana, nine)
    case = cases.a_planned_case(incident, ines, sam, nine + hours(1))
    later = nine + hours(4)
    commands.identify_suspect(case=case.uid, name="Rory Invented", by=ines, at=later)
    arrest = commands.record_arrest(case=case.uid, suspect="A", by=ines, at=later)
    victims.tell(
        case=case.uid,
        victim="V1",
        rules=["R6.ARREST"],
        facts=[arrest.fact_id],
        what="Somebody has been arrested about your report.",
        by=ines,
        at=later + minutes(5),
    )
    outbox.send_due(by=clock, at=later + minutes(6))
    jobs.record_deliveries(by=clock, at=later + minutes(7))
    return case


def test_file_and_database_give_the_same_verdict_byte_for_byte(told: Case, nine: datetime) -> None:
    at = nine + days(3)
    exported = b"\n".join(map(msgspec.json.encode, investigation.facts_of(told.uid)))

    facts = [fact_of_line(line) for line in reversed(exported.splitlines())]
    from_file = judge("26/0001", facts, as_of=at, profile=investigation.profile())
    ((reference, stored),) = queries.cases_to_judge(sample=None, seed=None)
    from_database = judge(reference, stored, as_of=at, profile=investigation.profile())

    assert from_file is not None
    assert from_database is not None
    assert msgspec.json.encode(plain(from_file)) == msgspec.json.encode(plain(from_database))
    assert queries.verdict_of(told.uid, at=at) == from_file


def test_the_four_questions_are_answered_and_the_rest_cannot_be_told(
    told: Case, adil: Officer, nine: datetime
) -> None:
    (judged,) = queries.audit(by=adil, at=nine + days(3), why="audit").rows

    answers = judged.verdict.checks
    assert (answers["B01"], answers["B08"], answers["V05"]) == ("pass", "pass", "pass")
    assert answers["A01"] == "cannot_tell"
    entry = Entry.objects.get(what="accountability.audit.opened")
    assert (entry.about, entry.facts) == ("cases/every", {"why": "audit", "cases": 1, "page": 1})


def test_only_some_roles_run_the_audit(told: Case, ines: Officer, nine: datetime) -> None:
    with pytest.raises(PermissionDenied):
        queries.audit(by=ines, at=nine, why="audit")


def test_a_sample_is_drawn_again_by_its_seed(
    told: Case, incident_cases: list[Case], nine: datetime
) -> None:
    first = [case for case, _ in queries.cases_to_judge(sample=2, seed=7)]
    again = [case for case, _ in queries.cases_to_judge(sample=2, seed=7)]
    everyone = [case for case, _ in queries.cases_to_judge(sample=99, seed=7)]

    assert first == again
    assert len(first) == 2
    assert len(everyone) == 4


@pytest.fixture
def incident_cases(hana: Officer, ines: Officer, nine: datetime) -> list[Case]:
    """Three more cases, not yet allocated."""
    found = [cases.an_incident(hana, nine + minutes(n)) for n in range(3)]
    return [cases.a_case(ines, incident, nine + hours(1)) for incident in found]


def test_all_cases_are_read_in_few_queries(
    told: Case, incident_cases: list[Case], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        assert len(list(queries.cases_to_judge(sample=None, seed=None))) == 4


def test_a_figure_names_its_files_and_the_public_sees_none(
    told: Case, incident_cases: list[Case], adil: Officer, clock: Officer, nine: datetime
) -> None:
    published.publish_figures(by=clock, at=nine + days(12))
    arrests, reviews = queries.figures_with_files(by=adil, at=nine + days(12), why="audit")

    assert (arrests.numerator, arrests.denominator) == (1, 1)
    assert (reviews.numerator, reviews.denominator) == (1, 4)
    assert [each.case for each in reviews.instances] == [
        "26/0001",
        "26/0002",
        "26/0003",
        "26/0004",
    ]
    shown = queries.published_figures()
    assert all(figure.is_suppressed and figure.share is None for figure in shown)
    assert Entry.objects.filter(what="accountability.figure.opened").count() == 1
