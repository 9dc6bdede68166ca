"""Markers: safety for everybody at the desk, the rest by need to know, ended ones set apart."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Marker, Mention, Person
from goldenhour.identification.rules import markers
from goldenhour.journal.commands import NotAllowed, Refused
from goldenhour.journal.models import Entry
from goldenhour.web import clock as house_clock
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days

TODAY = date(2026, 12, 1)


@pytest.fixture
def mention(call: Call, state: State, nine: datetime) -> Mention:
    return state(call(nine - days(1)), nine - days(1), **ALISHA)


@pytest.fixture
def alisha(mention: Mention, hana: Officer, nine: datetime) -> Person:
    return commands.confirm_person(mention=mention.uid, reason="New", by=hana, at=nine)


def mark(about: Person, by: Officer, at: datetime, **said: Any) -> Marker:
    given = {
        "kind": "weapons",
        "source": "Officer at the scene",
        "owner": "Safeguarding team",
        "starts_on": date(2026, 11, 1),
        "review_on": date(2027, 1, 1),
    }
    return commands.add_marker(person=about.uid, by=by, at=at, **given | said)


def test_every_kind_has_its_place_and_those_of_triage_stay() -> None:
    assert set(markers.ORDER) == set(markers.EVERY_KIND)
    assert [one for one in markers.ORDER if one in markers.KINDS] == list(markers.KINDS)


@pytest.mark.parametrize(
    ("expires", "ended", "days_ago"),
    [
        (None, None, None),
        (TODAY, None, None),
        (TODAY - timedelta(3), None, 3),
        (TODAY - timedelta(3), TODAY - timedelta(5), 5),
        (None, TODAY, 0),
    ],
)
def test_how_long_ago_a_marker_ended(
    expires: date | None, ended: date | None, days_ago: int | None
) -> None:
    assert markers.over_since(expires, ended, today=TODAY) == days_ago


def test_a_kept_address_is_shown_to_nobody_but_by_need_to_know(
    alisha: Person, hana: Officer, tara: Officer, nine: datetime
) -> None:
    kept = mark(alisha, tara, nine, kind="refuge_address", detail="9 Quiet Row")
    mark(alisha, tara, nine)
    assert [row.kind for row in queries.markers_on(alisha.uid, by=hana, at=nine)] == ["weapons"]
    seen = queries.markers_on(alisha.uid, by=tara, at=nine)
    assert [(row.kind, row.detail) for row in seen] == [("weapons", ""), ("refuge_address", "")]
    with pytest.raises(NotAllowed):
        queries.marker(kept.uid, by=hana, at=nine, why="call")
    assert queries.marker(kept.uid, by=tara, at=nine, why="call").detail == "9 Quiet Row"
    assert Entry.objects.filter(what="identification.marker.opened", by=tara).count() == 1


def test_a_kept_marker_reaches_neither_the_call_nor_the_queue_nor_triage(
    alisha: Person, call: Call, state: State, hana: Officer, tara: Officer, nine: datetime
) -> None:
    mark(alisha, tara, nine, kind="refuge_address", detail="9 Quiet Row")
    mark(alisha, tara, nine, kind="violence")
    again = state(call(nine), nine, **ALISHA)
    assert again.contact is not None
    found = queries.known(contact=again.contact.uid, by=hana, at=nine)
    assert [one.kind for one in found.markers] == ["violence"]
    assert found.history()["markers"] == []
    risks = queries.known_risks([again.contact.uid], at=nine)
    assert risks == {again.contact.uid: ["violence"]}


def test_a_review_sets_the_next_day_and_is_listed_when_due(
    alisha: Person, tara: Officer, nine: datetime
) -> None:
    row = mark(alisha, tara, nine, review_on=date(2026, 11, 20))
    due = queries.markers_due(by=tara, at=nine)
    assert [(one.uid, one.is_due, one.person) for one in due] == [(row.uid, True, alisha.uid)]
    for next_day in (None, TODAY):
        with pytest.raises(Refused) as refused:
            commands.review_marker(marker=row.uid, why="x", review_on=next_day, by=tara, at=nine)
        assert refused.value.field == "review_on"
    commands.review_marker(
        marker=row.uid, why="Knife found again", review_on=date(2027, 6, 1), by=tara, at=nine
    )
    assert queries.markers_due(by=tara, at=nine) == []


@pytest.fixture
def desk(client: Client, tara: Officer, monkeypatch: pytest.MonkeyPatch, nine: datetime) -> Client:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(tara)
    return client


def test_from_page_to_page(desk: Client, alisha: Person) -> None:
    page = f"/persons/{alisha.uid}"
    body = {
        "kind": "court_order",
        "detail": "Not to come to Mill Row",
        "source": "Court",
        "owner": "Tara Example",
        "starts_on": "2026-11-01",
        "expires_on": "2026-12-05",
        "review_on": "2026-12-03",
    }
    refused = desk.post(f"{page}/markers", body | {"review_on": "2026-01-01"})
    assert refused.status_code == 422
    assert "Not to come to Mill Row" in refused.content.decode()
    assert desk.post(f"{page}/markers", body).status_code == 302
    row = Marker.objects.get()
    due = desk.get("/persons/markers").content.decode()
    assert "Yours and your team's (1)" in " ".join(due.split()).replace("&#x27;", "'")
    assert "Why do you look?" in desk.get(f"/persons/markers/{row.uid}").content.decode()
    change = f"/persons/markers/{row.uid}/change"
    assert desk.post(change, {"act": "end", "why": ""}).status_code == 422
    assert desk.post(change, {"act": "end", "why": "Lifted", "version": "1"}).status_code == 302
    text = desk.get(page, {"why": "call"}).content.decode()
    assert "ended 0 days ago" in text


def test_an_address_said_since_it_is_kept_is_not_on_the_page(
    desk: Client, alisha: Person, tara: Officer, nine: datetime
) -> None:
    assert "ST7 1AB" in desk.get(f"/persons/{alisha.uid}", {"why": "call"}).content.decode()
    mark(alisha, tara, nine, kind="refuge_address")
    assert "ST7 1AB" not in desk.get(f"/persons/{alisha.uid}", {"why": "call"}).content.decode()
