"""What follows from the facts beside the grade: flags, advice, clocks, what is missing."""

from typing import Any

import pytest

from goldenhour.triage import rules
from goldenhour.triage.rules.flags import FLAGS
from tests.triage.contacts import ABSENT, BOOK, EXAMPLE, proposal, quiet
from tests.triage.test_rules_grades import marked, seen

NOW_THERE = {"t_now": "in_progress", "t_source": "present"}
FACTOR = {"factors": ["exploitation"]}

RAISED: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    ({}, {}, []),
    ({}, {"incident_type": "domestic_abuse"}, ["domestic_abuse"]),
    ({"t_relationship": "family"}, {}, ["domestic_abuse"]),
    ({}, {"also_types": ["stalking_harassment", "hate_crime"]}, ["stalking", "hate_crime"]),
    ({"v_factors": ["protected_characteristic_targeted"]}, {}, ["hate_crime", "vulnerable_adult"]),
    ({"v_repeat": {"answer": "no", "count": 2}}, {}, ["repeat_victim"]),
    ({}, {"history": {"crimes_12m": 1, "match": "confirmed"}}, ["repeat_victim"]),
    ({}, {"history": {"crimes_12m": 1}}, ["repeat_victim_probable"]),
    ({}, {"history": {"crimes_12m": 1, "match": "none"}}, []),
    ({}, {"history": {"same_address_contacts_12m": 1, "match": "probable"}},
     ["repeat_victim_probable"]),
    ({}, {"history": {"contacts_12m": 2, "same_address_contacts_12m": 2}}, []),
    ({}, {"history": {"contacts_12m": 3, "same_address_contacts_12m": 3}},
     ["repeat_caller", "repeat_location"]),
    ({}, {"history": {"near_crimes_12m": 1}}, ["near_repeat"]),
    ({"v_factors": ["age_child"]}, {}, ["child"]),
    ({"t_who": [{"age": 17}]}, {}, ["child"]),
    ({"v_household": [{"age": 17}]}, {}, ["child_in_household", "vulnerable_in_household"]),
    ({}, {"history": {"household": [{"age": 65}]}}, ["vulnerable_in_household"]),
    ({"v_household": [{"safe": False}]}, {}, ["vulnerable_in_household"]),
    ({"v_household": [FACTOR]}, {}, ["vulnerable_in_household", "exploitation_possible"]),
    ({"t_means": ["firearm"]}, {}, ["weapon_possible"]),
    ({"t_means": ["dog", "none_known"]}, {}, []),
    ({}, marked("nuisance", match="confirmed"), []),
    ({}, marked("weapons", "marac", "court_order", "code_word", "previous_missing", match="none"),
     ["weapon_possible", "marac", "court_order", "code_word", "previous_missing"]),
    ({}, {"history": {"household": [{"markers": ["suicide_risk", "interpreter"]}]}},
     ["vulnerable_in_household", "suicide_risk", "interpreter_needed"]),
    ({}, seen("offender_detained"), ["detained_person"]),
    ({}, seen("offender_detained_risk", "suicide_stated"), ["detained_person", "suicide_risk"]),
    ({"v_comms": {"language": "cy"}}, {}, ["interpreter_needed"]),
    ({"v_comms": {"language": "EN-gb", "safe_to_call_back": False}}, {}, ["unsafe_to_contact"]),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "fields", "raised"), RAISED)
def test_flags_are_raised_by_their_facts_and_by_no_others(
    answers: dict[str, Any], fields: dict[str, Any], raised: list[str]
) -> None:
    assert proposal(quiet(answers, **fields))["flags"] == raised


def test_every_flag_is_raised_by_some_line_above() -> None:
    assert {flag for *_, raised in RAISED for flag in raised} == {flag for flag, _ in FLAGS}


def test_advice_is_the_common_list_then_each_type_once() -> None:
    given = proposal(quiet(incident_type="fraud", also_types=["assault_robbery"]))["advice"]
    assert given["evidence"][0] == "keep_phone_and_messages_do_not_delete"
    assert given["evidence"][5] == "do_not_delete_messages_or_apps"
    assert given["evidence"][-1] == "bank_card_use"
    assert given["prevention"].count("safe_place") == 1
    assert given["withheld"] is None


def test_a_domestic_relationship_brings_its_advice() -> None:
    assert "code_word" in proposal(quiet({"t_relationship": "partner"}))["advice"]["prevention"]


@pytest.mark.parametrize(
    ("answers", "observed", "in_danger"),
    [
        (NOW_THERE | {"h_kind": ["physical", "property"]}, [], True),
        (NOW_THERE | {"h_kind": "unknown"}, [], True),
        (NOW_THERE | {"h_kind": ABSENT}, [], True),
        (NOW_THERE | {"h_kind": ["financial"]}, [], False),
        ({"t_source": "nearby", "h_kind": ["sexual"]}, [], False),
        ({}, ["sounds_of_violence"], True),
    ],
)
def test_in_danger_only_what_keeps_them_safe_is_said(
    answers: dict[str, Any], observed: list[str], in_danger: bool
) -> None:
    contact = quiet(answers, observed=observed, incident_type="domestic_abuse")
    given = proposal(contact)["advice"]
    safe = ["what_to_do_if_it_changes_call_999", "safe_place",
            "exit_or_room_with_a_lock_not_kitchen", "code_word", "silent_55"]  # fmt: skip
    assert (given["evidence"] == []) is in_danger
    assert (given["prevention"] == safe) is in_danger
    assert bool(given["withheld"]) is in_danger


