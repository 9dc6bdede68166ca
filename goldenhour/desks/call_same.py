"""Same event: what a call may be about already; it joins it with a reason, or is set apart.

A panel beside the call (a fragment of its own) and, without scripts, a page of its own. The
system suggests and says why; a person opens, reads and joins, or says that it is another event:
then nobody is offered it again until somebody takes that back. Both calls stay.
"""

from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenhour import geography
from goldenhour.contact import queries as contacts
from goldenhour.desks import call_desk, call_record
from goldenhour.desks.incident_forms import Joining, Together
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


@door("page.call")
@require_POST
def set_apart(request: Request, uid: UUID) -> HttpResponse:
    """``POST /call/UID/set-apart``: the chosen incident is another event than this call."""
    form = Joining(request.POST, prefix="join")
    if form.is_valid():
        try:
            incident, key = _chosen(request), key_of(request)
            # The sheet has one key for all its buttons; each of them is a command of its own.
            own = uuid5(key, f"set apart {incident}") if key else None
            given: dict[str, Any] = {"by": request.officer, "at": request.at, "key": own}
            commands.distinguish(
                incident=incident, contact=uid, why=form.cleaned_data["why"], **given
            )
            return _apart_now(request, uid, incident)
        except Refused as no:
            form.add_error(None, str(no))
    return _page(request, uid, form, status=422)


def _apart_now(request: Request, uid: UUID, incident: UUID) -> HttpResponse:
    """In the open sheet its line says so; without scripts the page is shown anew."""
    if request.headers.get("HX-Request") != "true":
        return redirect("desks:same_event", uid)
    contact, apart = contacts.contact(uid), triage.apart_from_contact(uid)
    said = next((one for one in apart if incident in one.uids), None)
    if said is None:  # somebody has taken it back meanwhile
        return _page(request, uid, Joining(prefix="join"))
    context = {
        "contact": contact,
        "one": said,
        "left": len(triage.same_event(_spot(request, contact), apart=apart)),
    }
    return render(request, "desks/_set_apart.html", context)


@door("page.call")
@require_POST
def take_back(request: Request, uid: UUID) -> HttpResponse:
    """``POST /call/UID/take-back``: what was set apart may be the same event after all."""
    try:
        apart = UUID(request.POST.get("distinction", ""))
    except ValueError:
        return _page(request, uid, Joining(prefix="join"), status=422)
    form = Together(request.POST, prefix=f"together-{apart}")
    if form.is_valid():
        try:
            commands.withdraw_distinction(
                distinction=apart,
                why=form.cleaned_data["why"],
                by=request.officer,
                at=request.at,
                key=key_of(request),
            )
            return redirect("desks:same_event", uid)
        except Refused as no:
            form.add_error("why" if no.field == "why" else None, str(no))
        except ObjectDoesNotExist:
            form.add_error(None, "That is not there. Choose one of the list.")
    return _page(request, uid, Joining(prefix="join"), status=422, taking=form)


class NothingChosen(Refused):
    """The form came back without the incident it is about."""


def _join(request: Request, uid: UUID, why: str) -> None:
    """What was typed so far goes on the record first; then the call is part of the incident."""
    incident = _chosen(request)
    if why.strip() and triage.incident_of(uid) is None:
        desk = call_desk.opened(request, contacts.contact(uid), typed=False)
        desk.read()
        call_record.keep_draft(desk)
    given: dict[str, Any] = {"by": request.officer, "at": request.at, "key": key_of(request)}
    commands.join(contact=uid, incident=incident, why=why, **given)


def _chosen(request: Request) -> UUID:
    try:
        incident = UUID(request.POST.get("incident", ""))
        triage.incident_row(incident)
    except (ValueError, ObjectDoesNotExist):
        raise NothingChosen("That incident is not there. Choose one of the list.") from None
    return incident


def _page(
    request: Request,
    uid: UUID,
    form: Joining,
    *,
    status: int = 200,
    taking: Together | None = None,
) -> HttpResponse:
    contact = contacts.contact(uid)
    is_free = not contact.ending
    apart = triage.apart_from_contact(uid) if is_free else []
    # The browser moves there as the sheet opens, so the next letter is never one of the call's.
    form.fields["why"].widget.attrs["autofocus"] = True
    context = {
        "contact": contact,
        "same": triage.same_event(_spot(request, contact), apart=apart) if is_free else [],
        "apart": [(one, _taking(one, taking)) for one in apart],
        "may_open": request.officer.may("page.incident"),
        "joining": form,
        "key": fresh_key(),
    }
    return render(request, panel(request, "desks/same_event.html"), context, status=status)


def _taking(one: triage.Apart, came_back: Together | None) -> Together:
    prefix = f"together-{one.uid}"
    if came_back is not None and came_back.prefix == prefix:
        return came_back
    return Together(prefix=prefix)


def _spot(request: Request, contact: contacts.ContactRow) -> Spot:
    """Where and what it is by the record, else by what is typed beside it right now."""
    kind = request.GET.get("incident_type", "")[:32]
    if contact.easting is not None:
        return Spot(contact.received_at, contact.postcode, contact.easting, contact.northing, kind)
    typed = geography.postcode(request.GET.get("postcode", "")[:16])
    if typed is None:
        return Spot(contact.received_at, contact.postcode, None, None, kind)
    return Spot(contact.received_at, typed.text, typed.easting, typed.northing, kind)
