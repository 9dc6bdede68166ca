"""Queue: who waits to be answered, who is to be rung back, and who is owed an end."""

from typing import Any
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries
from goldenhour.desks import queue_rows
from goldenhour.desks.call_form import Close, Take
from goldenhour.desks.queue_form import RungBack
from goldenhour.journal.commands import Refused
from goldenhour.journal.consultations import consulted
from goldenhour.web import events
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of

KEYS = [
    ("j, k", "the next and the previous row, while one has the focus"),
    ("Enter", "answer the row that has the focus"),
    ("Ctrl Enter", "answer next"),
]
NOBODY = "Nobody waits to be answered. Somebody else may have been quicker."
FIRST_WAITING = 10  # how many are tried: others answer at the same moment


@door("page.call")
@require_http_methods(["GET", "POST"])
def contacts_page(request: Request) -> HttpResponse:
    """The queue: ringing, to be rung back, owed an end; and a new contact by hand."""
    take = Take(request.POST or None)
    if request.method == "POST" and take.is_valid():
        row = contacts.receive(
            channel=take.cleaned_data["channel"],
            line=take.cleaned_data["line"],
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
        return redirect("desks:call", row.uid)
    return _page(request, take=take, status=422 if take.errors else 200)


@door("page.call")
@require_GET
def strip(request: Request) -> HttpResponse:
    """``GET /contacts/strip``: the queue in one line, for whoever is in a call."""
    return render(request, "desks/_queue_strip.html", queue_rows.strip_context(request.at))


@door("page.call")
@require_POST
def answer(request: Request) -> HttpResponse:
    """``POST /contacts/answer``: the chosen row, else whoever comes next in order."""
    chosen = _uid(request.POST.get("contact", ""))
    wanted = [chosen] if chosen else _next(request)
    problem = NOBODY
    for uid in wanted:
        try:
            contacts.answer(contact=uid, by=request.officer, at=request.at, key=_key(request, uid))
        except Refused as no:
            problem = str(no) if chosen else NOBODY
        else:
            return redirect("desks:call", uid)
    return _page(request, problem=problem, status=422)


@door("page.call")
@require_http_methods(["GET", "POST"])
def ring_back(request: Request, uid: UUID) -> HttpResponse:
    """Somebody who gave up: the number to ring, what was tried, and what came of it."""
    form = RungBack(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reached = form.cleaned_data["reached"] == "yes"
        note = form.cleaned_data["note"]
        try:
            contacts.ring_back(
                contact=uid,
                reached=reached,
                note=note,
                by=request.officer,
                at=request.at,
                key=key_of(request),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("desks:call" if reached else "desks:ring_back", uid)
    return _ring_back_page(request, uid, form)


def _ring_back_page(request: Request, uid: UUID, form: RungBack) -> HttpResponse:
    row = queries.contact(uid)
    by, at = request.officer, request.at
    consulted("contact.contact", about=row.about, by=by, at=at, why="call_back")
    attempts = queries.attempts_of(uid)
    context = {
        "contact": row,
        "attempts": attempts,
        "location": queries.location_of(uid),
        "form": form,
        "closing": Close(),
        "must_assess": row.channel == "999" and bool(attempts) and not attempts[-1].reached,
        "key": fresh_key(),
        "close_key": fresh_key(),
    }
    return render(request, "desks/ring_back.html", context, status=422 if form.errors else 200)


def _page(
    request: Request, *, take: Take | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    since = events.latest_id()  # before the rows are read: told twice, not never
    context: dict[str, Any] = {
        "queue": queue_rows.queue(request.at),
        "take": take or Take(),
        "problem": problem,
        "keys": KEYS,
        "key": fresh_key(),
        "answer_key": fresh_key(),
        "stream": f"{reverse('desks:events')}?audience=queue&since={since}",
    }
    context |= queue_rows.strip_of(context["queue"])
    return render(request, "desks/contacts.html", context, status=status)


def _next(request: Request) -> list[UUID]:
    """Whoever rings, in the order in which they are to be answered."""
    return [line.uid for line in queue_rows.queue(request.at).ringing[:FIRST_WAITING]]


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _key(request: Request, contact: UUID) -> UUID | None:
    """A key of its own for each contact: the form is one for the whole queue."""
    key = key_of(request)
    return uuid5(key, str(contact)) if key else None
