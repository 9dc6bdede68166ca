"""Queue: who waits to be answered, who is to be rung back, and who is owed an end."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries
from goldenhour.desks.call_form import Take
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of


@door("page.call")
@require_http_methods(["GET", "POST"])
def contacts_page(request: Request) -> HttpResponse:
    """Contacts without an end, oldest first; and a new one."""
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
    context = {"open": queries.open_contacts(), "take": take, "key": fresh_key()}
    return render(request, "desks/contacts.html", context, status=422 if take.errors else 200)
