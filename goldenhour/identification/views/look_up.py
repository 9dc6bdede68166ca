"""Look-up (C4): anybody on record, by anything, for a reason that is asked first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goldenhour.identification import queries
from goldenhour.identification.forms import LookUp
from goldenhour.web.doors import door
from goldenhour.web.http import Request


@door("page.persons")
@require_http_methods(["GET", "POST"])
def look_up(request: Request) -> HttpResponse:
    """``/persons``: the search. What is typed is posted, so that no name is in an address."""
    form = LookUp(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = queries.search(
            form.said(),
            reference=form.cleaned_data["reference"],
            why=form.cleaned_data["why"],
            by=request.officer,
            at=request.at,
        )
    context = {"form": form, "found": found, "why": form.data.get("why", "")}
    status = 422 if form.errors else 200
    return render(request, "identification/look_up.html", context, status=status)
