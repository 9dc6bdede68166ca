"""The addresses of the public form. Open to all, and whole without any script.

An emergency is never taken in silence: the first page asks, every page says 999, and where
danger shows in the answers the ways to ring stand above them before anything is sent.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldenhour.desks.report import danger, sending
from goldenhour.desks.report.draft import Draft
from goldenhour.desks.report.forms import ORDER, PAGES, Page, Send, after, before
from goldenhour.desks.report.panel import words_of
from goldenhour.force import queries as force
from goldenhour.journal.commands import Refused
from goldenhour.web import pace
from goldenhour.web.doors import open_to_all
from goldenhour.web.http import Request

AN_HOUR = 10  # reports sent from one source; one with a danger sign is never held back
BEGUN_AN_HOUR = 100  # reports begun from one source
NEUTRAL = "https://www.bbc.co.uk/weather"  # where "Exit this page" leads
EMERGENCY = "emergency"


@open_to_all
@require_GET
def start(request: Request) -> HttpResponse:
    """The first page: is it an emergency?"""
    return render(request, "desks/report/start.html")


@open_to_all
@require_http_methods(["GET", "POST"])
def emergency(request: Request) -> HttpResponse:
    """It is one: the ways to get help now; and on, marked, for who can use none of them."""
    if request.method == "GET":
        return render(request, "desks/report/emergency.html")
    draft = Draft(request)
    draft.keep(EMERGENCY, {"cannot_ring": "yes"})
    return draft.answer(redirect("desks:report_page", ORDER[0]))


@open_to_all
@require_http_methods(["GET", "POST"])
def page(request: Request, name: str) -> HttpResponse:
    """One page of questions. What was typed is kept before anything can be refused."""
    kind = PAGES.get(name)
    if kind is None:
        raise Http404
    draft = Draft(request)
    if request.method == "GET":
        return _page(request, draft, name, kind(draft.answers.get(name)), 200)
    if draft.is_new and pace.turns("report begun", _source(request), at=request.at) > BEGUN_AN_HOUR:
        return _wait(request)
    typed = _typed(request, kind)
    draft.keep(name, typed)
    form = kind(typed)
    if not form.is_valid():
        return draft.answer(_page(request, draft, name, form, 422))
    return draft.answer(redirect(_onward(draft, name)))


@open_to_all
@require_http_methods(["GET", "POST"])
def check(request: Request) -> HttpResponse:
    """All the answers; and sending them."""
    draft = Draft(request)
    if draft.reference:
        return redirect("desks:report_sent")
    if unfit := _first_unfit(draft):
        return redirect("desks:report_page", unfit)
    form = Send(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        draft.checked()
        return draft.answer(_check(request, draft, form, 422 if form.errors else 200))
    return _send(request, draft, form)


@open_to_all
@require_GET
def sent(request: Request) -> HttpResponse:
    """It has arrived: the number, and what happens next."""
    draft = Draft(request)
    if not draft.reference:
        return redirect("desks:report")
    context = {"reference": draft.reference, "dangers": draft.dangers}
    return render(request, "desks/report/sent.html", context)


@open_to_all
@require_GET
def leave(request: Request) -> HttpResponse:
    """Away from here at once; what was typed is forgotten, for whoever sits down next."""
    return Draft(request).forget(redirect(NEUTRAL))


def _send(request: Request, draft: Draft, form: Send) -> HttpResponse:
    signs = danger.signs(draft.answers)
    came = pace.turns("report sent", _source(request), at=request.at)
    if came > AN_HOUR and not signs:
        return _wait(request)
    portal = next(iter(force.with_role("portal")), None)
    if portal is None:
        return _closed(request)
    try:
        row = sending.send(_cleaned(draft), by=portal, at=request.at, key=draft.key)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _check(request, draft, form, 422)
    draft.sent(row.reference, [sign.code for sign in signs])
    return draft.answer(redirect("desks:report_sent"))


def _page(request: Request, draft: Draft, name: str, form: Page, status: int) -> HttpResponse:
    context = {
        "form": form,
        "number": ORDER.index(name) + 1,
        "of": len(ORDER) + 1,
        "before": before(name),
        "is_fresh": draft.is_new,
        "dangers": danger.signs(draft.answers),
    }
    return render(request, "desks/report/page.html", context, status=status)


def _check(request: Request, draft: Draft, form: Send, status: int) -> HttpResponse:
    context = {
        "form": form,
        "pages": [(name, PAGES[name].short, _lines(draft, name)) for name in ORDER],
        "of": len(ORDER) + 1,
        "before": ORDER[-1],
        "dangers": danger.signs(draft.answers),
    }
    return render(request, "desks/report/check.html", context, status=status)


def _lines(draft: Draft, name: str) -> list[tuple[str, str]]:
    typed = draft.answers.get(name, {})
    lines = [
        (field.label, words_of(field, typed.get(one)))
        for one, field in PAGES[name].base_fields.items()
    ]
    return [(str(label), words) for label, words in lines if words.strip()]


def _onward(draft: Draft, name: str) -> Any:
    """The next page, or the check of the answers where they had come that far."""
    follows = after(name)
    if draft.is_checked or not follows:
        return redirect("desks:report_check").url
    return redirect("desks:report_page", follows).url


def _typed(request: Request, kind: type[Page]) -> dict[str, Any]:
    """What was typed on one page, as it was typed: a text, or the picks of a list."""
    typed: dict[str, Any] = {}
    for name, field in kind.base_fields.items():
        several = (
            hasattr(field.widget, "allow_multiple_selected")
            and field.widget.allow_multiple_selected
        )
        typed[name] = request.POST.getlist(name) if several else request.POST.get(name, "")
    return typed


def _first_unfit(draft: Draft) -> str:
    """The first page that still needs an answer, or "" where all are well."""
    return next(
        (name for name in ORDER if not PAGES[name](draft.answers.get(name, {})).is_valid()), ""
    )


def _cleaned(draft: Draft) -> dict[str, dict[str, Any]]:
    """The answers as the forms read them, and whether they said it is an emergency."""
    cleaned: dict[str, dict[str, Any]] = {}
    for name in ORDER:
        form = PAGES[name](draft.answers.get(name, {}))
        form.is_valid()
        cleaned[name] = {one: value for one, value in form.cleaned_data.items() if value}
    if EMERGENCY in draft.answers:
        cleaned[EMERGENCY] = draft.answers[EMERGENCY]
    return cleaned


def _source(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _wait(request: Request) -> HttpResponse:
    return render(request, "desks/report/wait.html", {"full": True}, status=429)


def _closed(request: Request) -> HttpResponse:
    return render(request, "desks/report/wait.html", {"full": False}, status=503)
