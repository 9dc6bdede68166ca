"""Board, live: how a change is shown to everybody who looks at the board.

Rendered once for all of them. What is pushed are whole rows; a row that is gone is deleted.
Only what changes the board is rendered. Opening an incident does: its updates are read then.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.template.loader import render_to_string

from goldenhour.response import queries
from goldenhour.response.rules import clocks
from goldenhour.triage import queries as triage
from goldenhour.web.events import Event, Message, audience

SHOWN = frozenset(
    {
        "triage.sent",
        "triage.regraded",
        "triage.incident_closed",
        "response.unit_formed",
        "response.came_on_duty",
        "response.went_off_duty",
        "response.assigned",
        "response.arrived",
        "response.arrival_retracted",
        "response.cleared",
        "response.returned_to_scene",
        "response.stood_down",
        "response.linked",
        "response.unlinked",
        "triage.joined",
        "triage.moved",
        "triage.incident.opened",
    }
)
OF_MARKERS = frozenset({"identification.marked", "identification.unmarked"})
OF_CALLERS = frozenset({"contact.jotted", "contact.placed"})


def patches(batch: Sequence[Event], at: datetime) -> list[Message]:
    """For whoever looks: the rows that changed, and what to say aloud. Eighteen queries at most."""
    return _patches(batch, at, may_step=False)


def patches_with_buttons(batch: Sequence[Event], at: datetime) -> list[Message]:
    """The same for whoever may act: each unit's row carries its next steps."""
    return _patches(batch, at, may_step=True)


def _patches(batch: Sequence[Event], at: datetime, *, may_step: bool) -> list[Message]:
    changes = [event for event in batch if event.what in SHOWN]
    callers = triage.incidents_of(e.about for e in batch if e.what in OF_CALLERS)
    has_marks = any(event.what in OF_MARKERS for event in batch)
    if not changes and not callers and not has_marks:
        return []
    touched = queries.touched_by(event.about for event in changes)
    shown = queries.board(at)
    marked = {row.uid for row in shown.incidents} if has_marks else set()  # any may be theirs
    rows = [_incident(uid, shown) for uid in touched.incidents | callers | marked]
    rows += [
        render_to_string(
            "response/_unit_row.html", {"unit": unit, "may_step": may_step, "oob": True}
        )
        for unit in shown.units
        if unit.uid in touched.units
    ]
    rows.append(render_to_string("response/_counts.html", {"board": shown, "oob": True}))
    return [Message("\n".join(rows)), *_said(changes, shown)]


def _incident(uid: UUID, shown: queries.Board) -> str:
    row = shown.incident(uid)
    if row is None:
        return render_to_string("response/_incident_gone.html", {"uid": uid})
    other = "incident" if row.is_by_phone else "phone"
    context = {"row": row, "oob": True, "other": other, "board": shown}
    return render_to_string("response/_incident_row.html", context)


def _said(changes: Sequence[Event], shown: queries.Board) -> list[Message]:
    """New incidents in one plain sentence; an Immediate one interrupts."""
    sent = [event.about for event in changes if event.what == "triage.sent"]
    new = [row for row in shown.incidents if f"incident/{row.uid}" in sent]
    return [
        Message(
            f"New: {clocks.GRADE_WORDS[row.grade]}, {clocks.in_words(row.incident_type)}, "
            f"{row.locality or 'place not known'}",
            "shout" if row.grade == "I" else "say",
        )
        for row in new
    ]


audience("board", "page.board", patches)
audience("dispatch", "response.arrive", patches_with_buttons)
