"""Demand explorer: when and where incidents came in, the trend by week, and what may come next.

The address is the state: a view is saved by keeping the address. Counts only, of our own record;
small ones are not shown. A scenario's assumption may stand beside them.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.journal.codes import Code
from goldenhour.journal.consultations import consulted
from goldenhour.journal.numbers import LONDON
from goldenhour.planning.rules import asking, cells, demand, saying
from goldenhour.planning.rules.demand import Cell, Forecast
from goldenhour.planning.views.scenarios import text_of
from goldenhour.planning.views.studies import scenarios
from goldenhour.simulation.sources import built_in_week
from goldenhour.triage import queries as triage
from goldenhour.web.doors import door
from goldenhour.web.http import Request

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
USUAL = timedelta(weeks=12)
LONGEST = timedelta(days=3 * 366)
COLUMNS = ("of", "name", "hour", "incidents", "assumed")


class Asked(forms.Form):
    """Which incidents, and what is assumed beside them."""

    since = forms.DateField(label="From", required=False)
    until = forms.DateField(label="To, not counted", required=False)
    grade = forms.ChoiceField(
        label="Grade", required=False, choices=[("", "All"), *saying.GRADES.items()]
    )
    place = forms.CharField(label="Town or village", required=False, max_length=80)
    beside = forms.ChoiceField(label="Assumed beside it", required=False)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # handed on as they are
        beside = cast(forms.ChoiceField, self.fields["beside"])
        known = ((key, name) for key, (name, _) in scenarios().items())
        beside.choices = [("", "Nothing"), *known]


@dataclass(frozen=True)
class Found:
    """What the page, the table and the document all tell."""

    since: date
    until: date
    cells: list[Cell]
    weeks: list[tuple[date, int | None]]
    places: list[tuple[str, int | None]]
    forecast: Forecast | None


@door("page.planning")
@require_GET
def explore(request: Request) -> HttpResponse:
    """``GET /planning/demand?since=&until=&grade=&place=&beside=``: the counts as tables."""
    form = Asked(request.GET)
    found = _found(request, form)
    context = {
        "form": form,
        "found": found,
        "days": [(day, found.cells[24 * n : 24 * n + 24]) for n, day in enumerate(DAYS)],
        "hours": range(24),
        "least": demand.LEAST,
        "looked_back": demand.LOOKED_BACK,
        "query": urlencode({name: request.GET.get(name, "") for name in form.fields}),
    }
    return render(request, "planning/demand.html", context, status=422 if form.errors else 200)


@door("page.planning")
@require_GET
def as_json(request: Request) -> JsonResponse:
    """``GET /planning/demand.json``: the same, to be computed with; null where it is not shown."""
    found = _found(request, Asked(request.GET))
    told = found.forecast
    return JsonResponse(
        {
            "since": found.since,
            "until": found.until,
            "hour_of_week": [one.shown for one in found.cells],
            "assumed": [one.assumed for one in found.cells],
            "weeks": {f"{monday}": count for monday, count in found.weeks},
            "places": dict(found.places),
            "forecast": told and {name: getattr(told, name) for name in told.__slots__},
        }
    )


@door("page.planning")
@require_GET
def as_csv(request: Request) -> HttpResponse:
    """``GET /planning/demand.csv``: the same as a table; empty where it is not shown."""
    found = _found(request, Asked(request.GET))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="demand.csv"'
    table = csv.writer(answer, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for number, one in enumerate(found.cells):
        table.writerow(("hour of week", DAYS[number // 24], number % 24, one.shown, one.assumed))
    table.writerows(("week", monday, "", count, "") for monday, count in found.weeks)
    table.writerows(
        ("place", cells.in_a_sheet(name), "", count, "") for name, count in found.places
    )
    return answer


def _found(request: Request, form: Asked) -> Found:
    """What was asked for; where that cannot be read, the last twelve weeks."""
    form.is_valid()
    given = form.cleaned_data
    until = given.get("until") or request.at.astimezone(LONDON).date()
    since = given.get("since") or until - USUAL
    if not since < until <= since + LONGEST:
        form.add_error("since", "The span must begin before its end and last at most three years.")
        since = until - USUAL
    grade, place = given.get("grade", ""), given.get("place", "")
    officer, code = request.officer, Code(grade or "all")
    name = "planning.demand"
    consulted(name, about="demand/incidents", by=officer, at=request.at, why="figure", grade=code)
    counts = triage.incident_counts(
        since=_begins(since), until=_begins(until), grade=grade, place=place
    )
    mondays = _whole_weeks(since, until)
    weeks = [counts.weeks.get(monday, 0) for monday in mondays]
    seen, shown = demand.shown(weeks), demand.shown(list(counts.places.values()))
    may_tell = None not in seen[-demand.LOOKED_BACK :]  # its mean would tell what is not shown
    return Found(
        since=since,
        until=until,
        cells=demand.week(counts.hours, _weights(given.get("beside", ""))),
        weeks=list(zip(mondays, seen, strict=True)),
        places=list(zip(counts.places, shown, strict=True)),
        forecast=demand.forecast(weeks) if may_tell else None,
    )


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _whole_weeks(since: date, until: date) -> list[date]:
    """The Mondays of the weeks that lie within the span as a whole."""
    monday = since + timedelta(days=-since.weekday() % 7)
    found = []
    while monday + timedelta(days=7) <= until:
        found.append(monday)
        monday += timedelta(days=7)
    return found


def _weights(beside: str) -> list[float] | None:
    """What a scenario assumes of the hours of the week; None where nothing stands beside."""
    if not beside:
        return None
    said = asking.parsed(text_of(beside)).demand.hour_of_week
    return said if isinstance(said, list) else [float(one) for one in built_in_week()]
