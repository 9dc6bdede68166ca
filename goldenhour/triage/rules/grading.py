"""Grading: every criterion that holds, gravest first; the first of them proposes the grade.

Type and channel are never looked at. Nothing is added up, and nothing lowers a grade: a fact
can only make one more row hold. Where nothing graver holds, S and R need the four basics known.
"""

from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.grades import Code
from goldenhour.triage.rules.criteria import ROWS, repeats_of, vulnerabilities
from goldenhour.triage.rules.facts import BASICS, HERE, Facts, Found
from goldenhour.triage.rules.proposal import Reason
from goldenhour.triage.rules.shape import UNKNOWN, Comms, Repeat

LINES_TO_VISIT = frozenset((
    "forensic_scene", "forensic_person", "cctv", "doorbell", "tracker_or_find_my",
    "suspect_named", "suspect_described", "vehicle_vrm",
))  # fmt: skip
SOURCE_TO_VISIT = (*HERE, "whereabouts_known")
NOTHING_SAID = (None, Comms(), Repeat(answer=UNKNOWN))

# The rows that look at other rows, after the table in criteria.py.
NOTHING_KNOWN: tuple[str, Code] = ("nothing_known", "P")
NOT_ENOUGH_KNOWN: tuple[str, Code] = ("not_enough_known", "P")
VISIT_NEEDED: tuple[str, Code] = ("visit_needed", "S")
RESOLUTION: tuple[str, Code] = ("resolution", "R")
LAST_ROWS = (NOTHING_KNOWN, NOT_ENOUGH_KNOWN, VISIT_NEEDED, RESOLUTION)


def reasons_for(f: Facts, book: ControlRoom) -> tuple[Reason, ...]:
    """Every row that holds, in the order of the table. There is always one."""
    reasons = []
    for criterion, grade, facts_of in ROWS:
        facts = facts_of(f)
        if facts:
            reasons.append(_reason(criterion, grade, facts, book))
    if _is_nothing_known(f):
        reasons.append(_reason(*NOTHING_KNOWN, _basics(f), book))
    if not reasons:
        unknown = [f.said(each) for each in BASICS if not f.is_known(each)]
        if unknown:
            reasons.append(_reason(*NOT_ENOUGH_KNOWN, unknown, book))
    visit = _reasons_to_visit(f)
    if visit:
        reasons.append(_reason(*VISIT_NEEDED, visit, book))
    return tuple(reasons) or (_reason(*RESOLUTION, _basics(f), book),)


def _basics(f: Facts) -> Found:
    return [f.said(each) for each in BASICS]


def _reason(criterion: str, grade: Code, facts: Found, book: ControlRoom) -> Reason:
    once = tuple(dict.fromkeys(facts))
    return Reason(criterion, grade, once, book.sentences[criterion, grade])


def _is_nothing_known(f: Facts) -> bool:
    if f.observed:
        return False
    return all(_answers_nothing(answer) for answer in f.answers.values())


def _answers_nothing(answer: object) -> bool:
    """Unknown, null or blank. An empty list is an answer: nobody, or none of them."""
    if isinstance(answer, str):
        return answer == UNKNOWN or not answer.strip()
    return answer in NOTHING_SAID


def _reasons_to_visit(f: Facts) -> Found:
    found = f.named("i_lines", [each for each in f.many("i_lines") if each in LINES_TO_VISIT])
    if not f.is_lost_soon:
        found += f.perishing()
    if f.is_crime and f.t_source in SOURCE_TO_VISIT:
        found += [f.said("i_crime"), f.said("t_source")]
    if not f.can_harm_reach:
        out_of_reach = vulnerabilities(f) + repeats_of(f)
        found += [*out_of_reach, *f.reach()] if out_of_reach else []
    return found
