"""Suspects: identified, arrested, interviewed, released, charged.

Each of these may owe every victim some news. What is owed is worked out from the facts by
victims' rules; nothing here tells anybody.
"""

from datetime import datetime
from string import ascii_uppercase
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation.commands.writing import (
    NotAFact,
    involve,
    one_fact,
    opened,
    party,
    still_open,
)
from goldenhour.investigation.models import CaseFact, Party
from goldenhour.journal.commands import command
from goldenhour.journal.rows import add, count
from goldenhour.journal.uids import new_uid


@command("investigation.identify_suspect")
def identify_suspect(
    *,
    case: UUID,
    by: Officer,
    at: datetime,
    name: str = "",
    mention: UUID | None = None,
    happened_at: datetime | None = None,
) -> CaseFact:
    """Name a suspect: A, B … in the facts; the name itself stands apart and can be erased."""
    row = still_open(case)
    number = count(Party, case_id=row.pk, role="suspect")
    if number >= len(ascii_uppercase):
        raise NotAFact("A case holds 26 suspects. Open another case for more.")
    code = ascii_uppercase[number]
    person = Party(
        uid=new_uid(at), case=row, role="suspect", code=code, name=name[:120], language=""
    )
    involve(row, person, by=by, at=at, mention=mention, kind="person")
    add(person)
    data = {"suspect": code}
    return one_fact(row, "suspect.identified", data, by=by, at=at, happened_at=happened_at)


@command("investigation.record_arrest")
def record_arrest(
    *, case: UUID, suspect: str, by: Officer, at: datetime, happened_at: datetime | None = None
) -> CaseFact:
    """Record an arrest. Every victim is now owed the news."""
    return _suspect_fact("suspect.arrested", case, suspect, by, at, happened_at)


@command("investigation.record_interview")
def record_interview(
    *, case: UUID, suspect: str, by: Officer, at: datetime, happened_at: datetime | None = None
) -> CaseFact:
    """Record an interview under caution."""
    return _suspect_fact("suspect.interviewed", case, suspect, by, at, happened_at)


@command("investigation.charge_suspect")
def charge_suspect(
    *, case: UUID, suspect: str, by: Officer, at: datetime, happened_at: datetime | None = None
) -> CaseFact:
    """Record a charge."""
    return _suspect_fact("suspect.charged", case, suspect, by, at, happened_at)


def _suspect_fact(
    type: str, case: UUID, suspect: str, by: Officer, at: datetime, happened_at: datetime | None
) -> CaseFact:
    row = opened(case)
    party(row, suspect, "suspect")
    return one_fact(row, type, {"suspect": suspect}, by=by, at=at, happened_at=happened_at)


@command("investigation.release_suspect")
def release_suspect(
    *,
    case: UUID,
    suspect: str,
    under_investigation: bool,
    by: Officer,
    at: datetime,
    happened_at: datetime | None = None,
) -> CaseFact:
    """Record a release without bail; under investigation, or with no further action meant."""
    row = opened(case)
    party(row, suspect, "suspect")
    data = {"suspect": suspect, "under_investigation": under_investigation}
    return one_fact(row, "suspect.released", data, by=by, at=at, happened_at=happened_at)
