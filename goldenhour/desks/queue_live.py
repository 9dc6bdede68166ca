"""Queue, live: whoever rings, is answered elsewhere or gives up is seen at once, by whole rows.

Two audiences: the queue itself, and the strip that the call screen shows beneath the call.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.template.loader import render_to_string

from goldenhour.desks import queue_rows
from goldenhour.web.events import Event, Message, audience

RISKS = frozenset(
    {
        "identification.mentioned",
        "identification.confirmed",
        "identification.withdrawn",
        "identification.marked",
        "identification.unmarked",
    }
)


def changes(batch: Sequence[Event]) -> list[Event]:
    """What of a batch changes the queue: opening a record, for one, changes nothing."""
    return [event for event in batch if event.what in RISKS or _is_of_a_contact(event)]


def _is_of_a_contact(event: Event) -> bool:
    is_contact = event.about.startswith("contact/")
    return is_contact and event.what.startswith("contact.") and not event.what.endswith(".opened")


def patches(batch: Sequence[Event], at: datetime) -> list[Message]:
    """The rows that changed, and a sentence for each new call. Eight queries at most."""
    changed = changes(batch)
    if not changed:
        return []
    shown = queue_rows.queue(at)
    touched = {event.about.partition("/")[2] for event in changed}
    has_new_risks = any(event.what in RISKS for event in changed)
    lines = [
        line
        for line in shown.lines
        if str(line.uid) in touched or (has_new_risks and line.section != "owed")
    ]
    there = {str(line.uid): line.section for line in shown.lines}
    gone = [
        f"{section}-{uid}"
        for uid in sorted(touched)
        for section in queue_rows.SECTIONS
        if there.get(uid) != section
    ]
    rows: list[str] = [
        render_to_string("desks/_queue_row.html", {"line": x, "oob": True}) for x in lines
    ]
    rows.append(render_to_string("desks/_queue_gone.html", {"ids": gone}))
    rows.append(_strip(queue_rows.strip_of(shown)))
    return [Message("\n".join(rows)), *_said(changed, shown)]


def _said(changed: Sequence[Event], shown: queue_rows.Queue) -> list[Message]:
    """A new emergency call interrupts; another one is told in its turn."""
    new = {event.about for event in changed if event.what == "contact.received"}
    return [
        Message(
            f"New on {line.row.channel.replace('_', ' ')}"
            + (f", known risk: {line.risk_words[0]}" if line.risk_words else ""),
            "shout" if line.row.channel == "999" else "say",
        )
        for line in shown.ringing
        if f"contact/{line.uid}" in new
    ]


def strip_patches(batch: Sequence[Event], at: datetime) -> list[Message]:
    """The strip alone, for whoever is in a call. Eight queries."""
    if not changes(batch):
        return []
    return [Message(_strip(queue_rows.strip_context(at)))]


def _strip(context: Mapping[str, object]) -> str:
    return render_to_string("desks/_queue_strip.html", {**context, "oob": True})


audience("queue", "page.call", patches)
audience("queue_strip", "page.call", strip_patches)
