"""Room, live: a contact or an incident that was acted on goes; one that waits stays and ages."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string

from goldenhour.desks import board_live, queue_live, room_rows
from goldenhour.response import queries as response
from goldenhour.triage import queries as triage
from goldenhour.web.events import Event, Message, audience

LOOKED = frozenset(
    {
        "triage.reassessed",
        "triage.assessed",
        "triage.acknowledged",
        "triage.charge_taken",
        "triage.caller_told",
        "identification.rechecked",
        "identification.late_hit_seen",
    }
)
CHANGES = (board_live.SHOWN | LOOKED) - {"triage.incident.opened"}


def patches(batch: Sequence[Event], at: datetime) -> list[Message]:
    """Every row that stands, and the end of those that changed and are gone. Seventeen queries."""
    of_contacts = queue_live.changes(batch)
    of_incidents = [event for event in batch if event.what in CHANGES]
    if not of_contacts and not of_incidents:
        return []
    shown = room_rows.room(at)
    rows: list[str] = [
        render_to_string("desks/_room_contact.html", {"one": one, "oob": True})
        for one in shown.owed
    ]
    rows += [
        render_to_string("desks/_room_incident.html", {"row": row, "oob": True})
        for row in shown.incidents
    ]
    rows += [
        render_to_string("desks/_room_looks.html", {"one": one, "oob": True}) for one in shown.looks
    ]
    rows += [
        render_to_string("desks/_room_answer.html", {"row": row, "oob": True})
        for row in shown.answers
    ]
    rows += [
        render_to_string("desks/_room_late.html", {"hit": hit, "oob": True}) for hit in shown.late
    ]
    rows.append(render_to_string("desks/_queue_gone.html", {"ids": _gone(batch, shown)}))
    rows.append(render_to_string("desks/_room_counts.html", {"room": shown, "oob": True}))
    rows.append(
        render_to_string("desks/_queue_strip.html", {"queue_strip": shown.strip, "oob": True})
    )
    return [Message("\n".join(rows))]


def _gone(batch: Sequence[Event], shown: room_rows.Room) -> list[str]:
    """The rows of what changed and stands here no more."""
    contacts = {
        event.about.partition("/")[2] for event in batch if event.about.startswith("contact/")
    }
    incidents = {str(uid) for uid in response.touched_by(event.about for event in batch).incidents}
    looked = incidents | {str(uid) for uid in triage.incidents_of(event.about for event in batch)}
    looked -= {str(one.row.uid) for one in shown.looks}
    contacts -= {str(one.uid) for one in shown.owed}
    answered = incidents - {str(row.uid) for row in shown.answers}
    incidents -= {str(row.uid) for row in shown.incidents}
    gone = [f"owed-{uid}" for uid in contacts] + [f"unsent-{uid}" for uid in incidents]
    gone += [f"looks-{uid}" for uid in looked] + [f"answers-{uid}" for uid in answered]
    rechecks = (event.about.partition("/") for event in batch)
    seen = {uid for kind, _, uid in rechecks if kind == "recheck"}
    return sorted([*gone, *(f"late-{uid}" for uid in seen - {str(one.uid) for one in shown.late})])


audience("room", "page.room", patches)
