"""Same event: what a call may be about already, and how it joins it, with a reason.

A panel beside the call (a fragment of its own) and, without scripts, a page of its own. The
system suggests and says why; a person opens, reads and joins. Both calls stay.
"""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenhour import geography
from goldenhour.contact import queries as contacts
from goldenhour.desks import call_desk, call_record
from goldenhour.desks.incident_forms import Joining
from goldenhour.journal.commands import Refused
from goldenhour.triage import commands
from goldenhour.triage import queries as triage
from goldenhour.triage.rules.duplicates import Spot
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, panel


@door("page.call")
@require_GET
def same_event(request: Request, uid: UUID) -> HttpResponse:
    """``GET /call/UID/same-event``: open incidents near this call in place and time."""
    return _page(request, uid, Joining(prefix="join"))


@door("page.call")
@require_POST
def join(request: Request, uid: UUID) -> HttpResponse:
    """``POST /call/UID/join``: the call becomes part of the chosen incident, with a reason."""
    form = Joining(request.POST, prefix="join")
    if form.is_valid():
        try:
            _join(request, uid, form.cleaned_data["why"])
            return redirect("desks:call", uid)
        except Refused as no:
            form.add_error("why" if no.field == "why" else None, str(no))
    return _page(request, uid, form, status=422)


class NothingChosen(Refused):
    """The form came back without the incident it is about."""


def _join(request: Request, uid: UUID, why: str) -> None:
    """What was typed so far goes on the record first; then the call is part of the incident."""
    try:
        incident = UUID(request.POST.get("incident", ""))
        triage.incident_row(incident)
    except (ValueError, ObjectDoesNotExist):
        raise NothingChosen("That incident is not there. Choose one of the list.") from None
    if why.strip() and triage.incident_of(uid) is None:
        desk = call_desk.opened(request, uid, typed=False)
        desk.read()
        call_record.keep_draft(desk)
    given: dict[str, Any] = {"by": request.officer, "at": request.at, "key": key_of(request)}
    commands.join(contact=uid, incident=incident, why=why, **given)


def _page(request: Request, uid: UUID, form: Joining, *, status: int = 200) -> HttpResponse:
    contact = contacts.contact(uid)
    is_free = not contact.ending
    # The browser moves there as the sheet opens, so the next letter is never one of the call's.
    form.fields["why"].widget.attrs["autofocus"] = True
    context = {
        "contact": contact,
        "same": triage.same_event(_spot(request, contact)) if is_free else [],
        "may_open": request.officer.may("page.incident"),
        "joining": form,
        "key": fresh_key(),
    }
    return render(request, panel(request, "desks/same_event.html"), context, status=status)


def _spot(request: Request, contact: contacts.ContactRow) -> Spot:
    """Where and what it is by the record, else by what is typed beside it right now."""
    kind = request.GET.get("incident_type", "")[:32]
    if contact.easting is not None:
        return Spot(contact.received_at, contact.postcode, contact.easting, contact.northing, kind)
    typed = geography.postcode(request.GET.get("postcode", "")[:16])
    if typed is None:
        return Spot(contact.received_at, contact.postcode, None, None, kind)
    return Spot(contact.received_at, typed.text, typed.easting, typed.northing, kind)
