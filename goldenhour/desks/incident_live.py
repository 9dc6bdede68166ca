"""Incident, live: what comes new to an incident that somebody has open, without loading it anew.

The stream carries the incident's uid and nothing of what was said: it goes to every open
incident. The page whose own it is asks for its panels, with the proof that it was opened: that
look is in the journal, and what comes after belongs to it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.desks import incident_panels as panels
from goldenhour.desks.call_updates import updates
from goldenhour.desks.incident_words import said_of
from goldenhour.response import queries as response
from goldenhour.triage import queries as triage
from goldenhour.web.doors import door
from goldenhour.web.events import Event, Message, audience
from goldenhour.web.http import Request, fresh_key

SALT = "goldenhour.desks.incident_live"
A_SHIFT = timedelta(hours=12)


def proof(request: Request, uid: UUID) -> str:
    """What the page carries: this officer has opened this incident."""
    return signing.dumps([request.officer.pk, str(uid)], salt=SALT)


@door("page.incident")
@require_GET
def live(request: Request, uid: UUID) -> HttpResponse:
    """``GET /incidents/UID/live?seen=PROOF``: its panels as they are now, each in its place."""
    if not _has_opened(request, uid):
        return HttpResponse("Load the incident again to see what is new.", status=403)
    opened = triage.opened_already(uid)
    context: dict[str, Any] = {
        "opened": opened,
        "row": opened.row,
        "updates": updates(opened),
        "deployments": response.deployments_of(uid),
        "shortages": response.shortages_of(uid),
        "may_step": request.officer.may("response.arrive"),
        "key": fresh_key(),
        "oob": True,
        "busy": request.GET.get("busy") == "1",
        **said_of(opened, request.at),
        **panels.context(request, opened, None),
    }
    return render(request, "desks/_incident_news.html", context)


def _has_opened(request: Request, uid: UUID) -> bool:
    try:
        said = signing.loads(request.GET.get("seen", ""), salt=SALT, max_age=A_SHIFT)
    except signing.BadSignature:
        return False
    return bool(said == [request.officer.pk, str(uid)])


def patches(batch: Sequence[Event], at: datetime) -> list[Message]:
    """The uid of each incident that something came to. Two queries at most."""
    about = [event.about for event in batch if not event.what.endswith(".opened")]
    found = response.touched_by(about).incidents | triage.incidents_of(about)
    return [Message(str(uid), "incident") for uid in sorted(found)]


audience("incident", "page.incident", patches)
