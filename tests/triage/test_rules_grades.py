"""The grading table: every criterion alone, just holding and just not, and all together."""

from typing import Any

import pytest

from goldenhour.rulebook import control_room, shelf
from goldenhour.rulebook import criteria as book_criteria
from goldenhour.triage.rules.criteria import ROWS
from goldenhour.triage.rules.grading import LAST_ROWS
from tests.triage.contacts import ABSENT, criteria_of, proposal, quiet

LIFE = ("danger_to_life", "I")
VIOLENCE = ("violence_used_or_immediately_threatened", "I")
INJURY = ("serious_injury_or_serious_damage_likely", "I")
CRIME = ("crime_serious_and_in_progress_or_likely", "I")
DISTURBED = ("offender_just_disturbed_at_scene", "I")
RISKY = ("offender_detained_and_a_risk_to_others", "I")
ROAD = ("collision_with_serious_injury_or_road_blocked_or_dangerous_build_up", "I")
REASON = ("handler_has_strong_objective_reason", "I")
ABUSE_NOW = ("domestic_abuse", "I")
ABUSE_OVER = ("domestic_abuse", "P")
CONCERN = ("concern_for_someones_safety", "P")
HELD = ("offender_detained_no_risk", "P")
LOST = ("witness_or_evidence_likely_to_be_lost", "P")
MINOR = ("collision_minor_injury_or_serious_obstruction", "P")
VULNERABLE = ("person_in_extreme_distress_or_vulnerable", "P")
REPEAT = ("repeat_victim", "P")
NOTHING = ("nothing_known", "P")
NOT_ENOUGH = ("not_enough_known", "P")
VISIT = ("visit_needed", "S")
RESOLUTION = ("resolution", "R")

NOW = {"t_now": "in_progress"}
JUST = {"t_now": "just_ended_lt_60m"}
THERE = {"t_source": "present"}
NEAR = {"t_source": "nearby"}
REACH = {"t_source": "unknown_may_return"}
BLADE = {"t_means": ["blade", "none_known"]}
PARTNER = {"t_relationship": "partner"}


def seen(*observed: str) -> dict[str, Any]:
    return {"observed": list(observed)}


def marked(*markers: str, **history: Any) -> dict[str, Any]:
    return {"history": {"markers": list(markers), **history}}


