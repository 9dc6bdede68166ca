"""Agreeing: one asks for a lower grade, another says yes or no in a session of their own."""

from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, keep, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.triage.commands.refusals import Answered, Locked, NotYet, NotYours, Unexplained
from goldenhour.triage.models import GRADES, Agreement, AgreementRequest, Assessment
from goldenhour.triage.rules.lowering import is_fresh, is_lower


@command("triage.ask_agreement")
def ask_agreement(
    *, contact: UUID, grade: str, why: str, by: Officer, at: datetime
) -> AgreementRequest:
    """Ask a supervisor to agree to a lower grade. It stands on their list until answered."""
    row = lock(Contact, contact)
    if not why.strip():
        raise Unexplained("Write why the lower grade is safe, then ask.")
    past = where(Assessment, contact_id=row.pk)
    if not past:
        raise NotYet("Nobody has assessed this contact yet. Assess it first.")
    last = past[-1]
    if grade not in GRADES or not is_lower(grade, min(last.grade, last.proposed, key=GRADES.index)):
        raise Locked("Only a lower grade needs agreement. Choose one below the present grade.")
    if last.assessed_by_id != by.pk or not is_fresh(last.assessed_at, at):
        raise Locked("Asking needs a THRIVE of your own within ten minutes. Re-assess first.")
    _settle(row, "overtaken", "", by=by, at=at)
    request = AgreementRequest(
        uid=new_uid(at),
        contact=row,
        grade=grade,
        assessment=last,
        why=why,
        asked_at=at,
        asked_by=by,
    )
    add(request)
    record("triage.agreement_asked", about=row, by=by, at=at, grade=Code(grade), wrote=why)
    return request


@command("triage.agree")
def agree(*, contact: UUID, grade: str, why: str, by: Officer, at: datetime) -> Agreement:
    """A supervisor agrees, in their own session, that this contact may have a lower grade.

    It holds for this contact, this grade and what is assessed now; for thirty minutes, once.
    """
    row = lock(Contact, contact)
    if not why.strip():
        raise Unexplained("Write why the lower grade is safe, then agree.")
    if grade not in GRADES:
        raise Locked("There is no such grade. Choose I, P, S or R.")
    last = next(reversed(where(Assessment, contact_id=row.pk)), None)
    waiting = where(AgreementRequest, contact_id=row.pk, answer="")
    asked_by = {each.asked_by_id for each in waiting} | {last.assessed_by_id if last else None}
    if by.pk in asked_by:
        raise NotYours("You asked or assessed this yourself. Another supervisor must agree.")
    if waiting and last is not None:
        _is_still_what_was_asked(waiting[0], last, at)
    agreement = Agreement(
        uid=new_uid(at),
        contact=row,
        grade=grade,
        assessment=last,
        why=why,
        agreed_at=at,
        agreed_by=by,
    )
    add(agreement)
    answer = "agreed" if all(each.grade == grade for each in waiting) else "overtaken"
    _settle(row, answer, why, by=by, at=at)
    record("triage.agreed", about=row, by=by, at=at, grade=Code(grade), wrote=why)
    return agreement


def _is_still_what_was_asked(request: AgreementRequest, last: Assessment, at: datetime) -> None:
    """An agreement is to what was asked: nothing new since, and the THRIVE still fresh."""
    if request.assessment_id != last.pk or not is_fresh(last.assessed_at, at):
        raise Locked("The THRIVE is no longer fresh. Refuse, and have it asked again.")


@command("triage.refuse_agreement")
def refuse_agreement(*, request: UUID, why: str, by: Officer, at: datetime) -> AgreementRequest:
    """A supervisor says no, with a reason: the grade stays as it is."""
    row = lock(AgreementRequest, request)
    if row.answer:
        raise Answered("This request has its answer already. Nothing more to do.")
    if not why.strip():
        raise Unexplained("Write why the grade must stay, then refuse.")
    _answer(row, "refused", why, by=by, at=at)
    marks = {"grade": Code(row.grade)}
    record("triage.agreement_refused", about=row.contact, by=by, at=at, wrote=why, **marks)
    return row


def _settle(contact: Contact, answer: str, why: str, *, by: Officer, at: datetime) -> None:
    """The request that waits for this contact, if any, has its answer."""
    for each in where(AgreementRequest, contact_id=contact.pk, answer=""):
        _answer(each, answer, why, by=by, at=at)


def _answer(request: AgreementRequest, answer: str, why: str, *, by: Officer, at: datetime) -> None:
    request.answer, request.why_answered = answer, why
    request.answered_by, request.answered_at = by, at
    keep(request, "answer", "why_answered", "answered_by", "answered_at")
