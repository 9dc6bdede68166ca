"""What may happen in accountability: the figures are counted from every case and published.

Nobody types a figure in: the command takes no number, it counts.
"""

from dataclasses import astuple
from datetime import datetime

import msgspec

from goldenhour.accountability import queries
from goldenhour.accountability.models import AuditRun, Published
from goldenhour.accountability.queries import contacts
from goldenhour.accountability.rules import figures
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import keep
from goldenhour.journal.uids import new_uid


@command("accountability.publish")
def publish(*, by: Officer, at: datetime) -> AuditRun:
    """Judge every case as at this moment; keep who answered what, and publish the figures.

    Replaces what the run before found. Each figure's numbers stand in the journal for good.
    """
    counted = queries.count_every_case(at=at)
    found = {
        "as_of": at,
        "cases": counted.cases,
        "profile": counted.profile,
        "editions": list(counted.editions),
        "tallies": counted.tallies,
        "answers": msgspec.to_builtins(counted.answers),
    }
    row = _run(queries.EVERY, found, at=at)
    record("accountability.audited", about=row, by=by, at=at, cases=counted.cases)
    for figure in counted.figures:
        _publish(figure, row, by=by, at=at)
    return row


@command("accountability.audit_contacts")
def audit_contacts(*, by: Officer, at: datetime) -> AuditRun:
    """Judge the contacts of the last four weeks; keep the counts and which of them fail.

    Replaces what the run before found.
    """
    counted = contacts.count_contacts(at=at)
    found = {
        "as_of": at,
        "cases": counted.contacts,
        "profile": "",
        "editions": list(counted.editions),
        "tallies": counted.tallies,
        "answers": {check: {contacts.FAIL: names} for check, names in counted.failing.items()},
    }
    row = _run(contacts.CONTACTS, found, at=at)
    record("accountability.audited", about=row, by=by, at=at, contacts=counted.contacts)
    return row


def _run(selection: str, found: dict[str, object], *, at: datetime) -> AuditRun:
    """The row of the latest run over a selection, with what was found now."""
    row = AuditRun.objects.select_for_update().filter(selection=selection).first()
    if row is None:
        return AuditRun.objects.create(uid=new_uid(at), selection=selection, **found)
    _keep(row, found)
    return row


def _publish(figure: figures.Figure, run: AuditRun, *, by: Officer, at: datetime) -> None:
    name, edition = figure.definition.id, figure.definition.version
    found = {
        "definition_version": edition,
        "as_of": at,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "cannot_tell": figure.cannot_tell,
        "excluded": dict(figure.excluded),
        "is_suppressed": figures.is_suppressed(figure),
        "instances": msgspec.to_builtins([astuple(each) for each in figure.instances]),
    }
    row = Published.objects.select_for_update().filter(figure=name).first()
    if row is None:
        row = Published.objects.create(uid=new_uid(at), run=run, figure=name, **found)
    else:
        _keep(row, found)
    record(
        "accountability.published",
        about=row,
        by=by,
        at=at,
        figure=Code(name),
        definition=edition,
        numerator=figure.numerator,
        denominator=figure.denominator,
        cannot_tell=figure.cannot_tell,
    )


def _keep(row: AuditRun | Published, found: dict[str, object]) -> None:
    for name, value in found.items():
        setattr(row, name, value)
    keep(row, *found)
