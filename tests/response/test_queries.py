"""What is asked of the board: nothing without a unit is out of sight, in the right order."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from goldenhour.force.models import Officer
from goldenhour.response import commands, jobs, queries
from goldenhour.response.models import Unit
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests.moments import NINE, days, hours, minutes
from tests.response.incidents import on_duty, sent

pytestmark = pytest.mark.django_db


def names(rows: list[queries.IncidentRow]) -> list[str]:
    return [row.grade for row in rows]


def test_what_waits_is_sorted_by_minutes_to_breach_and_not_by_arrival(hana: Officer) -> None:
    sent(hana, NINE, grade="S")
    sent(hana, NINE + minutes(40), grade="I")
    sent(hana, NINE, grade="P")
    rows = queries.waiting_incidents(NINE + minutes(45))
    assert names(rows) == ["I", "P", "S"]
    assert [row.minutes_to_breach for row in rows] == [10, 15, 2880 - 45]
    later = queries.waiting_incidents(NINE + minutes(70))
    assert [(row.grade, row.is_late, row.minutes_over) for row in later] == [
        ("I", True, 15),
        ("P", True, 10),
        ("S", False, 0),
    ]


def test_an_incident_with_a_unit_stands_behind_all_that_have_none(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer
) -> None:
    commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    sent(hana, NINE, grade="S")
    shown = queries.board(NINE + minutes(90))
    assert names(shown.to_send) == ["S", "P"]
    assert names(queries.waiting_incidents(NINE + minutes(90))) == ["S"]
    assert shown.to_send[1].is_late  # nobody has arrived, so its clock still runs
    assert (shown.waiting_count, shown.late_count, shown.busy_count) == (1, 1, 1)


def test_an_arrival_stops_the_clock_and_leaving_brings_the_incident_back(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    commands.arrive(deployment=going.uid, by=dina, at=NINE + minutes(20))
    commands.clear(deployment=going.uid, by=dina, at=NINE + minutes(50))
    (row,) = queries.waiting_incidents(NINE + hours(9))
    assert (row.first_arrived_at, row.is_late) == (NINE + minutes(20), False)
    assert row.is_waiting


def test_what_nobody_has_attended_comes_before_what_somebody_has(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    commands.arrive(deployment=going.uid, by=dina, at=NINE)
    commands.clear(deployment=going.uid, by=dina, at=NINE)
    sent(hana, NINE + hours(1), grade="S")
    assert names(queries.waiting_incidents(NINE + hours(2))) == ["S", "P"]


def test_a_call_to_resolve_by_phone_has_its_own_list_with_24_hours(hana: Officer) -> None:
    sent(hana, NINE, grade="R")
    shown = queries.board(NINE + hours(23))
    assert (names(shown.to_send), names(shown.by_phone)) == ([], ["R"])
    assert shown.by_phone[0].minutes_to_breach == 60
    assert queries.board(NINE + hours(25)).by_phone[0].is_late


def test_age_never_drops_an_incident_from_the_board(burglary: Incident) -> None:
    assert queries.waiting_incidents(NINE + days(400))[0].uid == burglary.uid


def test_a_closed_incident_is_on_no_list(burglary: Incident, dina: Officer) -> None:
    triage.close_incident(incident=burglary.uid, result="all_in_order", by=dina, at=NINE)
    assert queries.board(NINE).incidents == []
    assert queries.board(NINE).incident(burglary.uid) is None


def test_the_board_costs_nine_queries_however_much_is_on_it(
    hana: Officer, tara: Officer, dina: Officer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        incident = sent(hana, NINE + minutes(number))
        unit = on_duty(f"HA2{number}", tara, NINE)
        commands.assign(incident=incident.uid, unit=unit.uid, by=dina, at=NINE)
        sent(hana, NINE + minutes(number))
    with django_assert_num_queries(9):
        shown = queries.board(NINE + minutes(9))
    assert (len(shown.incidents), len(shown.units)) == (10, 5)


def test_every_other_question_has_its_price(
    burglary: Incident, ha21: Unit, dina: Officer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    with django_assert_num_queries(2):
        queries.suggestions(burglary.uid, NINE)
    with django_assert_num_queries(2):
        queries.units()
    with django_assert_num_queries(1):
        queries.deployments_of(burglary.uid)
    with django_assert_num_queries(1):
        queries.last_step(dina, at=NINE)
    with django_assert_num_queries(2):
        touched = queries.touched_by([f"deployment/{going.uid}", "officer/x"])
    assert touched == queries.Touched(frozenset({burglary.uid}), frozenset({ha21.uid}))


def test_the_nearest_free_units_are_named_with_their_reason(
    burglary: Incident, ha21: Unit, le11: Unit
) -> None:
    first, second = queries.suggestions(burglary.uid, NINE)
    assert [first.callsign, second.callsign] == ["HA21", "LE11"]
    assert first.why.startswith("nearest free unit")
    assert second.kilometres is not None
    assert second.kilometres > 10


def test_deployments_tell_how_long_a_unit_was_at_the_scene(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    commands.stand_down(deployment=going.uid, by=dina, at=NINE + minutes(1))
    again = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE + minutes(2))
    commands.arrive(deployment=again.uid, by=dina, at=NINE + minutes(9))
    commands.clear(deployment=again.uid, by=dina, at=NINE + minutes(51))
    first, second = queries.deployments_of(burglary.uid)
    assert (first.was_stood_down, first.minutes_at_scene, first.steps) == (True, None, [])
    assert (second.active, second.minutes_at_scene) == (False, 42)
    assert second.steps == [("return_to_scene", "not clear after all")]


def test_the_last_step_can_be_taken_back_for_ten_minutes(
    burglary: Incident, ha21: Unit, dina: Officer, tara: Officer
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE)
    last = queries.last_step(dina, at=NINE + minutes(9))
    assert last is not None
    assert (last.undo, last.kind, last.uid) == ("response.stand_down", "deployment", going.uid)
    assert last.said == "assigned a unit"
    assert queries.last_step(dina, at=NINE + minutes(11)) is None
    commands.stand_down(deployment=going.uid, by=dina, at=NINE + minutes(1))
    assert queries.last_step(dina, at=NINE + minutes(2)) is None
    duty = queries.last_step(tara, at=NINE)
    assert duty is not None
    assert duty.undo == "response.take_off_duty"


def test_the_clock_keeps_once_each_picture_in_which_an_immediate_call_found_nobody(
    ha21: Unit, dina: Officer, hana: Officer, clock: Officer
) -> None:
    other = sent(hana, NINE)
    waiting = sent(hana, NINE, grade="I")
    assert jobs.record_shortages(by=clock, at=NINE) == 0  # HA21 is free
    going = commands.assign(incident=other.uid, unit=ha21.uid, by=dina, at=NINE + minutes(1))
    assert jobs.record_shortages(by=clock, at=NINE + minutes(2)) == 1
    assert jobs.record_shortages(by=clock, at=NINE + minutes(3)) == 0  # the picture is the same
    commands.arrive(deployment=going.uid, by=dina, at=NINE + minutes(4))
    assert jobs.record_shortages(by=clock, at=NINE + minutes(5)) == 1
    first, second = queries.shortages_of(waiting.uid)
    assert first.doing == [f"HA21 on the way, {other.reference}"]
    assert second.doing == [f"HA21 at the scene, {other.reference}"]
    assert second.taken_at - first.taken_at == timedelta(minutes=3)


def test_a_priority_call_alone_makes_no_such_record(
    burglary: Incident, clock: Officer, tara: Officer
) -> None:
    assert jobs.record_shortages(by=clock, at=NINE) == 0
    assert queries.shortages_of(burglary.uid) == []
