"""Studies: a question put to the simulator, how far it is, and what came of it.

Nothing is played in a web process: the timetable begins the job that does. Without scripts the
pages work all the same; progress is then seen by loading the page again.
"""

from importlib.util import find_spec
from pathlib import PurePath
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenhour.journal.commands import Refused
from goldenhour.planning import commands, queries
from goldenhour.planning.forms import Question
from goldenhour.planning.rules import asking, ready, saying, told
from goldenhour.planning.views import live
from goldenhour.web import events
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
}
USUAL = ("staffordshire-3-hubs", "staffordshire-10-bases")  # what the force changed
REPORT = "report.html"
OF_REPORT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
MISSING = "Studies need numba, which is not installed here. Run make install, then load this again."


@door("page.planning")
@require_GET
def home(request: Request) -> HttpResponse:
    """``GET /planning``: the studies that were asked for, the newest first."""
    stream = _stream()
    context = {"studies": queries.studies(), "stream": stream, "missing": _missing()}
    return render(request, "planning/home.html", context)


@door("page.planning")
@require_http_methods(["GET", "POST"])
def compare(request: Request) -> HttpResponse:
    """``/planning/compare``: choose scenarios, and ask. A is the one others are compared with."""
    known = scenarios()
    names = {key: name for key, (name, _) in known.items()}
    first, *others = request.GET.getlist("s") or USUAL
    initial = {"first": first, "others": others}
    form = Question(request.POST or None, known=names, initial=initial)
    if request.method == "POST" and form.is_valid() and not _missing():
        try:
            row = _ask(request, form, [known[key][1] for key in form.chosen()])
        except Refused as no:
            field = "others" if no.field == "scenarios" else no.field
            form.add_error(field if field in form.fields else None, str(no))
        else:
            return redirect("planning:study", row)
    context = {"form": form, "key": fresh_key(), "missing": _missing()}
    status = 422 if form.errors else 200
    return render(request, "planning/compare.html", context, status=status)


def scenarios() -> dict[str, tuple[str, str]]:
    """Every scenario that may be chosen: by key, its name and its text."""
    found = {
        one.name: (one.name, one.path.read_text("utf-8"))
        for one in ready.scenarios()
        if not one.name.endswith("-candidates")
    }
    return found | {str(one.uid): (one.name, one.text) for one in queries.own_scenarios()}


def _ask(request: Request, form: Question, texts: list[str]) -> UUID:
    row = commands.ask_for_study(
        kind=asking.COMPARE if len(texts) > 1 else asking.SIMULATE,
        scenarios=texts,
        replications=form.cleaned_data["replications"],
        seed=form.cleaned_data["seed"],
        by=request.officer,
        at=request.at,
        key=key_of(request),
    )
    return row.uid


@door("page.planning")
@require_GET
def study(request: Request, uid: UUID) -> HttpResponse:
    """``GET /planning/studies/UID``: what was asked, how far it is, what came of it."""
    return _shown(request, uid)


def _shown(request: Request, uid: UUID, problem: str = "") -> HttpResponse:
    stream = _stream()
    opened = queries.study(uid)
    context = {
        "opened": opened,
        "row": opened.row,
        "results": opened.results,
        "table": told.table(opened.results) if opened.results else None,
        "report": any(one.name == REPORT for one in opened.files),
        "uncalibrated": saying.UNCALIBRATED,
        "problem": problem,
        "stream": stream,
        "key": fresh_key(),
    }
    return render(request, "planning/study.html", context, status=422 if problem else 200)


@door("page.planning")
@require_POST
def cancel(request: Request, uid: UUID) -> HttpResponse:
    """``POST /planning/studies/UID/cancel``: end it; the job stops within two seconds."""
    try:
        commands.cancel_study(study=uid, by=request.officer, at=request.at, key=key_of(request))
    except Refused as no:
        return _shown(request, uid, problem=str(no))
    return redirect("planning:study", uid)


@door("page.planning")
@require_GET
def file(request: Request, uid: UUID, name: str) -> HttpResponse:
    """``GET /planning/studies/UID/files/NAME``: the report, or a table to be kept.

    The report is a page of its own: its style stands in it, and it may load and run nothing.
    """
    kind = TYPES.get(PurePath(name).suffix, "application/octet-stream")
    answer = HttpResponse(queries.study_file(uid, name), content_type=kind)
    if name == REPORT and "keep" not in request.GET:
        answer["Content-Security-Policy"] = OF_REPORT
    else:
        answer["Content-Disposition"] = f'attachment; filename="{uid}-{PurePath(name).name}"'
    return answer


def _missing() -> str:
    return "" if find_spec("numba") else MISSING


def _stream() -> str:
    """The stream that tells how studies advance; asked for before the rows are read."""
    return f"{reverse('desks:events')}?audience={live.AUDIENCE}&since={events.latest_id()}"
