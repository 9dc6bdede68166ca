"""What a call's form becomes on the record: each part through its own stage's command.

Everything typed is a jotting before anything can be refused, so a refusal loses nothing. Each
command gets a key of its own, made from the form's key, so a form sent twice acts once.
"""

from typing import Any
from uuid import uuid5

from goldenhour.contact import commands as contacts
from goldenhour.desks import call_draft, call_form, call_place
from goldenhour.desks.call_desk import Desk, known_to
from goldenhour.desks.call_form import NO_TYPE
from goldenhour.identification import commands as identification
from goldenhour.journal.commands import Refused
from goldenhour.triage import commands as triage
from goldenhour.triage import queries as triage_queries
from goldenhour.web.http import key_of

FIRST = ("send", "assess")


def carry_out(desk: Desk, action: str) -> None:
    """Keep what was typed, assess it, and send it where that was asked. Raises Refused."""
    _jot(desk)
    _save(desk)
    if action in FIRST or desk.has_type():
        _assess(desk)  # a draft keeps its facts too: the line may drop at any word
    if action == "send":
        triage.send(**_by(desk, "send"), contact=desk.contact.uid)
    _advise(desk)  # after the send: what advice still lacks holds nobody back


def keep_draft(desk: Desk) -> None:
    """Put the draft on the record as far as it goes: the call becomes part of an incident."""
    _save(desk)
    if desk.has_type():
        _assess(desk)


def _by(desk: Desk, part: str) -> dict[str, Any]:
    """Who, when, and the key of one part of the form."""
    key = key_of(desk.request)
    given = {"by": desk.request.officer, "at": desk.request.at}
    return given | {"key": uuid5(key, part) if key else None}


def _jot(desk: Desk) -> None:
    names = [*desk.call.fields, *desk.thrive.fields]
    names += [name for name in desk.request.POST if "advice_" in name]
    typed = call_draft.difference(desk.shown, desk.request.POST, names)
    call_draft.jot_difference(desk.request, desk.contact.uid, typed)


def _save(desk: Desk) -> None:
    uid, call = desk.contact.uid, desk.call
    language = desk.thrive.cleaned_data.get("v_comms_language")
    if said := call.said() | ({"language": language} if language else {}):
        contacts.amend(**_by(desk, "amend"), contact=uid, **said)
    safely = call.safely()
    if any(getattr(desk.contact, name) != text for name, text in safely.items()):
        contacts.name_safe_contact(**_by(desk, "safe contact"), contact=uid, **safely)
    call_place.follow(uid, desk.request)
    if identity := call.identity():
        identification.mention(**_by(desk, "mention"), contact=uid, role="caller", **identity)


def _advise(desk: Desk) -> None:
    """What became of each item of advice, where that is new. Raises Refused beside the item."""
    uid = desk.contact.uid
    earlier = {one.item: (one.fate, one.reason) for one in triage_queries.advice_of(uid)}
    for item, (fate, reason) in call_form.told(desk.request.POST).items():
        if earlier.get(item) != (fate, reason):
            advice = {"contact": uid, "item": item, "fate": fate, "reason": reason}
            try:
                triage.advise(**_by(desk, f"advise {item}"), **advice)
            except Refused as refused:
                refused.field = f"why_advice_{item}"
                raise


def _assess(desk: Desk) -> Any:
    said = desk.call.cleaned_data
    return triage.assess(
        **_by(desk, "assess"),
        contact=desk.contact.uid,
        incident_type=desk.thrive.cleaned_data.get("incident_type") or NO_TYPE,
        answers=desk.thrive.answers(),
        observed=desk.thrive.observed(),
        levels=desk.thrive.levels(),
        history=known_to(desk).history(),
        grade=said.get("grade") or None,
        why=said.get("why") or "",
    )


def beside(desk: Desk, refused: Refused) -> None:
    """Put a refusal beside the field it speaks of, or on top."""
    if refused.field.startswith("why_advice_"):
        desk.unsaid[refused.field] = str(refused)
        return
    for form in (desk.call, desk.thrive):
        if refused.field in form.fields:
            form.add_error(refused.field, str(refused))
            return
    desk.call.add_error(None, str(refused))
