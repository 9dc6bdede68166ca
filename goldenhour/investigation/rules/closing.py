"""Closing: the question put to the gate: may this case end with this code, at this moment?

A Closing is what every condition of the gate is asked about. It holds the file as it lay
there at that moment, so that a condition cannot see what was written down later.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from goldenhour.investigation.rules import parties
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import OutcomeAuthorised, OutcomeProposed
from goldenhour.investigation.rules.instants import london_day
from goldenhour.rulebook import outcomes
from goldenhour.rulebook.supervision import Supervision

NOT_SUPPORTED = frozenset({14, 16})
CASE = "case"


@dataclass(frozen=True)
class Closing:
    """A proposal before the gate. ``authorised`` is None while nobody decided it."""

    case: CaseFile
    profile: Supervision
    proposal: OutcomeProposed
    proposed_by: str = ""
    authorised: Fact[OutcomeAuthorised] | None = None
    # Once authorised: who may have the decision reviewed, whatever was written down since.
    review_right_of: frozenset[str] | None = None

    @property
    def code(self) -> int:
        return self.proposal.code

    @property
    def at(self) -> datetime:
        return self.case.as_of

    @property
    def day(self) -> date:
        return london_day(self.at)

    @property
    def limitation_expires(self) -> date | None:
        limit = self.proposal.limitation_expires
        return limit if isinstance(limit, date) else None

    @cached_property
    def outcome(self) -> outcomes.Outcome:
        return outcomes.current().coded(self.code)

    @cached_property
    def victims(self) -> list[parties.Victim]:
        """The victims to whom something is owed at this moment."""
        return parties.owed_victims(self.case, self.at)

    def owes_review_right(self, victim: str) -> bool:
        """Whether this end of the case gives a victim the right to have it reviewed."""
        if self.review_right_of is not None:
            return victim in self.review_right_of
        return self.outcome.review_right and parties.may_ask_for_review(self.case, victim)
