"""Incident, looked at again: a fresh THRIVE, another grade, agreement, the caller, the partner.

What was typed stands in the forms again when a command says no.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.desks import incident_words as words
from goldenhour.journal.commands import Refused
from goldenhour.journal.numbers import LONDON
from goldenhour.response import queries as response
from goldenhour.response.rules import clocks
from goldenhour.rulebook import control_room
from goldenhour.triage import commands
from goldenhour.triage import queries as triage
from goldenhour.triage.forms import Thrive
from goldenhour.triage.forms.showing import as_typed
from goldenhour.triage.rules.looks import triggers
from goldenhour.triage.rules.partners import STEPS
from goldenhour.web.http import Request, key_of

ABOUT = (
    ("grade", "the grade"),
    ("delay", "that we are late"),
    ("attending", "who is coming"),
    ("other", "something else"),
)
DRAWN = (
    ("Threat", ("t_now", "t_source", "t_relationship"), ("t_means",), ()),
    ("Harm", ("h_level", "h_medical"), ("h_kind",), ()),
    ("Risk", ("r_likelihood",), (), ("r_interim", "r_officer")),
    ("Investigation", ("i_crime",), ("i_lines",), ()),
    ("Vulnerability", ("v_repeat",), ("v_factors",), ("v_repeat_count",)),
    ("Engagement", (), (), ("e_told", "e_want")),
)
"""The facts of the form by element: those with one pick, with several, and in words."""

ASKED = frozenset(name for _, *kinds in DRAWN for kind in kinds for name in kind)


class Unread(Refused):
    """A form came back with something that cannot be read."""


def context(request: Request, opened: triage.OpenedIncident) -> dict[str, Any]:
    """What the page shows of looking again, and the forms, with what was typed."""
    uids = [row.uid for row in opened.contacts]
    requests = triage.requests_of(uids)
    looks = response.looks_owed([opened.row.uid], request.at) if not opened.row.closed_at else {}
    may = request.officer.may
    return {
        "typed": request.POST if request.method == "POST" else request.GET,
        "looks": looks.get(opened.row.uid, ()),
        "history": words.side_by_side(opened.assessments),
        "told": triage.told_to(uids),
        "partner_steps": triage.partner_steps_of(uids),
        "requests": requests,
        "to_answer": [one for one in requests if not one.answer],
        "triggers": list(triggers(request.at).items()),
        "grade_words": list(clocks.GRADE_WORDS.items()),
        "about": ABOUT,
        "partner_can": STEPS,
        "elements": _elements(_form(request, opened)) if may("triage.reassess") else [],
        "may_reassess": may("triage.reassess") and not opened.row.closed_at,
        "may_agree": may("triage.agree"),
        "officer_pk": request.officer.pk,
    }


def _form(request: Request, opened: triage.OpenedIncident) -> Thrive | None:
    if not opened.assessments:
        return None
    last = opened.assessments[0]
    book = control_room.keyed(last.edition)
    if request.method == "POST" and "again" in request.POST:
        return Thrive(book, request.POST)
    return Thrive(book, initial=_typed(last))


def _typed(last: triage.Assessed) -> dict[str, Any]:
    return as_typed(last.answers) | {
        "incident_type": last.incident_type,
        "observed": last.observed,
    }


def _elements(form: Thrive | None) -> list[dict[str, Any]]:
    if form is None:
        return []
    drawn = [
        {
            "title": title,
            "picks": [form[name] for name in picks],
            "several": [form[name] for name in several],
            "texts": [form[name] for name in texts],
        }
        for title, picks, several, texts in DRAWN
    ]
    return [
        {"title": "Heard", "picks": [], "several": [form["observed"]], "texts": []},
        *drawn,
    ]


def _given(request: Request) -> dict[str, Any]:
    return {"by": request.officer, "at": request.at, "key": key_of(request)}


def _contact(uid: UUID) -> UUID:
    """The contact that the newest assessment of the incident is about."""
    return triage.last_assessed(uid).contact__uid


def _reassess(request: Request, uid: UUID) -> None:
    last = triage.last_assessed(uid)
    book = control_room.keyed(last.edition)
    now, before = Thrive(book, request.POST), Thrive(book, _typed(last))
    before.is_valid()
    if not now.is_valid():
        raise Unread("Something here cannot be read. Mend the marked field and save again.")
    commands.reassess(
        contact=last.contact__uid,
        trigger=request.POST.get("trigger", ""),
        answers=_answers(last.answers, before.answers(), now.answers()),
        observed=now.observed(),
        why=request.POST.get("why", ""),
        **_given(request),
    )


def _answers(
    kept: Mapping[str, Any], shown: Mapping[str, Any], posted: Mapping[str, Any]
) -> dict[str, Any]:
    """What is kept, with each fact that the form shows and that was touched taken from it."""
    touched = {name for name in ASKED if shown.get(name) != posted.get(name)}
    found = {name: value for name, value in kept.items() if name not in touched}
    return found | {name: posted[name] for name in touched if name in posted}


def _regrade(request: Request, uid: UUID) -> None:
    commands.regrade(
        incident=uid,
        grade=request.POST.get("grade", ""),
        why=request.POST.get("why", ""),
        told=request.POST.get("told", ""),
        could_not_reach=request.POST.get("could_not_reach", ""),
        partner_told="partner_told" in request.POST,
        **_given(request),
    )


def _ask(request: Request, uid: UUID) -> None:
    commands.ask_agreement(
        contact=_contact(uid),
        grade=request.POST.get("grade", ""),
        why=request.POST.get("why", ""),
        **_given(request),
    )


def _change_grade(request: Request, uid: UUID) -> None:
    """Two buttons, one form: ask for agreement, or change the grade."""
    (_ask if request.POST.get("do") == "ask" else _regrade)(request, uid)


def _answer(request: Request, uid: UUID) -> None:
    """A supervisor says yes or no to the one request they read, and to no other."""
    contacts = triage.contacts_of(uid)
    named = request.POST.get("request", "")
    waiting = [one for one in triage.requests_of(contacts) if not one.answer]
    one = next((each for each in waiting if str(each.uid) == named), None)
    if one is None:
        raise Unread("Nothing waits for an answer here as you read it. Read what waits now.")
    why = request.POST.get("why", "")
    if request.POST.get("do") == "refuse":
        commands.refuse_agreement(request=one.uid, why=why, **_given(request))
    else:
        commands.agree(contact=one.contact__uid, grade=one.grade, why=why, **_given(request))


def _tell(request: Request, uid: UUID) -> None:
    commands.tell_caller(
        contact=_contact(uid),
        about=request.POST.get("about", ""),
        what=request.POST.get("what", ""),
        reached="not_reached" not in request.POST,
        **_given(request),
    )


def _partner(request: Request, uid: UUID) -> None:
    commands.note_partner(
        contact=_contact(uid),
        agency=request.POST.get("agency", ""),
        step=request.POST.get("partner_step", ""),
        due_at=_moment(request.POST.get("due_at", "")),
        **_given(request),
    )


def _moment(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%dT%H:%M").replace(tzinfo=LONDON)
    except ValueError:
        raise Unread("This moment cannot be read. Write day and time, or leave it.") from None


def _acknowledge(request: Request, uid: UUID) -> None:
    commands.acknowledge(
        incident=uid,
        trigger=request.POST.get("trigger", ""),
        words=request.POST.get("words", ""),
        **_given(request),
    )


ACTS: Mapping[str, Callable[[Request, UUID], None]] = {
    "reassess": _reassess,
    "grade": _change_grade,
    "answer": _answer,
    "tell": _tell,
    "partner": _partner,
    "acknowledge": _acknowledge,
}
