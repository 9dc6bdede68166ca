"""File: the investigator's and supervisor's desk for one case.

Plan and lines, timeline, victims, suspects, reviews, outcome and the audit's answers on one
page; every action is a form that works without scripts. Opening it is a consultation.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenhour.desks import file_actions, file_panels
from goldenhour.desks import file_words as words
from goldenhour.desks.file_actions import Shown
from goldenhour.investigation import queries as investigation
from goldenhour.investigation.rules.readout import OPEN
from goldenhour.journal.commands import Refused
from goldenhour.victims import queries as victims
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, version_of

PANELS = ("head", "plan", "suspects", "victims", "reviews", "outcome", "timeline")
WHY = {"review": "supervision", "audit": "audit"}  # where the reader came from; else their task


@door("page.file")
@require_GET
def file(request: Request, uid: UUID) -> HttpResponse:
    """``GET /cases/UID?known=1&from=audit``: the file; ``known`` orders by when we knew."""
    return _shown(request, uid)


@door("page.file")
@require_POST
def act(request: Request, uid: UUID, name: str) -> HttpResponse:
    """``POST /cases/UID/do/NAME``: one action. A mistake comes back with nothing lost."""
    action = file_actions.NAMED.get(name)
    if action is None:
        raise Http404
    read = file_panels.read(uid, at=request.at)
    choices = file_actions.offered(uid, read, investigation.lines(uid))
    form = file_actions.bound(action, request.POST, choices)
    if form.is_valid():
        try:
            file_actions.carry_out(
                action,
                form,
                case=uid,
                by=request.officer,
                at=request.at,
                key=key_of(request),
                expects=version_of(request),
            )
            return redirect(f"{reverse('desks:file', args=[uid])}#{action.panel}")
        except Refused as no:
            named = getattr(no, "field", "")
            form.add_error(named if named in form.fields else None, str(no))
    return _shown(request, uid, wrong=Shown(action, form, file_actions.url_of(action, uid)))


def _shown(request: Request, uid: UUID, *, wrong: Shown | None = None) -> HttpResponse:
    why = WHY.get(request.GET.get("from", ""), "task")
    opened = investigation.opened_case(uid, by=request.officer, at=request.at, why=why)
    read = file_panels.read(uid, at=request.at)
    choices = file_actions.offered(uid, read, opened.lines)
    is_open = opened.case.state == OPEN
    known = request.GET.get("known") == "1"
    actions = {
        panel: file_actions.shown(
            panel, request.officer, choices, case=uid, is_open=is_open, wrong=wrong
        )
        for panel in PANELS
    }
    context = {
        "opened": opened,
        "case": opened.case,
        "read": read,
        "people": _people(opened, read),
        "suspects": [p for p in opened.parties if p.role == "suspect"],
        "may_open_incident": request.officer.may("page.incident"),
        "on_its_way": victims.on_its_way(uid),
        "events": file_panels.timeline(uid, when_known=known),
        "known": known,
        "reviews": [(words.review(r.kind), words.state(r.state), r) for r in read.verdict.reviews],
        "closures": _closures(read),
        "directions": file_panels.open_directions(read.file),
        "next_due": words.review(opened.case.next_due),
        "day": _day(opened, request),
        "actions": actions,
        "key": fresh_key(),
        "now": request.at,
    }
    return render(request, "desks/file.html", context, status=422 if wrong else 200)


def _people(opened: investigation.OpenedCase, read: file_panels.Read) -> list[dict[str, Any]]:
    return [
        {
            "party": party,
            "contact": victims.safe_contact_of(read.file, party.code),
            "owed": read.owed(party.code),
        }
        for party in opened.parties
        if party.role == "victim"
    ]


def _closures(read: file_panels.Read) -> list[dict[str, Any]]:
    """Each proposal with its verdict, why it was refused, and what stands against it now."""
    return [
        {
            "closure": each,
            "is_waiting": each.decided is None,
            "now": read.against_now.get(each.proposal.id, ()),
        }
        for each in reversed(read.verdict.closures)
    ]


def _day(opened: investigation.OpenedCase, request: Request) -> int:
    began = opened.case.reported_at
    return (request.at - began).days + 1 if began else 1
