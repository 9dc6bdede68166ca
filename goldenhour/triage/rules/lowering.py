"""Lowering: what must stand before the grade of an incident that was sent may fall.

What is needed from which grade, in which words, and how long a THRIVE is fresh and an agreement
holds stand in the book of re-assessment (A for the needs, P for ranks and minutes), by the day
on which the grade is lowered. How each need is met is reasoned here. Raising a grade never needs
anything.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldenhour.rulebook import reassessment, shelf
from goldenhour.rulebook.reassessment import NEED, Lasting, Reassessment
from goldenhour.triage.rules.departing import AGAIN, RANK


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


def stands_alone(grade: str, before: str, at: datetime) -> bool:
    """Whether it is lowered from a grade that asks for no supervisor: who lowers answers for it."""
    return is_lower(grade, before) and not _book(at).needs_supervisor(before, stage=AGAIN)


def is_fresh(assessed_at: datetime | None, at: datetime) -> bool:
    """Whether a THRIVE is recent enough to lower by."""
    return assessed_at is not None and at - assessed_at <= _lasting(_book(at)).fresh


def holds(agreed_at: datetime | None, at: datetime) -> bool:
    """Whether an agreement is recent enough to be used."""
    return agreed_at is not None and at - agreed_at <= _lasting(_book(at)).holds


def _book(at: datetime) -> Reassessment:
    return reassessment.in_force(shelf.london_day(at))


def _lasting(book: Reassessment) -> Lasting:
    """Raises UnreadableEdition where no edition says it: then nothing may be lowered."""
    if book.lowering is None:
        raise shelf.UnreadableEdition(f"{book.key}: says nothing of how long a THRIVE is fresh")
    return book.lowering


def is_covered(reasons: Iterable[Mapping[str, Any]], by: Iterable[Mapping[str, Any]]) -> bool:
    """Whether an agreement given on the reasons ``by`` covers these: nothing new was added."""
    return {each["criterion"] for each in reasons} <= {each["criterion"] for each in by}


def missing(case: Lowering) -> tuple[Need, ...]:
    """What is still needed before this grade may fall, in the book's order; () for none."""
    if not is_lower(case.grade, case.before):
        return ()
    needs = _book(case.at).needed_to_lower(
        case.before, stage=AGAIN, partner_involved=case.partner_asked
    )
    return tuple(Need(FIELDS[need.id], need.sentence) for need in needs if LACKS[need.id](case))


def _stale(case: Lowering) -> bool:
    """A THRIVE stays fresh while the agreement that was given on it holds."""
    return not is_fresh(case.assessed_at, case.at) and not (
        case.assessed_at is not None and holds(case.agreed_at, case.at)
    )


LACKS: Mapping[NEED, Callable[[Lowering], bool]] = {
    "fresh_thrive": _stale,
    "reason": lambda case: not case.why.strip(),
    "supervisor": lambda case: not holds(case.agreed_at, case.at),
    "caller_told": lambda case: not (case.told.strip() or case.could_not_reach.strip()),
    "partner_agency_told": lambda case: not case.partner_told,
}
"""Whether each need of the book is still unmet."""
FIELDS: Mapping[NEED, str] = {
    "fresh_thrive": "trigger",
    "reason": "why",
    "supervisor": "agreement",
    "caller_told": "told",
    "partner_agency_told": "partner_told",
}
"""The argument of `triage.regrade` beside which each need is said."""
