"""The call's page: its panels drawn from the forms as they stand. Nothing here is kept.

First the questions that this type asks first, then the six levels with their reasons, then all
other questions: nothing stands before the send that does not change it.
"""

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString

from goldenhour.desks import call_advice
from goldenhour.desks.call_desk import Desk, judged, known_to, nothing_said
from goldenhour.desks.call_form import Close, Fates
from goldenhour.desks.report import panel
from goldenhour.rulebook import control_room
from goldenhour.triage import queries as triage_queries
from goldenhour.triage import rules
from goldenhour.triage.forms import Thrive, prompts
from goldenhour.triage.forms.asking import PEOPLE_ROWS
from goldenhour.triage.forms.captions import CAPTIONS
from goldenhour.triage.rules.owing import owed
from goldenhour.web.controls import Control, control, drawn
from goldenhour.web.http import Request, fresh_key

KEYS = [
    ("F7", "what may be the same event: read, and join with a reason"),
    ("F8", "silent call: mark it, and see what to say"),
    ("F9", "the line was cut: mark it"),
    ("F10", "what is heard: life at risk, violence, somebody hurt"),
    ("Enter", "in a field: keep it and go to the next thing needed"),
]
# What a complete record answers: the order of `missing` in contracts/triage.md.
OWED = (
    *("t_now", "t_source", "t_means", "t_relationship", "h_medical", "h_kind", "h_level"),
    *("r_likelihood", "i_crime", "i_lines", "i_perishable", "v_factors", "v_household"),
    *("v_repeat", "e_told"),
)
BEFORE, AFTER = 1, 2  # needed before the first send, or after it


@dataclass(frozen=True)
class Asked:
    """One question: its main field, what follows an answer, and the people who may be named."""

    id: str
    kind: str
    main: Control
    follows: tuple[Control, ...] = ()
    people: tuple[tuple[Control, ...], ...] = ()


def page(desk: Desk, status: int, *, closing: Close | None = None) -> HttpResponse:
    """The whole call on one page."""
    incident = triage_queries.incident_of(desk.contact.uid)
    context, (who, where) = proposed(desk), _who(desk)
    context |= {
        "faults_on_top": desk.call.non_field_errors(),
        "closing": closing or Close(),
        "incident": incident,
        "report": panel.shown(desk.contact.uid) if desk.contact.channel == "online" else None,
        "authors": desk.draft.authors,
        "key": fresh_key(),
        "keys": KEYS,
        "secret": secret_of(desk.request),
        "first": json.dumps(dict(prompts.first_by_type(at=desk.contact.received_at))),
        "caller": who,
        "where": where,
        "what": _what(desk),
        "grade": _grade(desk),
    }
    return render(desk.request, "desks/call.html", context, status=status)


def secret_of(request: Request) -> str:
    """What the local copy of a draft is encrypted with: this session's, and gone with it."""
    key = request.session.session_key or ""
    return salted_hmac("goldenhour.desks.call_draft", key, algorithm="sha256").hexdigest()


def proposed(desk: Desk) -> dict[str, Any]:
    """What the rules make of the forms as they stand, for the panels; nothing is kept."""
    desk.read()  # what cannot be read is left out of the proposal
    proposal, faults = (None, []) if nothing_said(desk) else judged(desk)
    return {
        "contact": desk.contact,
        "known": known_to(desk),
        "proposal": proposal,
        "faults": faults,
        "advice": _advice(desk, proposal),
        "still_to_ask": [CAPTIONS[name] for name in proposal.missing] if proposal else [],
        "owed": _owed(desk, proposal),
        "care": rules.care_of(desk.told, desk.thrive.book) if desk.told else None,
        "refused": list(proposal.refused) if proposal else [],
        "agreed": triage_queries.agreed_grades(desk.contact.uid),
    }


