"""Board: the dispatcher's desk: what waits by the clock, the units, and one line to type in.

Every step can be typed (F2), chosen in a form, or pressed on a row; all three give the same
command. Nothing here sends by itself, and nothing typed is lost when a command says no.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenhour.journal.commands import COMMANDS, Refused
from goldenhour.response import commands, queries
from goldenhour.response.rules import clocks, flagged, typed
from goldenhour.triage import commands as triage_commands
from goldenhour.triage import queries as triage
from goldenhour.triage.rules.looks import Owed
from goldenhour.triage.rules.lowering import is_lower
from goldenhour.web import events
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, version_of

KEYS = [
    ("F2", "type a command; Esc goes back"),
    *((phrase.letters, phrase.says) for phrase in typed.PHRASES),
]
SAME_FOR_ALL = {"keys": KEYS, "legend": flagged.LEGEND, "grades": clocks.HARD_FIRST}
LONGEST_LINE = 200


class Unknown(Refused):
    """A number or callsign that stands for nothing."""

    field = "line"


@door("page.board")
@require_GET
def board(request: Request) -> HttpResponse:
    """``GET /board?incident=UID``: the board, with one incident selected."""
    return _shown(request, selected=request.GET.get("incident"))


def _shown(
    request: Request,
    *,
    selected: str | UUID | None,
    line: str = "",
    problem: str = "",
    offers: tuple[typed.Phrase, ...] = (),
) -> HttpResponse:
    since = (
        events.latest_id()
    )  # before the rows are read: what happens now is told twice, not never
    shown = queries.board(request.at)
    row = shown.incident(selected) or next(iter(shown.to_send), None)
    near = queries.suggested(row, shown.units, request.at) if row else []
    may_step = request.officer.may("response.arrive")
    audience = "dispatch" if may_step else "board"
    context = SAME_FOR_ALL | {
        "board": shown,
        "selected": row,
        "looks": _looks(shown),
        "say": _say(row, request) if row else "",
        "suggestions": near,
        "others_free": [
            unit for unit in shown.free if unit.callsign not in {n.callsign for n in near}
        ],
        "last_step": queries.last_step(request.officer, at=request.at),
        "may_assign": request.officer.may("response.assign"),
        "may_open": request.officer.may("page.incident"),
        "may_step": may_step,
        "line": line,
        "problem": problem,
        "offers": offers,
        "key": fresh_key(),
        "pressed_key": fresh_key(),
        "assign_key": fresh_key(),
        "stream": f"{reverse('desks:events')}?audience={audience}&since={since}",
        "server_at": request.at,
    }
    page = "response/_board.html" if request.headers.get("HX-Request") else "desks/board.html"
    return render(request, page, context, status=422 if problem else 200)


def _looks(shown: queries.Board) -> list[tuple[queries.IncidentRow, tuple[Owed, ...]]]:
    """The open incidents that somebody owes a look, the longest owed first."""
    due = queries.looks_owed([row.uid for row in shown.incidents], shown.at)
    found = [(row, due[row.uid]) for row in shown.incidents if due.get(row.uid)]
    return sorted(found, key=lambda each: each[1][0].due_at)


def _say(row: queries.IncidentRow, request: Request) -> str:
    return clocks.read_out(
        grade=row.grade,
        age=request.at - row.received_at,
        incident_type=row.incident_type,
        locality=row.locality,
        flags=row.flags,
    )


@door("page.board")
@require_POST
def assign(request: Request) -> HttpResponse:
    """``POST /board/assign``: send the chosen unit to the selected incident."""
    incident = _uid(request.POST.get("incident", ""))
    try:
        unit = _unit(request.POST.get("unit", ""))
        _send(incident, unit, request)
    except Refused as no:
        return _shown(request, selected=incident, problem=str(no))
    return redirect(f"{reverse('desks:board')}?incident={incident}")


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Unknown("Choose an incident on the board first, then send.") from None


def _send(incident: UUID, unit: queries.UnitRow, request: Request) -> None:
    """Assign; where that is impossible because nobody is free, keep who was doing what."""
    try:
        commands.assign(
            incident=incident,
            unit=unit.uid,
            by=request.officer,
            at=request.at,
            key=key_of(request),
            expects=version_of(request),
        )
    except commands.NotPossible:
        if not queries.suggestions(incident, request.at):
            commands.record_shortage(incident=incident, by=request.officer, at=request.at)
        raise


@door("page.board")
@require_POST
def type_in(request: Request) -> HttpResponse:
    """``POST /board/command``: carry out what was typed, or what was pressed on a row."""
    line = (request.POST.get("press") or request.POST.get("line", ""))[:LONGEST_LINE]
    selected = request.POST.get("selected") or None
    understood = typed.understand(line)
    if isinstance(understood, typed.NotUnderstood):
        problem = f"Not understood, nothing was done: {understood.typed or 'an empty line'}."
        return _shown(
            request, selected=selected, line=line, problem=problem, offers=understood.nearest
        )
    try:
        onward = ACTS[understood.command](understood, request)
    except Refused as no:
        return _shown(request, selected=selected, line=line, problem=str(no))
    return _go(request, onward or f"{reverse('desks:board')}?incident={selected or ''}")


def _go(request: Request, onward: str) -> HttpResponse:
    """On to the board, or to another page: that one is loaded, never put inside the board."""
    leaves = not onward.startswith(f"{reverse('desks:board')}?")
    if leaves and request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": onward})
    return redirect(onward)


def _incident(text: str, request: Request) -> triage.IncidentRow:
    row = triage.incident_numbered(text, at=request.at)
    if row is None:
        raise Unknown(f"There is no incident {text}. Other days need the day: 261122-0142.")
    return row


def _unit(callsign: str) -> queries.UnitRow:
    row = queries.unit_called(callsign)
    if row is None:
        raise Unknown(f"There is no unit {callsign or 'chosen'}. Choose one from the list.")
    return row


def _assign(line: typed.Understood, request: Request) -> str:
    row = _incident(line.incident, request)
    _send(row.uid, _unit(line.unit), request)
    return f"{reverse('desks:board')}?incident={row.uid}"


def _deployment_step(name: str) -> Callable[[typed.Understood, Request], str]:
    def act(line: typed.Understood, request: Request) -> str:
        unit = _unit(line.unit)
        if unit.at is None:
            raise Unknown(f"{unit.callsign} is {unit.spoken}, at no incident. Assign it first.")
        give = COMMANDS[f"response.{name}"].run
        give(deployment=unit.at.deployment, by=request.officer, at=request.at, key=key_of(request))
        return f"{reverse('desks:board')}?incident={unit.at.incident}"

    return act


def _unit_step(name: str) -> Callable[[typed.Understood, Request], str]:
    def act(line: typed.Understood, request: Request) -> str:
        give = COMMANDS[f"response.{name}"].run
        unit = _unit(line.unit).uid
        give(unit=unit, by=request.officer, at=request.at, key=key_of(request))
        return ""

    return act


def _nobody(line: typed.Understood, request: Request) -> str:
    row = _incident(line.incident, request)
    commands.record_shortage(
        incident=row.uid, by=request.officer, at=request.at, key=key_of(request)
    )
    return f"{reverse('desks:board')}?incident={row.uid}"


def _open(line: typed.Understood, request: Request) -> str:
    return reverse("desks:incident", args=[_incident(line.incident, request).uid])


def _look_again(line: typed.Understood, request: Request) -> str:
    return f"{_open(line, request)}#look-again"


def _regrade(line: typed.Understood, request: Request) -> str:
    """A higher grade at once; a lower one opens the incident, where what is missing is said."""
    row = _incident(line.incident, request)
    if is_lower(line.grade, row.grade):
        asked = urlencode({"grade": line.grade, "why": line.reason})
        return f"{reverse('desks:incident', args=[row.uid])}?{asked}#regrade"
    triage_commands.regrade(
        incident=row.uid,
        grade=line.grade,
        why=line.reason,
        by=request.officer,
        at=request.at,
        key=key_of(request),
    )
    return f"{reverse('desks:board')}?incident={row.uid}"


def _link(line: typed.Understood, request: Request) -> str:
    """The second number is worked under the first; without a reason, where one is written."""
    worked, other = _incident(line.incident, request), _incident(line.other, request)
    if not line.reason.strip():
        asked = urlencode({"under": worked.reference})
        return f"{reverse('desks:incident', args=[other.uid])}?{asked}#same-title"
    commands.link(
        incident=other.uid,
        under=worked.uid,
        why=line.reason,
        by=request.officer,
        at=request.at,
        key=key_of(request),
    )
    return f"{reverse('desks:board')}?incident={worked.uid}"


def _undo(line: typed.Understood, request: Request) -> str:
    last = queries.last_step(request.officer, at=request.at)
    if last is None:
        raise Unknown("There is no step of yours to take back. Type the true state instead.")
    objects: dict[str, Any] = {last.kind: last.uid}
    give = COMMANDS[last.undo].run
    give(**objects, by=request.officer, at=request.at, key=key_of(request))
    return ""


ACTS: Mapping[str, Callable[[typed.Understood, Request], str]] = {
    "assign": _assign,
    "arrive": _deployment_step("arrive"),
    "clear": _deployment_step("clear"),
    "stand_down": _deployment_step("stand_down"),
    "put_on_duty": _unit_step("put_on_duty"),
    "take_off_duty": _unit_step("take_off_duty"),
    "record_shortage": _nobody,
    "open": _open,
    "reassess": _look_again,
    "regrade": _regrade,
    "link": _link,
    "undo": _undo,
}
