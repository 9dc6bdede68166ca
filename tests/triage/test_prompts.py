"""Prompts: what the call screen asks first is what the book of the day says, and nothing else."""

from datetime import UTC, datetime

from goldenhour.rulebook import question_sets
from goldenhour.triage.forms.prompts import ON_THE_FIRST_PANEL, asked_first, first_by_type, worded
from goldenhour.triage.rules.departing import PRESSING
from tests.moments import NINE
from tests.triage.contacts import proposal, quiet

EARLIER = datetime(2026, 11, 24, 23, 59, tzinfo=UTC)


def test_the_screen_asks_what_the_book_of_the_day_asks_in_its_order() -> None:
    for at in (EARLIER, NINE):
        for each in question_sets.in_force(at.date()).question_set:
            asked = [p.question for p in each.prompts if p.question not in ON_THE_FIRST_PANEL]
            assert list(asked_first(each.type, at=at)) == asked


def test_the_day_in_london_decides_by_which_edition_is_asked() -> None:
    assert "t_relationship" not in asked_first("domestic_abuse", at=EARLIER)
    assert "t_relationship" in asked_first("domestic_abuse", at=NINE)


def test_before_a_type_is_chosen_and_for_one_that_no_book_knows_it_asks_as_for_any_other() -> None:
    other = asked_first("other", at=NINE)
    assert asked_first("", at=NINE) == asked_first("flying_saucer", at=NINE) == other
    assert first_by_type(at=NINE)[""] == other


def test_a_domestic_call_is_immediate_by_the_first_three_questions() -> None:
    first = asked_first("domestic_abuse", at=NINE)[:3]
    said = {"t_now": "in_progress", "t_source": "present", "t_relationship": "ex_partner"}
    assert set(first) == set(said)
    facts = {name: said[name] for name in first}
    judged = proposal(quiet(incident_type="domestic_abuse") | {"answers": facts})
    assert judged["proposed_grade"] == "I"


def test_where_a_set_leaves_out_how_bad_it_may_become_the_grade_stays_pressing() -> None:
    calm = {"t_now": "earlier", "t_source": "gone_unlikely", "h_medical": "no"}
    for type_, first in first_by_type(at=NINE).items():
        if "h_level" not in first:
            facts = {name: calm[name] for name in first if name in calm}
            judged = proposal(quiet(incident_type=type_) | {"answers": facts})
            assert judged["proposed_grade"] in PRESSING, type_


def test_the_words_are_those_of_the_type() -> None:
    assert "order" in worded("domestic_abuse", at=NINE)["v_repeat"]
    assert "h_level" not in worded("burglary", at=NINE), "there THRIVE's own words stand"
