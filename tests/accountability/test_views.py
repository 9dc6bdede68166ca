"""The audit, the figures with their files, and what anybody may see."""

import csv
from datetime import datetime
from io import StringIO

import pytest
from django.test import Client

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
def desk(client: Client, adil: Officer) -> Client:
    client.force_login(adil)
    return client


def test_the_audit_shows_every_case_and_is_written_down_once(desk: Client, planned: Case) -> None:
    text = desk.get("/audit").content.decode()

    assert "26/0001" in text
    assert "B08, Yes: 1" in text
    assert Entry.objects.filter(what="accountability.audit.opened").count() == 1


def test_the_audit_narrows_to_one_answer(desk: Client, planned: Case) -> None:
    assert "26/0001" in desk.get("/audit?check=B08&answer=pass").content.decode()
    assert "26/0001" not in desk.get("/audit?check=B08&answer=fail").content.decode()


def test_the_figures_name_their_files(desk: Client, planned: Case) -> None:
    text = desk.get("/figures").content.decode()
    assert "26/0001" in text
    assert "1 of 1" in text


def test_audit_and_figures_are_shut_to_investigators(
    client: Client, ines: Officer, planned: Case
) -> None:
    client.force_login(ines)
    assert client.get("/audit").status_code == 403
    assert client.get("/figures").status_code == 403


def test_the_public_sees_figures_without_files_or_small_cells(
    client: Client, planned: Case
) -> None:
    text = client.get("/public").content.decode()

    assert "made up" in text
    assert "Not shown" in text
    assert "26/0001" not in text
    assert "1 of 1" not in text


def test_the_public_may_compute_with_them(client: Client, planned: Case) -> None:
    answer = client.get("/public.json").json()
    told, supervised = answer["figures"]
    assert (told["figure"], supervised["figure"]) == ("told-of-arrest", "first-supervision")
    assert supervised["suppressed"] is True
    assert supervised["numerator"] is None
    assert "left_out" in supervised

    rows = list(csv.DictReader(StringIO(client.get("/public.csv").content.decode())))
    assert [row["figure"] for row in rows] == ["told-of-arrest", "first-supervision"]
    assert rows[1]["suppressed"] == "True"


def test_five_kept_promises_are_shown(
    client: Client, hana: Officer, ines: Officer, sam: Officer
) -> None:
    began = house.now() - days(2)
    for number in range(5):
        incident = cases.an_incident(hana, began + hours(number))
        cases.a_planned_case(incident, ines, sam, began + hours(number + 1))

    supervised = client.get("/public.json").json()["figures"][1]

    assert (supervised["numerator"], supervised["denominator"]) == (5, 5)
    assert supervised["share"] == 1.0
    assert "100" in client.get("/public").content.decode()
