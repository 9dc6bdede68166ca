"""The role somebody acted in is read out of the rank that was kept with each fact."""

from dataclasses import replace
from datetime import datetime

import pytest

from goldenhour.force.models import Officer
from goldenhour.investigation import commands, queries
from goldenhour.investigation.jobs import rebuild_every_case
from goldenhour.investigation.models import Case
from goldenhour.investigation.rules.roles import Act, role_lines
from goldenhour.journal.models import Entry
from tests.moments import NINE, days, hours


def said(*acts: Act) -> list[tuple[object, object, object]]:
    lines = role_lines("26/0001", acts)
    return [(line["data"], line["at"], line["recorded_at"]) for line in lines]


def test_the_first_act_under_a_rank_states_it_and_the_next_ones_do_not() -> None:
    first = Act("118", "sergeant", NINE, NINE)
    again = Act("118", "sergeant", NINE + hours(1), NINE + hours(1))

    assert said(again, first) == [
        ({"staff": "118", "role": "sergeant"}, NINE.isoformat(), NINE.isoformat())
    ]


def test_a_promotion_is_a_second_role_from_its_first_act() -> None:
    before = Act("118", "constable", NINE, NINE)
    after = Act("118", "sergeant", NINE + days(9), NINE + days(9))

    assert [line[0] for line in said(before, after)] == [
        {"staff": "118", "role": "constable"},
        {"staff": "118", "role": "sergeant"},
    ]


def test_an_act_written_down_late_leaves_no_moment_without_its_role() -> None:
    late = Act("118", "sergeant", NINE, NINE + days(2))
    prompt = Act("118", "sergeant", NINE + hours(1), NINE + hours(1))

    ((_, at, recorded_at),) = said(late, prompt)

    assert (at, recorded_at) == (NINE.isoformat(), (NINE + hours(1)).isoformat())


def test_staff_without_a_rank_have_no_role() -> None:
    assert said(Act("7101", "", NINE, NINE)) == []


def test_the_file_of_a_case_knows_who_supervises(
    planned: Case, sam: Officer, ines: Officer, nine: datetime
) -> None:
    file = queries.case_file(planned.uid, at=nine + hours(5))

    assert file.is_independent("118", nine + hours(4))
    assert not file.is_supervisor("4412", nine + hours(4))
    assert file.officer_in_case(nine + hours(4)) == "4412"


def test_a_case_is_rebuilt_from_its_facts_alone(
    planned: Case, ada: Officer, nine: datetime
) -> None:
    before = (queries.lines(planned.uid), queries.case(planned.uid).next_due_at)
    commands.rebuild(case=planned.uid, by=ada, at=nine + hours(9))
    assert (queries.lines(planned.uid), queries.case(planned.uid).next_due_at) == before


def test_a_rebuild_that_finds_no_difference_changes_nothing(
    planned: Case, ada: Officer, nine: datetime
) -> None:
    before = queries.case(planned.uid)
    assert rebuild_every_case(by=ada, at=nine + hours(9)) == (1, 0)
    assert queries.case(planned.uid) == before
    assert Entry.objects.get(what="investigation.rebuilt").facts == {"differed": False}


@pytest.mark.parametrize("spoilt", [{"offence": "x"}, {"officer": None}, {"next_due_at": None}])
def test_a_case_whose_list_differs_is_mended_and_counted(
    planned: Case, ada: Officer, nine: datetime, spoilt: dict[str, object]
) -> None:
    before = queries.case(planned.uid)
    Case.objects.filter(pk=planned.pk).update(**spoilt)

    assert rebuild_every_case(by=ada, at=nine + hours(9)) == (1, 1)
    assert replace(queries.case(planned.uid), version=before.version) == before
    assert rebuild_every_case(by=ada, at=nine + hours(10)) == (1, 0)


def test_a_line_that_differs_is_mended_and_counted(
    planned: Case, ada: Officer, nine: datetime
) -> None:
    planned.lines.update(disposition="done")
    assert rebuild_every_case(by=ada, at=nine + hours(9)) == (1, 1)
    assert [line.disposition for line in queries.lines(planned.uid)] == ["", ""]


def test_a_rebuild_with_an_old_moment_loses_no_later_fact(
    planned: Case, ada: Officer, nine: datetime
) -> None:
    assert rebuild_every_case(by=ada, at=nine) == (1, 0)
    assert len(queries.lines(planned.uid)) == 2
