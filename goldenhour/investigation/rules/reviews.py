"""Reviews: when a plan and each supervision are due, whether done, and done well.

Source: the case-file contract, "Reviews", with the intervals of a supervision profile
(rulebook). Hours are elapsed. Any review by an independent supervisor resets the clock; one
that fails its content test keeps its timing and says why. The clock stops when the case is
finalised; between authorisation and finalisation it runs on, for nobody may be forgotten.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from goldenhour.investigation.rules import plan
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import CaseAllocated, CaseRecorded, ReviewRecorded
from goldenhour.investigation.rules.facts.fields import is_recorded, records
from goldenhour.investigation.rules.likeness import is_copied
from goldenhour.investigation.rules.parties import withdrawn_facts
from goldenhour.rulebook.supervision import Supervision

Kind = Literal["plan", "first_review", "review", "extra"]
KINDS: tuple[Kind, ...] = ("plan", "first_review", "review", "extra")


class Review(msgspec.Struct, frozen=True):
    """One obligation to plan or review. ``done`` is None while nobody has."""

    kind: Kind
    due: datetime
    done: datetime | None
    state: Literal["met", "missed", "overdue", "pending"]
    why: tuple[str, ...] = ()


class Reviewed(msgspec.Struct, frozen=True):
    """A review that was recorded, and what it lacks."""

    fact: Fact[ReviewRecorded]
    is_independent: bool
    why: tuple[str, ...]


def reviewed(case: CaseFile, profile: Supervision) -> Sequence[Reviewed]:
    """Every recorded review in order, with whether it counts and what it lacks."""
    return case.worked_out_by(profile, _reviewed)


def _reviewed(case: CaseFile, profile: Supervision) -> Sequence[Reviewed]:
    found: list[Reviewed] = []
    previous: str | None = None
    for fact in case.of(ReviewRecorded):
        copied = previous is not None and is_copied(
            fact.data.text, previous, profile.copied_from_similarity
        )
        why = (*_lacking(fact.data), *(("copied",) if copied else ()))
        found.append(Reviewed(fact, case.is_independent(fact.by, fact.at), why))
        previous = fact.data.text
    return found


def _lacking(review: ReviewRecorded) -> Iterator[str]:
    if not records(review.directions) and not is_recorded(review.no_change_reason):
        yield "no_direction"
    if not is_recorded(review.line_point):
        yield "no_line"
    if not is_recorded(review.victim_point):
        yield "no_victim"


def reviews_of(
    case: CaseFile, profile: Supervision, *, closed_at: datetime | None = None
) -> list[Review]:
    """Every plan and review due so far, in order of due. ``closed_at``: when finalised."""
    counted = [each for each in reviewed(case, profile) if each.is_independent]
    if closed_at is not None:
        counted = [each for each in counted if each.fact.at <= closed_at]
    rows = [
        *_first_rows(case, profile, counted),
        *_regular_rows(case, profile, counted),
        *_extra_rows(case, profile, counted),
    ]
    running = [row for row in rows if _was_ever_due(row, closed_at)]
    return sorted(running, key=lambda row: (row.due, KINDS.index(row.kind)))


def _was_ever_due(row: Review, closed_at: datetime | None) -> bool:
    return closed_at is None or row.done is not None or row.due <= closed_at


def started_at(case: CaseFile) -> datetime | None:
    """When the clocks of plan and first review start: first allocated, else recorded."""
    allocated, recorded = case.of(CaseAllocated), case.of(CaseRecorded)
    if allocated:
        return allocated[0].at
    return recorded[0].at if recorded else None


def _first_rows(
    case: CaseFile, profile: Supervision, counted: Sequence[Reviewed]
) -> Iterator[Review]:
    start = started_at(case)
    if start is None:
        return
    clock = profile.high if case.is_high_harm else profile.standard
    planned_by = start + timedelta(hours=clock.plan_hours)
    yield _row(case, "plan", planned_by, plan.planned_at(case))
    reviewed_by = start + timedelta(hours=clock.first_review_hours)
    yield _done_by(case, "first_review", reviewed_by, counted[0] if counted else None)


def _regular_rows(
    case: CaseFile, profile: Supervision, counted: Sequence[Reviewed]
) -> Iterator[Review]:
    clock = profile.high if case.is_high_harm else profile.standard
    following = [*counted[1:], None]
    for each, after in zip(counted, following, strict=False):
        due = each.fact.at + timedelta(days=clock.review_days)
        yield _done_by(case, "review", due, after)


def _extra_rows(
    case: CaseFile, profile: Supervision, counted: Sequence[Reviewed]
) -> Iterator[Review]:
    for withdrawn in withdrawn_facts(case):
        due = withdrawn.at + timedelta(hours=profile.extra_review_hours)
        after = next((each for each in counted if each.fact.at >= withdrawn.at), None)
        yield _done_by(case, "extra", due, after)


def _done_by(case: CaseFile, kind: Kind, due: datetime, review: Reviewed | None) -> Review:
    if review is None:
        return _row(case, kind, due, None)
    return _row(case, kind, due, review.fact.at, review.why)


def _row(
    case: CaseFile, kind: Kind, due: datetime, done: datetime | None, why: tuple[str, ...] = ()
) -> Review:
    if done is not None:
        return Review(kind, due, done, "met" if done <= due else "missed", why)
    return Review(kind, due, None, "overdue" if case.as_of > due else "pending")
