"""The call's page: its panels drawn from the forms as they stand. Nothing here is kept.

First the questions that this type asks first, then the six levels with their reasons, then all
other questions: nothing stands before the send that does not change it.
"""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString

from goldenhour.desks import call_remarks
from goldenhour.desks.call_desk import Desk, judged, known_to, nothing_said
from goldenhour.desks.call_form import Close
from goldenhour.desks.call_questions import AFTER, BEFORE, level, question, told
from goldenhour.desks.report import panel
from goldenhour.force.models import Officer
from goldenhour.triage import queries as triage_queries
from goldenhour.triage import rules
from goldenhour.triage.forms import Thrive, prompts
from goldenhour.triage.forms.captions import CAPTIONS
from goldenhour.triage.rules.owing import owed
from goldenhour.web.controls import control, drawn, focused
from goldenhour.web.http import fresh_key

PAGE = "desks/call.html"
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


def page(desk: Desk, status: int, *, closing: Close | None = None) -> HttpResponse:
    """The whole call on one page."""
    return render(desk.request, PAGE, shown(desk, closing), status=status)


def shown(desk: Desk, closing: Close | None = None) -> dict[str, Any]:
    """What the page shows of the call."""
    incident = triage_queries.incident_of(desk.contact.uid)
    context, (who, where) = proposed(desk), _who(desk)
    return context | {
        "faults_on_top": desk.call.non_field_errors(),
        "closing": closing or Close(),
        "incident": incident,
        "report": panel.shown(desk.contact.uid) if desk.contact.channel == "online" else None,
        "authors": desk.draft.authors,
        "key": fresh_key(),
        "keys": KEYS,
        "secret": secret_of(desk.request.officer),
        "first": json.dumps(dict(prompts.first_by_type(at=desk.contact.received_at))),
        "caller": who,
        "where": where,
        "what": _what(desk),
        "grade": _grade(desk),
    }


def secret_of(officer: Officer) -> str:
    """What this desk's copy of a draft is encrypted with: only she can ask for it, signed in.

    Hers and not the session's: one that ended in the middle of a call takes no words with it.
    """
    key = str(officer.uid)
    return salted_hmac("goldenhour.desks.call_draft", key, algorithm="sha256").hexdigest()


def proposed(desk: Desk) -> dict[str, Any]:
    """What the rules make of the forms as they stand, for the panels; nothing is kept."""
    desk.read()  # what cannot be read is left out of the proposal
    proposal, faults = (None, []) if nothing_said(desk) else judged(desk)
    return {
        "contact": desk.contact,
        "known": known_to(desk),
        "remarks": call_remarks.of_place(desk.contact, desk.call.data),
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
    place = control(call, "place_said", needed=BEFORE)
    fields |= {"place_said": focused(place) if place.is_empty else place}
    for part, needed in (("can_speak", AFTER), ("safe_to_call_back", AFTER), ("language", 0)):
        name = f"v_comms_{part}"
        fields[name] = control(thrive, name, needed=needed)
    return drawn("desks/who.html", f=fields), drawn("desks/where.html", f=fields)


def _what(desk: Desk) -> SafeString:
    thrive = desk.thrive
    type_, at = _type(thrive), desk.contact.received_at
    first = prompts.asked_first(type_, at=at)
    words = prompts.worded(type_, at=at)
    others = [n for n in thrive.asked() if n not in (*first, *prompts.ON_THE_FIRST_PANEL)]
    return drawn(
        "desks/what.html",
        words=control(desk.call, "words", needed=BEFORE),
        type=control(thrive, "incident_type", needed=BEFORE),
        observed=control(thrive, "observed"),
        prompts=prompts.WITHOUT_A_VOICE,
        first=[question(thrive, name, BEFORE, words.get(name, "")) for name in first],
        levels=[level(thrive, one.key) for one in thrive.book.thrive.element],
        others=[question(thrive, name, _when(name), words.get(name, "")) for name in others],
    )


def _type(thrive: Thrive) -> str:
    return str(thrive.data.get("incident_type") or "")


def _when(name: str) -> int:
    return AFTER if name in OWED else 0


def _advice(desk: Desk, proposal: rules.Proposal | None) -> SafeString:
    """One line for each item of advice that the rules name for what is typed now."""
    book = desk.thrive.book
    named = (*proposal.advice.prevention, *proposal.advice.evidence) if proposal else ()
    unsafe = rules.not_safe(desk.told, named, book) if desk.told else {}
    typed, wrong = desk.call.data, desk.unsaid
    return drawn(
        "desks/advice.html",
        lines=[told(book, item, typed, unsafe=unsafe.get(item), wrong=wrong) for item in named],
        withheld=proposal.advice.withheld if proposal else None,
    )
