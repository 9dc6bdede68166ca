"""Bail before charge: how long it lasts, which extensions hold, and when it lapsed.

Source: the case-file contract (Police and Criminal Evidence Act 1984 as amended in 2022):
three months beginning with the first day; an inspector may extend to six, a superintendent
to nine, a court beyond; an extension out of time or of rank has no effect. Bail ends by
cancellation, charge, release or another bail; what runs out before that has lapsed.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, cast

from goldenhour.investigation.rules.casefile import INSPECTORS, CaseFile
from goldenhour.investigation.rules.facts import Fact, suspect
from goldenhour.investigation.rules.instants import ONE_DAY, end_of_day, is_within

COURT = "court"
FIRST_MONTHS, INSPECTOR_MONTHS, SUPERINTENDENT_MONTHS = 3, 6, 9
Fault = Literal["BAIL_EXTENSION_OUT_OF_TIME", "BAIL_EXTENSION_RANK"]


@dataclass(slots=True)
class _Spell:
    bailed: Fact[suspect.SuspectBailed]
    last_day: date
    ended_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        return end_of_day(self.last_day)

    def is_running(self, at: datetime) -> bool:
        return self.ended_at is None and is_within(at, self.ends_at)


@dataclass(frozen=True, slots=True)
class Lapse:
    """Bail that ran out: the bail fact, the suspect and the last second of the bail."""

    bailed: Fact[suspect.SuspectBailed]
    at: datetime


@dataclass(frozen=True, slots=True)
class BailHistory:
    """What became of all the bail in a case."""

    lapses: Sequence[Lapse] = ()
    effective_extensions: frozenset[str] = frozenset()
    faults: Sequence[tuple[Fault, Fact[suspect.SuspectBailExtended]]] = ()


@dataclass(slots=True)
class _Ledger:
    case: CaseFile
    spells: list[_Spell] = field(default_factory=list)
    running: dict[str, _Spell] = field(default_factory=dict)
    effective: set[str] = field(default_factory=set)
    faults: list[tuple[Fault, Fact[suspect.SuspectBailExtended]]] = field(default_factory=list)


def last_day_of(start: date, months: int) -> date:
    """The last day of a number of months beginning with a day.

    Where the last month lacks that day, it is the month's own last day.
    """
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    days_in_month = calendar.monthrange(year, month)[1]
    if start.day > days_in_month:
        return date(year, month, days_in_month)
    return date(year, month, start.day) - ONE_DAY


def history_of(case: CaseFile) -> BailHistory:
    """The spells of bail, as seen at the file's moment."""
    return case.worked_out(_history)


def _history(case: CaseFile) -> BailHistory:
    if not case.has(suspect.SuspectBailed):
        return BailHistory()
    ledger = _Ledger(case)
    for fact in case.of_any(
        suspect.SuspectBailed,
        suspect.SuspectBailExtended,
        suspect.SuspectBailCancelled,
        suspect.SuspectCharged,
        suspect.SuspectReleased,
    ):
        _enter(ledger, fact)
    lapses = [
        Lapse(spell.bailed, spell.ends_at)
        for spell in ledger.spells
        if spell.ended_at is None and spell.ends_at <= case.as_of
    ]
    return BailHistory(lapses, frozenset(ledger.effective), ledger.faults)


def _enter(ledger: _Ledger, fact: Fact[suspect.OfSuspect]) -> None:
    who, data = fact.data.suspect, fact.data
    spell = ledger.running.get(who)
    if isinstance(data, suspect.SuspectBailExtended):
        if spell is not None:
            _extend(ledger, spell, cast("Fact[suspect.SuspectBailExtended]", fact))
        return
    if spell is not None and spell.is_running(fact.at):
        spell.ended_at = fact.at
    if isinstance(data, suspect.SuspectBailed):
        bailed = cast("Fact[suspect.SuspectBailed]", fact)
        new = _Spell(bailed, last_day_of(data.start_date, FIRST_MONTHS))
        ledger.running[who] = new
        ledger.spells.append(new)


def _extend(ledger: _Ledger, spell: _Spell, fact: Fact[suspect.SuspectBailExtended]) -> None:
    faults: list[Fault] = []
    if not spell.is_running(fact.at):
        faults.append("BAIL_EXTENSION_OUT_OF_TIME")
    if not _has_rank(ledger.case, spell, fact):
        faults.append("BAIL_EXTENSION_RANK")
    if faults:
        ledger.faults.extend((fault, fact) for fault in faults)
        return
    ledger.effective.add(fact.id)
    spell.last_day = max(spell.last_day, fact.data.until)


def _has_rank(case: CaseFile, spell: _Spell, fact: Fact[suspect.SuspectBailExtended]) -> bool:
    authoriser, until = fact.data.authorised_by, fact.data.until
    if authoriser == COURT:
        return True
    role = case.role_of(authoriser, fact.at)
    start = spell.bailed.data.start_date
    if role == "superintendent":
        return until <= last_day_of(start, SUPERINTENDENT_MONTHS)
    return role in INSPECTORS and until <= last_day_of(start, INSPECTOR_MONTHS)
