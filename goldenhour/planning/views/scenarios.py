"""Scenarios: ready ones, own ones, and the form in which one is built. Works without scripts.

Every assumption is a field with its source. What cannot be played is refused beside its field;
nothing typed is lost. The file itself is kept word for word, and may be taken away or brought.
"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenhour import geography
from goldenhour.journal.commands import Refused
from goldenhour.planning import commands, queries
from goldenhour.planning.rules import asking, assumptions, building, form_lines, ready, sketch
from goldenhour.planning.rules.building import Values
from goldenhour.simulation.scenario import Unusable
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, version_of

NO_POSTCODE = "is no postcode of the area. Type coordinates instead"
FIELD, SOURCE, POSTCODE = "f:", "s:", "p:"
LONGEST = 4_000
MOST_FIELDS = 4_000
BEGIN_WITH = "staffordshire-10-bases"


@door("page.planning")
@require_http_methods(["GET", "POST"])
def scenarios(request: Request) -> HttpResponse:
    """``/planning/scenarios``: every scenario; a file of one's own may be brought as text."""
    text: str = ""
    faults: tuple[str, ...] = ()
    if request.method == "POST":
        text = _brought(request)
        try:
            row = commands.keep_scenario(
                text=text, by=request.officer, at=request.at, key=key_of(request)
            )
        except commands.UnusableScenario as bad:
            faults = bad.faults
        except Refused as bad:
            faults = (str(bad),)
        else:
            return redirect("planning:scenario", row.uid)
    context = {
        "ready": ready.scenarios(),
        "own": queries.own_scenarios(),
        "text": text,
        "faults": faults,
        "key": fresh_key(),
    }
    return render(request, "planning/scenarios.html", context, status=422 if faults else 200)


def _brought(request: Request) -> str:
    """The text that was typed, or that of the file that was chosen."""
    given = request.FILES.get("file")
    if given is None or isinstance(given, list):
        return str(request.POST.get("text", ""))
    octets: bytes = given.read(asking.LARGEST + 1)
    return octets.decode("utf-8-sig", errors="replace").replace("\x00", "\N{REPLACEMENT CHARACTER}")


@door("page.planning")
@require_http_methods(["GET", "POST"])
def new_scenario(request: Request) -> HttpResponse:
    """``/planning/scenarios/new?from=KEY``: build one, beginning with another."""
    key = request.GET.get("from", BEGIN_WITH)
    text = text_of(key)
    if request.method == "POST":
        return _posted(request, None)
    read = asking.parsed(text)
    values = building.flat(read) | {"name": f"{read.name[:60]}, my own"}
    return _form(request, values, building.sources(text), _preface(text))


@door("page.planning")
@require_http_methods(["GET", "POST"])
def scenario(request: Request, uid: UUID) -> HttpResponse:
    """``/planning/scenarios/UID``: one of our own, to be read and changed."""
    row = queries.own_scenario(uid)
    if request.method == "POST":
        return _posted(request, row)
    values = building.flat(asking.parsed(row.text))
    return _form(request, values, building.sources(row.text), _preface(row.text), row=row)


@door("page.planning")
@require_GET
def scenario_text(request: Request, key: str) -> HttpResponse:
    """``GET /planning/scenarios/KEY/text``: the scenario as its file."""
    answer = HttpResponse(text_of(key), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key}.toml"'
    return answer


@door("page.planning")
@require_GET
def scenario_map(request: Request, key: str) -> HttpResponse:
    """``GET /planning/scenarios/KEY/map``: where its bases and standby points are, as a drawing."""
    drawn = sketch.drawing(asking.parsed(text_of(key)))
    if drawn is None:
        raise Http404("The places of this scenario have no map.")
    return HttpResponse(drawn, content_type="image/svg+xml")


