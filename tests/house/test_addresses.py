"""Every address of the house: who is let in, what a reading may write, what a form must prove.

The walk goes over the resolver itself, so a new address is judged as soon as it exists.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from goldenhour.force import rules
from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from goldenhour.web.doors import TO_ALL, TO_MONITORS, TO_SIGNED, TO_TOKENS
from tests.cases import a_planned_case, an_incident
from tests.moments import days

# Pages that anybody may open without signing in. A new one is added here on purpose or not at all.
TO_ANYBODY = {
    "/",
    "/asked-for",
    "/asked-for/<slug:name>",
    "/example/<slug:name>/<slug:kind>",
    "/healthz",
    "/public",
    "/public.csv",
    "/public.json",
    "/readyz",
    "/report",
    "/report/<slug:name>",
    "/report/check",
    "/report/emergency",
    "/report/exit",
    "/report/sent",
    "/sign-in",
    "/sign-in/demo/<slug:username>",
    "/sign-out",
    "/theme/<slug:theme>",
    "/tour/<int:number>",
    "/tour/leave",
}
API = "/api/v1/"
WITHOUT_TOKEN = {API + "openapi.json"}
SIGNED = {"/telephony/v1/events"}  # machines come here, and sign each request
STREAMS = {"/events"}
METHODS = ("get", "post", "put", "patch", "delete")


class Address(NamedTuple):
    """One line of the resolver."""

    pattern: str
    view: Any

    @property
    def door(self) -> str:
        """The permission that opens it; "" where none was said."""
        return str(getattr(self.view, "door", ""))

    def at(self, uid: UUID) -> str:
        """The address of one record, or of a made-up one."""
        found = re.sub(r"<uuid:\w+>|{uid}|<uid>", str(uid), self.pattern)
        found = re.sub(r"<int:\w+>", "1", found)
        return re.sub(r"<(slug:)?\w+>", "x", found)


def _walk(resolver: URLResolver, before: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield Address(before + str(one.pattern), one.callback)


ADDRESSES = [*_walk(get_resolver(), "/")]
PAGES = [one for one in ADDRESSES if not one.pattern.startswith(API) and one.pattern not in SIGNED]
GUARDED = [one for one in PAGES if one.door not in (TO_ALL, TO_MONITORS)]
OPERATIONS = [
    one for one in ADDRESSES if one.pattern.startswith(API) and one.pattern not in WITHOUT_TOKEN
]
NOBODY = UUID(int=0)


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def rolefree(ada: Officer, nine: datetime) -> Client:
    """A browser of somebody who has an account and no role."""
    officer = appoint(
        username="new",
        name="New Example",
        staff_number="7999",
        rank="",
        roles=[],
        team=None,
        by=ada,
        at=nine,
    )
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    return client


def _may_open(address: Address) -> set[str]:
    """The doors of which an address must have one."""
    if address.pattern.startswith(API):
        return {TO_TOKENS}
    if address.pattern in SIGNED:
        return {TO_SIGNED}
    if address.pattern in TO_ANYBODY:
        return {TO_ALL, TO_MONITORS}
    return set().union(*rules.MAY.values())


def test_every_view_has_a_door_that_somebody_can_open() -> None:
    assert [one.pattern for one in ADDRESSES if one.door not in _may_open(one)] == []


def test_the_list_of_open_pages_names_only_pages_that_exist() -> None:
    assert {one.pattern for one in PAGES if one not in GUARDED} == TO_ANYBODY


def test_a_stranger_is_sent_to_sign_in_from_every_other_page(db: None, stranger: Client) -> None:
    for address in GUARDED:
        for method in METHODS:
            answer = getattr(stranger, method)(address.at(NOBODY))
            assert answer.status_code == 302, address.pattern
            assert answer["Location"].startswith("/sign-in?next="), address.pattern


def test_a_stranger_gets_nothing_from_the_api(db: None, stranger: Client) -> None:
    for address in OPERATIONS:
        for method in ("get", "post"):
            answer = getattr(stranger, method)(address.at(NOBODY))
            assert answer.status_code in (401, 404, 405), address.pattern
            assert answer["Content-Type"] == "application/problem+json", address.pattern


def test_who_signs_nothing_gets_nothing_where_machines_sign(db: None, stranger: Client) -> None:
    for address in SIGNED:
        for method in METHODS:
            answer = getattr(stranger, method)(address)
            assert answer.status_code in (401, 405), address
            assert answer["Content-Type"] == "application/problem+json", address


def test_an_account_without_a_role_opens_none_of_them(rolefree: Client) -> None:
    for address in GUARDED:
        for method in METHODS:
            answer = getattr(rolefree, method)(address.at(NOBODY))
            assert answer.status_code == 403, address.pattern


def test_every_form_must_prove_where_it_came_from(tara: Officer) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(tara)
    for address in PAGES:
        assert not getattr(address.view, "csrf_exempt", False), address.pattern
        answer = client.post(address.at(NOBODY))
        assert answer.status_code == 403, address.pattern
        assert "This form has expired" in answer.content.decode(), address.pattern


def test_reading_signs_nobody_in(db: None, stranger: Client) -> None:
    for address in PAGES:
        if address.pattern not in STREAMS:
            stranger.get(address.at(NOBODY))
    assert not Session.objects.exists()
    assert "sessionid" not in stranger.cookies


# What a reading may write: who looked (the journal), and the session it belongs to.
ALLOWED = {"journal_entry", "django_session"}
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|COPY)\s+"?(\w+)')


class Watch:
    """Notes the tables that statements write."""

    def __init__(self) -> None:
        self.written: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        self.written.update(WRITES.findall(str(sql)))
        return execute(sql, *rest)


@pytest.fixture
def records(tara: Officer, ines: Officer, sam: Officer, nine: datetime) -> list[UUID]:
    """A contact, its incident and its case: what addresses with a uid may speak of."""
    incident = an_incident(tara, nine - days(2))
    case = a_planned_case(incident, ines, sam, nine - days(2))
    call = incident.contacts.get().contact
    return [call.uid, incident.uid, case.uid, NOBODY]


def test_reading_changes_nothing(ada: Officer, records: list[UUID]) -> None:
    Officer.objects.filter(pk=ada.pk).update(roles=sorted(rules.MAY))
    client = Client(raise_request_exception=False)
    client.force_login(ada)
    watch, opened = Watch(), set()
    for address in PAGES:
        if address.pattern in STREAMS:
            continue
        for uid in records if "<uuid:" in address.pattern else [NOBODY]:
            with connection.execute_wrapper(watch):
                answer = client.get(address.at(uid))
            assert answer.status_code < 500, address.pattern
            assert not watch.written - ALLOWED, address.pattern
            if answer.status_code == 200:
                opened.add(address.pattern)
    assert {"/contacts", "/call/<uuid:uid>", "/incidents/<uuid:uid>", "/cases/<uuid:uid>"} <= opened
