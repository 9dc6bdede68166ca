"""Incident panels: what its page shows of looking again: looks, history, and the folded forms.

A form that was refused stands open, with what was typed and the sentence beside the field.
"""

from typing import Any
from uuid import UUID

from django import forms

from goldenhour.desks import incident_forms, incident_same
from goldenhour.desks import incident_words as words
from goldenhour.desks.incident_forms import Wrong, shown
from goldenhour.identification import queries as identities
from goldenhour.identification.rules import markers
from goldenhour.response import queries as response
from goldenhour.rulebook import control_room
from goldenhour.triage import queries as triage
from goldenhour.triage.forms import Thrive
from goldenhour.triage.forms.showing import as_typed
from goldenhour.triage.rules.looks import Owed
from goldenhour.web.http import Request

KEYS = (
    ("r", "look-again", "Look again"),
    ("g", "regrade", "Another grade"),
    ("t", "tell", "Tell the caller"),
    ("p", "partner", "Another agency"),
)
"""The steps of looking again: the letter, the fold that it opens, and what it says."""
DRAWN = (
    ("Threat", ("t_now", "t_source", "t_relationship"), ("t_means",), ()),
    ("Harm", ("h_level", "h_medical"), ("h_kind",), ()),
    ("Risk", ("r_likelihood",), (), ("r_interim", "r_officer")),
    ("Investigation", ("i_crime",), ("i_lines",), ()),
    ("Vulnerability", ("v_repeat",), ("v_factors",), ("v_repeat_count",)),
    ("Engagement", (), (), ("e_told", "e_want")),
)
"""The facts of the form by element: those with one pick, with several, and in words."""


def context(request: Request, opened: triage.OpenedIncident, wrong: Wrong | None) -> dict[str, Any]:
    """What the page shows of looking again, and the forms, with what was typed."""
    uids = [row.uid for row in opened.contacts]
    is_open = not opened.row.closed_at
    may_reassess = is_open and request.officer.may("triage.reassess")
    looks = _looks(opened, request, wrong) if is_open else []
    late = _late(uids, request, wrong)
    to_answer = _to_answer(triage.requests_of(uids), request, wrong)
    event = incident_same.context(request, opened, wrong)
    every = [form for _, form in (*looks, *late, *to_answer)]
    every += incident_same.forms_of(event)
    asked = {name: request.GET[name] for name in ("grade", "why") if name in request.GET}
    return {
        "looks": looks,
        "late": late,
        "may_call": request.officer.may("page.call"),
        "on_record": _on_record(uids, request),
        **event,
        "history": words.side_by_side(opened.assessments),
        "told": triage.told_to(uids),
        "partner_steps": triage.partner_steps_of(uids),
        "to_answer": to_answer,
        "homeless": _homeless(wrong, every, may_reassess=may_reassess),
        "elements": _elements(_form(request, opened, wrong)) if may_reassess else [],
        "may_reassess": may_reassess,
        "again": shown("reassess", request, wrong),
        "regrade": shown("grade", request, wrong, **asked),
        "tell": shown("tell", request, wrong),
        "partner": shown("partner", request, wrong),
        "steps": KEYS if may_reassess else [],
    }


def _homeless(
    wrong: Wrong | None, every: list[forms.Form | None], *, may_reassess: bool
) -> Wrong | None:
    """A refused form that stands here no more: its request was answered, its look is not owed."""
    if wrong is None or wrong.form in every:
        return None
    return None if may_reassess and wrong.name not in incident_forms.OF_ONE else wrong


def _looks(
    opened: triage.OpenedIncident, request: Request, wrong: Wrong | None
) -> list[tuple[Owed, forms.Form | None]]:
    """Each owed look; with a form where words answer it, one for each kind of look."""
    due = response.looks_owed([opened.row.uid], request.at).get(opened.row.uid, ())
    may = request.officer.may("triage.acknowledge")
    first = {look.trigger: look for look in reversed(due)}
    return [
        (
            look,
            shown("acknowledge", request, wrong, look.trigger)
            if may and look.by_words and first[look.trigger] is look
            else None,
        )
        for look in due
    ]


def _late(
    contacts: list[UUID], request: Request, wrong: Wrong | None
) -> list[tuple[identities.LateHit, forms.Form | None]]:
    """What identification found late about its contacts; with a form for whoever may answer."""
    may = request.officer.may("identification.acknowledge_late_hit")
    found = identities.late_hits(contacts)
    return [(one, shown("late", request, wrong, str(one.uid)) if may else None) for one in found]


def _on_record(contacts: list[UUID], request: Request) -> list[str]:
    """The markers of whoever rang, of the number and of the place, in words: for safety."""
    found = identities.known_risks(contacts, at=request.at)
    kinds = {kind for these in found.values() for kind in these}
    return [markers.EVERY_KIND[kind] for kind in sorted(kinds, key=markers.weight)]


def _to_answer(
    requests: list[triage.Requested], request: Request, wrong: Wrong | None
) -> list[tuple[triage.Requested, forms.Form | None]]:
    """The requests that wait; with a form for whoever may agree and did not ask."""
    me = request.officer
    return [
        (
            one,
            shown("answer", request, wrong, str(one.uid))
            if me.may("triage.agree") and one.asked_by_id != me.pk
            else None,
        )
        for one in requests
        if not one.answer
    ]


def _form(request: Request, opened: triage.OpenedIncident, wrong: Wrong | None) -> Thrive | None:
    if not opened.assessments:
        return None
    last = opened.assessments[0]
    book = control_room.keyed(last.edition)
    if wrong is not None and wrong.name == "reassess":
        return Thrive(book, request.POST)
    return Thrive(book, initial=typed_of(last))


def typed_of(last: triage.Assessed) -> dict[str, Any]:
    """An assessment as the form of THRIVE shows it."""
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
