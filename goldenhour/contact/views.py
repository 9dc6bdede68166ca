"""Places: what the words may mean, and the one that a person chooses, from a list or a map.

The list is a panel that any page may hold: a page within the call's own form, without scripts a
page of its own. The map is opened when somebody asks for it, never with the call.
"""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldenhour import geography
from goldenhour.contact import commands, forms, queries
from goldenhour.contact.queries import ContactRow
from goldenhour.journal.commands import Refused
from goldenhour.journal.consultations import consulted
from goldenhour.web.doors import door
from goldenhour.web.http import Request, panel

SAID = ("q", "place_said")  # the panel's own field, or the call's
LONGEST = 400


@dataclass(frozen=True)
class Line:
    """A place of the list, and what its button sends."""

    place: geography.Candidate
    value: str


@door("page.call")
@require_GET
def places(request: Request) -> HttpResponse:
    """Every place that the words may mean."""
    words = next((request.GET[name] for name in SAID if request.GET.get(name)), "")[:LONGEST]
    found = queries.places(words)
    context = {
        "words": words,
        "lines": [Line(one, forms.value_of(one)) for one in found.candidates],
        "found": found,
        "contact": _uid(request.GET.get("contact", "")),
    }
    return render(request, panel(request, "contact/places.html"), context)


@door("page.call")
@require_POST
def place(request: Request, contact: UUID) -> HttpResponse:
    """Fix where the contact is; the call again, or the panel where it was asked from one.

    Its address is a desk's, which lets the incident follow.
    """
    try:
        given = forms.chosen(request.POST)
        commands.place(contact=contact, by=request.officer, at=request.at, **given)
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such contact.") from missing
    except (Refused, forms.Unreadable) as refused:
        return _refused(request, contact, refused)
    if not request.headers.get("HX-Request"):
        return redirect("desks:call", contact)
    context = {"contact": contact, "placed": queries.contact(contact)}
    return render(request, "contact/_placed.html", context)


def _refused(request: Request, contact: UUID, refused: Exception) -> HttpResponse:
    """Why it was not taken, beside what was typed."""
    context = {"contact": contact, "refused": refused, "point": request.POST.get("point", "")}
    if "point" in request.POST:
        context |= {"there": _there(str(context["point"]))}
        return render(request, panel(request, "contact/map.html"), context, status=422)
    return render(request, panel(request, "contact/places.html"), context, status=422)


@door("page.call")
@require_GET
def map_page(request: Request) -> HttpResponse:
    """The map of the force area with the contact's place, or with a point that is given."""
    uid = _uid(request.GET.get("contact", ""))
    row = _opened(request, uid) if uid else None
    point = request.GET.get("point", "")[:LONGEST]
    if not point and row and row.easting is not None and row.northing is not None:
        point = _degrees(row.easting, row.northing)
    context = {"contact": uid, "row": row, "point": point, "there": _there(point)}
    return render(request, panel(request, "contact/map.html"), context)


@door("page.call")
@require_GET
def there(request: Request) -> HttpResponse:
    """In words, where a point is: what the map says to whoever does not see it."""
    return render(request, "contact/_there.html", {"there": _there(request.GET.get("point", ""))})


@door("page.call")
@require_GET
def areas(request: Request) -> HttpResponse:
    """The force area as GeoJSON, compressed: small areas, towns and villages."""
    answer = HttpResponse(_areas(), content_type="application/geo+json")
    answer["Content-Encoding"] = "gzip"
    return answer


@lru_cache(maxsize=1)
def _areas() -> bytes:
    return gzip.compress(geography.map_of_force(), mtime=0)


@dataclass(frozen=True)
class There:
    """A point in words, or why it is none."""

    place: geography.Candidate | None
    trouble: str
    degrees: str


def _there(point: str) -> There | None:
    if not point.strip():
        return None
    found = geography.search(point)
    spots = [one for one in found.candidates if one.kind == "point"]
    if not spots:
        return There(None, geography.point_typed(point).trouble or forms.NO_POINT, "")
    return There(spots[0], "", _degrees(spots[0].easting, spots[0].northing))


def _degrees(e: int, n: int) -> str:
    lat, lon = geography.wgs84(e, n)
    return f"{lat:.5f}, {lon:.5f}"


def _opened(request: Request, uid: UUID) -> ContactRow:
    try:
        row = queries.contact(uid)
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such contact.") from missing
    officer, at = request.officer, request.at
    consulted("contact.contact", about=row.about, by=officer, at=at, why="call")
    return row


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as not_one:
        raise Http404("There is no such contact.") from not_one
