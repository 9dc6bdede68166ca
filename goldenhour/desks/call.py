"""The call desk: the whole call on one screen. Asks several stages, gives their commands.

Everything typed is saved before anything can be refused, so a refusal loses nothing. Each
command gets a key of its own, made from the form's key, so a form sent twice acts once.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries as contact_queries
from goldenhour.contact.queries import ContactRow
from goldenhour.desks import call_form
from goldenhour.desks.call_form import IDENTITY, LOOKED_UP, NO_TYPE, Call, Close, Fates
from goldenhour.identification import commands as identification
from goldenhour.identification import queries as identities
from goldenhour.identification.queries import Known, Said
from goldenhour.journal.commands import Refused
from goldenhour.rulebook import control_room
from goldenhour.triage import commands as triage
from goldenhour.triage import queries as triage_queries
from goldenhour.triage import rules
from goldenhour.triage.forms import Thrive
from goldenhour.triage.forms.asking import PEOPLE_ROWS
from goldenhour.triage.forms.captions import CAPTIONS
from goldenhour.triage.forms.showing import as_typed
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of


@dataclass
class Desk:
    """One call as the desk has it: the record, and the forms with what was typed."""

    request: Request
    contact: ContactRow
    call: Call
    thrive: Thrive
    assessed: triage_queries.Assessed | None = None  # the latest, where nothing is being typed

    def read(self) -> bool:
        """Read both forms, so that all faults are shown; whether there is none."""
        return all([self.call.is_valid(), self.thrive.is_valid()])

    def has_type(self) -> bool:
        """Whether the type is chosen: without one nothing can be judged."""
        return bool(self.thrive.cleaned_data.get("incident_type"))


@door("page.call")
@require_http_methods(["GET", "POST"])
def call(request: Request, uid: UUID) -> HttpResponse:
    """The call itself: GET shows it, POST saves or sends."""
    desk = _opened(request, uid)
    if request.method == "GET":
        return _page(desk, 200)
    if not desk.read():
        return _page(desk, 422)
    action = request.POST.get("action")
    try:
        _save(desk)
        if action in ("send", "assess") or desk.has_type():
            _assess(desk)  # a draft keeps its facts too: the line may drop at any word
        if action == "send":
            triage.send(**_by(desk, "send"), contact=uid)
    except Refused as refused:
        _beside(desk, refused)
        return _page(desk, 422)
    if action == "save" and not desk.has_type():
        return _page(desk, 200)  # facts without a type are on the page alone: it stays
    return redirect("desks:call", uid)


@door("page.call")
@require_POST
def proposal(request: Request, uid: UUID) -> HttpResponse:
    """What the rules propose for what is typed now; nothing is kept."""
    desk = _opened(request, uid)
    desk.read()  # what cannot be read is left out of the proposal
    return render(request, "desks/_proposal.html", _proposed(desk))


@door("page.call")
@require_POST
def close(request: Request, uid: UUID) -> HttpResponse:
    """End a contact that becomes no incident, with a reason."""
    form = Close(request.POST)
    if form.is_valid():
        try:
            contacts.close(
                contact=uid,
                ending=form.cleaned_data["ending"],
                why=form.cleaned_data["why_ended"],
                by=request.officer,
                at=request.at,
                key=key_of(request),
            )
            return redirect("desks:contacts")
        except Refused as refused:
            form.add_error("why_ended", str(refused))
    return _page(_opened(request, uid, shown=True), 422, closing=form)


@door("page.call")
@require_GET
def known(request: Request, uid: UUID) -> HttpResponse:
    """What we already know of who is typed now: the panel beside the call."""
    contact = contact_queries.contact(uid)
    form = Call(request.GET)
    form.is_valid()
    context = {"known": _known(request, contact, form), "contact": contact}
    return render(request, "identification/_known.html", context)


def _opened(request: Request, uid: UUID, *, shown: bool = False) -> Desk:
    contact = contact_queries.contact(uid)
    book = control_room.in_force(contact.received_at)
    if request.method == "POST" and not shown:
        return Desk(request, contact, Call(request.POST), Thrive(book, request.POST))
    latest = next(iter(triage_queries.assessments_of(uid)), None)
    facts: dict[str, Any] = {}
    if latest:
        facts = as_typed(latest.answers) | {
            "incident_type": latest.incident_type,
            "observed": latest.observed,
            "grade": "" if latest.grade == latest.proposed else latest.grade,
            "why": latest.why,
        }
        for element, judged in latest.levels.items():
            facts[f"level_{element}"] = judged["level"]
            facts[f"level_{element}_why"] = judged.get("why", "")
    typed = call_form.typed_before(contact, _stated(uid)) | facts
    return Desk(request, contact, Call(initial=typed), Thrive(book, initial=typed), latest)


def _stated(contact: UUID) -> dict[str, str]:
    """Who the caller said they are, as it was said."""
    rows = [row for row in identities.stated_in(contact) if row.role == "caller"]
    return {name: getattr(row, name) for row in rows[-1:] for name in IDENTITY}


def _known(request: Request, contact: ContactRow, form: Call) -> Known:
    """What is known of who is typed now: asked in the officer's name, and journaled."""
    typed = getattr(form, "cleaned_data", {})
    stated: dict[str, Any] = {name: typed.get(name) or "" for name in LOOKED_UP}
    said = Said(**stated)
    return identities.known(by=request.officer, at=request.at, contact=contact.uid, said=said)