def text_of(key: str) -> str:
    """The text of a ready scenario, by name, or of an own one, by uid. Raises Http404."""
    for one in ready.scenarios():
        if one.name == key:
            return one.path.read_text("utf-8")
    try:
        return queries.own_scenario(UUID(key)).text
    except ValueError as not_one:
        raise Http404("There is no such scenario.") from not_one


def _preface(text: str) -> str:
    return "\n\n".join(assumptions.preface(text))


def _posted(request: Request, row: queries.ScenarioRow | None) -> HttpResponse:
    values, sources = _typed(request, FIELD), _typed(request, SOURCE)
    preface = str(request.POST.get("preface", ""))[:LONGEST]
    wrong = _settle_places(values, _typed(request, POSTCODE))
    if "add" in request.POST:
        what, name = request.POST["add"], request.POST.get("shift", "").strip()
        if what in form_lines.ADDS or what == building.CLOCKS:
            values = building.more(values, what, name)
        return _form(request, values, sources, preface, row=row, wrong=wrong)
    if "remove" in request.POST:
        values = building.less(values, request.POST["remove"])
        return _form(request, values, sources, preface, row=row, wrong=wrong)
    data, unread = building.nested(values)
    wrong |= unread
    if not wrong:
        try:
            kept = _keep(request, row, building.written(data, sources, preface))
        except Unusable as bad:
            wrong, apart = form_lines.placed(bad.faults, values)
            return _form(request, values, sources, preface, row=row, wrong=wrong, apart=apart)
        except Refused as bad:
            wrong = {bad.field: str(bad)} if bad.field in values else {}
            apart = [] if wrong else [str(bad)]
            return _form(request, values, sources, preface, row=row, wrong=wrong, apart=apart)
        then = reverse("planning:compare") + f"?s={kept}"
        return redirect(
            then if "run" in request.POST else reverse("planning:scenario", args=[kept])
        )
    return _form(request, values, sources, preface, row=row, wrong=wrong)


def _keep(request: Request, row: queries.ScenarioRow | None, text: str) -> UUID:
    """Keep the text, as new or in the place of what it was. Raises Unusable, Refused."""
    given = {"text": text, "by": request.officer, "at": request.at, "key": key_of(request)}
    try:
        if row is None:
            return commands.keep_scenario(**given).uid
        return commands.amend_scenario(scenario=row.uid, expects=version_of(request), **given).uid
    except commands.UnusableScenario as bad:
        raise Unusable(list(bad.faults)) from bad


def _typed(request: Request, prefix: str) -> Values:
    """What was typed into the fields of one kind, by path."""
    names = [name for name in request.POST if name.startswith(prefix)][:MOST_FIELDS]
    return {name.removeprefix(prefix): str(request.POST[name])[:LONGEST] for name in names}


def _settle_places(values: Values, postcodes: Values) -> dict[str, str]:
    """Put the points of postcodes in the place of coordinates; which are none, by path."""
    wrong = {}
    for block, text in postcodes.items():
        if not text.strip():
            continue
        found = geography.postcode(text)
        if found is None:
            wrong[f"{block}.easting"] = f"{text.strip()[:12]} {NO_POSTCODE}"
        else:
            values[f"{block}.easting"] = f"{found.easting:g}"
            values[f"{block}.northing"] = f"{found.northing:g}"
    return wrong


def _form(
    request: Request,
    values: Values,
    sources: Values,
    preface: str,
    *,
    row: queries.ScenarioRow | None = None,
    wrong: dict[str, str] | None = None,
    apart: list[str] | None = None,
) -> HttpResponse:
    shown = form_lines.sections(values, sources, wrong or {})
    fields = [one for section in shown for line in section.lines for one in line.fields]
    context = {
        "sections": shown,
        "wrong": [one for one in fields if one.error],
        "apart": apart or [],
        "preface": preface,
        "row": row,
        "key": fresh_key(),
    }
    status = 422 if wrong or apart else 200
    return render(request, "planning/scenario.html", context, status=status)
