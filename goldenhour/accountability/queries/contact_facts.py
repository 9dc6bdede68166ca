"""Contacts as the contact file's lines: derived from the ordinary records, kept nowhere.

One small function for each kind of record gives the facts that it states; BY_CONTACT and
BY_INCIDENT list them, and another kind of record is one more line there. A batch of contacts
costs one query for each kind, so memory holds 200 contacts at a time. Ids are made of the
record's own uid, so that the same record is the same fact in every export.

What no record says yet is not invented: who sent a unit, or closed a contact, stands in the
journal and not in its row, so ``by`` is the unit's callsign, or whoever took the call.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db.models import Model

from goldenhour.contact.models import Contact
from goldenhour.identification.models import Mention
from goldenhour.investigation.models import CaseFact, CaseIncident
from goldenhour.response.models import Deployment, Duplicate
from goldenhour.triage.models import Advice, Assessment, CallerTold, IncidentContact, PartnerStep
from goldenhour.triage.rules.lowering import stands_alone

AT_ONCE = 200
HOUSEHOLD = "household"
VULNERABLE = frozenset(
    ("vulnerable_adult", "child", "child_in_household", "vulnerable_in_household", "suicide_risk")
)
Data = dict[str, Any]


class Stated(NamedTuple):
    """One fact before it is a line. ``id`` is unique within its contact."""

    id: str
    type: str
    at: datetime
    by: str
    data: Data


Facts = Iterator[Stated]


def contact_lines(*, since: datetime | None = None) -> Iterator[bytes]:
    """The lines of every contact, or of those received since, in order of arrival."""
    for contact, facts in facts_of_contacts(since=since):
        for fact in facts:
            yield _line(contact.reference, fact)


def facts_of_contacts(*, since: datetime | None = None) -> Iterator[tuple[Contact, list[Stated]]]:
    """Each contact with the facts that its records state. Eleven queries for every 200."""
    last = 0
    chosen = Contact.objects.filter(received_at__gte=since) if since else Contact.objects.all()
    while True:
        rows = chosen.filter(pk__gt=last).select_related("taken_by").order_by("pk")
        batch = list(rows[:AT_ONCE])
        if not batch:
            return
        found = _facts_of(batch)
        yield from ((row, found[row.pk]) for row in batch)
        last = batch[-1].pk


def _facts_of(batch: Sequence[Contact]) -> dict[int, list[Stated]]:
    keys = [row.pk for row in batch]
    links = {link.contact_id: link for link in _incidents_of(keys)}
    found = {row.pk: [*_call(row), *_ends(row, links.get(row.pk))] for row in batch}
    for facts_of in BY_CONTACT:
        for key, fact in facts_of(keys):
            found[key].append(fact)
    contacts: dict[int, list[int]] = {}
    for link in links.values():
        contacts.setdefault(link.incident_id, []).append(link.contact_id)
    for facts_of in BY_INCIDENT:
        for incident, fact in facts_of(list(contacts)):
            for key in contacts[incident]:
                found[key].append(fact)
    return found


def _line(contact: str, fact: Stated) -> bytes:
    stated = {"id": fact.id, "contact": contact, "type": fact.type, "at": fact.at.isoformat()}
    return msgspec.json.encode(stated | {"by": fact.by, "data": fact.data})


def _named(kind: str, row: Model) -> str:
    return f"{kind}-{row.uid}"  # type: ignore[attr-defined]


def _call(row: Contact) -> Facts:
    """The call's own life: rang, answered or abandoned, over."""
    call: Data = {"channel": row.channel}
    if row.line:
        call["line"] = row.line
    if row.recording:
        call["recording_ref"] = row.recording
    moments = {
        "offered": row.received_at,
        "answered": row.answered_at,
        "abandoned": row.abandoned_at,
        "ended": row.hung_up_at,
    }
    by = row.taken_by.staff_number
    for name, at in moments.items():
        if at is not None:
            yield Stated(name, f"contact.{name}", at, by, call)


