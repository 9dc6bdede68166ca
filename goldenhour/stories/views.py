"""Examples: a short address that leads to a told story's call, incident or case."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from goldenhour.stories import queries
from goldenhour.web.doors import open_to_all
from goldenhour.web.http import Request


@open_to_all
@require_GET
def example(request: Request, name: str, kind: str) -> HttpResponse:
    """Lead on to the record; whether the visitor may open it is for that page to say."""
    told = queries.told(name)
    if told is None:
        raise Http404
    if kind == "call":
        return redirect("desks:call", told.contact)
    if kind == "incident" and told.incident:
        return redirect("desks:incident", told.incident)
    if kind == "case" and told.case:
        return redirect("desks:file", told.case)
    raise Http404
