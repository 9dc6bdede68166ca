"""What is published is what the cases say: counted by the clock, by nobody else, never typed."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from goldenhour.accountability import commands, jobs, queries
from goldenhour.accountability.models import AuditRun, Published
from goldenhour.accountability.rules import figures
from goldenhour.accountability.rules.census import ASKED, POSSIBLE
from goldenhour.accountability.rules.checks import ANSWERS
from goldenhour.accountability.rules.verdict import judge
from goldenhour.force.models import Officer
from goldenhour.investigation import queries as investigation
from goldenhour.investigation.models import Case
from goldenhour.journal.models import Entry
from goldenhour.journal.together import together
from goldenhour.rulebook import audit_questions
from tests import cases
from tests.moments import days, hours, minutes


@pytest.fixture
@together()
def seven(hana: Officer, ines: Officer, sam: Officer, nine: datetime) -> list[Case]:
    """Five cases reviewed in time and two that nobody has reviewed."""
    told = [cases.an_incident(hana, nine + minutes(n)) for n in range(7)]
    reviewed = [cases.a_planned_case(each, ines, sam, nine + hours(1)) for each in told[:5]]
    return reviewed + [cases.a_case(ines, each, nine + hours(1)) for each in told[5:]]


def counted_directly(at: datetime) -> list[figures.Figure]:
    """The figures from the cases' facts, without anything that was published."""
    profile = investigation.profile()
    verdicts = [
        judge(case, facts, as_of=at, profile=profile)
        for case, facts in queries.cases_to_judge(sample=None, seed=None)
    ]
    return figures.figures_of(each for each in verdicts if each is not None)


def test_what_is_published_equals_what_is_counted_from_the_cases(
    seven: list[Case], clock: Officer, adil: Officer, nine: datetime
) -> None:
    at = nine + days(12)
    jobs.publish_figures(by=clock, at=at)

    directly = counted_directly(at)
    assert [each.denominator for each in directly] == [0, 7]
    assert queries.figures_with_files(by=adil, at=at, why="audit")[1] == directly[1]
    shown = queries.published_figures()
    assert shown[1] == figures.published(directly[1])
    assert [row.is_suppressed for row in Published.objects.order_by("id")] == [False, True]


def test_who_answered_what_is_kept_with_the_run(
    seven: list[Case], clock: Officer, nine: datetime
) -> None:
    assert jobs.publish_figures(by=clock, at=nine + days(12)) == 7

    run = AuditRun.objects.get()
    assert run.tallies["B08"] == {"pass": 5, "fail": 2, "not_applicable": 0, "cannot_tell": 0}
    assert run.answers["B08"]["fail"] == [str(case.uid) for case in seven[5:]]
    assert (run.profile, run.cases) == ("proposed-1", 7)
    assert run.editions == ["victims_code/2021"]
    assert all(sum(run.tallies[check].values()) == 7 for check in ASKED)


def test_the_next_run_replaces_the_last_and_the_journal_keeps_both(
    seven: list[Case], clock: Officer, nine: datetime
) -> None:
    for at in (nine + hours(4), nine + days(12)):
        jobs.publish_figures(by=clock, at=at)

    assert (AuditRun.objects.count(), Published.objects.count()) == (1, 2)
    kept = Entry.objects.filter(
        what="accountability.published", facts__figure="first-supervision"
    ).order_by("id")
    said = [(e.facts["numerator"], e.facts["denominator"]) for e in kept]
    assert said == [(5, 5), (5, 7)]


def test_a_figure_of_a_definition_that_changed_is_not_shown(
    seven: list[Case], clock: Officer, nine: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.publish_figures(by=clock, at=nine + days(12))
    changed = replace(figures.FIRST_SUPERVISION, version=2)
    monkeypatch.setattr(figures, "DEFINITIONS", (figures.TOLD_OF_ARREST, changed))

    assert [each.definition.id for each in queries.published_figures()] == ["told-of-arrest"]


def test_only_the_clock_publishes(seven: list[Case], adil: Officer, nine: datetime) -> None:
    with pytest.raises(PermissionDenied):
        commands.publish(by=adil, at=nine)


def test_no_figure_is_more_than_its_whole(
    seven: list[Case], clock: Officer, nine: datetime
) -> None:
    jobs.publish_figures(by=clock, at=nine + days(12))
    with pytest.raises(IntegrityError):
        Published.objects.update(numerator=99)


def test_the_checks_kept_are_those_that_are_computed() -> None:
    computed = [q.id for q in audit_questions.of_a_case() if q.answered_by in ANSWERS]
    assert sorted(ASKED) == sorted(computed)
    assert len(POSSIBLE) == 4
