"""Incident: one incident opened: what to say, who is at risk, who went, what to do next.

Opening it is a consultation and stands in the journal; the board's row is none.
"""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenhour.desks import incident_again as again
from goldenhour.desks import incident_live
from goldenhour.desks import incident_panels as panels
from goldenhour.desks import incident_units as units
from goldenhour.desks import incident_words as words
from goldenhour.desks.call_updates import updates
from goldenhour.desks.incident_forms import Wrong
from goldenhour.investigation import queries as investigation
from goldenhour.journal.commands import Refused
from goldenhour.response import queries
from goldenhour.triage import queries as triage
from goldenhour.web import events
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key

KEYS_OF_PAGE = [
    ("F2", "go to the steps of looking again; Esc goes back to their line"),
    *((letter, f"{said}, while a step has the focus") for letter, _, said in panels.KEYS),
]


@door("page.incident")
@require_GET
def incident(request: Request, uid: UUID) -> HttpResponse:
    """``GET /incidents/UID``: everything said about an incident and everyone sent to it."""
    return _shown(request, uid)


def _shown(
    request: Request,
    uid: UUID,
    *,
    problem: str = "",
    wrong: Wrong | None = None,
    step: forms.Form | None = None,
) -> HttpResponse:
    since = events.latest_id()  # before the rows are read: told twice, not never
    opened = triage.incident(uid, by=request.officer, at=request.at, why="dispatch")
    row = opened.row
    suggestions = [] if row.closed_at else queries.suggestions(uid, request.at)
    stream = f"{reverse('desks:events')}?audience=incident&since={since}"
    context = {
        "opened": opened,
        "row": row,
        "updates": updates(opened),
        "deployments": queries.deployments_of(uid),
        "suggestions": suggestions,
        "shortages": queries.shortages_of(uid),
        "cases": _cases(request, uid),
        "may_record_crime": request.officer.may("investigation.record_crime"),
        "keys": KEYS_OF_PAGE if request.officer.may("triage.reassess") else [],
        "problem": problem,
        "key": fresh_key(),
        "server_at": request.at,
        "stream": stream if request.officer.may("page.events") else "",
        "seen": incident_live.proof(request, uid),
        **units.context(request, suggestions, step),
        **words.said_of(opened, request.at),
        **panels.context(request, opened, wrong),
    }
    status = 422 if problem or wrong or step else 200
    return render(request, "desks/incident.html", context, status=status)


@door("page.incident")
@require_POST
def look_again(request: Request, uid: UUID, name: str) -> HttpResponse:
    """``POST /incidents/UID/again/NAME``: judged again, regraded, agreed, told, acknowledged."""
    if name not in again.ACTS:
        return _shown(request, uid, problem="There is no such step. Press one of the buttons.")
    wrong = again.carry_out(request, uid, name)
    return _shown(request, uid, wrong=wrong) if wrong else redirect("desks:incident", uid)


def _cases(request: Request, uid: UUID) -> list[investigation.CaseRow]:
    """The cases that came of the incident, for those who may see cases."""
    may_see = request.officer.may("page.file")
    return investigation.cases_of_incident(uid) if may_see else []


@door("page.incident")
@require_POST
def step(request: Request, uid: UUID) -> HttpResponse:
    """``POST /incidents/UID/step``: one step of one unit, or the end of the incident."""
    try:
        wrong = units.carry_out(request, uid)
    except Refused as no:
        return _shown(request, uid, problem=str(no))
    return _shown(request, uid, step=wrong) if wrong else redirect("desks:incident", uid)
