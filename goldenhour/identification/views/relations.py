"""Relations (I6): who was named with a person, as a list and as a picture of the same."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.identification import queries
from goldenhour.identification.forms import Reason
from goldenhour.identification.views.person import opened
from goldenhour.web.doors import door
from goldenhour.web.http import Request

STEP = 44  # units of the picture between two people
LONGEST = 28  # letters of a name in the picture; the list has all of it


@dataclass(frozen=True)
class Drawn:
    """One person in the picture: how high, and the same words as in the list."""

    y: int
    name: str
    words: str
    is_risk: bool


@door("page.persons")
@require_GET
def relations(request: Request, uid: UUID) -> HttpResponse:
    """``GET /persons/UID/relations?why=call``: who was named with them. A consultation."""
    asked = Reason(request.GET)
    if not asked.is_valid():
        return render(request, "identification/reason.html", {"form": asked.unless_sent()})
    why = asked.cleaned_data["why"]
    try:
        person = opened(request, uid, why)
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such person.") from missing
    found = queries.relations_of(uid, by=request.officer, at=request.at, why=why)
    height = STEP * max(1, len(found.people))
    context = {
        "person": person,
        "found": found,
        "why": why,
        "drawn": [_drawn(place, one) for place, one in enumerate(found.people)],
        "height": height,
        "middle": height // 2,
        "name": _short(person.name),
    }
    return render(request, "identification/relations.html", context)


def _drawn(place: int, one: queries.RelationRow) -> Drawn:
    words = ", ".join(dict.fromkeys(tie.words for tie in one.ties))
    return Drawn(STEP * place + STEP // 2, _short(one.name), words, one.is_risk)


def _short(name: str) -> str:
    name = name or "No name stated"
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
