"""Incident, looked at again: a fresh THRIVE, another grade, agreement, the caller, the partner.

What was typed stands in the form again when a command says no, with the sentence beside the
field that it speaks of.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from goldenhour.desks import incident_forms, incident_same
from goldenhour.desks.incident_forms import Wrong, bound
from goldenhour.desks.incident_panels import DRAWN, typed_of
from goldenhour.identification import commands as identification
from goldenhour.identification import queries as identities
from goldenhour.journal.commands import Refused
from goldenhour.rulebook import control_room
from goldenhour.triage import commands
from goldenhour.triage import queries as triage
from goldenhour.triage.forms import Thrive
from goldenhour.web.http import Request, key_of

ASKED = frozenset(name for _, *kinds in DRAWN for kind in kinds for name in kind)
Said = Mapping[str, Any]


class Unread(Refused):
    """A form came back with something that cannot be read."""


def carry_out(request: Request, uid: UUID, name: str) -> Wrong | None:
    """Give the command of one form; None where it was carried out."""
    form = bound(name, request.POST, request.at)
    if not form.is_valid():
        return Wrong(name, form)
    try:
        ACTS[name](request, uid, form.cleaned_data)
    except Refused as no:
        incident_forms.beside(form, no)
        return Wrong(name, form)
    return None


def _given(request: Request) -> dict[str, Any]:
    return {"by": request.officer, "at": request.at, "key": key_of(request)}


def _contact(uid: UUID) -> UUID:
    """The contact that the newest assessment of the incident is about."""
    return triage.last_assessed(uid).contact__uid


def _reassess(request: Request, uid: UUID, said: Said) -> None:
    last = triage.last_assessed(uid)
    book = control_room.keyed(last.edition)
    now, before = Thrive(book, request.POST), Thrive(book, typed_of(last))
    before.is_valid()
    if not now.is_valid():
        raise Unread("Something here cannot be read. Mend the marked field and save again.")
    commands.reassess(
        contact=last.contact__uid,
        trigger=said["trigger"],
        answers=_answers(last.answers, before.answers(), now.answers()),
        observed=now.observed(),
        why=said["why"],
        **_given(request),
    )


def _answers(
    kept: Mapping[str, Any], shown: Mapping[str, Any], posted: Mapping[str, Any]
) -> dict[str, Any]:
    """What is kept, with each fact that the form shows and that was touched taken from it."""
    touched = {name for name in ASKED if shown.get(name) != posted.get(name)}
    found = {name: value for name, value in kept.items() if name not in touched}
    return found | {name: posted[name] for name in touched if name in posted}


def _regrade(request: Request, uid: UUID, said: Said) -> None:
    commands.regrade(
        incident=uid,
        grade=said["grade"],
        why=said["why"],
        told=said["told"],
        could_not_reach=said["could_not_reach"],
        partner_told=said["partner_told"],
        **_given(request),
    )


def _ask(request: Request, uid: UUID, said: Said) -> None:
    commands.ask_agreement(
        contact=_contact(uid),
        grade=said["grade"],
        why=said["why"],
        **_given(request),
    )


def _change_grade(request: Request, uid: UUID, said: Said) -> None:
    """Two buttons, one form: ask for agreement, or change the grade."""
    (_ask if request.POST.get("do") == "ask" else _regrade)(request, uid, said)


def _answer(request: Request, uid: UUID, said: Said) -> None:
    """A supervisor says yes or no to the one request they read, and to no other."""
    contacts = triage.contacts_of(uid)
    named = request.POST.get("request", "")
    waiting = [one for one in triage.requests_of(contacts) if not one.answer]
    one = next((each for each in waiting if str(each.uid) == named), None)
    if one is None:
        raise Unread("Nothing waits for an answer here as you read it. Read what waits now.")
    why = said["why"]
    if request.POST.get("do") == "refuse":
        commands.refuse_agreement(request=one.uid, why=why, **_given(request))
    else:
        commands.agree(contact=one.contact__uid, grade=one.grade, why=why, **_given(request))


def _tell(request: Request, uid: UUID, said: Said) -> None:
    commands.tell_caller(
        contact=_contact(uid),
        about=said["about"],
        what=said["what"],
        reached=not said["not_reached"],
        **_given(request),
    )


def _partner(request: Request, uid: UUID, said: Said) -> None:
    commands.note_partner(
        contact=_contact(uid),
        agency=said["agency"],
        step=said["step"],
        due_at=said["due_at"],
        **_given(request),
    )


def _acknowledge(request: Request, uid: UUID, said: Said) -> None:
    commands.acknowledge(
        incident=uid,
        trigger=request.POST.get("trigger", ""),
        words=said["words"],
        **_given(request),
    )


def _late(request: Request, uid: UUID, said: Said) -> None:
    """What identification found late about a contact of this incident was seen."""
    named = request.POST.get("hit", "")
    standing = identities.late_hits(triage.contacts_of(uid))
    one = next((each for each in standing if str(each.uid) == named), None)
    if one is None:
        raise Unread("Nothing is owed here as you read it. Read what stands now.")
    identification.acknowledge_late_hit(hit=one.uid, reason=said["reason"], **_given(request))


ACTS: Mapping[str, Callable[[Request, UUID, Said], None]] = {
    "reassess": _reassess,
    "grade": _change_grade,
    "answer": _answer,
    "tell": _tell,
    "partner": _partner,
    "acknowledge": _acknowledge,
    "late": _late,
    **incident_same.ACTS,
}
