"""Regrading: the grade of an incident that was sent is raised at once, or lowered by the lock."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.commands import command
from goldenhour.journal.rows import lock, where
from goldenhour.triage.commands import judging, telling
from goldenhour.triage.commands.agreements import unused
from goldenhour.triage.commands.judging import Authority
from goldenhour.triage.commands.refusals import Closed, Locked, at_field
from goldenhour.triage.models import (
    GRADES,
    Agreement,
    Assessment,
    Incident,
    IncidentContact,
    PartnerStep,
)
from goldenhour.triage.rules import lowering, partners

TRIGGER = "grade_change_requested"


@command("triage.regrade", verb="g")
def regrade(
    *,
    incident: UUID,
    grade: str,
    why: str,
    by: Officer,
    at: datetime,
    told: str = "",
    could_not_reach: str = "",
    partner_told: bool = False,
) -> Incident:
    """Give an incident another grade. A higher one needs nothing.

    A lower one needs a THRIVE of one's own within ten minutes, ``why``, from I and P a
    supervisor's agreement, what the caller was ``told`` (or why they ``could_not_reach``
    them: then it stays owed), and ``partner_told`` where another agency was asked.
    """
    row = lock(Incident, incident)
    if row.closed_at is not None:
        raise Closed("This incident is closed. Take a new contact for what is new.")
    if grade not in GRADES or grade == row.grade:
        raise Locked(f"Its grade is {row.grade}. Choose another of I, P, S and R.")
    last = _assessments(row)[-1]
    agreement = _agreement(last, grade, by=by, at=at)
    case = lowering.Lowering(
        before=row.grade,
        grade=grade,
        at=at,
        why=why,
        assessed_at=last.assessed_at if last.assessed_by_id == by.pk else None,
        agreed_at=agreement.agreed_at if agreement else None,
        told=told,
        could_not_reach=could_not_reach,
        partner_asked=_is_waited_for(row),
        partner_told=partner_told,
    )
    for need in lowering.missing(case):
        raise at_field(need.field, Locked(need.sentence))
    _write(row, last, case, agreement, by=by, at=at)
    return row


def _write(
    incident: Incident,
    last: Assessment,
    case: lowering.Lowering,
    agreement: Agreement | None,
    *,
    by: Officer,
    at: datetime,
) -> None:
    """The assessment beside the last, what the caller was told, and the incident's new grade."""
    lowered = lowering.is_lower(case.grade, case.before)
    authority = Authority(agreement.agreed_by if agreement else last.agreed_by, agreement)
    contact = lock(Contact, last.contact.uid)
    document = judging.document_of(contact, judging.said_in(last), stage="reassessment")
    document = judging.chosen(document, case.grade, case.why or last.why, authority)
    assessment = judging.write(
        contact,
        document,
        judging.judged(document),
        authority=authority,
        by=by,
        at=at,
        trigger=TRIGGER,
        caller_told=bool(case.told.strip()) if lowered else None,
        partner_told=case.partner_told if case.partner_asked else None,
    )
    if case.told.strip():
        telling.tell(contact, "grade", case.told, reached=True, by=by, at=at)
    elif lowered:
        telling.tell(contact, "grade", case.could_not_reach, reached=False, by=by, at=at)
    judging.follow(incident, assessment, case.grade, by=by, at=at)


def _assessments(incident: Incident) -> list[Assessment]:
    """Every assessment of the incident's contacts, the oldest first."""
    links = where(IncidentContact, incident_id=incident.pk)
    found = [
        each
        for link in links
        for each in where(Assessment, "contact", "agreed_by", contact_id=link.contact_id)
    ]
    return sorted(found, key=lambda each: each.pk)


def _agreement(last: Assessment, grade: str, *, by: Officer, at: datetime) -> Agreement | None:
    """The unused agreement of somebody else to this grade for this very assessment."""
    past = where(Assessment, contact_id=last.contact_id)
    found = unused(last.contact, grade, past, by=by, at=at)
    return next((each for each in reversed(found) if each.assessment_id == last.pk), None)


def _is_waited_for(incident: Incident) -> bool:
    """Whether another agency was asked about any contact of the incident."""
    steps = [
        partners.Step(each.agency, each.step, each.at, each.due_at, each.look_again_at)
        for link in where(IncidentContact, incident_id=incident.pk)
        for each in where(PartnerStep, contact_id=link.contact_id)
    ]
    return partners.is_waited_for(steps)
