"""The outbox's pages: what left the house, what waits, and what a person must settle."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenhour.journal.commands import Refused
from goldenhour.outbox import commands, queries, rules
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, panel, version_of

STATES = {"waiting": rules.QUEUED, "sent": rules.SENT, "refused": rules.REFUSED}
STATES |= {"unknown": rules.UNKNOWN, "attempted": rules.ATTEMPTED}
FOUND = {"sent": (rules.SENT, ""), "not_sent": (rules.REFUSED, "withdrawn")}


@door("page.outbox")
@require_GET
def messages(request: Request) -> HttpResponse:
    """``GET /outbox?state=unknown``: the newest messages, without address or words."""
    state = request.GET.get("state", "")
    context = {
        "messages": queries.messages(state=STATES.get(state, "")),
        "counts": queries.counts(),
        "state": state,
    }
    return render(request, panel(request, "outbox/messages.html"), context)


@door("page.outbox")
@require_GET
def message(request: Request, uid: UUID) -> HttpResponse:
    """``GET /outbox/UID``: one message with its words. A consultation."""
    return _shown(request, uid)


@door("page.outbox")
@require_POST
def settle(request: Request, uid: UUID) -> HttpResponse:
    """``POST /outbox/UID/settle``: a person says what became of a message nobody knows of."""
    state, why = FOUND.get(request.POST.get("found", ""), ("", ""))
    try:
        commands.settle(
            message=uid,
            state=state,
            why=why,
            by=request.officer,
            at=request.at,
            key=key_of(request),
            expects=version_of(request),
        )
    except Refused as no:
        return _shown(request, uid, problem=str(no))
    return redirect("outbox:message", uid)


def _shown(request: Request, uid: UUID, problem: str = "") -> HttpResponse:
    letter = queries.message(uid, by=request.officer, at=request.at, why="task")
    may_settle = letter.state == rules.UNKNOWN and request.officer.may("outbox.settle")
    context = {
        "letter": letter,
        "may_settle": may_settle,
        "problem": problem,
        "key": fresh_key(),
    }
    return render(request, "outbox/message.html", context, status=422 if problem else 200)
