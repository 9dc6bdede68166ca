"""Looks: what each open incident is owed, by triage's clocks and by where the units went."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.response.models import Deployment
from goldenhour.response.queries.duplicates import with_their_events
from goldenhour.rulebook import control_room
from goldenhour.triage import queries as triage
from goldenhour.triage.rules.looks import Happened, Life, Owed, owed


def looks_owed(incidents: list[UUID], at: datetime) -> dict[UUID, tuple[Owed, ...]]:
    """The looks that each of these open incidents is owed, oldest first. Ten queries, seven
    more where a caller was named after the send."""
    sent = _sent(with_their_events(incidents))
    matches = triage.new_matches(incidents, at=at)
    return {
        uid: owed(
            _with_units(life, sent[uid], matches.get(uid, ())),
            control_room.in_force(life.received_at),
            at=at,
        )
        for uid, life in triage.lives(incidents).items()
    }


def _sent(events: dict[UUID, set[UUID]]) -> dict[UUID, list[dict[str, Any]]]:
    """By incident: the deployments to it, and to the one under which it is worked. One query."""
    there: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    names = ("incident__uid", "assigned_at", "arrived_at", "cleared_at")
    every = {uid for uids in events.values() for uid in uids}
    for row in Deployment.objects.filter(incident__uid__in=every).values(*names):
        there[row["incident__uid"]].append(row)
    return {one: [row for uid in uids for row in there[uid]] for one, uids in events.items()}


def _with_units(life: Life, sent: list[dict[str, Any]], matches: Iterable[Happened]) -> Life:
    """The same with the first unit and arrival, each unit sent elsewhere, and new matches."""
    arrived = [each["arrived_at"] for each in sent if each["arrived_at"]]
    diverted = [
        Happened("unit_diverted", each["cleared_at"])
        for each in sent
        if each["cleared_at"] and not each["arrived_at"]
    ]
    return replace(
        life,
        assigned_at=min((each["assigned_at"] for each in sent), default=None),
        arrived_at=min(arrived, default=None),
        happened=(*life.happened, *diverted, *matches),
    )
