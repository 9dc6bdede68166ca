"""Question sets: at most eight before the first send, the four that matter never left out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.rulebook import control_room, question_sets, shelf
from goldenhour.rulebook.question_sets import ALWAYS, MOST, Prompt, QuestionSet, asked_first

BOOK = question_sets.in_force(date(2026, 11, 25))
THRIVE = control_room.keyed("grades/2026").thrive
TYPES = [option.id for option in THRIVE.incident_type]
ANY_TYPES = st.lists(st.sampled_from([*TYPES, "flying_saucer"]), max_size=8)


def asked(*types: str) -> list[str]:
    return [prompt.question for prompt in asked_first(BOOK, types)]


def test_every_type_that_can_be_chosen_has_its_set_and_no_other_has() -> None:
    assert sorted(each.type for each in BOOK.question_set) == sorted(TYPES)


def test_every_prompt_is_a_question_of_thrive_put_in_one_sentence() -> None:
    for each in BOOK.question_set:
        for prompt in each.prompts:
            assert THRIVE.asked(prompt.question)
            assert len(prompt.ask.split()) <= 20
            assert not prompt.ask or prompt.ask.endswith(("?", "."))


@given(ANY_TYPES)
def test_never_more_than_eight_never_twice_and_always_the_four(types: list[str]) -> None:
    questions = asked(*types)
    assert len(questions) <= MOST
    assert len(set(questions)) == len(questions)
    assert set(ALWAYS) <= set(questions)


@given(ANY_TYPES)
def test_the_order_is_stable(types: list[str]) -> None:
    questions = asked(*types)
    main = [p.question for p in BOOK.of_type(types[0] if types else "other").prompts]
    assert [each for each in questions if each in main] == [e for e in main if e in questions]
    assert asked(*types) == questions == asked(*types, *types), "a type named twice adds nothing"


@given(ANY_TYPES.filter(lambda types: len({BOOK.of_type(each).type for each in types}) > 1))
def test_each_of_two_types_has_its_turn(types: list[str]) -> None:
    first, second = list({BOOK.of_type(each).type: None for each in types})[:2]
    for type_ in (first, second):
        own = [p.question for p in BOOK.of_type(type_).prompts if p.question not in ALWAYS]
        assert own[0] in asked(*types)


def test_one_type_is_asked_as_its_set_stands() -> None:
    for each in BOOK.question_set:
        assert asked_first(BOOK, [each.type]) == each.prompts


def test_no_type_yet_and_an_unknown_type_are_asked_as_any_other() -> None:
    assert asked() == asked("flying_saucer") == asked("other")


def test_what_several_types_word_is_worded_as_the_first_says() -> None:
    words = {p.question: p.ask for p in asked_first(BOOK, ["burglary", "domestic_abuse"])}
    own = {p.question: p.ask for p in BOOK.of_type("burglary").prompts}
    assert words["t_source"] == own["t_source"]
    words = {p.question: p.ask for p in asked_first(BOOK, ["other", "burglary"])}
    assert words["t_source"] == own["t_source"], "THRIVE's own wording gives way"


def test_burglary_at_a_partners_hands_asks_for_the_household_and_the_history() -> None:
    assert {"v_household", "v_repeat", "t_relationship"} <= set(asked("burglary", "domestic_abuse"))


def test_a_set_without_one_of_the_four_or_with_one_twice_is_refused() -> None:
    four = tuple(Prompt(question=each) for each in ALWAYS)
    with pytest.raises(ValueError, match="h_medical must be asked"):
        QuestionSet(type="asb", prompts=(*four[:3], Prompt(question="t_who")))
    with pytest.raises(ValueError, match="asked twice"):
        QuestionSet(type="asb", prompts=(*four, four[0]))


def test_the_first_contact_of_domestic_abuse_has_all_its_parts() -> None:
    parts = ("safety", "ask", "record", "check", "send_to_officers", "video")
    counts = [len(BOOK.first_contact_of("domestic_abuse", part)) for part in parts]
    assert counts == [6, 7, 3, 5, 7, 3]
    assert len(BOOK.first_contact_of("missing_person", "ask")) == 12
    assert BOOK.first_contact_of("fraud", "ask") == ()


def test_answers_of_the_first_contact_go_where_thrive_keeps_them() -> None:
    named = [line.question for line in BOOK.first_contact if line.question]
    assert all(THRIVE.asked(each) for each in named)


def test_levels_of_risk_of_the_missing_are_common_knowledge_and_say_so() -> None:
    assert [each.id for each in BOOK.missing_risk_level] == [
        "no_apparent_risk", "low", "medium", "high",
    ]  # fmt: skip
    assert all(each.certainty == "K" and each.unverified for each in BOOK.missing_risk_level)


def test_the_words_for_antisocial_behaviour_and_fraud_are_there() -> None:
    counts = (BOOK.asb_qualifier, BOOK.asb_category, BOOK.incident_chapter)
    assert [len(each) for each in counts] == [3, 13, 6]
    assert len(BOOK.fraud_local_response) == 3


def test_an_edition_before_the_first_day_is_the_first() -> None:
    first = shelf.keyed(question_sets.QuestionSets, "question_sets/2026")
    assert question_sets.in_force(date(1999, 1, 1)) == first


def test_the_day_before_is_asked_by_the_old_edition_and_the_day_itself_by_the_new() -> None:
    before, now = (question_sets.in_force(date(2026, 11, day)) for day in (24, 25))
    assert (before.key, now.key) == ("question_sets/2026", "question_sets/2026-11")
    domestic = [
        [p.question for p in book.of_type("domestic_abuse").prompts] for book in (before, now)
    ]
    assert ["t_relationship" in each for each in domestic] == [False, True]


def test_only_the_order_of_asking_changed_with_the_new_edition() -> None:
    old = question_sets.in_force(date(2026, 11, 24))
    for part in ("first_contact", "missing_risk_level", "fraud_local_response", "asb_category"):
        assert getattr(old, part) == getattr(BOOK, part)


def test_every_type_asks_for_the_two_answers_that_a_record_owes() -> None:
    for each in BOOK.question_set:
        assert {"v_household", "v_repeat"} <= {prompt.question for prompt in each.prompts}, (
            each.type
        )
