"""The auditor's pages and the public's: verdicts on every file, and the figures from them."""

import csv

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.accountability import queries
from goldenhour.accountability.rules import figures
from goldenhour.web import clock
from goldenhour.web.doors import door, open_to_all
from goldenhour.web.http import Request

SHOWN_CHECKS = ("B01", "B08", "V05", "O06")
ANSWERS = {
    "pass": "Yes",
    "fail": "No",
    "not_applicable": "Does not apply",
    "cannot_tell": "Cannot tell",
}
COLUMNS = ("figure", "title", "as_of", "numerator", "denominator", "share", "suppressed")
MADE_UP = "People and figures are made up. No police force's record is behind them."


@door("page.audit")
@require_GET
def audit(request: Request) -> HttpResponse:
    """``GET /audit?check=V05&answer=fail``: every case by the audit's questions."""
    check, answer = request.GET.get("check", ""), request.GET.get("answer", "")
    found = queries.audit(by=request.officer, at=request.at, why="audit")
    tallies = [(name, _tally(found, name)) for name in SHOWN_CHECKS]
    rows = [
        (each, [_answer(each, name) for name in SHOWN_CHECKS], len(each.verdict.alerts))
        for each in found
        if not check or each.verdict.checks.get(check) == answer
    ]
    context = {
        "rows": rows,
        "all": len(found),
        "tallies": tallies,
        "checks": SHOWN_CHECKS,
        "check": check,
        "answer": ANSWERS.get(answer, ""),
        "as_of": request.at,
    }
    return render(request, "accountability/audit.html", context)


def _answer(judged: queries.Judged, check: str) -> str:
    return ANSWERS[judged.verdict.checks.get(check, "cannot_tell")]


def _tally(found: list[queries.Judged], check: str) -> list[tuple[str, str, int]]:
    answers = [str(each.verdict.checks.get(check, "cannot_tell")) for each in found]
    return [(code, words, answers.count(code)) for code, words in ANSWERS.items()]


@door("page.figures")
@require_GET
def figures_page(request: Request) -> HttpResponse:
    """``GET /figures``: the figures with the files behind them."""
    found = queries.figures_with_files(by=request.officer, at=request.at, why="audit")
    context = {"figures": found, "as_of": request.at}
    return render(request, "accountability/figures.html", context)


@open_to_all
@require_GET
def public(request: HttpRequest) -> HttpResponse:
    """``GET /public``: the figures for anybody, without files and small cells."""
    at = clock.now()
    context = {"figures": queries.published_figures(at=at), "as_of": at}
    return render(request, "accountability/public.html", context)


@open_to_all
@require_GET
def public_json(request: HttpRequest) -> JsonResponse:
    """``GET /public.json``: the same, to be computed with."""
    rows = [_row(figure) | _words(figure) for figure in _published()]
    return JsonResponse({"note": MADE_UP, "figures": rows})


@open_to_all
@require_GET
def public_csv(request: HttpRequest) -> HttpResponse:
    """``GET /public.csv``: the same as a table."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="goldenhour-figures.csv"'
    table = csv.DictWriter(answer, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(_row(figure) for figure in _published())
    return answer


def _published() -> list[figures.Published]:
    return queries.published_figures(at=clock.now())


def _row(figure: figures.Published) -> dict[str, object]:
    return {
        "figure": figure.definition.id,
        "title": figure.definition.title,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "share": None if figure.share is None else round(figure.share, 4),
        "suppressed": figure.is_suppressed,
    }


def _words(figure: figures.Published) -> dict[str, object]:
    definition = figure.definition
    return {
        "excluded": dict(figure.excluded),
        "counted": definition.counted,
        "of": definition.of,
        "left_out": definition.left_out,
        "weakness": definition.weakness,
        "checks": definition.checks,
        "definition_version": definition.version,
    }