# Each line: the answers changed, the fields changed, and every criterion that then holds.
TABLE: list[tuple[str, dict[str, Any], dict[str, Any], list[tuple[str, str]]]] = [
    ("nothing calls for anybody", {}, {}, [RESOLUTION]),
    ("a life said to be at risk", {}, seen("life_at_risk_stated"), [LIFE]),
    ("suicide now", NOW, seen("suicide_stated"), [LIFE]),
    ("suicide, a pattern", {"t_now": "ongoing_pattern"}, seen("suicide_stated"), [LIFE]),
    ("suicide, unknown when", {"t_now": "unknown"}, seen("suicide_stated"), [LIFE]),
    ("suicide, not asked when", {"t_now": ABSENT}, seen("suicide_stated"), [LIFE]),
    ("suicide, over", JUST, seen("suicide_stated"), [CONCERN]),
    ("violence heard", {}, seen("sounds_of_violence"), [VIOLENCE]),
    ("a blade now", NOW | BLADE, {}, [VIOLENCE]),
    ("a dog now", NOW | {"t_means": ["dog", "vehicle"]}, {}, [RESOLUTION]),
    ("a blade, just over, near", JUST | NEAR | BLADE, {}, [VIOLENCE]),
    ("a blade, just over, gone", JUST | BLADE, {}, [RESOLUTION]),
    ("a blade, just over, unknown where", JUST | BLADE | {"t_source": "unknown"}, {}, [CONCERN]),
    ("a blade, unknown when", BLADE | {"t_now": None}, {}, [CONCERN]),
    ("a blade now, unknown where", NOW | BLADE | {"t_source": ABSENT}, {}, [VIOLENCE, CONCERN]),
    ("hands now", NOW | THERE | {"h_kind": ["physical"]}, {}, [VIOLENCE, CONCERN]),
    ("threats now", NOW | NEAR | {"h_kind": ["psychological"]}, {}, [CONCERN]),
    ("hands now, source gone", NOW | {"h_kind": ["sexual"]}, {}, [RESOLUTION]),
    ("badly hurt", {}, seen("serious_injury"), [INJURY]),
    ("grave and likely", {"h_level": "serious", "r_likelihood": "likely"}, {}, [INJURY]),
    ("grave and now", NOW | {"h_level": "life_threatening"}, {}, [INJURY]),
    ("grave, possible, over", {"h_level": "serious", "r_likelihood": "possible"}, {}, [CONCERN]),
    ("significant, certain", {"h_level": "significant", "r_likelihood": "certain_or_happening"},
     {}, [CONCERN]),
    ("significant, possible", {"h_level": "significant", "r_likelihood": "possible"}, {},
     [RESOLUTION]),
    ("a deal about to happen", {}, seen("deal_about_to_happen"), [CRIME]),
    ("a grave crime now and near", NOW | NEAR | {"i_crime": "yes", "h_level": "serious"}, {},
     [INJURY, CRIME, CONCERN, VISIT]),
    ("a crime now and present, level unknown", NOW | THERE | {"i_crime": "yes", "h_level": None},
     {}, [CRIME, CONCERN, VISIT]),
    ("a crime now and near, level unknown", NOW | NEAR | {"i_crime": "yes", "h_level": "unknown"},
     {}, [CONCERN, VISIT]),
    ("a small crime now and present", NOW | THERE | {"i_crime": "yes"}, {}, [CONCERN, VISIT]),
    ("offender disturbed", {}, seen("offender_disturbed"), [DISTURBED]),
    ("offender held, a risk", {}, seen("offender_detained_risk"), [RISKY]),
    ("road blocked", {}, seen("road_blocked"), [ROAD]),
    ("a strong reason", {}, seen("handler_strong_reason"), [REASON]),
    ("partner now", PARTNER | NOW, {}, [ABUSE_NOW]),
    ("former partner, just over", {"t_relationship": "ex_partner"} | JUST, {}, [ABUSE_NOW]),
    ("family, near", {"t_relationship": "family"} | NEAR, {}, [ABUSE_NOW]),
    ("partner, over and gone", PARTNER, {}, [ABUSE_OVER]),
    ("partner, nothing known of when and where", PARTNER | {"t_now": None, "t_source": None}, {},
     [ABUSE_OVER]),
    ("carer now", {"t_relationship": "carer"} | NOW, {}, [RESOLUTION]),
    ("silent with a code word", {}, seen("silent_call") | marked("code_word"),
     [ABUSE_NOW, CONCERN, VULNERABLE]),
    ("cut off with a court order, no match", {},
     seen("line_cut") | marked("court_order", match="none"), [ABUSE_NOW, CONCERN]),
    ("cut off with weapons on record", {}, seen("line_cut") | marked("weapons"), [CONCERN]),
    ("an ambulance", {"h_medical": "yes"}, {}, [CONCERN]),
    ("cut off", {}, seen("line_cut"), [CONCERN]),
    ("silent", {}, seen("silent_call"), [CONCERN]),
    ("risk of suicide on record", {}, marked("suicide_risk", match="none"), [CONCERN]),
    ("now and present", NOW | THERE, {}, [CONCERN]),
    ("present, not now", THERE, {}, [RESOLUTION]),
    ("offender held", {}, seen("offender_detained"), [HELD]),
    ("lost in a day", {"i_perishable": "2026-03-10T18:05:00+00:00"}, {}, [LOST]),
    ("lost already", {"i_perishable": "2025-03-10T18:05:00+00:00"}, {}, [LOST]),
    ("lost a second later", {"i_perishable": "2026-03-10T18:05:01+00:00"}, {}, [VISIT]),
    ("nothing will be lost", {"i_perishable": None}, {}, [RESOLUTION]),
    ("slightly hurt", {}, seen("minor_injury"), [MINOR]),
    ("extreme distress", {}, seen("extreme_distress"), [VULNERABLE]),
    ("a factor within reach", REACH | {"v_factors": ["isolation"]}, {}, [VULNERABLE]),
    ("a factor out of reach", {"v_factors": ["isolation"]}, {}, [VISIT]),
    ("a factor, no suspect", {"v_factors": ["isolation"], "t_source": "no_suspect"}, {}, [VISIT]),
    ("a factor, whereabouts known",
     {"v_factors": ["isolation"], "t_source": "whereabouts_known"}, {}, [VULNERABLE]),
    ("a factor, kind not asked", {"v_factors": ["isolation"], "h_kind": ABSENT}, {}, [VULNERABLE]),
    ("a factor, no kind named", {"v_factors": ["isolation"], "h_kind": []}, {}, [VULNERABLE]),
    ("a factor, harm to the mind", {"v_factors": ["isolation"], "h_kind": ["psychological"]}, {},
     [VULNERABLE]),
    ("seventeen, within reach", REACH | {"v_household": [{"age": 17}]}, {}, [VULNERABLE]),
    ("eighteen, within reach", REACH | {"v_household": [{"age": 18}]}, {}, [RESOLUTION]),
    ("sixty-four, within reach", REACH | {"t_who": [{"age": 64}]}, {}, [RESOLUTION]),
    ("sixty-five, within reach", REACH | {"t_who": [{"age": 65}]}, {}, [VULNERABLE]),
    ("not safe, within reach", REACH | {"v_household": [{"safe": False}]}, {}, [VULNERABLE]),
    ("safe, within reach", REACH | {"v_household": [{"safe": True}]}, {}, [RESOLUTION]),
    ("on record with a marker", REACH, {"history": {"household": [{"markers": ["weapons"]}]}},
     [VULNERABLE]),
    ("on record, a nuisance", REACH, {"history": {"household": [{"markers": ["nuisance"]}]}},
     [RESOLUTION]),
    ("on record, out of reach", {}, {"history": {"household": [{"age": 80}]}}, [VISIT]),
    ("exploitation, match not given", {}, marked("exploitation"), [VULNERABLE]),
    ("marac, confirmed", {}, marked("marac", match="confirmed"), [VULNERABLE]),
    ("marac, no match", {}, marked("marac", match="none"), [RESOLUTION]),
    ("before, within reach", REACH | {"v_repeat": {"answer": "yes"}}, {}, [REPEAT]),
    ("counted, within reach", REACH | {"v_repeat": {"answer": "no", "count": 1}}, {}, [REPEAT]),
    ("before, out of reach", {"v_repeat": {"answer": "yes"}}, {}, [VISIT]),
    ("a crime on record", REACH, {"history": {"crimes_12m": 1}}, [REPEAT]),
    ("a crime on record, no match", REACH, {"history": {"crimes_12m": 1, "match": "none"}},
     [RESOLUTION]),
    ("level unknown", {"h_level": "unknown"}, {}, [NOT_ENOUGH]),
    ("injury not asked, a doorbell", {"h_medical": ABSENT, "i_lines": ["doorbell"]}, {},
     [NOT_ENOUGH, VISIT]),
    ("a line to visit", {"i_lines": ["vehicle_vrm", "none"]}, {}, [VISIT]),
    ("lines for the telephone", {"i_lines": ["witness", "digital_device", "financial_trail"]}, {},
     [RESOLUTION]),
    ("a crime, whereabouts known", {"i_crime": "yes", "t_source": "whereabouts_known"}, {},
     [VISIT]),
    ("a crime, source gone", {"i_crime": "yes"}, {}, [RESOLUTION]),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "fields", "holds"), [row[1:] for row in TABLE],
                         ids=[row[0] for row in TABLE])  # fmt: skip
