"""Again: what happened to a contact after its first assessment: words, agreements, partners."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.triage.models import (
    Advice,
    Agreement,
    AgreementRequest,
    Assessment,
    CallerTold,
    PartnerStep,
)
from goldenhour.triage.queries.incidents import ADVISED, ASSESSED, Advised, Assessed


@dataclass(frozen=True)
class Told:
    """What a caller was told, or why nobody could reach them."""

    about: str
    what: str
    reached: bool
    told_at: datetime
    told_by__name: str


@dataclass(frozen=True)
class Partnered:
    """One step of another agency."""

    contact__uid: UUID
    agency: str
    step: str
    due_at: datetime | None
    look_again_at: datetime | None
    at: datetime
    by__name: str


@dataclass(frozen=True)
class Agreed:
    """One agreement of a supervisor to a lower grade, and whether it was used."""

    uid: UUID
    grade: str
    why: str
    agreed_at: datetime
    agreed_by__name: str
    used_by__uid: UUID | None


@dataclass(frozen=True)
class Requested:
    """One request for a lower grade, and its answer (``""`` while it waits)."""

    uid: UUID
    contact__uid: UUID
    contact__incident_link__incident__uid: UUID | None
    contact__incident_link__incident__reference: str | None
    contact__reference: str
    assessment__grade: str
    assessment__proposed: str
    grade: str
    why: str
    asked_at: datetime
    asked_by_id: int
    asked_by__name: str
    answer: str
    why_answered: str
    answered_at: datetime | None
    answered_by__name: str | None

    @property
    def incident(self) -> UUID | None:
        return self.contact__incident_link__incident__uid

    @property
    def called(self) -> str:
        """The incident's reference, or the contact's before it was sent."""
        return self.contact__incident_link__incident__reference or self.contact__reference


@dataclass(frozen=True)
class Record:
    """All that triage keeps of one contact, oldest first: for the contact file."""

    assessments: list[Assessed]
    advice: list[Advised]
    requests: list[Requested]
    agreements: list[Agreed]
    told: list[Told]
    partner_steps: list[Partnered]


def record_of(contact: UUID) -> Record:
    """Everything kept of a contact. Six queries."""
    return Record(
        assessments=[
            Assessed(**row)
            for row in Assessment.objects.filter(contact__uid=contact)
            .order_by("id")
            .values(*ASSESSED)
        ],
        advice=[
            Advised(**row)
            for row in Advice.objects.filter(contact__uid=contact).order_by("id").values(*ADVISED)
        ],
        requests=requests_of([contact]),
        agreements=agreements_of([contact]),
        told=told_to([contact]),
        partner_steps=partner_steps_of([contact]),
    )


def told_to(contacts: list[UUID]) -> list[Told]:
    """What the callers of these contacts were told, oldest first. One query."""
    rows = CallerTold.objects.filter(contact__uid__in=contacts).order_by("id")
    return [Told(**row) for row in rows.values(*Told.__dataclass_fields__)]


def partner_steps_of(contacts: list[UUID]) -> list[Partnered]:
    """The steps of other agencies, oldest first. One query."""
    rows = PartnerStep.objects.filter(contact__uid__in=contacts).order_by("id")
    return [Partnered(**row) for row in rows.values(*Partnered.__dataclass_fields__)]


def agreements_of(contacts: list[UUID]) -> list[Agreed]:
    """The agreements to lower grades, oldest first. One query."""
    rows = Agreement.objects.filter(contact__uid__in=contacts).order_by("id")
    return [Agreed(**row) for row in rows.values(*Agreed.__dataclass_fields__)]


def requests_of(contacts: list[UUID]) -> list[Requested]:
    """The requests for lower grades, oldest first. One query."""
    rows = AgreementRequest.objects.filter(contact__uid__in=contacts).order_by("id")
    return [Requested(**row) for row in rows.values(*Requested.__dataclass_fields__)]


def waiting_requests() -> list[Requested]:
    """Every request that nobody has answered, the longest waiting first. One query."""
    rows = AgreementRequest.objects.filter(answer="").order_by("id")
    return [Requested(**row) for row in rows.values(*Requested.__dataclass_fields__)]
