"""Safety: what the facts make unsafe to say, by the book, and nothing beside it."""

from typing import Any

import pytest
from hypothesis import given

from goldenhour.rulebook import advice_safety
from goldenhour.triage import rules
from goldenhour.triage.rules.facts import Facts
from goldenhour.triage.rules.safety import SHOWN_BY, NotSafe, circumstances_of
from tests.triage.contacts import BOOK, quiet
from tests.triage.strategies import contacts

SAFETY = advice_safety.made_with(BOOK.advice.key)
ITEMS = [item.id for item in BOOK.advice.item]


def unsafe(contact: dict[str, Any]) -> dict[str, NotSafe]:
    return rules.not_safe(rules.contact_from(contact, BOOK), ITEMS, BOOK)


def shown(contact: dict[str, Any]) -> dict[str, list[str]]:
    decoded = rules.contact_from(contact, BOOK)
    facts = Facts(decoded, perishable_hours=BOOK.grades.perishable_hours)
    return {str(when): found for when, found in circumstances_of(facts).items()}


CASES: list[tuple[dict[str, Any], dict[str, Any], dict[str, list[str]]]] = [
    ({}, {}, {}),
    ({"t_source": "nearby"}, {}, {"offender_present": ["t_source=nearby"]}),
    ({"t_source": "unknown_may_return"}, {}, {"may_return": ["t_source=unknown_may_return"]}),
    ({"v_comms": {"safe_to_call_back": False}}, {},
     {"shared_device": ["v_comms.safe_to_call_back=false"]}),
    ({"v_comms": {"can_speak": False}}, {}, {"cannot_speak": ["v_comms.can_speak=false"]}),
    ({}, {"observed": ["silent_call"]}, {"cannot_speak": ["observed=silent_call"]}),
    ({}, {"observed": ["sounds_of_violence"]}, {"danger_now": ["observed=sounds_of_violence"]}),
    ({"h_medical": "yes"}, {"observed": ["minor_injury"]},
     {"hurt": ["h_medical=yes", "observed=minor_injury"]}),
    ({}, {"observed": ["road_blocked"]}, {"hazard": ["observed=road_blocked"]}),
    ({"t_now": "in_progress", "t_source": "no_suspect"}, {"incident_type": "criminal_damage_arson"},
     {"hazard": ["incident_type=criminal_damage_arson"]}),
    ({}, {"incident_type": "collision"}, {}),
    ({"t_relationship": "neighbour"}, {}, {"confidant_unsafe": ["t_relationship=neighbour"]}),
    ({"v_factors": ["coercion_or_control"]}, {},
     {"shared_device": ["v_factors=coercion_or_control"],
      "confidant_unsafe": ["v_factors=coercion_or_control"]}),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "fields", "expected"), CASES)
def test_the_facts_show_their_circumstance_and_no_other(
    answers: dict[str, Any], fields: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    assert shown(quiet(answers, **fields)) == expected


def test_every_circumstance_of_the_book_is_shown_by_some_facts() -> None:
    assert {each.id for each in SAFETY.circumstance} == set(SHOWN_BY)
    assert {when for *_, expected in CASES for when in expected} == set(SHOWN_BY)


def test_who_hears_the_call_makes_going_to_a_camera_unsafe_with_reason_and_source() -> None:
    found = unsafe(quiet({"t_source": "present"}))["save_cctv_or_doorbell_now_it_overwrites"]
    line = SAFETY.line_of("save_cctv_or_doorbell_now_it_overwrites")
    assert line is not None
    assert found.because[0] == line.because
    assert found.facts == ("t_source=present",)
    assert (found.edition, found.certainty, found.source) == (
        "advice_safety/2026", "P", SAFETY.source,
    )  # fmt: skip


def test_one_who_controls_reads_the_messages_that_are_kept() -> None:
    found = unsafe(quiet({"v_factors": ["coercion_or_control"]}))
    assert "keep_messages_and_call_logs" in found
    assert "children_with_neighbour" in found
    assert "safe_place" not in found


def test_where_no_fact_speaks_against_it_everything_may_be_said() -> None:
    assert unsafe(quiet()) == {}


@given(contacts)
def test_an_item_is_unsafe_exactly_where_the_book_says_so(contact: dict[str, Any]) -> None:
    held, found = shown(contact), unsafe(contact)
    for item in ITEMS:
        line = SAFETY.line_of(item)
        assert line is not None
        assert (item in found) is bool(set(line.unsafe_when) & set(held))


@given(contacts)
def test_the_safety_of_advice_and_what_triage_withholds_never_contradict(
    contact: dict[str, Any],
) -> None:
    """What is withheld in danger, or from one who cannot speak, is unsafe for that reason too."""
    advice = rules.propose_plain(contact, book=BOOK).advice
    listed = {*advice.evidence, *advice.prevention}
    if advice.withheld:
        assert {each.id for each in BOOK.advice.item} - listed >= {
            item for item in ITEMS if {"danger_now", "cannot_speak"} & _held_for(contact, item)
        }


def _held_for(contact: dict[str, Any], item: str) -> set[str]:
    line = SAFETY.line_of(item)
    return set(shown(contact)) & set(line.unsafe_when if line else ())
