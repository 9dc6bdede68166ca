"""Criteria: which facts satisfy which criterion, row by row, in the order they are shown.

One function for each row of the contract's table "From facts to grade" (P: our derivation from
the National Call Handling Standards' criteria, B). A function gives the facts that make the row
hold; no facts, and it does not. Ids and grades must be those of the rulebook's criteria, where
the sentences stand. "Otherwise" means the same fact without its own Immediate clause. The rows
that look at other rows (nothing known, a visit, resolution) stand in grading.py.
"""

from collections.abc import Callable
from typing import NamedTuple

from goldenhour.rulebook.grades import Code
from goldenhour.triage.rules.facts import ABUSE_MARKERS, Facts, Found

SUICIDE_PRESSES = ("in_progress", "ongoing_pattern", None)
VIOLENT = ("physical", "sexual")
VULNERABLE_MARKERS = (*ABUSE_MARKERS, "exploitation")


def danger_to_life(f: Facts) -> Found:
    found = f.noticed("life_at_risk_stated")
    if "suicide_stated" in f.observed and f.t_now in SUICIDE_PRESSES:
        found += ["observed=suicide_stated", f.said("t_now")]
    return found


def violence(f: Facts) -> Found:
    found = f.noticed("sounds_of_violence")
    if f.weapons and f.is_now:
        found += [*f.named("t_means", f.weapons), f.said("t_now")]
    if f.weapons and f.has_just_ended and f.is_source_here:
        found += [*f.named("t_means", f.weapons), f.said("t_now"), f.said("t_source")]
    if f.is_now and f.is_source_here:
        kinds = f.named("h_kind", [each for each in f.kinds if each in VIOLENT])
        found += [*kinds, f.said("t_now"), f.said("t_source")] if kinds else []
    return found


def serious_injury(f: Facts) -> Found:
    found = f.noticed("serious_injury")
    if f.is_grave and (f.is_likely or f.is_now):
        found.append(f.said("h_level"))
        found += [f.said("r_likelihood")] if f.is_likely else []
        found += [f.said("t_now")] if f.is_now else []
    return found


def serious_crime(f: Facts) -> Found:
    found = f.noticed("deal_about_to_happen")
    if not (f.is_crime and f.is_now and f.is_source_here):
        return found
    if f.is_grave or (f.t_source == "present" and f.h_level is None):
        found += [f.said(each) for each in ("i_crime", "t_now", "t_source", "h_level")]
    return found


def domestic_abuse_now(f: Facts) -> Found:
    found: Found = []
    if f.is_domestic and _is_domestic_immediate(f):
        found.append(f.said("t_relationship"))
        found += [f.said("t_now")] if f.is_now or f.has_just_ended else []
        found += [f.said("t_source")] if f.is_source_here else []
    cut = f.noticed("silent_call", "line_cut")
    marked = f.marked(*ABUSE_MARKERS) if cut else []
    return found + cut + marked if marked else found


def domestic_abuse_over(f: Facts) -> Found:
    if not f.is_domestic or _is_domestic_immediate(f):
        return []
    return [f.said("t_relationship"), f.said("t_now"), f.said("t_source")]


def _is_domestic_immediate(f: Facts) -> bool:
    return f.is_now or f.has_just_ended or f.is_source_here


def concern_for_safety(f: Facts) -> Found:
    found: Found = []
    if "suicide_stated" in f.observed and f.t_now not in SUICIDE_PRESSES:
        found += ["observed=suicide_stated", f.said("t_now")]
    if f.is_grave and not (f.is_likely or f.is_now):
        found.append(f.said("h_level"))
    if f.h_level == "significant" and f.is_likely:
        found += [f.said("h_level"), f.said("r_likelihood")]
    if f.choice("h_medical") == "yes":
        found.append(f.said("h_medical"))
    found += f.noticed("line_cut", "silent_call")
    found += f.marked("suicide_risk")
    if f.is_now and f.is_source_here:
        found += [f.said("t_now"), f.said("t_source")]
    return found + _weapon_somewhere(f)


def _weapon_somewhere(f: Facts) -> Found:
    """A weapon, and it is not known when or where it is."""
    if not f.weapons or (f.t_now and f.t_source):
        return []
    unknown = [each for each in ("t_now", "t_source") if not f.is_known(each)]
    return [*f.named("t_means", f.weapons), *(f.said(each) for each in unknown)]


def evidence_lost_soon(f: Facts) -> Found:
    return f.perishing() if f.is_lost_soon else []


def distressed_or_vulnerable(f: Facts) -> Found:
    found = f.noticed("extreme_distress")
    vulnerable = vulnerabilities(f)
    if vulnerable and f.can_harm_reach:
        found += [*vulnerable, *f.reach()]
    if f.is_matched:
        marked = [each for each in f.markers if each in VULNERABLE_MARKERS]
        found += [*f.named("history.markers", marked), *_match(f)] if marked else []
    return found


def vulnerabilities(f: Facts) -> Found:
    people = f.vulnerable_members + f.vulnerable_at_risk + f.vulnerable_on_record
    return f.named("v_factors", f.factors) + people


def repeat_victim(f: Facts) -> Found:
    repeats = repeats_of(f)
    return repeats + f.reach() if repeats and f.can_harm_reach else []


def repeats_of(f: Facts) -> Found:
    """What says that it happened before."""
    found = f.repeated()
    if f.history.crimes_12m and f.is_matched:
        found += [f"history.crimes_12m={f.history.crimes_12m}", *_match(f)]
    return found


def _match(f: Facts) -> Found:
    return [f"history.match={f.history.match}"] if f.history.match else []


class Row(NamedTuple):
    """One row of the table: its criterion, the grade it proposes, and the facts it needs."""

    criterion: str
    grade: Code
    facts: Callable[[Facts], Found]


def seen(observation: str) -> Callable[[Facts], Found]:
    """A row that holds when one thing was observed."""
    found = f"observed={observation}"
    return lambda f: [found] if observation in f.observed else []


ROWS: tuple[Row, ...] = (
    Row("danger_to_life", "I", danger_to_life),
    Row("violence_used_or_immediately_threatened", "I", violence),
    Row("serious_injury_or_serious_damage_likely", "I", serious_injury),
    Row("crime_serious_and_in_progress_or_likely", "I", serious_crime),
    Row("offender_just_disturbed_at_scene", "I", seen("offender_disturbed")),
    Row("offender_detained_and_a_risk_to_others", "I", seen("offender_detained_risk")),
    Row(
        "collision_with_serious_injury_or_road_blocked_or_dangerous_build_up",
        "I",
        seen("road_blocked"),
    ),
    Row("handler_has_strong_objective_reason", "I", seen("handler_strong_reason")),
    Row("domestic_abuse", "I", domestic_abuse_now),
    Row("domestic_abuse", "P", domestic_abuse_over),
    Row("concern_for_someones_safety", "P", concern_for_safety),
    Row("offender_detained_no_risk", "P", seen("offender_detained")),
    Row("witness_or_evidence_likely_to_be_lost", "P", evidence_lost_soon),
    Row("collision_minor_injury_or_serious_obstruction", "P", seen("minor_injury")),
    Row("person_in_extreme_distress_or_vulnerable", "P", distressed_or_vulnerable),
    Row("repeat_victim", "P", repeat_victim),
)