def _ends(row: Contact, link: IncidentContact | None) -> Facts:
    """How the contact ended, and when the incident that it became was settled."""
    by = row.taken_by.staff_number
    belongs: Data = {"incident": link.incident.reference} if link else {}
    if row.ending and row.ended_at:
        closed = {"outcome": row.ending, "reason": row.why_ended} | belongs
        yield Stated("closed", "contact.closed", row.ended_at, by, closed)
    if link and link.incident.closed_at:
        settled = {"outcome": "resolved", "reason": link.incident.result} | belongs
        yield Stated("settled", "contact.closed", link.incident.closed_at, by, settled)


def _assessments(keys: Sequence[int]) -> Iterator[tuple[int, Stated]]:
    """Each assessment, what was checked with it, and what it changed."""
    rows = Assessment.objects.filter(contact__in=keys).order_by("contact_id", "id")
    before: Assessment | None = None
    for row in rows.select_related("assessed_by", "agreed_by"):
        yield row.contact_id, _triaged(row)
        yield from ((row.contact_id, check) for check in _checked(row))
        if before is not None and before.contact_id == row.contact_id:
            yield from ((row.contact_id, fact) for fact in _judged_again(before, row))
        before = row


def _triaged(row: Assessment) -> Stated:
    data: Data = {
        "edition": row.edition,
        "facts": {"answers": row.answers, "observed": row.observed},
        "levels": row.levels,
        "proposed": row.proposed,
        "grade": row.grade,
        "why": row.why,
    }
    if row.agreed_by:
        data["supervisor"] = row.agreed_by.staff_number
    by = row.assessed_by.staff_number
    return Stated(_named("triage", row), "triage.recorded", row.assessed_at, by, data)


def _checked(row: Assessment) -> Facts:
    """What the assessment says was asked or looked up.

    ``history`` is what identification had found, and empty where nobody looked.
    """
    looked = bool(row.history)
    repeat = row.answers.get("v_repeat")
    answers = {
        "repeat": repeat.get("answer") if isinstance(repeat, dict) else repeat,
        "vulnerable": _vulnerable(row),
        "household": _whether(row.answers.get("v_household")),
    }
    if looked:
        answers["repeat"] = answers["repeat"] or _known(row.history)
    for kind, answer in answers.items():
        if answer is not None:
            data = {"kind": kind, "answer": answer, "looked": looked}
            named, by = _named(f"check-{kind}", row), row.assessed_by.staff_number
            yield Stated(named, "check.made", row.assessed_at, by, data)


def _vulnerable(row: Assessment) -> str | None:
    """Yes where the assessment raised a flag of vulnerability, for anybody there."""
    if not VULNERABLE.isdisjoint(row.flags):
        return "yes"
    return _whether(row.answers.get("v_factors"))


def _whether(answer: object) -> str | None:
    """Yes, no, or unknown; None where it was not asked."""
    if isinstance(answer, list):
        return "yes" if answer else "no"
    return None if answer is None else "unknown"


def _known(history: Data) -> str:
    counts = ("contacts_12m", "crimes_12m", "same_address_contacts_12m")
    return "yes" if any(history.get(name) for name in counts) else "no"


def _judged_again(before: Assessment, row: Assessment) -> Facts:
    """What a later assessment is: a fresh look, and where the grade differs, its change."""
    by = row.assessed_by.staff_number
    looked = {"grade": row.grade, "trigger": row.trigger}
    yield Stated(_named("again", row), "reassessed", row.assessed_at, by, looked)
    if row.grade != before.grade:
        changed: Data = {
            "from": before.grade,
            "to": row.grade,
            "reason": row.why,
            "caller_told": bool(row.caller_told),
        }
        if row.agreed_by or stands_alone(row.grade, before.grade, row.assessed_at):
            changed["agreed_by"] = (row.agreed_by or row.assessed_by).staff_number
        yield Stated(_named("grade", row), "grade.changed", row.assessed_at, by, changed)


