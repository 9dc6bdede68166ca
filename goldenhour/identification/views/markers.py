"""Markers: put on a person, opened by need to know, reviewed, ended; those due for review."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenhour.identification import commands, queries
from goldenhour.identification.forms import AddMarker, ChangeMarker, Reason
from goldenhour.journal.commands import Refused
from goldenhour.journal.rows import Stale
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, version_of


@door("page.persons")
@require_GET
def markers(request: Request) -> HttpResponse:
    """``GET /persons/markers``: those due for review, the longest overdue first; no name."""
    team = request.officer.team
    mine = {request.officer.name.casefold(), team.name.casefold() if team else ""}
    due = queries.markers_due(by=request.officer, at=request.at)
    context = {
        "mine": [row for row in due if row.owner.casefold() in mine],
        "others": [row for row in due if row.owner.casefold() not in mine],
    }
    return render(request, "identification/markers.html", context)


@door("page.persons")
@require_http_methods(["GET", "POST"])
def add(request: Request, uid: UUID) -> HttpResponse:
    """``/persons/UID/markers``: warn about a person."""
    form = AddMarker(request.POST or None, initial={"starts_on": request.at.date()})
    if request.method == "POST" and form.is_valid() and _added(request, uid, form):
        return redirect(f"{reverse('identification:person', args=[uid])}?why=record")
    context = {"form": form, "person_uid": uid, "key": fresh_key()}
    status = 422 if form.errors else 200
    return render(request, "identification/add_marker.html", context, status=status)


def _added(request: Request, uid: UUID, form: AddMarker) -> bool:
    return _done(request, form, commands.add_marker, person=uid, **form.cleaned_data)


@door("page.persons")
@require_GET
def marker(request: Request, uid: UUID) -> HttpResponse:
    """``GET /persons/markers/UID?why=call``: one marker with its detail, by need to know."""
    asked = Reason(request.GET)
    if not asked.is_valid():
        return render(request, "identification/reason.html", {"form": asked.unless_sent()})
    return _shown(request, uid, asked.cleaned_data["why"], ChangeMarker())


@door("page.persons")
@require_POST
def change(request: Request, uid: UUID) -> HttpResponse:
    """``POST /persons/markers/UID/change``: review it until another day, or end it."""
    form = ChangeMarker(request.POST)
    if form.is_valid() and _changed(request, uid, form):
        return redirect(f"{reverse('identification:marker', args=[uid])}?why=record")
    return _shown(request, uid, "record", form)


def _changed(request: Request, uid: UUID, form: ChangeMarker) -> bool:
    said = form.cleaned_data
    given: dict[str, Any] = {"marker": uid, "why": said["why"], "expects": version_of(request)}
    if said["act"] == "end":
        return _done(request, form, commands.end_marker, **given)
    given |= {"review_on": said["review_on"]}
    return _done(request, form, commands.review_marker, **given)


def _done(request: Request, form: django_forms.Form, act: Any, **given: Any) -> bool:
    try:
        act(by=request.officer, at=request.at, key=key_of(request), **given)
    except Refused as no:
        form.add_error(no.field if no.field in form.fields else None, str(no))
    except Stale as changed:
        form.add_error(None, str(changed))
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such record.") from missing
    return not form.errors


def _shown(request: Request, uid: UUID, why: str, form: ChangeMarker) -> HttpResponse:
    try:
        row = queries.marker(uid, by=request.officer, at=request.at, why=why)
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such marker.") from missing
    may = request.officer.may("identification.end_marker") and row.over_days is None
    context = {"marker": row, "form": form, "may_change": may, "why": why, "key": fresh_key()}
    status = 422 if form.errors else 200
    return render(request, "identification/marker.html", context, status=status)
