"""The start page: what this is, the tour, and a door for each person at work."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from goldenhour.desks import asked_for, tour
from goldenhour.force import queries as force
from goldenhour.web.doors import open_to_all
from goldenhour.web.http import Request


class Post(NamedTuple):
    """A desk somebody works at: its role, what it is for, and where its day begins."""

    role: str
    title: str
    purpose: str
    begins_at: str


POSTS = (
    Post(
        "contact_officer", "Contact officer", "Answers 999, 101 and online contacts.", "/contacts"
    ),
    Post("dispatcher", "Dispatcher", "Sees who waits, by the clock, and sends.", "/board"),
    Post("room_supervisor", "Room supervisor", "Sees what passes its clock.", "/board"),
    Post("response_officer", "Response officer", "Goes there; says when on scene.", "/board"),
    Post("investigator", "Investigator", "The file: plan, lines, victim, outcome.", "/cases"),
    Post("sergeant", "Sergeant", "Allocates, reviews, authorises.", "/cases"),
    Post("witness_care", "Witness care", "Tells victims what they are owed.", "/cases"),
    Post("auditor", "Auditor", "Asks every file the inspectorate's questions.", "/audit"),
    Post("analyst", "Analyst", "What another layout would do to waits.", "/planning"),
    Post("administrator", "Administrator", "Gives and ends the keys to the API.", "/set-up/tokens"),
)


class Way(NamedTuple):
    """A door of the start page: the post, and the made-up person who works there."""

    post: Post
    username: str
    name: str


def ways() -> list[Way]:
    """One door for each post that a demonstration account holds. One query."""
    accounts = force.demo_accounts()
    found = []
    for post in POSTS:
        who = next((one for one in accounts if post.role in one.roles), None)
        if who:
            found.append(Way(post, who.username, who.name))
    return found


@open_to_all
@require_GET
def start(request: Request) -> HttpResponse:
    """``/``: the first thing anybody sees."""
    context = {"ways": ways() if settings.DEMO else [], "first_stop": tour.FIRST}
    return render(request, "desks/start.html", context)


@open_to_all
@require_GET
def asked_for_page(request: Request) -> HttpResponse:
    """``/asked-for``: every demand and promise, and what became of it."""
    demands = asked_for.demands()
    context = {"demands": demands, "counts": asked_for.counts(demands)}
    return render(request, "desks/asked_for.html", context)


@open_to_all
@require_POST
def show(request: Request, name: str) -> HttpResponse:
    """Open the screen of a demand on its example, in the name of whose desk it is."""
    line = asked_for.demand(name)
    if line is None or not line.screen:
        raise Http404
    return tour.open_as(request, line.role, line.screen)
