"""Identification's panel: what we already know of the caller, and two buttons beside each.

The panel stands within the form of the call, so its buttons are sent with all that is typed
there: a claim answers with the panel anew, and nothing typed is lost.
"""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from goldenhour.identification import commands, forms, queries
from goldenhour.journal.commands import Refused
from goldenhour.web.doors import door
from goldenhour.web.http import Request, panel


@door("page.call")
@require_GET
def known(request: Request) -> HttpResponse:
    """What is known of a contact's caller, or of whoever is typed."""
    try:
        contact = forms.contact_of(request.GET)
    except forms.Unreadable as why:
        raise Http404(str(why)) from why
    return _answer(request, contact)


@door("page.call")
@require_POST
def confirm(request: Request, contact: UUID) -> HttpResponse:
    """It is them."""
    try:
        pressed = forms.decision(request.POST)
        commands.confirm_person(
            mention=pressed.mention,
            person=pressed.person,
            same_as=pressed.others,
            reason=pressed.reason,
            by=request.officer,
            at=request.at,
        )
    except (Refused, forms.Unreadable, ObjectDoesNotExist) as refused:
        return _answer(request, contact, refused)
    return _answer(request, contact)


@door("page.call")
@require_POST
def dismiss(request: Request, contact: UUID) -> HttpResponse:
    """It is not them."""
    try:
        pressed = forms.decision(request.POST)
        commands.dismiss(
            mention=pressed.mention,
            person=pressed.person,
            others=() if pressed.person else pressed.others,
            reason=pressed.reason,
            by=request.officer,
            at=request.at,
        )
    except (Refused, forms.Unreadable, ObjectDoesNotExist) as refused:
        return _answer(request, contact, refused)
    return _answer(request, contact)


def _answer(
    request: Request, contact: UUID | None, refused: Exception | None = None
) -> HttpResponse:
    said = forms.typed(request.POST if request.method == "POST" else request.GET)
    try:
        found = queries.known(contact=contact, said=said, by=request.officer, at=request.at)
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such contact.") from missing
    context = {"known": found, "contact_uid": contact, "refused": refused}
    page = panel(request, "identification/known.html")
    return render(request, page, context, status=422 if refused else 200)
