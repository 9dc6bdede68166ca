"""A call's place: fixed by a person; where it was sent, the incident follows, as a dated update."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries
from goldenhour.contact import views as contact_views
from goldenhour.contact.queries import ContactRow
from goldenhour.force.models import Officer
from goldenhour.triage import commands as triage
from goldenhour.triage import queries as incidents
from goldenhour.web.doors import door
from goldenhour.web.http import Request

ADDRESS = ("house", "street", "locality", "postcode")


@door("page.call")
@require_POST
def place(request: Request, contact: UUID) -> HttpResponse:
    """``POST /places/CONTACT``: fix where it is; the incident that was sent is there too."""
    sent = incidents.incident_of(contact) is not None
    before = queries.contact(contact) if sent else None
    answer = contact_views.place(request, contact)
    if before is not None and answer.status_code < 400:
        _tell(request, before, queries.contact(contact))
        follow(contact, request)
    return answer


def follow(contact: UUID, request: Request) -> None:
    """Let the incident be where its caller is placed; where it is so already, nothing is done."""
    with suppress(triage.AlreadyThere, triage.NotYet, triage.Closed):
        triage.move_incident(contact=contact, by=request.officer, at=request.at)


def _tell(request: Request, before: ContactRow, now: ContactRow) -> None:
    """What changed, as an update that the dispatcher reads: who placed it, when and where."""
    by: Officer = request.officer
    said = {name: str(getattr(now, name)) for name in ADDRESS}
    typed: dict[str, str | list[str]] = {
        name: text for name, text in said.items() if text != getattr(before, name)
    }
    if (before.easting, before.northing) != (now.easting, now.northing):
        typed["position"] = _position(now)
    if typed:
        contacts.jot(contact=now.uid, typed=typed, by=by, at=request.at)


def _position(now: ContactRow) -> str:
    return f"{now.easting} {now.northing}, {now.how_placed}"
