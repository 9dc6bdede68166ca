"""Agreements: the requests for a lower grade that wait for a supervisor, the longest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.triage import queries as triage
from goldenhour.web.doors import door
from goldenhour.web.http import Request


@door("page.agreements")
@require_GET
def agreements(request: Request) -> HttpResponse:
    """``GET /agreements``: each request with its way to the record; no name, no words."""
    context = {"waiting": triage.waiting_requests()}
    return render(request, "desks/agreements.html", context)