def test_each_row_of_the_table_holds_or_just_does_not(
    answers: dict[str, Any], fields: dict[str, Any], holds: list[tuple[str, str]]
) -> None:
    contact = quiet(answers, **fields)
    assert criteria_of(contact) == holds
    assert proposal(contact)["proposed_grade"] == holds[0][1]


def test_the_table_shows_every_criterion_holding() -> None:
    shown = {criterion for *_, holds in TABLE for criterion in holds}
    assert shown == {(row.criterion, row.grade) for row in ROWS} | set(LAST_ROWS) - {NOTHING}


@pytest.mark.parametrize("answers", [{}, {"t_now": None}, {"t_now": "unknown", "e_want": " "}])
def test_nothing_answered_is_never_safe(answers: dict[str, Any]) -> None:
    assert criteria_of(quiet() | {"answers": answers}) == [NOTHING]


@pytest.mark.parametrize(
    "answer",
    [
        {"v_comms": {}},
        {"v_comms": {"can_speak": None, "safe_to_call_back": None, "language": "unknown"}},
        {"v_repeat": {"answer": "unknown"}},
    ],
)
def test_an_answer_made_of_nothing_but_nulls_and_unknowns_says_nothing(
    answer: dict[str, Any],
) -> None:
    assert criteria_of(quiet() | {"answers": answer}) == [NOTHING]


def test_a_count_without_an_answer_is_something_known() -> None:
    counted = {"v_repeat": {"answer": "unknown", "count": 1}}
    assert NOTHING not in criteria_of(quiet() | {"answers": counted})


def test_kinds_of_harm_asked_and_none_named_are_shown_as_asked() -> None:
    reason = proposal(quiet({"h_kind": [], "v_factors": ["isolation"]}))["because"][0]
    assert reason["facts"] == ["v_factors=isolation", "h_kind=[]"]


def test_no_sentence_promises_safety_where_it_is_only_not_known() -> None:
    sentences = control_room.keyed("grades/2026").sentences
    assert "over" not in sentences["domestic_abuse", "P"].split()
    assert "nobody is harmed" not in sentences["visit_needed", "S"]


def test_history_alone_still_leaves_nothing_known() -> None:
    silent = quiet(history={"markers": ["marac"]}) | {"answers": {}}
    assert criteria_of(silent) == [VULNERABLE, NOTHING]


def test_an_answer_however_small_is_something_known() -> None:
    assert criteria_of(quiet() | {"answers": {"v_household": []}}) == [NOT_ENOUGH]


def test_every_criterion_together_stands_in_the_order_of_the_table() -> None:
    observed = ["sounds_of_violence", "serious_injury", "deal_about_to_happen", "silent_call",
                "offender_disturbed", "offender_detained_risk", "road_blocked", "minor_injury",
                "handler_strong_reason", "life_at_risk_stated", "offender_detained"]  # fmt: skip
    answers = PARTNER | REACH | {
        "i_perishable": "2026-03-09T20:00:00+00:00", "v_factors": ["isolation"],
        "v_repeat": {"answer": "yes"}, "i_lines": ["cctv"],
    }  # fmt: skip
    together = quiet(answers, observed=observed, history={"markers": ["marac"]})
    every = [(row.criterion, row.grade) for row in ROWS] + [VISIT]
    assert criteria_of(together) == every


def test_code_and_every_edition_name_the_same_criteria() -> None:
    coded = {(row.criterion, row.grade) for row in ROWS} | set(LAST_ROWS)
    for edition in shelf.editions(book_criteria.Criteria, "criteria"):
        assert set(edition.sentences()) == coded
