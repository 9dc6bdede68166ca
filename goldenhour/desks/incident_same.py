"""Incident, the same event: what may be it, what is linked, what was said not to be it.

The system names and says why; a person links or sets apart, and takes either back with a
reason. Both incidents stay, with their clocks.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from goldenhour.desks.incident_forms import Wrong, shown
from goldenhour.journal.commands import Refused
from goldenhour.response import commands as response
from goldenhour.response import queries as links
from goldenhour.triage import commands
from goldenhour.triage import queries as triage
from goldenhour.triage.rules.duplicates import Spot
from goldenhour.web.http import Request, key_of

Said = Mapping[str, Any]
OF_PANEL = ("same", "callers", "apart", "links")


class NotThere(Refused):
    """A form came back about something that is not there."""


def context(request: Request, opened: triage.OpenedIncident, wrong: Wrong | None) -> dict[str, Any]:
    """What the page shows of the event: each with its form, for whoever may say it."""
    row, me = opened.row, request.officer
    apart = triage.apart_from_incident(row.uid)
    found = links.links_of(row.uid)
    standing = [one for one in found if one.undone_at is None]
    may_link, may_part = me.may("response.link"), me.may("triage.distinguish")

    def form(name: str, which: UUID, *, may: bool) -> forms.Form | None:
        return shown(name, request, wrong, str(which)) if may and not row.closed_at else None

    return {
        "same": [
            (one, form("same", one.uid, may=may_link or may_part))
            for one in _same(request, opened, apart, {one.other.incident for one in standing})
        ],
        "callers": [
            (one, form("join", one.uid, may=me.may("triage.join") or may_part))
            for one in ([] if row.closed_at else triage.same_callers(_spot(row), apart))
        ],
        "apart": [(one, form("together", one.uid, may=may_part)) for one in apart],
        "links": [
            (one, form("unlink", one.uid, may=may_link) if one.undone_at is None else None)
            for one in found
        ],
        "under": next((one.other for one in standing if one.is_under), None),
        "harder": [
            one.other
            for one in standing
            if not one.is_under and one.other.is_open and one.other.is_harder(row.grade)
        ],
        "has_duplicates": any(not one.is_under and one.other.is_open for one in standing),
        "may_link": may_link,
        "may_part": may_part,
        "may_join": me.may("triage.join"),
        "named": request.GET.get("under", ""),
    }


def forms_of(event: Mapping[str, Any]) -> list[forms.Form | None]:
    """Every form of the panel."""
    return [form for name in OF_PANEL for _, form in event[name]]


def _same(
    request: Request, opened: triage.OpenedIncident, apart: list[triage.Apart], linked: set[UUID]
) -> list[triage.MaybeSame]:
    """The incidents near it, and first the one that was named on the command line."""
    row = opened.row
    if row.closed_at:
        return []
    near = triage.same_event(_spot(row), but=row.uid, apart=apart)
    named = triage.incident_numbered(request.GET.get("under", ""), at=request.at)
    if named is not None and named.uid not in {row.uid, *(one.uid for one in near)}:
        near = [triage.maybe(named, "you named it"), *near]
    return [one for one in near if one.uid not in linked]


def _spot(row: triage.IncidentRow) -> Spot:
    return Spot(row.received_at, row.postcode, row.easting, row.northing, row.incident_type)


def _given(request: Request) -> dict[str, Any]:
    return {"by": request.officer, "at": request.at, "key": key_of(request)}


def _named(request: Request, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise NotThere("That is not there. Choose one of the list.") from None


def join(request: Request, uid: UUID, said: Said) -> None:
    """Another caller's contact, which has no end yet, joins this incident, or is set apart."""
    contact = _named(request, "contact")
    if request.POST.get("do") == "apart":
        commands.distinguish(incident=uid, contact=contact, why=said["why"], **_given(request))
    else:
        commands.join(contact=contact, incident=uid, why=said["why"], **_given(request))


def same(request: Request, uid: UUID, said: Said) -> None:
    """Three buttons: the other is worked under this one, this one under it, or neither."""
    other, do = _named(request, "other"), request.POST.get("do")
    if do == "apart":
        commands.distinguish(incident=uid, other=other, why=said["why"], **_given(request))
    elif do in ("this", "other"):
        row, under = (other, uid) if do == "this" else (uid, other)
        response.link(incident=row, under=under, why=said["why"], **_given(request))
    else:
        raise NotThere("Nothing was chosen. Press one of the three buttons.")


def together(request: Request, uid: UUID, said: Said) -> None:
    """What was set apart may be the same event after all."""
    apart = _named(request, "distinction")
    commands.withdraw_distinction(distinction=apart, why=said["why"], **_given(request))


def unlink(request: Request, uid: UUID, said: Said) -> None:
    """What was linked are two events."""
    made = _named(request, "duplicate")
    response.unlink(duplicate=made, why=said["why"], **_given(request))


ACTS: Mapping[str, Callable[[Request, UUID, Said], None]] = {
    "join": join,
    "same": same,
    "together": together,
    "unlink": unlink,
}
