"""The auditor's page of contacts: counts of the last run, and the contacts that failed."""

from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenhour.accountability import jobs, queries
from goldenhour.accountability.models import AuditRun
from goldenhour.accountability.queries import contacts
from goldenhour.config import timetable
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.triage.models import Incident
from goldenhour.web import clock as house
from tests import cases
from tests.moments import days, hours


@pytest.fixture
def late(hana: Officer) -> Incident:
    """A burglary of two days ago to which nobody came."""
    began: datetime = house.now() - days(2)
    return cases.an_incident(hana, began)


@pytest.fixture
def counted(late: Incident, clock: Officer) -> AuditRun:
    jobs.audit_contacts(by=clock, at=house.now())
    return AuditRun.objects.get()


@pytest.fixture
def desk(client: Client, adil: Officer) -> Client:
    client.force_login(adil)
    return client


def test_the_counts_stand_there_and_lead_to_those_that_failed(
    desk: Client, counted: AuditRun
) -> None:
    text = desk.get("/audit/contacts").content.decode()
    assert "A01, No" not in text
    assert "A05, No: 1" in text
    assert Entry.objects.filter(what="accountability.audit.opened").count() == 1


def test_a_failing_contact_leads_to_its_incident(
    desk: Client, counted: AuditRun, late: Incident
) -> None:
    text = desk.get("/audit/contacts?check=A05").content.decode()
    assert f"/incidents/{late.uid}" in text
    assert late.reference in text
    opened = Entry.objects.get(what="accountability.audit.opened")
    assert opened.about == "contacts/A05-fail"
    assert desk.get(f"/incidents/{late.uid}").status_code == 200


@pytest.mark.parametrize("query", ["?check=Z99", "?check=A13", "?page=x", "?check=A05&page=99"])
def test_an_address_typed_wrong_is_no_fault(desk: Client, counted: AuditRun, query: str) -> None:
    assert desk.get(f"/audit/contacts{query}").status_code == 200


def test_before_the_first_run_it_says_so(desk: Client) -> None:
    assert "have not been judged yet" in desk.get("/audit/contacts").content.decode()


def test_others_are_shut_out(client: Client, ines: Officer, counted: AuditRun) -> None:
    client.force_login(ines)
    assert client.get("/audit/contacts").status_code == 403


def test_a_run_replaces_the_one_before_and_disturbs_none_of_the_cases(
    counted: AuditRun, clock: Officer
) -> None:
    later = house.now() + hours(1)
    jobs.publish_figures(by=clock, at=later)
    assert jobs.audit_contacts(by=clock, at=later) == 1
    assert AuditRun.objects.count() == 2
    cases_run = queries.last_run()
    assert cases_run is not None
    assert "B08" in cases_run.tallies
    assert AuditRun.objects.get(selection="contacts").as_of == later


def test_contacts_older_than_four_weeks_are_left_to_the_command(
    late: Incident, clock: Officer
) -> None:
    assert contacts.count_contacts(at=house.now() + days(27)).contacts == 0
    assert contacts.count_contacts(at=house.now() + days(25)).contacts == 1


def test_the_page_asks_so_many_queries(
    counted: AuditRun, adil: Officer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        contacts.contacts_audit(by=adil, at=house.now(), why="audit", check="A05")


def test_the_clock_judges_contacts_every_hour() -> None:
    (line,) = [each for each in timetable.TIMETABLE if each.job is jobs.audit_contacts]
    assert (line.every, line.is_picture) == (hours(1), True)