def _proposed(desk: Desk) -> dict[str, Any]:
    """What the rules make of the forms as they stand, for the panels; nothing is kept."""
    known_now = _known(desk.request, desk.contact, desk.call)
    proposed, faults = _judged(desk, known_now)
    asked = desk.thrive.asked()
    return {
        "known": known_now,
        "proposal": proposed,
        "faults": faults,
        "fates": _fates(desk, proposed),
        "withheld": proposed.advice.withheld if proposed else None,
        "still_to_ask": [CAPTIONS[name] for name in proposed.missing] if proposed else [],
        "asked": asked,
        "people": {name: _rows(desk.thrive, name) for name in ("t_who", "v_household")},
    }


def _rows(thrive: Thrive, name: str) -> list[list[Any]]:
    """The fields of each person who may be named, row by row."""
    parts = ("age", "relation", "factors", "safe")
    return [[thrive[f"{name}_{row}_{part}"] for part in parts] for row in PEOPLE_ROWS]


def _judged(desk: Desk, known_now: Known) -> tuple[rules.Proposal | None, list[str]]:
    said = _said(desk, known_now)
    if said is None:
        return None, []
    document = said | {
        "contact": desk.contact.reference,
        "channel": desk.contact.channel,
        "received_at": desk.contact.received_at.isoformat(),
        "setting": desk.contact.setting,
    }
    try:
        return rules.propose_plain(document, book=desk.thrive.book), []
    except rules.Refused as refused:
        return None, [str(fault) for fault in refused.faults]


def _said(desk: Desk, known_now: Known) -> dict[str, Any] | None:
    """The facts to propose for: those being typed, else those of the latest assessment."""
    facts = getattr(desk.thrive, "cleaned_data", None)
    if facts is not None:
        return {
            "incident_type": facts.get("incident_type") or NO_TYPE,
            "answers": desk.thrive.answers(),
            "observed": desk.thrive.observed(),
            "history": known_now.history(),
        }
    if desk.assessed is None:
        return None
    kept = ("incident_type", "answers", "observed", "history")
    return {name: getattr(desk.assessed, name) for name in kept}


def _fates(desk: Desk, proposed: rules.Proposal | None) -> Fates:
    """One line for each item of advice that the rules name for what is typed now."""
    book = desk.thrive.book
    named = (*proposed.advice.prevention, *proposed.advice.evidence) if proposed else ()
    items = [control_room.advice_wording(book, item) for item in named]
    earlier = {one.item: one.fate for one in triage_queries.advice_of(desk.contact.uid)}
    if desk.request.method == "POST":
        return Fates(items, desk.request.POST)
    return Fates(items, initial={f"advice_{item}": fate for item, fate in earlier.items()})


def _page(desk: Desk, status: int, *, closing: Close | None = None) -> HttpResponse:
    uid = desk.contact.uid
    context = {
        "contact": desk.contact,
        "form": desk.call,
        "thrive": desk.thrive,
        "closing": closing or Close(),
        "incident": triage_queries.incident_of(uid),
        "key": fresh_key(),
        **_proposed(desk),
    }
    return render(desk.request, "desks/call.html", context, status=status)


def _by(desk: Desk, part: str) -> dict[str, Any]:
    """Who, when, and the key of one part of the form."""
    key = key_of(desk.request)
    given = {"by": desk.request.officer, "at": desk.request.at}
    return given | {"key": uuid5(key, part) if key else None}


def _save(desk: Desk) -> None:
    uid = desk.contact.uid
    if said := desk.call.said():
        contacts.amend(**_by(desk, "amend"), contact=uid, **said)
    if identity := desk.call.identity():
        identification.mention(**_by(desk, "mention"), contact=uid, role="caller", **identity)
    earlier = {one.item: one.fate for one in triage_queries.advice_of(uid)}
    for item, fate in call_form.told(desk.request.POST).items():
        if earlier.get(item) != fate:
            triage.advise(**_by(desk, f"advise {item}"), contact=uid, item=item, fate=fate)


def _assess(desk: Desk) -> None:
    said = desk.call.cleaned_data
    triage.assess(
        **_by(desk, "assess"),
        contact=desk.contact.uid,
        incident_type=desk.thrive.cleaned_data["incident_type"] or NO_TYPE,
        answers=desk.thrive.answers(),
        observed=desk.thrive.observed(),
        levels=desk.thrive.levels(),
        history=_known(desk.request, desk.contact, desk.call).history(),
        grade=said["grade"] or None,
        why=said["why"],
    )


def _beside(desk: Desk, refused: Refused) -> None:
    """Put a refusal beside the field it speaks of, or on top."""
    for form in (desk.call, desk.thrive):
        if refused.field in form.fields:
            form.add_error(refused.field, str(refused))
            return
    desk.call.add_error(None, str(refused))
