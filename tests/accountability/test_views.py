"""The audit, the figures with their files, and what anybody may see."""

import csv
from datetime import datetime
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenhour.accountability import jobs, queries
from goldenhour.accountability.models import AuditRun
from goldenhour.force.models import Officer
from goldenhour.investigation.models import Case
from goldenhour.journal.models import Entry
from goldenhour.web import clock as house
from tests import cases
from tests.moments import days, hours


@pytest.fixture
def planned(hana: Officer, ines: Officer, sam: Officer) -> Case:
    """A planned, reviewed case of two days ago."""
    began: datetime = house.now() - days(2)
    return cases.a_planned_case(cases.an_incident(hana, began), ines, sam, began + hours(1))


@pytest.fixture
def counted(planned: Case, clock: Officer) -> AuditRun:
    """Every case was counted, and the figures were published."""
    jobs.publish_figures(by=clock, at=house.now())
    return AuditRun.objects.get()


@pytest.fixture
def desk(client: Client, adil: Officer) -> Client:
    client.force_login(adil)
    return client


def test_the_audit_shows_every_case_and_is_written_down_once(
    desk: Client, counted: AuditRun
) -> None:
    text = desk.get("/audit").content.decode()

    assert "26/0001" in text
    assert "B08, Yes: 1" in text
    assert Entry.objects.filter(what="accountability.audit.opened").count() == 1


def test_the_audit_narrows_to_one_answer(desk: Client, counted: AuditRun) -> None:
    assert "26/0001" in desk.get("/audit?check=B08&answer=pass").content.decode()
    assert "26/0001" not in desk.get("/audit?check=B08&answer=fail").content.decode()


def test_the_figures_name_their_files(desk: Client, counted: AuditRun) -> None:
    text = desk.get("/figures").content.decode()
    assert "26/0001" in text
    assert "1 of 1" in text


def test_audit_and_figures_are_shut_to_investigators(
    client: Client, ines: Officer, counted: AuditRun
) -> None:
    client.force_login(ines)
    assert client.get("/audit").status_code == 403
    assert client.get("/figures").status_code == 403


def test_the_public_sees_figures_without_files_or_small_cells(
    client: Client, counted: AuditRun
) -> None:
    text = client.get("/public").content.decode()

    assert "made up" in text
    assert "Not shown" in text
    assert "26/0001" not in text
    assert "1 of 1" not in text


def test_the_public_may_compute_with_them(client: Client, counted: AuditRun) -> None:
    answer = client.get("/public.json").json()
    told, supervised = answer["figures"]
    assert (told["figure"], supervised["figure"]) == ("told-of-arrest", "first-supervision")
    assert supervised["suppressed"] is True
    assert supervised["numerator"] is None
    assert supervised["cannot_tell"] is None
    assert "left_out" in supervised
    assert answer["counted_every_minutes"] == 5

    rows = list(csv.DictReader(StringIO(client.get("/public.csv").content.decode())))
    assert [row["figure"] for row in rows] == ["told-of-arrest", "first-supervision"]
    assert rows[1]["suppressed"] == "True"


def test_five_kept_promises_are_shown(
    client: Client, hana: Officer, ines: Officer, sam: Officer, clock: Officer
) -> None:
    began = house.now() - days(2)
    for number in range(5):
        incident = cases.an_incident(hana, began + hours(number))
        cases.a_planned_case(incident, ines, sam, began + hours(number + 1))
    jobs.publish_figures(by=clock, at=house.now())

    supervised = client.get("/public.json").json()["figures"][1]

    assert (supervised["numerator"], supervised["denominator"]) == (5, 5)
    assert supervised["share"] == 1.0
    assert "100" in client.get("/public").content.decode()


def test_where_nothing_was_counted_the_pages_say_so_and_show_no_number(
    desk: Client, planned: Case
) -> None:
    said = desk.get("/public").content.decode()
    assert "No figure has been published yet" in said
    assert "Victims told of an arrest" not in said
    assert desk.get("/public.json").json()["figures"] == []
    assert desk.get("/public.csv").content.decode().count("\r\n") == 1
    assert "No figure has been counted yet" in desk.get("/figures").content.decode()
    audit = desk.get("/audit").content.decode()
    assert "have not been counted yet" in audit
    assert "26/0001" in audit


def test_the_public_is_told_as_of_when_and_how_often(client: Client, counted: AuditRun) -> None:
    said = client.get("/public").content.decode()
    assert "As of " in said
    assert "counted again every 5 minutes" in said


@pytest.fixture
def four_cases(planned: Case, hana: Officer, ines: Officer) -> list[Case]:
    """One planned case and three that nobody has planned."""
    began = house.now() - days(2)
    found = [cases.an_incident(hana, began + hours(n)) for n in range(3)]
    return [planned, *(cases.a_case(ines, incident, began + hours(4)) for incident in found)]


def test_pages_judge_and_ask_no_more_however_many_cases_there_are(
    desk: Client,
    planned: Case,
    four_cases: list[Case],
    clock: Officer,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(queries, "ON_A_PAGE", 2)
    jobs.publish_figures(by=clock, at=house.now())

    with django_assert_num_queries(2):  # the clock, the figures
        Client().get("/public")
    with django_assert_num_queries(9):  # session, officer, clock, cases, 3 to judge, entry, run
        first = desk.get("/audit").content.decode()
    assert ("26/0002" in first, "26/0003" in first) == (True, False)
    assert "Page 1 of 2" in first
    second = desk.get("/audit?check=B08&answer=not_applicable&page=2").content.decode()
    assert ("26/0003" in second, "26/0004" in second) == (False, True)
    assert "?page=1&amp;check=B08&amp;answer=not_applicable" in second


def test_a_case_that_answers_otherwise_by_now_is_left_out_and_counted(
    desk: Client, planned: Case, clock: Officer, ines: Officer
) -> None:
    jobs.publish_figures(by=clock, at=house.now() - hours(47))  # before its review was written

    page = desk.get("/audit?check=B08&answer=not_applicable").content.decode()
    assert "26/0001" not in page
    assert "1 of this page has another answer since the count" in page
