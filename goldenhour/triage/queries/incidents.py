"""Incidents and assessments as they are read: plain rows, no query set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from goldenhour.contact import queries as contacts
from goldenhour.force.models import Officer
from goldenhour.journal.consultations import consultation
from goldenhour.journal.numbers import LONDON
from goldenhour.journal.rows import asked
from goldenhour.triage.models import Advice, Assessment, Incident, IncidentContact
from goldenhour.triage.rules.looks import words_of


@dataclass(frozen=True)
class Assessed:
    """THRIVE of one contact at one moment, with the proposal and the grade that was chosen."""

    uid: UUID
    stage: str
    incident_type: str
    also_types: list[str]
    answers: dict[str, Any]
    observed: list[str]
    levels: dict[str, dict[str, str]]
    history: dict[str, Any]
    edition: str
    proposed: str
    because: list[dict[str, Any]]
    flags: list[str]
    missing: list[str]
    grade: str
    why: str
    due_at: datetime
    assessed_at: datetime
    trigger: str
    caller_told: bool | None
    partner_told: bool | None
    contact__uid: UUID
    assessed_by__name: str
    agreed_by__name: str | None

    @property
    def because_of(self) -> str:
        """What made somebody look again, in words; ``""`` where nobody said."""
        return words_of(self.trigger, self.assessed_at)


@dataclass(frozen=True)
class Advised:
    """One item of advice and its fate."""

    item: str
    wording: str
    fate: str
    reason: str
    given_at: datetime


@dataclass(frozen=True)
class IncidentRow:
    """One incident as a list may show it: no name, no number, no house."""

    uid: UUID
    version: int
    reference: str
    incident_type: str
    grade: str
    received_at: datetime
    sent_at: datetime
    due_at: datetime
    setting: str
    locality: str
    postcode: str
    easting: int | None
    northing: int | None
    flags: list[str]
    closed_at: datetime | None
    result: str


@dataclass(frozen=True)
class OpenedIncident:
    """An incident with what was said: opening it is a consultation."""

    row: IncidentRow
    contacts: list[contacts.ContactRow]
    assessments: list[Assessed]
    advice: list[Advised]

    @property
    def about(self) -> str:
        """The record's name in the journal."""
        return f"incident/{self.row.uid}"


ASSESSED = tuple(Assessed.__dataclass_fields__)
INCIDENT = tuple(IncidentRow.__dataclass_fields__)
ADVISED = tuple(Advised.__dataclass_fields__)


OF_OTHERS = {  # what an assessment shows of other tables
    "contact__uid": "c.uid",
    "assessed_by__name": "judge.name",
    "agreed_by__name": "supervisor.name",
}
JSON = {
    *("also_types", "answers", "observed", "levels", "history", "because", "flags", "missing"),
}
ASSESSMENTS_OF = f"""
SELECT {", ".join(OF_OTHERS.get(name, f'a."{name}"') for name in ASSESSED)}
FROM triage_assessment a JOIN contact_contact c ON c.id = a.contact_id
JOIN force_officer judge ON judge.id = a.assessed_by_id
LEFT JOIN force_officer supervisor ON supervisor.id = a.agreed_by_id
WHERE c.uid = %s ORDER BY a.id DESC
"""  # noqa: S608  # our own columns
ADVICE_OF = f"""
SELECT {", ".join(f"a.{name}" for name in ADVISED)}
FROM triage_advice a JOIN contact_contact c ON c.id = a.contact_id
WHERE c.uid = %s ORDER BY a.id
"""  # noqa: S608  # our own columns
AGREED_GRADES = """
SELECT a.grade FROM triage_agreement a JOIN contact_contact c ON c.id = a.contact_id
WHERE c.uid = %s ORDER BY a.id
"""
INCIDENT_OF = f"""
SELECT {", ".join(f"i.{name}" for name in INCIDENT)}
FROM triage_incident i JOIN triage_incidentcontact l ON l.incident_id = i.id
JOIN contact_contact c ON c.id = l.contact_id WHERE c.uid = %s ORDER BY i.id LIMIT 1
"""  # noqa: S608  # our own columns


