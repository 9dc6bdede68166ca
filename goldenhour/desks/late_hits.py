"""Late hits: what identification found after the call, seen by somebody, who says what they did."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldenhour.desks.incident_forms import Seen
from goldenhour.identification import commands, queries
from goldenhour.journal.commands import Refused
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of


@door("page.room")
@require_http_methods(["GET", "POST"])
def late_hit(request: Request, uid: UUID) -> HttpResponse:
    """``/room/late-hits/UID``: what was found late about a contact; seen, with a reason."""
    found = [one for one in queries.late_hits(answered=True) if one.uid == uid]
    if not found:
        raise Http404("There is no such late hit.")
    is_sent = request.method == "POST"
    form = Seen(request.POST if is_sent else None)
    if is_sent and form.is_valid() and _seen(request, uid, form):
        return redirect("desks:room")
    context = {"hit": found[0], "form": form, "key": fresh_key()}
    return render(request, "desks/late_hit.html", context, status=422 if form.errors else 200)


def _seen(request: Request, uid: UUID, form: Seen) -> bool:
    try:
        commands.acknowledge_late_hit(
            hit=uid,
            reason=form.cleaned_data["reason"],
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
    except Refused as no:
        form.add_error(no.field if no.field in form.fields else None, str(no))
    return not form.errors
