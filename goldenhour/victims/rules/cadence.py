"""Cadence: keeping in touch as often as agreed, one row for each period of silence.

Source: the case-file contract, "R6.CADENCE". A period runs from the last safe telling of
any rule, before any from ``case.recorded``; it is due at the end of the London day that
many calendar days on. A new agreement moves a running period if made before its due. The
period running when the case is finalised no longer matters.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import CaseRecorded
from goldenhour.investigation.rules.facts.victim import VictimCadenceAgreed
from goldenhour.investigation.rules.instants import (
    days_on,
    end_of_day,
    is_within,
    london_day,
)
from goldenhour.investigation.rules.tellings import Telling
from goldenhour.victims.rules.discharge import Discharge, State, by_telling, state_at

CADENCE = "R6.CADENCE"


class Period(msgspec.Struct, frozen=True):
    """A stretch of silence: the fact it began with, its due, and how it ended."""

    trigger: str
    at: datetime
    due: datetime
    state: State
    by_fact: str | None


def periods_of(
    case: CaseFile,
    victim: str,
    tellings: Sequence[Telling],
    *,
    default_days: int,
    closed_at: datetime | None,
) -> Iterator[Period]:
    """The periods of one victim, in order. ``tellings`` are that victim's."""
    answers = by_telling([t for t in tellings if t.rules and t.fact.type == "victim.told"])
    agreed = [fact for fact in case.of(VictimCadenceAgreed) if fact.data.victim == victim]
    for start, after in _stretches(case, answers):
        if closed_at is not None and start[1] >= closed_at:
            return
        due = _due(start[1], after, agreed, default_days)
        yield _period(case, start, due, after, closed_at)


Start = tuple[str, datetime]


def _stretches(
    case: CaseFile, answers: Sequence[Discharge]
) -> Iterator[tuple[Start, Discharge | None]]:
    """Each beginning, with the telling that ended it or None while it runs."""
    starts: list[Start] = [(answer.fact, answer.at) for answer in answers]
    ends: list[Discharge | None] = [*answers, None]
    recorded = case.of(CaseRecorded)
    if recorded and (not starts or recorded[0].at < starts[0][1]):
        starts.insert(0, (recorded[0].id, recorded[0].at))
    else:
        ends = ends[1:]
    return iter(list(zip(starts, ends, strict=False)))


def _due(
    start: datetime,
    after: Discharge | None,
    agreed: Sequence[Fact[VictimCadenceAgreed]],
    default_days: int,
) -> datetime:
    first_day = london_day(start)
    before = [fact.data.days for fact in agreed if fact.at <= start]
    due = end_of_day(days_on(first_day, before[-1] if before else default_days))
    for fact in agreed:
        is_running = start < fact.at and (after is None or fact.at < after.at)
        if is_running and is_within(fact.at, due):
            due = end_of_day(days_on(first_day, fact.data.days))
    return due


def _period(
    case: CaseFile,
    start: Start,
    due: datetime,
    after: Discharge | None,
    closed_at: datetime | None,
) -> Period:
    ended_open = closed_at is not None and (after is None or after.at > closed_at)
    if ended_open and closed_at is not None and is_within(closed_at, due):
        return Period(*start, due, "not_applicable", None)
    state, by_fact = state_at(case.as_of, due, [after] if after else [])
    return Period(*start, due, state, by_fact)