def assessments_of(contact: UUID) -> list[Assessed]:
    """Every assessment of a contact, the latest first. One query."""
    return [Assessed(*_read(row, ASSESSED)) for row in asked(ASSESSMENTS_OF, contact)]


def _read(row: Iterable[Any], names: Iterable[str]) -> Iterator[Any]:
    """The values of a row, those of JSON read."""
    for value, name in zip(row, names, strict=True):
        yield msgspec.json.decode(value) if name in JSON else value


def advice_of(contact: UUID) -> list[Advised]:
    """Every item of advice of a contact, in order. One query."""
    return [Advised(*row) for row in asked(ADVICE_OF, contact)]


def agreed_grades(contact: UUID) -> list[str]:
    """The grades that a supervisor has agreed to for this contact. One query."""
    return [grade for (grade,) in asked(AGREED_GRADES, contact)]


def contacts_of(incident: UUID) -> list[UUID]:
    """The contacts of an incident, the first first. One query."""
    links = IncidentContact.objects.filter(incident__uid=incident).order_by("id")
    return list(links.values_list("contact__uid", flat=True))


def last_assessed(incident: UUID) -> Assessed:
    """The newest assessment of an incident's contacts. One query."""
    rows = Assessment.objects.filter(contact__incident_link__incident__uid=incident)
    return Assessed(**rows.order_by("-id").values(*ASSESSED)[0])


def incident_of(contact: UUID) -> IncidentRow | None:
    """The incident a contact belongs to, if any. One query."""
    rows = asked(INCIDENT_OF, contact)
    return IncidentRow(*_read(rows[0], INCIDENT)) if rows else None


def open_incidents() -> list[IncidentRow]:
    """Every open incident, the nearest promise first. One query."""
    rows = Incident.objects.filter(closed_at=None).order_by("due_at", "id")
    return [IncidentRow(**row) for row in rows.values(*INCIDENT)]


def incident_row(uid: UUID) -> IncidentRow:
    """One incident as lists show it. Raises Incident.DoesNotExist. One query."""
    return IncidentRow(**Incident.objects.values(*INCIDENT).get(uid=uid))


def incident_numbered(text: str, *, at: datetime) -> IncidentRow | None:
    """The incident people call ``142`` (today's) or ``261122-0142``. One query."""
    day, dash, number = text.strip().rpartition("-")
    if not number.isdecimal() or len(number) > 6 or (dash and not day.isdecimal()):
        return None
    spoken = f"{day or at.astimezone(LONDON).strftime('%y%m%d')}-{int(number):04d}"
    row = Incident.objects.filter(reference=spoken).values(*INCIDENT).first()
    return IncidentRow(**row) if row else None


@consultation("triage.incident")
def incident(uid: UUID, *, by: Officer, at: datetime, why: str) -> OpenedIncident:
    """One incident with everything said about it. Five queries and an entry in the journal."""
    return opened_already(uid)


def opened_already(uid: UUID) -> OpenedIncident:
    """The same for whoever has its page open: that look is in the journal. Five queries.

    Only for what comes new to a page that was opened by `incident`; the desk proves it.
    """
    row = incident_row(uid)
    links = IncidentContact.objects.filter(incident__uid=uid).order_by("id")
    uids = list(links.values_list("contact__uid", flat=True))
    assessed = Assessment.objects.filter(contact__uid__in=uids).order_by("-id")
    advised = Advice.objects.filter(contact__uid__in=uids).order_by("id")
    return OpenedIncident(
        row=row,
        contacts=contacts.contacts(uids),
        assessments=[Assessed(**one) for one in assessed.values(*ASSESSED)],
        advice=[Advised(**one) for one in advised.values(*ADVISED)],
    )
