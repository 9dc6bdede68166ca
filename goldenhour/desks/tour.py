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
        "/example/kitchen-window/call",
        "Facts as quick picks; the grade is proposed with its reasons, and a person decides.",
    ),
    Stop(
        "dispatcher",
        "The board",
        "/board",
        "Whoever waits stands by the clock; what is over stands on top and says so.",
    ),
    Stop(
        "investigator",
        "The file",
        "/example/kitchen-window/case",
        "Plan and lines, the review, the outcome through the gate: every missing thing is named.",
    ),
    Stop(
        "witness_care",
        "The victim is told",
        "/example/next-door/case",
        "An arrest starts a clock of working days; the message that met it is the evidence.",
    ),
    Stop(
        "auditor",
        "The audit",
        "/audit",
        "Every file answers the inspectorate's questions; what cannot be told is never a pass.",
    ),
    Stop(
        "analyst",
        "The public figure",
        "/public",
        "One figure computed from the records, with how it is counted and what is left out.",
    ),
)


@open_to_all
@require_POST
def go(request: Request, number: int) -> HttpResponse:
    """Go to a stop: sign in as the made-up person whose desk it is, and open the page."""
    if not settings.DEMO or not 1 <= number <= len(STOPS):
        raise Http404
    stop = STOPS[number - 1]
    account = next((one for one in force.demo_accounts() if stop.role in one.roles), None)
    officer = force.demo_officer(account.username) if account else None
    if officer is None:
        raise Http404
    login(request, officer, backend=BACKEND)
    answer = redirect(stop.page)
    answer.set_cookie(COOKIE, str(number), max_age=3600, samesite="Strict", httponly=True)
    return answer


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
