"""The auditor's pages and the public's: verdicts on every file, and the figures from them."""

import csv
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.accountability import queries
from goldenhour.accountability.queries import contacts
from goldenhour.accountability.rules import figures
from goldenhour.accountability.rules.census import ASKED
from goldenhour.accountability.rules.contacts.census import LISTED, LOOKED_BACK, asked
from goldenhour.rulebook import audit_questions
from goldenhour.web.doors import door, open_to_all
from goldenhour.web.http import Request

ANSWERS = {
    "pass": "Yes",
    "fail": "No",
    "not_applicable": "Does not apply",
    "cannot_tell": "Cannot tell",
}
COLUMNS = ("figure", "title", "as_of", "numerator", "denominator", "share", "suppressed")
EVERY_MINUTES = figures.COUNTED_EVERY // timedelta(minutes=1)
MADE_UP = "People and figures are made up. No police force's record is behind them."


@door("page.audit")
@require_GET
def audit(request: Request) -> HttpResponse:
    """``GET /audit?check=V05&answer=fail&page=2``: cases by the audit's questions, 50 a page."""
    check, answer = request.GET.get("check", ""), request.GET.get("answer", "")
    found = queries.audit(
        by=request.officer,
        at=request.at,
        why="audit",
        check=check,
        answer=answer,
        page=request.GET.get("page", "1"),
    )
    context = {
        "rows": [
            (each, [_answer(each, name) for name in ASKED], len(each.verdict.alerts))
            for each in found.rows
        ],
        "run": found.run,
        "tallies": _tallies(found.run),
        "checks": ASKED,
        "check": check if answer in ANSWERS else "",
        "answer": ANSWERS.get(answer, ""),
        "changed": found.changed,
        "page": found.page,
        "query": f"&{urlencode({'check': check, 'answer': answer})}" if check else "",
        "as_of": request.at,
        "every": EVERY_MINUTES,
    }
    return render(request, "accountability/audit.html", context)


def _answer(judged: queries.Judged, check: str) -> str:
    return ANSWERS[judged.verdict.checks.get(check, "cannot_tell")]


def _tallies(run: queries.Run | None) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Each question, and how many cases gave each answer in the last run; empty without one."""
    if run is None:
        return []
    words_of = {one.id: one.question for one in audit_questions.current().question}
    return [
        (name, words_of[name], [(c, words, run.tallies[name][c]) for c, words in ANSWERS.items()])
        for name in ASKED
    ]


@door("page.audit")
@require_GET
def audit_contacts(request: Request) -> HttpResponse:
    """``GET /audit/contacts?check=A05&page=2``: counts, and the contacts that failed a check."""
    found = contacts.contacts_audit(
        by=request.officer,
        at=request.at,
        why="audit",
        check=request.GET.get("check", ""),
        page=request.GET.get("page", "1"),
    )
    questions = audit_questions.of_a_contact()
    context = {
        "rows": found.rows,
        "page": found.page,
        "query": f"&{urlencode({'check': found.check})}" if found.check else "",
        "run": found.run,
        "tallies": _tallies_of_contacts(found.run),
        "check": found.check,
        "question": next((q.question for q in questions if q.id == found.check), ""),
        "untold": len(questions) - len(asked()),
        "days": LOOKED_BACK.days,
        "listed": LISTED,
        "may_open_incident": request.officer.may("page.incident"),
    }
    return render(request, "accountability/audit_contacts.html", context)


def _tallies_of_contacts(
    run: contacts.ContactsRun | None,
) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Each check, its question, and how many contacts gave each answer in the last run."""
    if run is None:
        return []
    return [
        (
            q.id,
            q.question,
            [(code, said, run.tallies[q.id][code]) for code, said in ANSWERS.items()],
        )
        for q in audit_questions.of_a_contact()
        if q.id in run.tallies
    ]


@door("page.figures")
@require_GET
def figures_page(request: Request) -> HttpResponse:
    """``GET /figures``: the figures with the files behind them."""
    found = queries.figures_with_files(by=request.officer, at=request.at, why="audit")
    return render(request, "accountability/figures.html", _shown(found))


@open_to_all
@require_GET
def public(request: HttpRequest) -> HttpResponse:
    """``GET /public``: the figures for anybody, without files and small cells."""
    return render(request, "accountability/public.html", _shown(queries.published_figures()))


def _shown(found: Sequence[figures.Figure | figures.Published]) -> dict[str, object]:
    """The figures, the moment of the run they all come from, and how often one is made."""
    as_of = found[0].as_of if found else None
    return {"figures": found, "as_of": as_of, "every": EVERY_MINUTES}


@open_to_all
@require_GET
def public_json(request: HttpRequest) -> JsonResponse:
    """``GET /public.json``: the same, to be computed with."""
    rows = [_row(figure) | _words(figure) for figure in queries.published_figures()]
    answer = {"note": MADE_UP, "counted_every_minutes": EVERY_MINUTES, "figures": rows}
    return JsonResponse(answer)


@open_to_all
@require_GET
def public_csv(request: HttpRequest) -> HttpResponse:
    """``GET /public.csv``: the same as a table."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="goldenhour-figures.csv"'
    table = csv.DictWriter(answer, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(_row(figure) for figure in queries.published_figures())
    return answer


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
        "cannot_tell": figure.cannot_tell,
        "excluded": dict(figure.excluded),
        "counted": definition.counted,
        "of": definition.of,
        "left_out": definition.left_out,
        "weakness": definition.weakness,
        "checks": definition.checks,
        "definition_version": definition.version,
    }
