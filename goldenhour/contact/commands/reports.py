"""A report from the public form: one contact, with everything its reporter said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.contact.commands.door import receive
from goldenhour.contact.commands.drafts import jot
from goldenhour.contact.commands.saying import amend, name_safe_contact
from goldenhour.contact.models import Contact, Report
from goldenhour.force.models import Officer
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import add, lock
from goldenhour.journal.uids import new_uid
from goldenhour.outbox.commands import queue


@dataclass(frozen=True)
class Acknowledgement:
    """Where a few neutral words may safely go: only what the reporter said is safe."""

    channel: str  # sms, email
    address: str
    body: str  # "{reference}" stands for the contact's


@dataclass(frozen=True)
class Reported:
    """One report: what goes where, and its answers as they were given."""

    answers: Mapping[str, Any]
    danger: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)  # as ``amend`` takes it
    safe: Mapping[str, str] = field(default_factory=dict)  # as ``name_safe_contact`` takes it
    typed: Mapping[str, Any] = field(default_factory=dict)  # as ``jot`` takes it
    acknowledgement: Acknowledgement | None = None


@command("contact.take_report")
def take_report(
    *, reported: Reported, by: Officer, at: datetime, uid: UUID | None = None
) -> Contact:
    """Take in an online report, whole or not at all.

    The reporter's answers are kept as they gave them and as a draft for the call screen;
    danger signs are codes for a person to look at, and grade nothing.
    """
    row = receive(channel="online", uid=uid, by=by, at=at)
    amend(contact=row.uid, by=by, at=at, **reported.said)
    if any(reported.safe.values()):
        name_safe_contact(contact=row.uid, by=by, at=at, **reported.safe)
    jot(contact=row.uid, typed=reported.typed, by=by, at=at)
    _keep(row, reported, by, at)
    if reported.acknowledgement:
        _acknowledge(row, reported.acknowledgement, by, at)
    kept: Contact = lock(Contact, row.uid)
    return kept


def _keep(row: Contact, reported: Reported, by: Officer, at: datetime) -> None:
    """The answers as they were given, and which danger signs are among them."""
    answers = dict(reported.answers)
    report = Report(
        uid=new_uid(at), contact=row, answers=answers, danger=list(reported.danger), at=at, by=by
    )
    add(report)
    record("contact.reported", about=row, by=by, at=at, wrote=answers, danger=len(reported.danger))


def _acknowledge(row: Contact, words: Acknowledgement, by: Officer, at: datetime) -> None:
    """Say that it arrived, in words that name nothing."""
    queue(
        to_kind="caller",
        to_code="caller",
        about=row.journal_name,
        channel=words.channel,
        address=words.address,
        body=words.body.format(reference=row.reference),
        by=by,
        at=at,
    )
