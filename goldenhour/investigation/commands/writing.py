"""Writing: how one fact is written, and the read tables worked out again from all of them.

A fact is checked by the same function that reads a case file from outside, so the database
never holds a line which the contract would refuse. The case stays locked until the command
ends: its facts are numbered without gaps, and its read rows are never older than they are.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import Max

from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.investigation import queries
from goldenhour.investigation.models import Case, CaseFact, CaseIncident, Line, Party
from goldenhour.investigation.rules import reading, strict
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.readout import FINALISED, Readout, readout_of
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.models import fresh_salt
from goldenhour.journal.rows import add, count, keep, lock, where
from goldenhour.journal.uids import new_uid

WORKED_OUT = (
    "offence",
    "harm",
    "domestic_abuse",
    "stalking",
    "child_present",
    "reported_at",
    "recorded_at",
    "planned_at",
    "state",
    "outcome",
    "finalised_at",
    "next_due",
    "next_due_at",
)


class NotAFact(Refused):
    """What was given does not make a fact of the contract."""


class NotYet(Refused):
    """Something cannot have happened later than now."""

    field = "happened_at"


class Finalised(Refused):
    """The case has its outcome; its plan and outcome are closed."""


class Unknown(Refused):
    """There is no such victim, suspect, line or fact in the case."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def opened(case: UUID) -> Case:
    """The case, locked. Raises Case.DoesNotExist or Stale."""
    return lock(Case, case)


def still_open(case: UUID) -> Case:
    """The case, locked, which has no outcome yet. Raises Finalised."""
    row = opened(case)
    if row.state == FINALISED:
        raise Finalised("This case has its outcome. Nothing more can be planned or decided.")
    return row


def fact(
    case: Case,
    type: str,
    data: Mapping[str, object],
    *,
    by: Officer,
    at: datetime,
    happened_at: datetime | None = None,
) -> CaseFact:
    """Write one fact and its line in the journal. Call ``work_out`` after the last one."""
    happened = happened_at or at
    if happened > at:
        raise NotYet("This cannot have happened later than now. Correct the time.")
    number = count(CaseFact, case_id=case.pk) + 1
    row = CaseFact(
        uid=new_uid(at),
        salt=fresh_salt(),
        case=case,
        fact_id=f"e{number}",
        type=type,
        at=happened,
        recorded_at=at,
        by=by,
        rank=by.rank,
        data=msgspec.to_builtins(data),
    )
    _check(case, row, by)
    add(row)
    # The fact's own salt stands inside what is hashed: erasing the row erases the way back.
    wrote = {"salt": bytes(row.salt).hex(), "data": row.data}
    what = f"investigation.{type}"
    record(what, about=case, by=by, at=at, wrote=wrote, fact=row.uid, id=Code(row.fact_id))
    return row


def _check(case: Case, row: CaseFact, by: Officer) -> None:
    try:
        reading.fact_of_values(
            id=row.fact_id,
            case=case.reference,
            type=row.type,
            at=row.at,
            recorded_at=row.recorded_at,
            by=by.staff_number,
            data=row.data,
        )
    except strict.Refused as why:
        raise NotAFact(f"This cannot be recorded: {why}. Correct it and send again.") from why


def one_fact(
    case: Case,
    type: str,
    data: Mapping[str, object],
    *,
    by: Officer,
    at: datetime,
    happened_at: datetime | None = None,
) -> CaseFact:
    """Write one fact and work the read rows out again."""
    row = fact(case, type, data, by=by, at=at, happened_at=happened_at)
    work_out(case, at=at)
    return row


def given(**fields: object) -> dict[str, object]:
    """The fields that were given: None and "" are left out, as the contract's brackets say."""
    return {name: value for name, value in fields.items() if value is not None and value != ""}


def party(case: Case, code: str, field: str) -> Party:
    """The victim or suspect of that code. Raises Unknown."""
    found = where(Party, case_id=case.pk, code=code, role=field)
    if not found:
        raise Unknown(field, f"This case has no {field} of that name. Choose one of the list.")
    return found[0]


def involve(
    case: Case, row: Party, *, by: Officer, at: datetime, mention: UUID | None, kind: str
) -> None:
    """Let identification know whom the case concerns: found again when the phone next rings.

    Who that is stands in the party's row, which is added afterwards.

    ``mention`` is a statement made in a contact; without it one is written of what we know.
    An organisation is nobody to recognise.
    """
    if mention is None and kind == "person" and (row.name or row.phone):
        given_name, _, surname = row.name.rpartition(" ")
        mention = identification.mention(
            role=row.role,
            case=case.reference,
            given_name=given_name or None,
            surname=surname or None,
            phone=row.phone or None,
            email=row.email or None,
            by=by,
            at=at,
        ).uid
    if mention is None:
        return
    row.mention = mention
    link = next(iter(where(CaseIncident, "incident", case_id=case.pk)), None)
    identification.record_involvement(
        mention=mention,
        case=case.reference,
        role=row.role,
        kind=link.incident.incident_type if link else "",
        by=by,
        at=at,
    )


def work_out(case: Case, *, at: datetime) -> CaseFile:
    """Work the read rows of a locked case out from its facts; the case as it then stands."""
    file = queries.case_file(case.uid, at=at)
    _keep_readout(case, readout_of(file, queries.profile()))
    return file


def _keep_readout(case: Case, found: Readout) -> None:
    for name in WORKED_OUT:
        setattr(case, name, getattr(found, name))
    case.officer = _officer(found)
    keep(case, *WORKED_OUT, "officer")
    _keep_lines(case, found)


def _officer(found: Readout) -> Officer | None:
    named = where(Officer, staff_number=found.officer) if found.officer else []
    return named[0] if named else None


def _keep_lines(case: Case, found: Readout) -> None:
    kept = {line.line: line for line in where(Line, case_id=case.pk)}
    for stated in found.lines:
        values = {name: getattr(stated, name) for name in queries.LINE}
        row = kept.pop(stated.line, None)
        if row is None:
            add(Line(case=case, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            Line.objects.filter(pk=row.pk).update(**values)
    _forget(kept.values())


def _forget(lines: Iterable[Line]) -> None:
    """A line whose every statement was voided stands in no read table any more."""
    for line in lines:
        line.delete()


@command("investigation.rebuild")
def rebuild(*, case: UUID, by: Officer, at: datetime) -> Case:
    """Work one case's read rows out again from its facts; mend them where they differ.

    Rows that agree are left alone, and so is the case's version. Nothing recorded after ``at``
    is lost: a case is worked out as of its last fact where that is later.
    """
    row = opened(case)
    last: datetime | None = row.facts.aggregate(last=Max("recorded_at"))["last"]
    file = queries.case_file(row.uid, at=max(at, last or at))
    found = readout_of(file, queries.profile())
    differed = _differs(row, found)
    if differed:
        _keep_readout(row, found)
    record("investigation.rebuilt", about=row, by=by, at=at, differed=differed)
    return row


def _differs(case: Case, found: Readout) -> bool:
    """Whether the kept rows say anything else than the facts."""
    if any(getattr(case, name) != getattr(found, name) for name in WORKED_OUT):
        return True
    if case.officer != _officer(found):
        return True
    kept = {line.line: line for line in queries.lines(case.uid)}
    return kept != {line.line: line for line in found.lines}
