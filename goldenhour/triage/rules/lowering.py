"""Lowering: what must stand before the grade of an incident that was sent may fall.

A fresh THRIVE by the one who lowers, a reason, a supervisor who agreed, the caller told, and a
partner agency told where one was asked (A: control-room.yaml, `reassess.downgrade`; the ten
and thirty minutes are ours, P). Raising a grade never needs anything.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from goldenhour.triage.rules.departing import PRESSING, RANK

FRESH = timedelta(minutes=10)
HOLDS = timedelta(minutes=30)


@dataclass(frozen=True)
class Lowering:
    """What stands at the moment somebody wants a lower grade.

    ``agreed_at``: when a supervisor agreed to this grade for this very assessment, in their
    own session and not the one who asks; None where nobody has.
    """

    before: str
    grade: str
    at: datetime
    why: str = ""
    assessed_at: datetime | None = None  # by the one who lowers; None: somebody else's
    agreed_at: datetime | None = None
    told: str = ""
    could_not_reach: str = ""
    partner_asked: bool = False
    partner_told: bool = False


@dataclass(frozen=True)
class Need:
    """One thing that is missing for a lower grade: the argument it belongs to, and the words."""

    field: str
    sentence: str


def is_lower(grade: str, than: str) -> bool:
    """Whether a grade is less urgent than another."""
    return RANK[grade] > RANK[than]


def higher(one: str, other: str) -> str:
    """The more urgent of two grades."""
    return min(one, other, key=RANK.__getitem__)


def needs_supervisor(before: str) -> bool:
    """Whether lowering an incident from this grade needs a supervisor: from I and from P."""
    return before in PRESSING


def is_fresh(assessed_at: datetime | None, at: datetime) -> bool:
    """Whether a THRIVE is recent enough to lower by."""
    return assessed_at is not None and at - assessed_at <= FRESH


def holds(agreed_at: datetime | None, at: datetime) -> bool:
    """Whether an agreement is recent enough to be used."""
    return agreed_at is not None and at - agreed_at <= HOLDS


def is_covered(reasons: Iterable[Mapping[str, Any]], by: Iterable[Mapping[str, Any]]) -> bool:
    """Whether an agreement given on the reasons ``by`` covers these: nothing new was added."""
    return {each["criterion"] for each in reasons} <= {each["criterion"] for each in by}


def missing(case: Lowering) -> tuple[Need, ...]:
    """What is still needed before this grade may fall, in the order it is done; () for none."""
    if not is_lower(case.grade, case.before):
        return ()
    return tuple(need for is_needed, need in NEEDS if is_needed(case))


def _stale(case: Lowering) -> bool:
    """A THRIVE stays fresh while the agreement that was given on it holds."""
    return not is_fresh(case.assessed_at, case.at) and not (
        case.assessed_at is not None and holds(case.agreed_at, case.at)
    )


def _alone(case: Lowering) -> bool:
    return needs_supervisor(case.before) and not holds(case.agreed_at, case.at)


NEEDS: tuple[tuple[Callable[[Lowering], bool], Need], ...] = (
    (
        _stale,
        Need("trigger", "A lower grade needs a THRIVE of your own within ten minutes. Re-assess."),
    ),
    (
        lambda case: not case.why.strip(),
        Need("why", "A lower grade needs a reason. Write why it is safe."),
    ),
    (
        _alone,
        Need("agreement", "A supervisor must agree in their own session. Ask for agreement."),
    ),
    (
        lambda case: not (case.told.strip() or case.could_not_reach.strip()),
        Need("told", "Tell the caller of the lower grade, or write why they cannot be reached."),
    ),
    (
        lambda case: case.partner_asked and not case.partner_told,
        Need("partner_told", "Another agency was asked. Tell it of the lower grade, then say so."),
    ),
)
