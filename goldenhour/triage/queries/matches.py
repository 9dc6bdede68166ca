"""Matches: what earlier records say of a caller whose incident was sent before it was known."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from goldenhour.identification import queries as identities
from goldenhour.identification.rules.markers import weight
from goldenhour.triage.models import Assessment, IncidentContact
from goldenhour.triage.rules.looks import Happened


def new_matches(incidents: Iterable[UUID], *, at: datetime) -> dict[UUID, list[Happened]]:
    """By incident: a caller named after the send has a marker that no assessment knew of.

    Two queries where nobody was named after the send; nine else.
    """
    links = IncidentContact.objects.filter(incident__uid__in=list(incidents))
    rows = links.values_list("contact__uid", "incident__uid", "incident__sent_at")
    sent = {contact: (incident, sent_at) for contact, incident, sent_at in rows}
    named = identities.said_since({contact: sent_at for contact, (_, sent_at) in sent.items()})
    if not named:
        return {}
    known, judged = identities.known_risks(list(named), at=at), _judged_with(list(named))
    found: defaultdict[UUID, list[Happened]] = defaultdict(list)
    for contact, said_at in named.items():
        if set(known.get(contact, ())) - judged.get(contact, set()):
            found[sent[contact][0]].append(Happened("new_history_match", said_at))
    return dict(found)


def risks_of(incidents: Iterable[UUID], *, at: datetime) -> dict[UUID, list[str]]:
    """By incident: the kinds of the markers on its callers, their numbers and homes today.

    The dispatch-safety subset, the most dangerous first. Seven queries, however many incidents.
    """
    links = IncidentContact.objects.filter(incident__uid__in=list(incidents))
    of_contact = dict(links.values_list("contact__uid", "incident__uid"))
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for contact, kinds in identities.known_risks(list(of_contact), at=at).items():
        found[of_contact[contact]] |= set(kinds)
    return {uid: sorted(kinds, key=weight) for uid, kinds in found.items()}


def _judged_with(contacts: list[UUID]) -> dict[UUID, set[str]]:
    """The markers that each contact's assessments have known of."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    rows = Assessment.objects.filter(contact__uid__in=contacts)
    for contact, history in rows.values_list("contact__uid", "history"):
        found[contact] |= set(history.get("markers") or [])
    return found
