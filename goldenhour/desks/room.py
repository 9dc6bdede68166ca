"""Room: the supervisor's desk: nobody and nothing is forgotten without it standing here.

A row goes when somebody has acted, never because it was looked at.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenhour.contact import commands as contacts
from goldenhour.desks import room_rows
from goldenhour.journal.commands import Refused
from goldenhour.triage import commands as triage
from goldenhour.web import events
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of


@door("page.room")
@require_GET
def room(request: Request) -> HttpResponse:
    """``GET /room``: contacts and incidents about to be forgotten, and how calls are answered."""
    return _page(request)


@door("page.room")
@require_POST
def take_charge(request: Request, uid: UUID) -> HttpResponse:
    """``POST /room/<contact>/take-charge``: the contact is the supervisor's own from now on."""
    try:
        contacts.take_charge(contact=uid, by=request.officer, at=request.at, key=key_of(request))
    except Refused as no:
        return _page(request, problem=str(no))
    return redirect("desks:room")


@door("page.room")
@require_POST
def take_charge_of_incident(request: Request, uid: UUID) -> HttpResponse:
    """``POST /room/incidents/<incident>/take-charge``: the supervisor answers for it now."""
    try:
        triage.take_charge(incident=uid, by=request.officer, at=request.at, key=key_of(request))
    except Refused as no:
        return _page(request, problem=str(no))
    return redirect("desks:room")


def _page(request: Request, problem: str = "") -> HttpResponse:
    since = events.latest_id()  # before the rows are read: told twice, not never
    shown = room_rows.room(request.at)
    context = {
        "room": shown,
        "queue_strip": shown.strip,
        "periods": room_rows.answering(request.at),
        "hours": room_rows.hours_of_today(request.at),
        "problem": problem,
        "key": fresh_key(),
        "stream": f"{reverse('desks:events')}?audience=room&since={since}",
    }
    return render(request, "desks/room.html", context, status=422 if problem else 200)
