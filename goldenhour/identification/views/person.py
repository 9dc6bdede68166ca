"""A person's page: asked for a reason first, then everything stated, and who it is not."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.identification import queries
from goldenhour.identification.forms import AskMerge, Reason, TakeBack
from goldenhour.identification.views.beside import beside
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key


@door("page.persons")
@require_GET
def person(request: Request, uid: UUID) -> HttpResponse:
    """``GET /persons/UID?why=call``: one person. Without a reason, the reason is asked."""
    asked = Reason(request.GET)
    if not asked.is_valid():
        return render(request, "identification/reason.html", {"form": asked.unless_sent()})
    return shown(request, uid, asked.cleaned_data["why"], asked.cleaned_data["beside"])


def shown(
    request: Request,
    uid: UUID,
    why: str,
    other: UUID | None,
    form: AskMerge | None = None,
    taking: TakeBack | None = None,
) -> HttpResponse:
    """The page itself, beside another person's where one is named. A consultation of each."""
    try:
        found = opened(request, uid, why)
        second = opened(request, other, why) if other else None
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such person.") from missing
    context: dict[str, Any] = {
        "person": found,
        "why": why,
        "alike": queries.alike(uid, by=request.officer, at=request.at, why=why),
        "markers": queries.markers_on(uid, by=request.officer, at=request.at),
        "may_mark": request.officer.may("identification.add_marker"),
        "may_withdraw": request.officer.may("identification.withdraw"),
        "may_part": request.officer.may("identification.dismiss"),
        "may_open": request.officer.may("identification.marker"),
        "merges": queries.merges_of(uid),
        "not_same": _not_same(uid, taking),
        "key": fresh_key(),
    }
    if second is not None:
        against = queries.against(uid, second.uid)
        context |= {
            "other": second,
            "rows": beside(found, second),
            "form": form or AskMerge(against=against, initial={"into": second.uid}),
        }
    refused = any(each is not None and each.errors for each in (form, taking))
    return render(request, "identification/person.html", context, status=422 if refused else 200)


def _not_same(uid: UUID, taking: TakeBack | None) -> list[tuple[queries.NotSameRow, TakeBack]]:
    """Who was said not to be them, each with the form that takes it back, or the one refused."""
    rows = queries.not_the_same(uid)
    fresh = [
        (row, TakeBack(initial=vars(row) | {"reason": ""}, auto_id=f"id_%s_{place}"))
        for place, row in enumerate(rows)
    ]
    if taking is None:
        return fresh
    about = {name: taking.data.get(name, "") for name in ("mention", "other", "person")}
    return [
        (
            row,
            taking if all(str(getattr(row, n) or "") == said for n, said in about.items()) else one,
        )
        for row, one in fresh
    ]


def opened(request: Request, uid: UUID, why: str) -> queries.PersonRow:
    """The person, without an address that is kept by need to know. Raises DoesNotExist."""
    found = queries.person(uid, by=request.officer, at=request.at, why=why)
    since = queries.address_kept_since(uid, at=request.at)
    return queries.without_address(found, since) if since else found
