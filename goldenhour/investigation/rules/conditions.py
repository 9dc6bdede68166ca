"""Conditions of the gate about supervision, about the code, and about what is unfinished.

Source: C01 to C21 of the rules, as the case-file contract reads them ("Which code
applies"). Each function answers what stands against a closing: the ids of lines, victims,
suspects or items, or ``("case",)`` for the case as a whole; nothing when it is clear. To
which outcomes a condition applies is data (rulebook/editions/outcomes).
"""

from goldenhour.investigation.rules import parties, plan, reviews
from goldenhour.investigation.rules.closing import CASE, NOT_SUPPORTED, Closing
from goldenhour.investigation.rules.facts import case as facts
from goldenhour.investigation.rules.facts import suspect
from goldenhour.investigation.rules.facts.fields import is_recorded

Against = tuple[str, ...]
CLEAR: Against = ()
THE_CASE: Against = (CASE,)
DAYS_BEFORE_LIMIT = 28
CHARGED, PROSECUTOR_REFUSED, LIMIT_EXPIRED = 1, 9, 17


def c01_no_plan(closing: Closing) -> Against:
    case = closing.case
    return THE_CASE if plan.planned_at(case) is None or not plan.lines_of(case) else CLEAR


def c02_line_open(closing: Closing) -> Against:
    return tuple(plan.open_lines(closing.case))


def c03_not_independent(closing: Closing) -> Against:
    act = closing.authorised
    if act is None or act.by == closing.proposed_by:
        return THE_CASE
    return THE_CASE if not closing.case.is_independent(act.by, act.at) else CLEAR


def c04_review_overdue(closing: Closing) -> Against:
    """Reviews overdue at that moment; for 14 and 16 also an extra review not yet done."""
    rows = reviews.reviews_of(closing.case, closing.profile)
    late = [row.kind for row in rows if row.kind != "plan" and row.state == "overdue"]
    if closing.code in NOT_SUPPORTED:
        late += [row.kind for row in rows if row.kind == "extra" and row.state == "pending"]
    return tuple(dict.fromkeys(late))


def c11_code_against_facts(closing: Closing) -> Against:
    outcome, case = closing.outcome, closing.case
    known = parties.has_suspect(case)
    wrong = (
        (outcome.suspect == "known" and not known)
        or (outcome.suspect == "unknown" and known)
        or not _support_agrees(closing)
        or (closing.code == CHARGED and not case.has(suspect.SuspectCharged))
        or (closing.code == PROSECUTOR_REFUSED and not parties.prosecutor_refused(case))
        or (closing.code == LIMIT_EXPIRED and not _limit_has_passed(closing))
    )
    return THE_CASE if wrong else CLEAR


def _support_agrees(closing: Closing) -> bool:
    """14 and 16 need every victim's support gone; 15 needs somebody's, where there is anybody."""
    wanted = closing.outcome.support
    if wanted == "any":
        return True
    victims = parties.victims_of(closing.case)
    supporting = [v for v in victims if parties.supports(closing.case, v.id)]
    if wanted == "given":
        return bool(supporting) or not victims
    return bool(victims) and not supporting


def _limit_has_passed(closing: Closing) -> bool:
    limit = closing.limitation_expires
    return limit is not None and limit < closing.day


def c14_property_undecided(closing: Closing) -> Against:
    decided = {fact.data.item: fact.order for fact in closing.case.of(facts.PropertyDecided)}
    held = {fact.data.item: fact.order for fact in closing.case.of(facts.PropertyHeld)}
    return tuple(item for item, since in held.items() if decided.get(item, since) <= since)


def c15_time_limit(closing: Closing) -> Against:
    limit = closing.limitation_expires
    return (
        THE_CASE if limit is not None and (limit - closing.day).days < DAYS_BEFORE_LIMIT else CLEAR
    )


def c16_not_accepted(closing: Closing) -> Against:
    return THE_CASE if not is_recorded(closing.proposal.accepted_by) else CLEAR


def c18_submission_outstanding(closing: Closing) -> Against:
    acts = closing.case.of_any(facts.CpsSubmitted, facts.CpsDecided)
    return THE_CASE if bool(acts) and isinstance(acts[-1].data, facts.CpsSubmitted) else CLEAR


def c19_suspect_on_bail(closing: Closing) -> Against:
    return tuple(parties.suspects_at_large_in_law(closing.case))


def c20_child_not_referred(closing: Closing) -> Against:
    present = closing.case.flag("child_present") is True
    return THE_CASE if present and not closing.case.has(facts.SafeguardingReferred) else CLEAR
