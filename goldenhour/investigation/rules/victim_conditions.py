"""Conditions of the gate about victims: their needs, their wish, their safety, their news.

Source: as conditions.py. C05 to C07 and C17 ask of every victim to whom something is owed.
C12 and C13 are asked when a case is finalised, of the file as it lies there then.
"""

from collections.abc import Iterator, Sequence

from goldenhour.investigation.rules import parties
from goldenhour.investigation.rules.casefile import INSPECTORS
from goldenhour.investigation.rules.closing import CASE, Closing
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts import case as facts
from goldenhour.investigation.rules.facts import victim as said
from goldenhour.investigation.rules.facts.fields import is_recorded, records
from goldenhour.investigation.rules.instants import london_day
from goldenhour.investigation.rules.parties import Victim
from goldenhour.investigation.rules.tellings import Telling, tellings_of

Against = tuple[str, ...]
COMPLETED_MEASURE = 22
OUTCOME, REVIEW_RIGHT = "R6.OUTCOME", "R6.VRR_INFO"
AUDITABLE = frozenset({"statement", "bwv", "recorded_call"})


def c05_needs_not_assessed(closing: Closing) -> Against:
    assessed = {fact.data.victim for fact in closing.case.of(said.VictimNeedsAssessed)}
    return tuple(v.id for v in closing.victims if v.id not in assessed)


def c06_wish_not_auditable(closing: Closing) -> Against:
    return tuple(v.id for v in closing.victims if not _is_auditable(_wish(closing, v)))


def c07_wish_incomplete(closing: Closing) -> Against:
    return tuple(v.id for v in closing.victims if not _is_complete(_wish(closing, v)))


def _wish(closing: Closing, victim: Victim) -> Sequence[said.VictimSupportWithdrawn]:
    return parties.withdrawals_of(closing.case, victim.id)


def _is_auditable(wish: Sequence[said.VictimSupportWithdrawn]) -> bool:
    return any(record.medium in AUDITABLE for record in wish)


def _is_complete(wish: Sequence[said.VictimSupportWithdrawn]) -> bool:
    """Reason, pressure, truth and safety, each in some record since support ended."""
    return (
        any(is_recorded(record.reason) for record in wish)
        and any(is_recorded(record.pressure) for record in wish)
        and any(isinstance(record.account_true, bool) for record in wish)
        and any(is_recorded(record.safety) for record in wish)
    )


def c08_evidence_led_missing(closing: Closing) -> Against:
    done = any(
        records(fact.data.items) and is_recorded(fact.data.reason)
        for fact in closing.case.of(facts.EvidenceLedAssessed)
    )
    return () if done else (CASE,)


def c09_orders_not_considered(closing: Closing) -> Against:
    case = closing.case
    if case.flag("domestic_abuse") is False and case.flag("stalking") is False:
        return ()
    considered = any(is_recorded(f.data.reason) for f in case.of(facts.OrdersConsidered))
    return () if considered else (CASE,)


def c10_risk_not_refreshed(closing: Closing) -> Against:
    withdrawn = parties.withdrawn_facts(closing.case)
    if not withdrawn:
        return ()
    last = withdrawn[-1].order
    refreshed = any(fact.order > last for fact in closing.case.of(facts.RiskAssessed))
    return () if refreshed else (CASE,)


def c17_views_or_completion(closing: Closing) -> Against:
    asked = {
        fact.data.victim
        for fact in closing.case.of(said.VictimViewsSought)
        if fact.data.about == "out_of_court" and is_recorded(fact.data.view)
    }
    unasked = tuple(v.id for v in closing.victims if v.id not in asked)
    unproved = closing.code == COMPLETED_MEASURE and not is_recorded(
        closing.proposal.completion_proof
    )
    return (*unasked, CASE) if unproved else unasked


def c21_viable_case_dropped(closing: Closing) -> Against:
    """Each assessment that found the case could go on, and that nobody acted on since."""
    viable = (
        fact
        for fact in closing.case.of(facts.EvidenceLedAssessed)
        if fact.data.verdict != "not_viable"
    )
    return tuple(fact.id for fact in viable if not _was_acted_on(closing, fact))


def _was_acted_on(closing: Closing, viable: Fact[facts.EvidenceLedAssessed]) -> bool:
    case = closing.case
    sent = any(fact.order > viable.order for fact in case.of(facts.CpsSubmitted))
    return sent or any(
        fact.order > viable.order
        and is_recorded(fact.data.reason)
        and case.role_of(fact.by, fact.at) in INSPECTORS
        for fact in case.of(facts.EvidenceLedOverturned)
    )


def c12_review_right_untold(closing: Closing) -> Against:
    entitled = [v.id for v in _owed_news(closing, REVIEW_RIGHT) if closing.owes_review_right(v.id)]
    return tuple(v for v in entitled if not _was_told(closing, v, REVIEW_RIGHT))


def c13_outcome_untold(closing: Closing) -> Against:
    """Told of the end, and of the review right where it arises, or tried on two days."""
    untold = [
        v.id
        for v in _owed_news(closing, OUTCOME)
        if not _was_told(closing, v.id, OUTCOME) and not _was_tried_twice(closing, v.id)
    ]
    unexplained = [
        victim
        for victim in c12_review_right_untold(closing)
        if not _was_tried_twice(closing, victim)
    ]
    return tuple(dict.fromkeys([*untold, *unexplained]))


def _owed_news(closing: Closing, rule: str) -> Iterator[Victim]:
    """Victims owed that news: those who waived it before the authorisation are not."""
    act = closing.authorised
    if act is None:
        return
    for victim in parties.owed_victims(closing.case, act.at):
        waived = any(
            fact.data.victim == victim.id and rule in fact.data.rules and fact.recorded_at < act.at
            for fact in closing.case.of(said.VictimWaived)
        )
        if not waived:
            yield victim


def _since_authorised(closing: Closing, victim: str, rule: str) -> Iterator[Telling]:
    act = closing.authorised
    if act is None:
        return
    for telling in tellings_of(closing.case):
        if telling.victim == victim and telling.covers(rule, act.id, act.at):
            yield telling


def _was_told(closing: Closing, victim: str, rule: str) -> bool:
    return any(telling.counts for telling in _since_authorised(closing, victim, rule))


def _was_tried_twice(closing: Closing, victim: str) -> bool:
    """Two safe attempts (a telling is one too) on different days in London."""
    tried = (t for t in _since_authorised(closing, victim, OUTCOME) if t.breach is None)
    return len({london_day(telling.at) for telling in tried}) > 1
