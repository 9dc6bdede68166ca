"""News: what came to an incident after it was sent, and what nobody in dispatch has read yet.

Counts and ids only. Dispatch has read what was there when one of them last opened the incident:
the consultation in the journal says when.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q

from goldenhour.contact.models import Jotting
from goldenhour.force.rules import MAY
from goldenhour.journal.models import Entry
from goldenhour.triage.models import IncidentContact

DISPATCH = [role for role, may in MAY.items() if "response.assign" in may]
INCIDENT = "contact__incident_link__incident"


def incidents_of(about: Iterable[str]) -> frozenset[UUID]:
    """The incidents of these contacts and jottings (``contact/0193…``). One query, or none."""
    named: dict[str, list[str]] = {"contact": [], "jotting": []}
    for record in about:
        kind, _, uid = record.partition("/")
        if kind in named:
            named[kind].append(uid)
    if not any(named.values()):
        return frozenset()
    theirs = Q(contact__uid__in=named["contact"]) | Q(contact__jottings__uid__in=named["jotting"])
    found = IncidentContact.objects.filter(theirs).values_list("incident__uid", flat=True)
    return frozenset(found)


def unread(incidents: Iterable[UUID]) -> dict[UUID, int]:
    """How many updates dispatch has not read, by incident: fields said, callers who joined.

    A field that grew counts once. Three queries.
    """
    wanted = list(incidents)
    read = _read_at(wanted)
    found: defaultdict[UUID, set[tuple[UUID, str]]] = defaultdict(set)
    later = Jotting.objects.filter(
        **{f"{INCIDENT}__uid__in": wanted}, at__gt=F(f"{INCIDENT}__sent_at")
    )
    for uid, contact, at, typed in later.values_list(
        f"{INCIDENT}__uid", "contact__uid", "at", "typed"
    ):
        if uid not in read or at > read[uid]:
            found[uid] |= {(contact, name) for name in typed}
    joins = IncidentContact.objects.filter(incident__uid__in=wanted, joined_at__isnull=False)
    for uid, contact, at in joins.values_list("incident__uid", "contact__uid", "joined_at"):
        if at is not None and (uid not in read or at > read[uid]):
            found[uid].add((contact, "joined"))
    return {uid: len(fields) for uid, fields in found.items()}


def _read_at(incidents: list[UUID]) -> dict[UUID, datetime]:
    """When somebody in dispatch last opened each of them."""
    opened = Entry.objects.filter(
        what="triage.incident.opened",
        about__in=[f"incident/{uid}" for uid in incidents],
        by__roles__overlap=DISPATCH,
    )
    rows = opened.values_list("about").annotate(at=Max("at"))
    return {UUID(about.partition("/")[2]): at for about, at in rows}