def _advice(keys: Sequence[int]) -> Iterator[tuple[int, Stated]]:
    rows = Advice.objects.filter(contact__in=keys).order_by("id").select_related("given_by")
    for row in rows:
        data = {"item": row.item, "wording": row.wording, "fate": row.fate, "reason": row.reason}
        by = row.given_by.staff_number
        fact = Stated(_named("advice", row), "advice.recorded", row.given_at, by, data)
        yield row.contact_id, fact


def _told(keys: Sequence[int]) -> Iterator[tuple[int, Stated]]:
    """What the caller heard; that nobody reached them is no telling."""
    reached = CallerTold.objects.filter(contact__in=keys, reached=True)
    rows = reached.order_by("id").select_related("told_by")
    for row in rows:
        by = row.told_by.staff_number
        fact = Stated(_named("told", row), "caller.told", row.told_at, by, {"what": row.what})
        yield row.contact_id, fact


def _partners(keys: Sequence[int]) -> Iterator[tuple[int, Stated]]:
    """What a partner agency was asked and answered; that it arrived is no fact of the file."""
    rows = PartnerStep.objects.filter(contact__in=keys).exclude(step="arrived").order_by("id")
    for row in rows.select_related("by"):
        data: Data = {"agency": row.agency}
        if row.due_at:
            data["due"] = row.due_at.isoformat()
        named, by = _named("partner", row), row.by.staff_number
        yield row.contact_id, Stated(named, f"partner.{row.step}", row.at, by, data)


def _household(keys: Sequence[int]) -> Iterator[tuple[int, Stated]]:
    """Somebody of the household was named: so it was asked who else is there."""
    rows = Mention.objects.filter(contact__in=keys, role=HOUSEHOLD).order_by("id")
    for row in rows.select_related("noted_by"):
        data = {"kind": "household", "answer": "yes", "looked": False}
        by, key = row.noted_by.staff_number, row.contact_id or 0
        yield key, Stated(_named("member", row), "check.made", row.said_at, by, data)


def _incidents_of(keys: Sequence[int]) -> list[IncidentContact]:
    links = IncidentContact.objects.filter(contact__in=keys).order_by("id")
    return list(links.select_related("incident"))


def _deployments(incidents: Sequence[int]) -> Iterator[tuple[int, Stated]]:
    """Who was sent, and to the incident under which it is worked: that is the same event."""
    links = Duplicate.objects.filter(incident__in=incidents, undone_at=None)
    events = {incident: [incident] for incident in incidents}
    for incident, under in links.values_list("incident_id", "under_id"):
        events.setdefault(under, []).append(incident)
    rows = Deployment.objects.filter(incident__in=list(events)).order_by("id")
    for row in rows.select_related("unit"):
        unit = {"unit": row.unit.callsign}
        moments = {
            "assigned": row.assigned_at,
            "arrived": row.arrived_at,
            "stood_down": row.cleared_at if row.arrived_at is None else None,
        }
        for name, at in moments.items():
            if at is not None:
                fact = Stated(_named(name, row), f"unit.{name}", at, row.unit.callsign, unit)
                yield from ((incident, fact) for incident in events[row.incident_id])


def _crimes(incidents: Sequence[int]) -> Iterator[tuple[int, Stated]]:
    """The crime of each case that came from the incident, when it was recorded."""
    links = CaseIncident.objects.filter(incident__in=incidents).order_by("id")
    cases: dict[int, list[int]] = {}
    for link in links:
        cases.setdefault(link.case_id, []).append(link.incident_id)
    rows = CaseFact.objects.filter(case__in=list(cases), type="case.recorded").order_by("id")
    for row in rows.select_related("case", "by"):
        data = {"case": row.case.reference}
        fact = Stated(_named("crime", row), "crime.recorded", row.at, row.by.staff_number, data)
        yield from ((incident, fact) for incident in cases[row.case_id])


BY_CONTACT: tuple[Callable[[Sequence[int]], Iterator[tuple[int, Stated]]], ...] = (
    _assessments,
    _advice,
    _told,
    _partners,
    _household,
)
BY_INCIDENT: tuple[Callable[[Sequence[int]], Iterator[tuple[int, Stated]]], ...] = (
    _deployments,
    _crimes,
)
