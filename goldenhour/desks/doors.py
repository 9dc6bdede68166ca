"""Doors of the house: what stands in the head of each page, by what the officer may open."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest

from goldenhour.desks import tour
from goldenhour.force.models import Officer
from goldenhour.web.views import THEMES


class Door(NamedTuple):
    """A page in the head of every page: its words, its address, and whether it is this one."""

    label: str
    url: str
    current: bool


# What stands in the head, in the order of the journey, and the permission that opens it.
DOORS = (
    ("Contacts", "/contacts", "page.call"),
    ("My calls", "/my-calls", "page.call"),
    ("Room", "/room", "page.room"),
    ("Board", "/board", "page.board"),
    ("Agree", "/agreements", "page.agreements"),
    ("Cases", "/cases", "page.cases"),
    ("Persons", "/persons", "page.persons"),
    ("Outbox", "/outbox", "page.outbox"),
    ("Audit", "/audit", "page.audit"),
    ("Figures", "/figures", "page.figures"),
    ("Planning", "/planning", "page.planning"),
    ("People", "/set-up/people", "page.set_up"),
    ("Tokens", "/set-up/tokens", "page.set_up"),
)


def doors_for(officer: Officer, path: str) -> list[Door]:
    """The doors this officer may open; the one that leads here is marked."""
    return [
        Door(label, url, path.startswith(url))
        for label, url, permission in DOORS
        if officer.may(permission)
    ]


def context(request: HttpRequest) -> dict[str, Any]:
    """What every template may use: who, doors, theme, and whether the force is a real one."""
    officer = getattr(request, "user", None)
    theme = request.COOKIES.get("theme", "day")
    shared = {"theme": theme if theme in THEMES else "day", "real_force": not settings.DEMO}
    shared |= {"now": getattr(request, "at", None)} | tour.now_at(request)
    if not isinstance(officer, Officer):
        return shared | {"doors": [], "who": ""}
    desk = ", ".join(role.replace("_", " ") for role in officer.roles)
    who = f"{officer.name} · {desk}"
    return shared | {"doors": doors_for(officer, request.path), "who": who}
