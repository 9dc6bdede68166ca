"""Cases: the list of open cases, what is due first; and recording the crime of an incident."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldenhour.desks import file_words as words
from goldenhour.investigation import commands, forms, queries
from goldenhour.journal.commands import Refused
from goldenhour.triage import queries as triage
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of

STATES = {"open": "OPEN", "finalised": "FINALISED"}


@door("page.cases")
@require_GET
def cases(request: Request) -> HttpResponse:
    """``GET /cases?mine=1&state=open``: cases by what is due first. Names nobody."""
    mine = request.GET.get("mine") == "1"
    state = request.GET.get("state", "open")
    officer = request.officer.staff_number if mine else ""
    rows = queries.cases(officer=officer, state=STATES.get(state, "OPEN"))
    context = {
        "rows": [(row, words.review(row.next_due)) for row in rows],
        "mine": mine,
        "state": state,
        "now": request.at,
    }
    return render(request, "desks/cases.html", context)


@door("page.file")
@require_http_methods(["GET", "POST"])
def record_crime(request: Request, uid: UUID) -> HttpResponse:
    """``/incidents/UID/crime``: record the crime of an incident; opens its case."""
    incident = triage.incident(uid, by=request.officer, at=request.at, why="task")
    form = forms.RecordCrime(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case = commands.record_crime(
                incident=uid,
                **form.given(),
                by=request.officer,
                at=request.at,
                key=key_of(request),
            )
            return redirect("desks:file", case.uid)
        except Refused as no:
            named = getattr(no, "field", "")
            form.add_error(named if named in form.fields else None, str(no))
    context = {
        "incident": incident.row,
        "already": queries.cases_of_incident(uid),
        "form": form,
        "key": fresh_key(),
    }
    return render(request, "desks/crime.html", context, status=422 if form.errors else 200)
