"""Standing: from which moment a victim has enhanced rights.

Source: the case-file contract, "Triggers and readings" (Victims' Code 2021, the groups with
enhanced rights). They hold from non-empty grounds on; explicit empty grounds end them for
later events, but never for somebody under 18. A flag on the case enhances nobody.
"""

from dataclasses import dataclass
from datetime import datetime

from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts.victim import (
    VictimAdded,
    VictimNeedsAssessed,
    WithGrounds,
)

ADULT_AGE = 18
UNDER_18 = "under_18"
_WITH_GROUNDS: tuple[type[WithGrounds], ...] = (VictimAdded, VictimNeedsAssessed)


@dataclass(frozen=True, slots=True)
class Standing:
    """When enhanced rights began and ended, in order: (moment, whether they hold from it)."""

    changes: tuple[tuple[datetime, bool], ...] = ()

    def is_enhanced(self, at: datetime) -> bool:
        held = [holds for since, holds in self.changes if since <= at]
        return bool(held) and held[-1]

    def enhanced_since(self, at: datetime) -> datetime | None:
        """The first moment, not before ``at``, when enhanced rights hold; None if never."""
        if self.is_enhanced(at):
            return at
        return next((since for since, holds in self.changes if since > at and holds), None)


def standing_of(case: CaseFile, victim: str) -> Standing:
    changes: list[tuple[datetime, bool]] = []
    is_minor = False
    for fact in case.of_any(*_WITH_GROUNDS):
        data = fact.data
        if data.victim != victim:
            continue
        grounds = data.grounds if isinstance(data.grounds, tuple) else None
        is_minor = is_minor or UNDER_18 in (grounds or ()) or _is_under_age(data)
        if is_minor or grounds is not None:
            changes.append((fact.at, is_minor or bool(grounds)))
    return Standing(tuple(changes))


def _is_under_age(data: WithGrounds) -> bool:
    return isinstance(data, VictimAdded) and isinstance(data.age, int) and data.age < ADULT_AGE
