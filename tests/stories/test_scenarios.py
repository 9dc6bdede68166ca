"""Scenarios: every story is whole, in order, and says only what the contracts can hear."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from goldenhour import geography
from goldenhour.force import rules as force
from goldenhour.identification.rules.markers import KINDS
from goldenhour.identification.rules.mentions import ROLES
from goldenhour.rulebook import control_room
from goldenhour.stories.people_numbers import story_mobile
from goldenhour.stories.scenarios import acts, case_acts, told_danger
from goldenhour.stories.scenarios.ordinary import library, shares
from goldenhour.stories.scenarios.told import Chapter, told
from goldenhour.triage.rules import Proposal, propose_plain

RUNG = datetime(2026, 11, 20, 21, 4, tzinfo=UTC)
CHAPTERS = told()
EACH = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.story.name)
ADVICE = {item.id for item in control_room.in_force(RUNG).advice.item}


def proposal(story: acts.Story, history: dict[str, Any] | None = None) -> Proposal:
    """What triage proposes for the story's first assessment."""
    assessed = story.of_kind(acts.Assess)[0]
    place = geography.postcode(story.of_kind(acts.Say)[0].address.postcode)
    assert place is not None
    contact = {
        "contact": story.name,
        "channel": story.ring.channel,
        "received_at": RUNG.isoformat(),
        "setting": place.setting,
        "incident_type": assessed.incident_type,
        "answers": acts.answers_at(assessed.answers, RUNG),
        "levels": {name: dict(level) for name, level in assessed.levels.items()},
        "observed": list(assessed.observed),
        "history": history or {},
    }
    return propose_plain(contact)


def story_of(name: str) -> acts.Story:
    return next(chapter.story for chapter in CHAPTERS if chapter.story.name == name)


def test_eight_stories_are_told() -> None:
    assert len({chapter.told for chapter in CHAPTERS}) == 8


@EACH
def test_the_acts_of_a_story_are_in_order_of_time(chapter: Chapter) -> None:
    minutes = [act.minute for act in chapter.story.acts]
    assert chapter.story.ring.minute == 0
    assert minutes == sorted(minutes)


@EACH
def test_each_act_is_done_by_a_role_of_the_force(chapter: Chapter) -> None:
    assert {act.by for act in chapter.story.acts} <= set(force.MAY)


@EACH
def test_every_place_of_a_told_story_is_an_invented_street_of_its_postcode(
    chapter: Chapter,
) -> None:
    for said in chapter.story.of_kind(acts.Say):
        place = geography.postcode(said.address.postcode)
        assert place is not None
        assert said.address.locality == place.locality
        assert said.address.street in {street.name for street in geography.streets(place.sector)}


@EACH
def test_roles_markers_and_advice_are_those_of_the_rules(chapter: Chapter) -> None:
    story = chapter.story
    assert {act.role for act in story.of_kind(acts.Mention)} <= set(ROLES)
    assert {act.kind for act in story.of_kind(acts.Mark)} <= set(KINDS)
    assert {act.item for act in story.of_kind(acts.Advise)} <= ADVICE


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("repeat_victim_first_call", "P"),
        ("repeat_victim_third_call", "I"),
        ("burglary", "P"),
        ("calm_caller", "I"),
        ("left_waiting", "P"),
        ("grade_lowered", "P"),
        ("clock_looks_again", "P"),
        ("victim_not_told", "P"),
    ],
)
def test_triage_proposes_the_grade_that_the_story_is_about(name: str, grade: str) -> None:
    assert proposal(story_of(name)).proposed_grade == grade


def test_silence_is_immediate_where_a_code_word_was_agreed_and_priority_elsewhere() -> None:
    silent = told_danger.silent_call()
    assert proposal(silent).proposed_grade == "P"
    assert proposal(silent, {"markers": ["code_word"], "match": "probable"}).proposed_grade == "I"


def test_the_repeat_victim_rings_from_a_new_number_under_another_spelling() -> None:
    first, third = story_of("repeat_victim_first_call"), story_of("repeat_victim_third_call")
    before, now = (story.of_kind(acts.Mention)[0].who for story in (first, third))
    assert first.ring.phone == story_mobile(0) != third.ring.phone
    assert before.address == now.address
    assert before.given_name != now.given_name
    assert "child" in {who.who.relation for who in third.of_kind(acts.Mention)}


def test_the_burglary_has_what_its_gate_asks_for_before_it_is_proposed() -> None:
    story = story_of("burglary")
    proposed = story.of_kind(case_acts.Propose)[0]
    lines = story.of_kind(case_acts.Plan)[0].lines
    ended = {act.line for act in story.of_kind(case_acts.DisposeLine)}
    assert proposed.code == 18
    assert not story.of_kind(case_acts.IdentifySuspect)
    assert ended == {f"L{place + 1}" for place in range(len(lines))}
    assert story.of_kind(case_acts.AssessNeeds)
    told_outcome = [
        act.minute for act in story.of_kind(case_acts.Tell) if "R6.OUTCOME" in act.rules
    ]
    authorised = story.of_kind(case_acts.Authorise)[0].minute
    assert authorised < min(told_outcome) < story.of_kind(case_acts.Finalise)[0].minute


def test_one_victim_is_told_of_an_arrest_and_one_never_is() -> None:
    for name, expected in (("repeat_victim_third_call", True), ("victim_not_told", False)):
        story = story_of(name)
        assert story.of_kind(case_acts.Arrest)
        said = [act for act in story.of_kind(case_acts.Tell) if "R6.ARREST" in act.rules]
        assert bool(said) is expected


def test_one_incident_is_sent_and_left() -> None:
    story = story_of("left_waiting")
    assert story.of_kind(acts.Send)
    assert not story.of_kind(acts.Assign)


def test_shares_of_the_library_add_up_and_follow_recorded_crime() -> None:
    share = dict(zip((call.name for call in library()), shares(), strict=True))
    assert sum(share.values()) == pytest.approx(1)
    assert share["damage_to_property"] > share["robbed_of_telephone"]


@pytest.mark.parametrize("call", library(), ids=lambda call: call.name)
def test_the_library_gives_advice_that_the_rules_know(call: Any) -> None:
    assert set(call.advice) <= ADVICE


def test_a_deadline_counts_from_the_ring() -> None:
    answers = acts.answers_at({"i_perishable": acts.Within(2), "i_crime": "yes"}, RUNG)
    assert answers["i_perishable"] == (RUNG + timedelta(hours=2)).isoformat()
    assert answers["i_crime"] == "yes"


def test_a_story_without_a_ring_is_no_story() -> None:
    story = acts.Story(name="nothing", acts=(acts.Send(minute=1),))
    with pytest.raises(ValueError, match="nothing does not begin"):
        _ = story.ring


def test_every_act_says_when_and_by_whom() -> None:
    kinds = [kind for kind in vars(acts).values() if isinstance(kind, type)]
    for kind in kinds:
        if issubclass(kind, acts.Act):
            assert {"minute", "by"} <= {field.name for field in fields(kind)}
