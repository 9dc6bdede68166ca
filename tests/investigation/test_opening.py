"""A crime recorded becomes a case of facts; its read rows follow; nothing bad gets in."""

from datetime import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from goldenhour.force.models import Officer
from goldenhour.investigation import commands, queries
from goldenhour.investigation.models import Case, CaseFact, Line, Party
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry
from goldenhour.triage.models import Incident
from tests import cases
from tests.moments import hours, minutes


def facts(case: Case) -> list[tuple[str, str]]:
    return [(str(line["id"]), str(line["type"])) for line in queries.facts_of(case.uid)]


def test_a_crime_becomes_a_case_reported_when_the_phone_rang(case: Case, nine: datetime) -> None:
    row = queries.case(case.uid)

    assert row.reference == "26/0001"
    assert (row.reported_at, row.recorded_at) == (nine, nine + hours(1))
    assert facts(case) == [
        ("r1", "staff.role"),
        ("e1", "case.reported"),
        ("e2", "case.recorded"),
        ("e3", "victim.added"),
    ]
    reported = queries.facts_of(case.uid)[1]
    assert reported["data"] == {
        "offence": "Burglary of a dwelling",
        "harm": "standard",
        "channel": "999",
        "domestic_abuse": False,
        "stalking": False,
    }


def test_facts_and_journal_hold_no_name_and_no_number(case: Case) -> None:
    stated = str(queries.facts_of(case.uid)) + str(list(Entry.objects.values_list("facts")))

    assert "Avery" not in stated
    assert cases.VICTIMS_PHONE not in stated
    assert Party.objects.get(case=case).name == "Avery Sample"
    assert Entry.objects.filter(what="investigation.crime_recorded", about=str(case)).exists()


def test_two_cases_of_a_year_are_numbered_on(
    case: Case, incident: Incident, ines: Officer, nine: datetime
) -> None:
    second = cases.a_case(ines, incident, nine + hours(2))
    assert second.reference == "26/0002"
    assert [row.uid for row in queries.cases_of_incident(incident.uid)] == [case.uid, second.uid]


@pytest.mark.parametrize(
    "given", [{"harm": "middling"}, {"offence": "  "}, {"victim_kind": "crowd"}]
)
def test_what_makes_no_case_is_refused_and_leaves_nothing(
    given: dict[str, str], incident: Incident, ines: Officer, nine: datetime
) -> None:
    with pytest.raises(commands.NotAFact):
        cases.a_case(ines, incident, nine + hours(1), **given)
    assert not Case.objects.exists()


def test_a_contact_officer_may_not_record_a_crime(
    incident: Incident, hana: Officer, nine: datetime
) -> None:
    with pytest.raises(NotAllowed):
        cases.a_case(hana, incident, nine + hours(1))


def test_allocation_names_the_officer_and_starts_the_clocks(
    case: Case, ines: Officer, sam: Officer, nine: datetime
) -> None:
    commands.allocate(case=case.uid, officer=ines.uid, by=sam, at=nine + hours(2))

    row = queries.case(case.uid)
    assert (row.officer, row.next_due) == ("4412", "plan")
    assert row.next_due_at == nine + hours(2 + 72)
    assert [each.uid for each in queries.cases(officer="4412")] == [case.uid]


def test_a_constable_does_not_allocate(case: Case, ines: Officer, nine: datetime) -> None:
    with pytest.raises(NotAllowed):
        commands.allocate(case=case.uid, officer=ines.uid, by=ines, at=nine + hours(2))


def test_nothing_has_happened_in_the_future(case: Case, ines: Officer, nine: datetime) -> None:
    commands.identify_suspect(case=case.uid, by=ines, at=nine + hours(2))
    with pytest.raises(commands.NotYet):
        commands.record_arrest(
            case=case.uid,
            suspect="A",
            happened_at=nine + hours(3),
            by=ines,
            at=nine + hours(2),
        )


def test_an_arrest_is_dated_when_it_happened_and_when_we_knew(
    case: Case, ines: Officer, nine: datetime
) -> None:
    commands.identify_suspect(case=case.uid, name="Rory Invented", by=ines, at=nine + hours(2))
    arrest = commands.record_arrest(
        case=case.uid, suspect="A", happened_at=nine + hours(2), by=ines, at=nine + hours(3)
    )
    assert (arrest.at, arrest.recorded_at) == (nine + hours(2), nine + hours(3))


@pytest.mark.parametrize("code", ["B", "V1", ""])
def test_only_a_suspect_of_the_case_is_arrested(
    code: str, case: Case, ines: Officer, nine: datetime
) -> None:
    with pytest.raises(commands.Unknown, match="suspect"):
        commands.record_arrest(case=case.uid, suspect=code, by=ines, at=nine + hours(2))


def test_a_wrong_fact_is_voided_never_changed(planned: Case, ines: Officer, nine: datetime) -> None:
    plan = CaseFact.objects.get(case=planned, type="plan.recorded")

    commands.void_fact(
        case=planned.uid, fact_id=plan.fact_id, reason="Wrong case", by=ines, at=nine + hours(5)
    )

    assert queries.case(planned.uid).planned_at is None
    assert not Line.objects.filter(case=planned).exists()
    assert CaseFact.objects.filter(pk=plan.pk).exists()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE investigation_casefact SET type = 'case.recorded'",
        "DELETE FROM investigation_casefact",
    ],
)
def test_the_database_lets_nobody_change_a_fact(change: str, case: Case) -> None:
    refused = pytest.raises(DatabaseError, match=r"insert only|permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_the_database_refuses_facts_and_cases_that_cannot_be(
    case: Case, ines: Officer, nine: datetime
) -> None:
    fact = CaseFact.objects.filter(case=case).first()
    assert fact is not None
    for change, named in (
        ({"type": "suspect.vanished"}, "known_type"),
        ({"recorded_at": fact.at - minutes(1)}, "before_it_happened"),
        ({}, "fact_id"),
    ):
        copy = CaseFact.objects.get(pk=fact.pk)
        copy.pk, copy.uid = None, ines.uid
        copy.fact_id = copy.fact_id if named == "fact_id" else "e99"
        for name, value in change.items():
            setattr(copy, name, value)
        with pytest.raises(IntegrityError, match=named), transaction.atomic():
            copy.save(force_insert=True)
    with pytest.raises(IntegrityError, match="finalised"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state="FINALISED")


def test_the_read_rows_are_what_the_facts_say(
    planned: Case, ines: Officer, ada: Officer, nine: datetime
) -> None:
    commands.dispose_line(
        case=planned.uid,
        line="L1",
        disposition="done",
        reason="A face, seen at two",
        by=ines,
        at=nine + hours(6),
    )
    live = (queries.case(planned.uid), queries.lines(planned.uid))
    Line.objects.filter(case=planned).delete()
    Case.objects.filter(pk=planned.pk).update(
        offence="", officer=None, next_due="", planned_at=None
    )

    commands.rebuild(case=planned.uid, by=ada, at=nine + hours(7))

    row, lines = queries.case(planned.uid), queries.lines(planned.uid)
    assert lines == live[1]
    assert {k: v for k, v in vars(row).items() if k != "version"} == {
        k: v for k, v in vars(live[0]).items() if k != "version"
    }
