"""The draft of a call: every keystroke group as it is typed, folded over what is recorded.

The page sends what changed within two seconds of the last key. What one field cannot hold is
said beside that field, and the others are kept.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpResponse, JsonResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries, rules
from goldenhour.contact.queries import Jotted
from goldenhour.desks import call_advice, call_form
from goldenhour.journal.commands import Refused
from goldenhour.triage import commands as triage
from goldenhour.web.doors import door
from goldenhour.web.http import Request, key_of

Typed = dict[str, str | list[str]]
UNREADABLE = "This could not be read. Reload the page: what you typed is kept on this desk."


@dataclass(frozen=True)
class Draft:
    """What was typed into a call so far, the latest of each field, and who typed."""

    typed: Mapping[str, str | list[str]]
    authors: str  # "Hana until 21:07, Omar since"; blank while one person types


def folded(jottings: Sequence[Jotted]) -> Draft:
    """All jottings in order as one draft: of each field the latest."""
    typed: Typed = {}
    for one in jottings:
        typed |= one.typed
    return Draft(typed, authors(jottings))


def authors(jottings: Iterable[Jotted]) -> str:
    """Who typed until when, where more than one person did."""
    turns: list[Jotted] = []
    for one in jottings:
        if turns and turns[-1].by == one.by:
            turns[-1] = one
        else:
            turns.append(one)
    if len(turns) < 2:
        return ""
    *earlier, last = turns
    until = [f"{one.by} until {localtime(one.at):%H:%M}" for one in earlier]
    return f"{', '.join(until)}, {last.by} since"


@door("page.call")
@require_POST
def jot(request: Request, uid: UUID) -> HttpResponse:
    """``POST /call/UID/jot``: keep what was typed; says what was kept and what was not."""
    try:
        key, typed = _read(request)
    except (ValueError, TypeError, RecursionError):
        return JsonResponse({"kept": [], "refused": {"": UNREADABLE}}, status=400)
    refused = _unkeepable(typed)
    kept = {name: value for name, value in typed.items() if name not in refused}
    if kept:
        try:
            _keep(request, uid, key, kept)
        except Refused as no:
            return JsonResponse({"kept": [], "refused": {no.field: str(no)}}, status=422)
    answer = {"kept": list(kept), "refused": refused, "at": request.at.isoformat()}
    return JsonResponse(answer, status=200 if kept else 422)


@door("page.call")
@require_POST
def copy_advice(request: Request, uid: UUID) -> HttpResponse:
    """``POST /call/UID/copy``: send a copy of the advice that was said; says what became of it."""
    contact = queries.contact(uid)
    address = contact.safe_number or contact.number or str(request.POST.get("phone", ""))
    try:
        triage.copy_advice(
            contact=uid,
            channel="email" if "@" in address else "sms",
            address=address,
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
    except Refused as no:
        return HttpResponse(str(no), status=422, content_type="text/plain; charset=utf-8")
    said = f"Copy on its way to {address}."
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


def _read(request: Request) -> tuple[UUID, Typed]:
    """The key and the fields that were sent. Raises ValueError or TypeError."""
    sent = json.loads(request.body.decode())
    typed = sent["typed"] if isinstance(sent, dict) else None
    if not isinstance(typed, dict) or not typed:
        raise TypeError(typed)
    return UUID(str(sent.get("key"))), typed


def _unkeepable(typed: Mapping[str, Any]) -> dict[str, str]:
    """What a draft cannot hold: each field with its sentence."""
    refused: dict[str, str] = {}
    for name, value in typed.items():
        try:
            rules.typed_in(name, value)
        except rules.Unkeepable as why:
            refused[name] = str(why)
    return refused


def _keep(request: Request, uid: UUID, key: UUID, typed: Typed) -> None:
    """Keep it; and advice that was ticked as said is on the record at that moment.

    What the facts of the draft make unsafe to say waits for the reason that the page asks for.
    """
    who = {"by": request.officer, "at": request.at}
    contacts.jot(**who, contact=uid, typed=typed, key=key)
    advised = call_form.told(typed)
    if not advised:
        return
    contact, drafted = queries.contact(uid), folded(queries.jottings_of(uid)).typed
    for item, (fate, reason) in advised.items():
        if call_advice.is_said_unsafely(contact, drafted, item, fate, reason):
            continue
        advice = {"contact": uid, "item": item, "fate": fate, "reason": reason}
        triage.advise(**who, **advice, key=uuid5(key, f"advise {item}"))


def difference(shown: Mapping[str, Any], posted: Any, names: Iterable[str]) -> Typed:
    """What a form that came back whole holds otherwise than the draft: the part to jot."""
    found: Typed = {}
    for name in names:
        before, now = _listed(shown.get(name)), [one for one in posted.getlist(name) if one]
        if before != now and (name in posted or before):
            found[name] = now if len(now) > 1 else (now[0] if now else "")
    return found


def _listed(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return [] if value in (None, "") else [str(value)]


def jot_difference(request: Request, uid: UUID, typed: Typed) -> None:
    """Keep what a whole form holds that the draft does not: the page had no script, or no time."""
    refused = _unkeepable(typed)
    kept = {name: value for name, value in typed.items() if name not in refused}
    if kept:
        contacts.jot(contact=uid, typed=kept, by=request.officer, at=request.at)
