"""The plan, its lines, the property and the reviews: done, journalled, refused."""

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from goldenhour.force.models import Officer
from goldenhour.investigation import commands, queries
from goldenhour.investigation.models import Case
from goldenhour.journal.commands import NotAllowed, Refused
from goldenhour.journal.models import Entry
from goldenhour.journal.rows import Stale
from tests import cases
from tests.moments import days, hours


def test_a_plan_of_two_lines_stands_in_the_file(planned: Case) -> None:
    lines = queries.lines(planned.uid)

    assert [(line.line, line.source, line.disposition) for line in lines] == [
        ("L1", "cctv", ""),
        ("L2", "witness", ""),
    ]
    assert queries.case(planned.uid).open_lines == 2
    entry = Entry.objects.get(what="investigation.plan.recorded")
    assert set(entry.facts) == {"fact", "id"}


def test_a_line_is_asked_for_brings_something_and_ends(
    planned: Case, ines: Officer, nine: datetime
) -> None:
    later = nine + hours(5)
    commands.add_line(
        case=planned.uid,
        source="house-to-house",
        objective="Who else heard it",
        due=nine + days(2),
        by=ines,
        at=later,
    )
    commands.request_line(case=planned.uid, line="L3", by=ines, at=later)
    commands.result_line(case=planned.uid, line="L3", result="Nobody", by=ines, at=later)
    commands.dispose_line(
        case=planned.uid, line="L3", disposition="done", reason="All asked", by=ines, at=later
    )

    line = queries.lines(planned.uid)[2]
    assert (line.requested_at, line.result, line.disposition) == (later, "Nobody", "done")
    assert line.due_at == nine + days(2)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"line": "L9"}, "line"),
        ({"disposition": "gone"}, "disposition"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_a_line_does_not_end_without_its_reason(
    change: dict[str, str], field: str, planned: Case, ines: Officer, nine: datetime
) -> None:
    given = {"line": "L1", "disposition": "done", "reason": "Seen"} | change
    with pytest.raises(commands.Unknown) as refused:
        commands.dispose_line(case=planned.uid, **given, by=ines, at=nine + hours(5))
    assert refused.value.field == field


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [{"source": "cctv"}],
        [{"source": "cctv", "objective": "x", "colour": "red"}],
        [{"line": "L1", "source": "cctv", "objective": "x"}] * 2,
    ],
)
def test_a_plan_that_gives_no_direction_is_refused(
    lines: list[dict[str, str]], case: Case, ines: Officer, nine: datetime
) -> None:
    with pytest.raises(commands.NotAFact):
        commands.record_plan(case=case.uid, lines=lines, by=ines, at=nine + hours(2))


def test_whoever_saw_an_older_file_is_told(case: Case, ines: Officer, nine: datetime) -> None:
    seen = queries.case(case.uid).version
    commands.hold_property(case=case.uid, item="Crowbar", by=ines, at=nine + hours(2))

    with pytest.raises(Stale):
        commands.record_plan(
            case=case.uid, lines=cases.LINES, by=ines, at=nine + hours(2), expects=seen
        )


def test_property_is_held_and_then_decided(case: Case, ines: Officer, nine: datetime) -> None:
    commands.hold_property(case=case.uid, item="Crowbar", by=ines, at=nine + hours(2))
    with pytest.raises(commands.Unknown, match="held"):
        commands.decide_property(
            case=case.uid, item="Ladder", decision="returned", by=ines, at=nine + hours(3)
        )
    decided = commands.decide_property(
        case=case.uid, item="Crowbar", decision="kept as evidence", by=ines, at=nine + hours(3)
    )
    assert decided.data == {"item": "Crowbar", "decision": "kept as evidence"}


def test_a_review_resets_the_clock_and_its_directions_are_met(
    planned: Case, ines: Officer, nine: datetime
) -> None:
    row = queries.case(planned.uid)
    assert (row.next_due, row.next_due_at) == ("review", nine + hours(3) + days(28))
    review = planned.facts.get(type="review.recorded")

    commands.meet_direction(
        case=planned.uid,
        review=review.fact_id,
        direction=review.data["directions"][0],
        by=ines,
        at=nine + hours(6),
    )
    with pytest.raises(commands.Unknown, match="direction"):
        commands.meet_direction(
            case=planned.uid, review=review.fact_id, direction="Rest", by=ines, at=nine + hours(6)
        )


@pytest.mark.parametrize("given", [{"text": " "}, {"directions": [" "]}])
def test_a_review_without_finding_or_direction_is_refused(
    given: dict[str, object], planned: Case, sam: Officer, nine: datetime
) -> None:
    said = {"text": "Looked at it", "directions": ["Go on"]} | given
    with pytest.raises(Refused):
        commands.record_review(case=planned.uid, **said, by=sam, at=nine + hours(6))


def test_an_investigator_does_not_review(planned: Case, ines: Officer, nine: datetime) -> None:
    with pytest.raises(NotAllowed):
        commands.record_review(
            case=planned.uid, text="Fine", directions=["Go on"], by=ines, at=nine + hours(6)
        )


def test_opening_a_case_is_written_down_and_lists_name_nobody(
    planned: Case, ines: Officer, nine: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        rows = queries.cases()
    assert "Avery" not in str(rows)

    opened = queries.opened_case(planned.uid, by=ines, at=nine + hours(6), why="task")

    assert [party.name for party in opened.parties] == ["Avery Sample"]
    assert Entry.objects.get(what="investigation.case.opened").about == str(planned)
