"""The two-minute tour: one stop after another through the journey, as far as it goes now.

A stop is a page of the running house with a sentence beside it, opened in the name of the
person whose desk it is. Each stop names the told story it opens on; later issues add stops.
"""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenhour.force import queries as force
from goldenhour.web.doors import open_to_all
from goldenhour.web.http import Request
from goldenhour.web.views import BACKEND

FIRST = 1
COOKIE = "tour"


class Stop(NamedTuple):
    """Whose desk, which page, and what to look at in one sentence."""

    role: str
    title: str
    page: str
    look_at: str


STOPS = (
    Stop(
        "contact_officer",
        "The call",
        "/example/repeat_victim_third_call/call",
        "Her third call, under another spelling. The grade is proposed with its reasons.",
    ),
    Stop(
        "dispatcher",
        "The board",
        "/board",
        "Whoever waits stands by the clock. What is over stands on top and says so.",
    ),
    Stop(
        "room_supervisor",
        "The room",
        "/room",
        "Who rings and gets no answer, what nobody sent, and whose look is owed.",
    ),
    Stop(
        "investigator",
        "The file",
        "/example/burglary/case",
        "Plan, lines, review, and outcome 18 through the gate: no missing thing goes unnamed.",
    ),
    Stop(
        "witness_care",
        "The victim is told",
        "/example/repeat_victim_third_call/case",
        "The arrest started a clock of working days. The message that met it is the evidence.",
    ),
    Stop(
        "auditor",
        "The audit",
        "/audit",
        "Every file answers the inspectorate's questions. What cannot be told is never a pass.",
    ),
    Stop(
        "analyst",
        "Planning",
        "/planning/demand",
        "When and where people call, and what may come. Layouts are compared on the same calls.",
    ),
    Stop(
        "analyst",
        "The public figure",
        "/public",
        "Computed from the records, with how it is counted and what is left out.",
    ),
)


@open_to_all
@require_POST
def go(request: Request, number: int) -> HttpResponse:
    """Go to a stop: sign in as the made-up person whose desk it is, and open the page."""
    if not settings.DEMO or not 1 <= number <= len(STOPS):
        raise Http404
    stop = STOPS[number - 1]
    answer = open_as(request, stop.role, stop.page)
    answer.set_cookie(COOKIE, str(number), max_age=3600, samesite="Strict", httponly=True)
    return answer


def open_as(request: Request, role: str, page: str) -> HttpResponse:
    """Open a page in the name of the made-up person whose desk it is. Raises Http404."""
    if not settings.DEMO:
        raise Http404
    if role:
        account = next((one for one in force.demo_accounts() if role in one.roles), None)
        officer = force.demo_officer(account.username) if account else None
        if officer is None:
            raise Http404
        login(request, officer, backend=BACKEND)
    return redirect(page)


@open_to_all
@require_POST
def leave(request: Request) -> HttpResponse:
    """End the tour where you are."""
    answer = redirect("/")
    answer.delete_cookie(COOKIE)
    return answer


def now_at(request: HttpRequest) -> dict[str, object]:
    """Where the visitor is on the tour, for the strip that every page shows; {} when not on it."""
    number = request.COOKIES.get(COOKIE, "")
    if not number.isdecimal() or not 1 <= int(number) <= len(STOPS):
        return {}
    here = int(number)
    onward = here + 1 if here < len(STOPS) else 0
    return {"tour": {"number": here, "of": len(STOPS), "stop": STOPS[here - 1], "next": onward}}
