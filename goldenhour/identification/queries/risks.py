"""Risks: which waiting callers are known to be in danger, or dangerous, before anybody answers.

For lists: kinds of markers only, no name and no number, so that watching is no consultation.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from goldenhour.identification.models import Mention
from goldenhour.identification.queries import rows
from goldenhour.identification.queries.index import sharing_by_key
from goldenhour.identification.rules import markers
from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.keys import Key

BY = ("phone", "address", "uprn", "email")  # a key that points at one number, home or person


def known_risks(contacts: Collection[UUID], *, at: datetime) -> dict[UUID, list[str]]:
    """By contact: the kinds of the markers that count today, the most dangerous first.

    Found by what the caller is known by: the number, the address, the person. Six queries,
    however many wait; contacts of whom nothing is known are left out.
    """
    asked = _keys_of(contacts)
    if not asked:
        return {}
    hits = sharing_by_key({key for keys in asked.values() for key in keys})
    every = {first for firsts in hits.values() for first in firsts}
    standing, _ = rows.claims_about(every)
    kinds = _kinds(every, standing.person_of, at)
    found = {
        contact: {kind for key in keys for first in hits.get(key, ()) for kind in kinds[first]}
        for contact, keys in asked.items()
    }
    return {uid: sorted(these, key=markers.weight) for uid, these in found.items() if these}


def said_since(since: Mapping[UUID, datetime]) -> dict[UUID, datetime]:
    """By contact: when its caller last said who they are, after the moment given. One query."""
    callers = Mention.objects.filter(contact__uid__in=since, role="caller")
    latest = callers.values_list("contact__uid").annotate(Max("said_at"))
    return {uid: at for uid, at in latest if at > since[uid]}


def _keys_of(contacts: Collection[UUID]) -> dict[UUID, set[Key]]:
    said = Mention.objects.filter(
        contact__uid__in=contacts, role="caller", superseded_by=None
    ).select_related("contact")
    found = {row.contact.uid: rows.keys_in(row, BY) for row in said if row.contact}
    return {contact: keys for contact, keys in found.items() if keys}


def _kinds(every: set[int], person_of: dict[int, int], at: datetime) -> dict[int, set[str]]:
    """The kinds that count today, by the first row of each statement, through its person too."""
    persons = {person_of[first] for first in every if first in person_of}
    theirs = {first for first, person in person_of.items() if person in persons}
    of_person: defaultdict[int, set[str]] = defaultdict(set)
    of_first: defaultdict[int, set[str]] = defaultdict(set)
    today = at.astimezone(LONDON).date()
    for row in rows.markers_of(every | theirs, persons):
        ended = row.ended_at is not None
        if not markers.is_for_the_desk(row.kind):
            continue
        if not markers.counts(row.starts_on, row.expires_on, ended=ended, today=today):
            continue
        person = row.person_id or person_of.get(row.mention_id or 0)
        if person is not None:
            of_person[person].add(row.kind)
        if row.mention_id is not None:
            of_first[row.mention_id].add(row.kind)
    return defaultdict(
        set, {one: of_first[one] | of_person[person_of.get(one, 0)] for one in every}
    )
