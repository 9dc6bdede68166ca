"""Apart: "not the same" is taken back on a person's page, with a reason; it stays readable."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenhour.identification import commands
from goldenhour.identification.forms import TakeBack
from goldenhour.identification.views.person import shown
from goldenhour.journal.commands import Refused
from goldenhour.web.doors import door
from goldenhour.web.http import Request, key_of

READING = "record"  # the reason: to take a claim back is work on the record


@door("page.persons")
@require_POST
def take_back(request: Request, uid: UUID) -> HttpResponse:
    """``POST /persons/UID/take-back``: they may be the same after all; proposed again from now."""
    form = TakeBack(request.POST)
    if form.is_valid() and _taken_back(request, form):
        return redirect(f"{reverse('identification:person', args=[uid])}?why={READING}#apart-title")
    return shown(request, uid, READING, None, taking=form)


def _taken_back(request: Request, form: TakeBack) -> bool:
    said = form.cleaned_data
    try:
        commands.withdraw(
            mention=said["mention"],
            person=said["person"],
            others=[said["other"]] if said["other"] else [],
            reason=said["reason"],
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
    except Refused as no:
        form.add_error("reason", str(no))
    except ObjectDoesNotExist:
        form.add_error("reason", "One of them is not on record any more. Open this page again.")
    return not form.errors
