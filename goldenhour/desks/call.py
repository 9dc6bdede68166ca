"""The call desk: the whole call on one screen. Asks several stages, gives their commands."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries as contact_queries
from goldenhour.desks import call_desk, call_record
from goldenhour.desks.call_desk import Desk
from goldenhour.desks.call_form import Call, Close
from goldenhour.desks.call_page import PAGE, page, proposed, shown
from goldenhour.journal.commands import Refused
from goldenhour.web.doors import door
from goldenhour.web.http import Request, key_of
from goldenhour.web.parts import in_parts


@door("page.call")
@require_http_methods(["GET", "POST"])
def call(request: Request, uid: UUID) -> HttpResponseBase:
    """``/call/UID``: GET shows the call with its draft, POST saves or sends it."""
    contact = contact_queries.contact(uid)
    if request.method == "GET":
        return in_parts(
            request, PAGE, {"contact": contact}, lambda: shown(call_desk.opened(request, contact))
        )
    desk = call_desk.opened(request, contact)
    is_readable = desk.read()
    action = request.POST.get("action", "")
    try:
        call_record.carry_out(desk, action)
    except Refused as refused:
        call_record.beside(desk, refused)
        return page(desk, 422)
    if not is_readable:
        return _read_again(request, uid)
    return redirect("desks:call", uid)


@door("page.call")
@require_POST
def proposal(request: Request, uid: UUID) -> HttpResponse:
    """``POST /call/UID/proposal``: what the rules propose for what is typed; nothing is kept."""
    desk = call_desk.of_what_is_typed(request, uid)
    return render(request, "desks/_proposal.html", proposed(desk))


@door("page.call")
@require_POST
def close(request: Request, uid: UUID) -> HttpResponse:
    """``POST /call/UID/close``: end a contact that becomes no incident, with a reason."""
    form = Close(request.POST)
    if form.is_valid():
        try:
            contacts.close(
                contact=uid,
                ending=form.cleaned_data["ending"],
                why=form.cleaned_data["why_ended"],
                by=request.officer,
                at=request.at,
                key=key_of(request),
            )
            return redirect("desks:contacts")
        except Refused as refused:
            form.add_error("why_ended", str(refused))
    return _read_again(request, uid, closing=form)


def _read_again(request: Request, uid: UUID, **how: Any) -> HttpResponse:
    """The call as it is kept by now, where something of what came back was refused."""
    return page(call_desk.opened(request, contact_queries.contact(uid), typed=False), 422, **how)


@door("page.call")
@require_GET
def known(request: Request, uid: UUID) -> HttpResponse:
    """``GET /call/UID/known``: what we already know of who is typed: the panel beside the call."""
    form = Call(request.GET)
    form.is_valid()
    contact = contact_queries.contact(uid)
    desk = Desk(request, contact, form, thrive=None, shown={}, draft=None)  # type: ignore[arg-type]
    kind = call_desk.type_asked(request, contact)
    context = {"known": call_desk.known_to(desk, kind), "contact": contact}
    return render(request, "identification/_known.html", context)
