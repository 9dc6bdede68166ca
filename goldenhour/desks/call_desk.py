"""One call as the desk has it: the record, the draft over it, and what the rules make of both."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from goldenhour.contact import queries as contact_queries
from goldenhour.contact.queries import ContactRow
from goldenhour.desks import call_form
from goldenhour.desks.call_draft import Draft, folded
from goldenhour.desks.call_form import IDENTITY, LOOKED_UP, Call
from goldenhour.identification import queries as identities
from goldenhour.identification.queries import Known, Said
from goldenhour.rulebook import control_room
from goldenhour.triage import queries as triage_queries
from goldenhour.triage import rules
from goldenhour.triage.forms import Thrive
from goldenhour.triage.forms.showing import as_typed
from goldenhour.web.http import Request


@dataclass
class Desk:
    """One call: the record, what its page shows, and the forms with what was typed.

    ``shown`` is the draft over the record, by the names of the fields; ``told`` what triage was
    told of it; ``unsaid`` what advice still lacks, by the names of its fields.
    """

    request: Request
    contact: ContactRow
    call: Call
    thrive: Thrive
    shown: dict[str, Any]
    draft: Draft
    latest: triage_queries.Assessed | None = None
    known: Known | None = field(default=None, repr=False)
    told: rules.Contact | None = field(default=None, repr=False)
    unsaid: dict[str, str] = field(default_factory=dict)

    def read(self) -> bool:
        """Read both forms, so that all faults are shown; whether there is none."""
        return all([self.call.is_valid(), self.thrive.is_valid()])

    def has_type(self) -> bool:
        """Whether the type is chosen: without one nothing can be judged."""
        return bool(self.thrive.cleaned_data.get("incident_type"))


def opened(request: Request, contact: ContactRow, *, typed: bool | None = None) -> Desk:
    """The call with its draft; with what was typed into the form, where one came back."""
    uid = contact.uid
    book = control_room.in_force(contact.received_at)
    latest = next(iter(triage_queries.assessments_of(uid)), None)
    draft = folded(contact_queries.jottings_of(uid))
    shown = call_form.recorded(contact, _stated(uid)) | _assessed(latest) | _advised(uid)
    shown |= draft.typed
    if request.method == "POST" if typed is None else typed:
        data: Any = request.POST
    else:
        data = call_form.as_posted(shown)
    return Desk(request, contact, Call(data), Thrive(book, data), shown, draft, latest)


def of_what_is_typed(request: Request, uid: UUID) -> Desk:
    """The call as its form stands, for a panel beside it: neither record nor draft is asked."""
    contact = contact_queries.contact(uid)
    book = control_room.in_force(contact.received_at)
    forms = Call(request.POST), Thrive(book, request.POST)
    return Desk(request, contact, *forms, shown={}, draft=Draft({}, ""))


def _stated(contact: UUID) -> dict[str, str]:
    """Who the caller said they are, as it was said."""
    rows = [row for row in identities.stated_in(contact) if row.role == "caller"]
    return {name: getattr(row, name) for row in rows[-1:] for name in IDENTITY}


def _assessed(latest: triage_queries.Assessed | None) -> dict[str, Any]:
    """The latest assessment under the names of the form."""
    if latest is None:
        return {}
    facts = as_typed(latest.answers) | {
        "incident_type": latest.incident_type,
        "observed": latest.observed,
        "grade": "" if latest.grade == latest.proposed else latest.grade,
        "why": latest.why,
    }
    for element, judged in latest.levels.items():
        facts[f"level_{element}"] = judged["level"]
        facts[f"level_{element}_why"] = judged.get("why", "")
    return facts


def _advised(contact: UUID) -> dict[str, str]:
    """What became of each item of advice, under the names of the form."""
    found: dict[str, str] = {}
    for one in triage_queries.advice_of(contact):
        found[f"advice_{one.item}"] = one.fate
        found[f"why_advice_{one.item}"] = one.reason
    return found


def known_to(desk: Desk, kind: str | None = None) -> Known:
    """What is known of who is typed now: asked in the officer's name, once, and journaled.

    ``kind`` is the incident type where the form of THRIVE was not sent along: like crimes close
    by are counted by it.
    """
    if desk.known is None:
        typed = getattr(desk.call, "cleaned_data", {})
        stated: dict[str, Any] = {name: typed.get(name) or "" for name in LOOKED_UP}
        if kind is None:
            kind = str(getattr(desk.thrive, "cleaned_data", {}).get("incident_type") or "")
        desk.known = identities.known(
            by=desk.request.officer,
            at=desk.request.at,
            contact=desk.contact.uid,
            said=Said(**stated),
            incident_type=kind,
        )
    return desk.known


def type_asked(request: Request, contact: ContactRow) -> str:
    """The type chosen by now, sent beside a panel's own fields; ``""`` where it is none."""
    chosen = request.GET.get("incident_type", "")
    types = control_room.in_force(contact.received_at).thrive.incident_type
    return next((one.id for one in types if one.id == chosen), "")


def judged(desk: Desk) -> tuple[rules.Proposal | None, list[str]]:
    """What the rules propose, and what is wrong where they cannot."""
    grade = desk.call.cleaned_data.get("grade") or None
    agreed = bool(grade) and grade in triage_queries.agreed_grades(desk.contact.uid)
    document = _facts(desk) | {
        **call_form.head_of(desk.contact),
        "chosen_grade": grade,
        "why": desk.call.cleaned_data.get("why") or None,
        "supervisor": "agreed" if agreed else None,
        "stage": "reassessment" if desk.latest else "first",
    }
    try:
        desk.told = rules.contact_from(document, desk.thrive.book)
        return rules.propose(desk.told, book=desk.thrive.book), []
    except rules.Refused as refused:
        return None, [str(fault) for fault in refused.faults]


def _facts(desk: Desk) -> dict[str, Any]:
    """The facts to propose for: those typed, else those of the latest assessment."""
    if desk.latest and not desk.draft.typed and desk.request.method == "GET":
        kept = ("incident_type", "answers", "observed", "history")
        return {name: getattr(desk.latest, name) for name in kept}
    return call_form.facts_of(desk.thrive) | {"history": known_to(desk).history()}


def nothing_said(desk: Desk) -> bool:
    """Whether nothing was chosen or answered yet: there is nothing to propose for."""
    typed = desk.thrive.cleaned_data
    return not any(typed.values()) and not desk.latest