@pytest.mark.parametrize(
    ("can_speak", "observed", "is_silent"),
    [(False, [], True), (None, ["silent_call"], True), (True, ["silent_call"], False),
     (None, [], False)],
)  # fmt: skip
def test_who_cannot_speak_is_asked_nothing(
    can_speak: bool | None, observed: list[str], is_silent: bool
) -> None:
    contact = quiet({"v_comms": {"can_speak": can_speak}}, observed=observed)
    given = proposal(contact)["advice"]
    assert (given["evidence"] == given["prevention"] == []) is is_silent
    assert bool(given["withheld"]) is is_silent


@pytest.mark.parametrize(
    ("answers", "fields", "rules_"),
    [
        ({"v_comms": {"safe_to_call_back": True}, "t_relationship": "partner"}, {}, (True, True)),
        ({"v_comms": {"safe_to_call_back": False}}, {}, (False, False)),
        ({}, {}, (False, True)),
        ({"v_comms": "unknown"}, marked("weapons"), (False, True)),
        ({"v_comms": {"safe_to_call_back": None}}, marked("marac", match="none"), (False, False)),
        ({"t_relationship": "ex_partner"}, {}, (False, False)),
    ],
)
def test_contact_is_kept_safe(
    answers: dict[str, Any], fields: dict[str, Any], rules_: tuple[bool, bool]
) -> None:
    automatic, call_back = rules_
    given = proposal(quiet(answers, **fields))["contact_rules"]
    assert given == {"automatic_messages": automatic, "call_back": call_back}


@pytest.mark.parametrize(
    ("setting", "observed", "target", "clocks"),
    [
        ("urban", ["road_blocked"], 15,
         ["unassigned 18:05:00", "target_80 18:17:00", "target_100 18:20:00", "clock 21:35:00"]),
        ("rural", ["road_blocked", "line_cut"], 20,
         ["unassigned 18:05:00", "call_cut_off 18:06:00", "target_80 18:21:00",
          "target_100 18:25:00", "clock 21:35:00"]),
    ],
)  # fmt: skip
def test_immediate_clocks_run_from_the_first_contact(
    setting: str, observed: list[str], target: int, clocks: list[str]
) -> None:
    given = proposal(quiet(setting=setting, observed=observed))
    assert given["target"]["attend_within_minutes"] == target
    assert [f"{each['trigger']} {each['at'][11:19]}" for each in given["reassess"]] == clocks


def test_a_visit_has_two_days_and_a_call_has_a_day() -> None:
    visit, call = proposal(quiet({"i_lines": ["cctv"]})), proposal(quiet())
    assert visit["target"] == {"attend_within_minutes": 2880,
                               "due_at": "2026-03-11T18:05:00+00:00"}  # fmt: skip
    assert call["target"] == {"attend_within_minutes": None, "first_action_within_minutes": 1440,
                              "due_at": "2026-03-10T18:05:00+00:00"}  # fmt: skip
    assert [each["trigger"] for each in call["reassess"]] == ["clock", "target_80", "target_100"]


def test_a_given_moment_marks_only_the_clocks_that_have_passed() -> None:
    at = rules.contact_from(quiet(received_at="2026-03-09T18:53:00Z"), BOOK).received_at
    given = proposal(EXAMPLE, at=at)
    marks = [(each["trigger"], each.get("overdue")) for each in given["reassess"]]
    assert marks == [("unassigned", True), ("supervisor_review", True), ("target_80", None),
                     ("target_100", None), ("clock", None)]  # fmt: skip
    for each in given["reassess"]:
        each.pop("overdue", None)
    assert given == proposal(EXAMPLE)


ALL_MISSING = [
    "t_now", "t_source", "t_where", "t_means", "t_relationship", "h_medical", "h_kind", "h_level",
    "r_likelihood", "i_crime", "i_lines", "i_perishable", "v_factors", "v_household", "v_repeat",
    "v_comms", "e_told",
]  # fmt: skip


def test_what_was_not_asked_is_missing_the_most_pressing_first() -> None:
    assert proposal(quiet() | {"answers": {}})["missing"] == ALL_MISSING


def test_unknown_answers_only_who_else_is_there_and_whether_before() -> None:
    unknown = dict.fromkeys(ALL_MISSING, "unknown")
    left = [each for each in ALL_MISSING if each not in ("v_household", "v_repeat")]
    assert proposal(quiet() | {"answers": unknown})["missing"] == left


@pytest.mark.parametrize(
    ("source", "is_missing"),
    [("unknown_may_return", False), ("no_suspect", True), ("gone_unlikely", True)],
)
def test_how_they_know_an_unknown_person_is_asked_once(source: str, is_missing: bool) -> None:
    asked = quiet({"t_source": source, "t_relationship": "unknown"})
    assert ("t_relationship" in proposal(asked)["missing"]) is is_missing


def test_how_they_know_an_unknown_person_is_asked_at_all() -> None:
    asked = quiet({"t_source": "unknown_may_return"})
    assert "t_relationship" in proposal(asked)["missing"]


def test_null_answers_only_what_will_be_lost() -> None:
    null = dict.fromkeys(ALL_MISSING)
    left = [each for each in ALL_MISSING if each != "i_perishable"]
    assert proposal(quiet() | {"answers": null})["missing"] == left


def test_blank_words_and_empty_ways_of_contact_answer_nothing() -> None:
    blank = {"e_told": " ", "t_where": "", "v_comms": {"language": ""}, "h_kind": []}
    missing = proposal(quiet() | {"answers": blank})["missing"]
    assert {"e_told", "t_where", "v_comms"} < set(missing)
    assert "h_kind" not in missing