def _grade(desk: Desk) -> SafeString:
    grade, why = control(desk.call, "grade"), control(desk.call, "why")
    return drawn("desks/grade.html", grade=grade, why=why)


def _owed(desk: Desk, proposal: rules.Proposal | None) -> list[str]:
    """The required answers that the record still lacks."""
    missing = proposal.missing if proposal else ()
    return [CAPTIONS[one.question] for one in owed(missing, received_at=desk.contact.received_at)]


def _who(desk: Desk) -> tuple[SafeString, SafeString]:
    """The first panel in two parts, between which the search for a place stands."""
    call, thrive = desk.call, desk.thrive
    fields = {name: control(call, name) for name in call.fields}
    fields |= {"place_said": control(call, "place_said", needed=BEFORE)}
    for part, needed in (("can_speak", AFTER), ("safe_to_call_back", AFTER), ("language", 0)):
        name = f"v_comms_{part}"
        fields[name] = control(thrive, name, needed=needed)
    return drawn("desks/who.html", f=fields), drawn("desks/where.html", f=fields)


def _what(desk: Desk) -> SafeString:
    thrive = desk.thrive
    type_, at = _type(thrive), desk.contact.received_at
    first = prompts.asked_first(type_, at=at)
    asked = thrive.asked() | prompts.worded(type_, at=at)
    others = [name for name in asked if name not in (*first, *prompts.ON_THE_FIRST_PANEL)]
    return drawn(
        "desks/what.html",
        words=control(desk.call, "words", needed=BEFORE),
        type=control(thrive, "incident_type", needed=BEFORE),
        observed=control(thrive, "observed"),
        prompts=prompts.WITHOUT_A_VOICE,
        first=[_asked(thrive, name, asked[name], BEFORE) for name in first],
        levels=[_level(thrive, one.key, one.meaning) for one in thrive.book.thrive.element],
        others=[_asked(thrive, name, asked[name], _when(name)) for name in others],
    )


def _type(thrive: Thrive) -> str:
    return str(thrive.data.get("incident_type") or "")


def _when(question: str) -> int:
    return AFTER if question in OWED else 0


def _level(thrive: Thrive, element: str, meaning: str) -> tuple[Control, Control]:
    level = control(thrive, f"level_{element}", needed=AFTER, title=meaning)
    return level, control(thrive, f"level_{element}_why")


def _asked(thrive: Thrive, name: str, ask: str, needed: int) -> Asked:
    kind = thrive.book.thrive.asked(name).type
    main = control(thrive, name, needed=needed, title=ask)
    if kind == "people":
        parts = ("age", "relation", "factors", "safe")
        rows = [[control(thrive, f"{name}_{n}_{part}") for part in parts] for n in PEOPLE_ROWS]
        return Asked(name, kind, main, people=tuple(map(tuple, rows)))
    after = {"yesno_count": "count", "deadline": "at"}.get(kind)
    follows = (control(thrive, f"{name}_{after}"),) if after else ()
    return Asked(name, kind, main, follows)


def _advice(desk: Desk, proposal: rules.Proposal | None) -> SafeString:
    """One line for each item of advice that the rules name for what is typed now."""
    book = desk.thrive.book
    named = (*proposal.advice.prevention, *proposal.advice.evidence) if proposal else ()
    items = [control_room.advice_wording(book, item) for item in named]
    form: forms.Form = Fates(items, desk.call.data)
    for name in desk.unsaid.keys() & form.fields.keys():
        form.add_error(name, desk.unsaid[name])
    unsafe = rules.not_safe(desk.told, named, book) if desk.told else {}
    lines = [
        (
            control(form, f"advice_{one.id}", needed=AFTER),
            control(form, f"why_advice_{one.id}"),
            unsafe.get(one.id),
        )
        for one in items
    ]
    return drawn(
        "desks/advice.html",
        lines=lines,
        basis=call_advice.basis,
        withheld=proposal.advice.withheld if proposal else None,
    )
