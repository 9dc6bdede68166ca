"""The gate: whether a case may be closed, and every reason why not, at once.

Source: the case-file contract, "The gate". Closing goes propose, authorise, tell the
victim, finalise. The first authorisation decides a proposal; a refused one needs a new one.
The gate is judged at the authorisation, C12 and C13 at the finalisation, and it sees only
what was written down by then. A proposal that nobody has decided is refused with C03 and
whatever else stands against it now. C14 is listed and never refuses.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from goldenhour.investigation.rules import conditions as about_case
from goldenhour.investigation.rules import victim_conditions as about_victims
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.closing import Closing
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import (
    OutcomeAuthorised,
    OutcomeFinalised,
    OutcomeProposed,
)
from goldenhour.rulebook import outcomes
from goldenhour.rulebook.supervision import Supervision

Condition = Callable[[Closing], tuple[str, ...]]

AT_AUTHORISATION: Mapping[str, Condition] = {
    "C01": about_case.c01_no_plan,
    "C02": about_case.c02_line_open,
    "C03": about_case.c03_not_independent,
    "C04": about_case.c04_review_overdue,
    "C05": about_victims.c05_needs_not_assessed,
    "C06": about_victims.c06_wish_not_auditable,
    "C07": about_victims.c07_wish_incomplete,
    "C08": about_victims.c08_evidence_led_missing,
    "C09": about_victims.c09_orders_not_considered,
    "C10": about_victims.c10_risk_not_refreshed,
    "C11": about_case.c11_code_against_facts,
    "C14": about_case.c14_property_undecided,
    "C15": about_case.c15_time_limit,
    "C16": about_case.c16_not_accepted,
    "C17": about_victims.c17_views_or_completion,
    "C18": about_case.c18_submission_outstanding,
    "C19": about_case.c19_suspect_on_bail,
    "C20": about_case.c20_child_not_referred,
    "C21": about_victims.c21_viable_case_dropped,
}
AT_FINALISATION: Mapping[str, Condition] = {
    "C12": about_victims.c12_review_right_untold,
    "C13": about_victims.c13_outcome_untold,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition that stands against a closing, and the record that would clear it.

    ``about`` names the lines, victims, suspects or items concerned, or "case".
    """

    code: str
    about: tuple[str, ...]
    wrong: str
    clears: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class Closure:
    """What became of one proposal. ``authorised`` is the act the gate accepted, if any."""

    proposal: Fact[OutcomeProposed]
    verdict: Literal["refused", "authorised", "finalised"]
    reasons: tuple[Reason, ...]
    decided: Fact[OutcomeAuthorised] | None = None
    authorised: Fact[OutcomeAuthorised] | None = None
    finalised: Fact[OutcomeFinalised] | None = None
    # The victims who may have the decision reviewed, as it stood when it was authorised.
    review_right_of: frozenset[str] = frozenset()

    @property
    def codes(self) -> list[str]:
        return [reason.code for reason in self.reasons]


def reasons_against(
    closing: Closing, conditions: Mapping[str, Condition] = AT_AUTHORISATION
) -> tuple[Reason, ...]:
    """Every condition that stands against a closing, in order of code."""
    published = outcomes.conditions_of(outcomes.current())
    reasons = []
    for code, stands_against in conditions.items():
        told = published[code]
        about = stands_against(closing) if told.applies_to(closing.code) else ()
        if about:
            reasons.append(Reason(code, about, told.wrong, told.clears, told.refuses))
    return tuple(reasons)


def against_closing_now(
    case: CaseFile, profile: Supervision, proposal: OutcomeProposed
) -> tuple[Reason, ...]:
    """What would stand against a proposal made now, C03 left to its authoriser."""
    reasons = reasons_against(Closing(case, profile, proposal))
    return tuple(reason for reason in reasons if reason.code != "C03")


def against_finalising_now(
    case: CaseFile, profile: Supervision, closure: Closure
) -> tuple[Reason, ...]:
    """What would stand against finalising an authorised closure now (C12, C13)."""
    proposal = closure.proposal
    entitled = closure.review_right_of
    closing = Closing(case, profile, proposal.data, proposal.by, closure.authorised, entitled)
    return reasons_against(closing, AT_FINALISATION)


def closures_of(case: CaseFile, profile: Supervision) -> list[Closure]:
    """One closure for every proposal, in order of proposal."""
    if not case.has(OutcomeProposed):
        return []
    decisions = _decisions(case)
    finalised = list(case.of(OutcomeFinalised))
    closures = [
        _judged(case, profile, proposal, decisions.get(proposal.id))
        for proposal in case.of(OutcomeProposed)
    ]
    return [_finalised(case, profile, closure, finalised) for closure in closures]


def _decisions(case: CaseFile) -> dict[str, Fact[OutcomeAuthorised]]:
    """The first authorisation of each proposal, by the proposal's id."""
    decided: dict[str, Fact[OutcomeAuthorised]] = {}
    for act in case.of(OutcomeAuthorised):
        meant = (
            proposal.id
            for proposal in reversed(case.of(OutcomeProposed))
            if proposal.id not in decided and _may_mean(act, proposal)
        )
        proposal_id = next(meant, None)
        if proposal_id is not None:
            decided[proposal_id] = act
    return decided


def _may_mean(act: Fact[OutcomeAuthorised], proposal: Fact[OutcomeProposed]) -> bool:
    """An act means the proposal it names; one that names none, any open one of its code."""
    if act.data.code != proposal.data.code or act.order < proposal.order:
        return False
    named = act.data.proposal
    return not isinstance(named, str) or named == proposal.id


def _judged(
    case: CaseFile,
    profile: Supervision,
    proposal: Fact[OutcomeProposed],
    act: Fact[OutcomeAuthorised] | None,
) -> Closure:
    file = case if act is None else case.seen_at(act.at)
    closing = Closing(file, profile, proposal.data, proposal.by, act)
    reasons = reasons_against(closing)
    if act is None or any(reason.refuses for reason in reasons):
        return Closure(proposal, "refused", reasons, decided=act)
    entitled = frozenset(v.id for v in closing.victims if closing.owes_review_right(v.id))
    return Closure(proposal, "authorised", reasons, act, act, review_right_of=entitled)


def _finalised(
    case: CaseFile, profile: Supervision, closure: Closure, acts: list[Fact[OutcomeFinalised]]
) -> Closure:
    """The closure after the first finalisation that the gate accepts, or the last refusal."""
    authorised = closure.authorised
    if authorised is None:
        return closure
    latest = closure
    for act in acts:
        if act.data.code != closure.proposal.data.code or act.order < authorised.order:
            continue
        against = against_finalising_now(case.seen_at(act.at), profile, closure)
        if not any(reason.refuses for reason in against):
            return replace(closure, verdict="finalised", finalised=act)
        listed = sorted((*closure.reasons, *against), key=lambda reason: reason.code)
        latest = replace(closure, verdict="refused", reasons=tuple(listed))
    return latest


def closed_at(closures: Sequence[Closure]) -> datetime | None:
    """When the case was first finalised, or None while it is open."""
    moments = [closure.finalised.at for closure in closures if closure.finalised is not None]
    return min(moments, default=None)
