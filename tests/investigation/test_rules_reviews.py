"""When plan and reviews are due, who may make them, and what a review must say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.investigation.rules import reviews
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.instants import london_text
from goldenhour.investigation.rules.likeness import is_copied
from tests.investigation.story import (
    AMIR,
    CORA,
    PETRA,
    SUNIL,
    fact,
    file_of,
    opened,
    proposed_1,
    reviewed,
    told,
    verdict_of,
)

PLAN = fact("plan.recorded", "2026-05-30T18:00", id="plan", lines=[])


def rows(*facts: Fact[Data], as_of: str = "2026-06-30T09:00", **case: Any) -> list[tuple[Any, ...]]:
    found = verdict_of([*opened(**case), *facts], as_of).reviews
    return [
        (r.kind, london_text(r.due)[:16], r.done and london_text(r.done)[:16], r.state)
        for r in found
    ]


def states(*facts: Fact[Data], as_of: str = "2026-06-30T09:00") -> dict[str, str]:
    return {row[0]: row[3] for row in rows(*facts, as_of=as_of)}


def test_the_clocks_of_a_grave_case_start_at_its_allocation() -> None:
    assert rows(PLAN, reviewed("2026-06-01T09:00")) == [
        ("plan", "2026-05-30T21:00", "2026-05-30T18:00", "met"),
        ("first_review", "2026-05-31T21:00", "2026-06-01T09:00", "missed"),
        ("review", "2026-06-15T09:00", None, "overdue"),
    ]


def test_an_ordinary_case_has_longer_clocks() -> None:
    assert rows(harm="standard", as_of="2026-05-30T09:00") == [
        ("plan", "2026-06-01T21:00", None, "pending"),
        ("first_review", "2026-06-05T21:00", None, "pending"),
    ]
    later = rows(reviewed("2026-06-01T09:00"), harm="standard")
    assert later[-1] == ("review", "2026-06-29T09:00", None, "overdue")


def test_another_allocation_does_not_start_the_clocks_again() -> None:
    again = fact("case.allocated", "2026-05-30T09:00", to=CORA)
    assert rows(again)[0][1] == "2026-05-30T21:00"


def test_a_case_never_allocated_is_watched_from_its_record() -> None:
    unallocated = [f for f in opened() if f.id != "allocated"]
    due = verdict_of(unallocated).reviews[0].due
    assert london_text(due) == "2026-05-30T20:30:00+01:00"
    unrecorded = [f for f in unallocated if f.id != "recorded"]
    assert verdict_of(unrecorded).reviews == ()


def test_only_an_independent_supervisor_reviews() -> None:
    for nobody in (PETRA, CORA, "stranger"):
        assert states(reviewed("2026-05-30T20:00", by=nobody))["first_review"] == "overdue"
    to_sunil = fact("case.allocated", "2026-05-30T10:00", to=SUNIL)
    back = fact("case.allocated", "2026-05-30T11:00", to=PETRA)
    assert states(to_sunil, reviewed("2026-05-30T10:30"))["first_review"] == "overdue"
    assert states(to_sunil, back, reviewed("2026-05-30T11:00"))["first_review"] == "met"
    found = verdict_of([*opened(), reviewed("2026-05-30T20:00", by=PETRA)]).alerts
    assert [a.code for a in found] == ["REVIEWER_NOT_INDEPENDENT"]


def test_a_role_counts_from_the_moment_it_was_given() -> None:
    made = fact("staff.role", "2026-05-30T12:00", id="made", staff=CORA, role="sergeant")
    assert states(made, reviewed("2026-05-30T11:59", by=CORA))["first_review"] == "overdue"
    assert states(made, reviewed("2026-05-30T12:00", by=CORA))["first_review"] == "met"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ()),
        ({"directions": []}, ("no_direction",)),
        ({"directions": [" "]}, ("no_direction",)),
        ({"directions": [], "no_change_reason": "nothing new"}, ()),
        ({"line_point": "", "victim_point": ""}, ("no_line", "no_victim")),
    ],
)
def test_a_thin_review_keeps_its_timing_and_says_what_it_lacks(
    said: dict[str, Any], why: tuple[str, ...]
) -> None:
    first = verdict_of([*opened(), reviewed("2026-05-30T20:00", **said)]).reviews[1]
    assert (first.state, first.why) == ("met", why)


def test_a_review_copied_from_the_one_before_is_flagged() -> None:
    words = "All lines looked at and the plan still stands as it was written last week"
    one = reviewed("2026-05-30T20:00", id="one", text=words)
    two = reviewed("2026-06-05T20:00", id="two", text=words.upper() + "  indeed")
    verdict = verdict_of([*opened(), one, two])
    assert next(r.why for r in verdict.reviews if r.kind == "review") == ("copied",)
    assert [(a.code, a.fact) for a in verdict.alerts] == [("BOILERPLATE_REVIEW", "two")]


def test_a_withdrawal_asks_for_a_review_within_a_day_and_any_review_serves() -> None:
    left = fact("victim.support_withdrawn", "2026-06-10T10:00", victim=AMIR, medium="note")
    in_time = reviewed("2026-06-11T10:00")
    assert ("extra", "2026-06-11T10:00", "2026-06-11T10:00", "met") in rows(left, in_time)
    assert states(left, reviewed("2026-06-11T10:01"))["extra"] == "missed"
    assert states(left, reviewed("2026-06-10T09:59"))["extra"] == "overdue"


def test_what_is_said_of_nobody_known_as_a_victim_has_no_effect() -> None:
    left = fact("victim.support_withdrawn", "2026-06-10T10:00", victim="Nobody", medium="note")
    assert "extra" not in states(left)
    late = told("2026-06-10T10:00", "R6.ARREST", victim="Nobody", rec="2026-06-20T10:00")
    assert verdict_of([*opened(), late], "2026-06-30T09:00").alerts == ()


def test_the_texts_of_reviews_are_compared_once_however_often_the_gate_asks() -> None:
    file = file_of([*opened(), reviewed("2026-06-10T10:00")])
    assert reviews.reviewed(file, proposed_1()) is reviews.reviewed(file, proposed_1())


def test_evidence_that_perished_unasked_is_flagged() -> None:
    camera = {
        "line": "L1",
        "source": "cctv",
        "objective": "who",
        "perishes_at": "2026-06-05T10:00:00Z",
    }
    plan = fact("plan.recorded", "2026-05-30T18:00", id="plan", lines=[camera])
    asked = fact("line.requested", "2026-06-05T11:00", line="L1")
    late = fact("line.requested", "2026-06-05T11:01", line="L1")
    assert [a.code for a in verdict_of([*opened(), plan, asked]).alerts] == []
    assert [a.code for a in verdict_of([*opened(), plan, late]).alerts] == ["EVIDENCE_EXPIRED"]
    assert [a.code for a in verdict_of([*opened(), plan], "2026-06-05T11:00").alerts] == []


A_FEW = ("the", "camera", "shows", "a", "man", "who", "left", "by", "car")
WORDS = st.lists(st.sampled_from(A_FEW), max_size=30)


@given(WORDS)
def test_a_text_is_a_copy_of_itself_whatever_its_case_and_spacing(words: list[str]) -> None:
    assert is_copied(" ".join(words), "  ".join(words).upper(), 0.9)


@given(st.lists(st.text("abc", min_size=1), min_size=1), st.lists(st.text("xyz", min_size=1)))
def test_texts_without_a_word_in_common_are_no_copies(one: list[str], other: list[str]) -> None:
    assert not is_copied(" ".join(one), " ".join(other), 0.9)


def test_very_long_texts_are_compared_by_their_words() -> None:
    words = [f"word{n}" for n in range(3000)]
    assert is_copied(" ".join(words), " ".join(words[:2900]), 0.9)
    assert not is_copied(" ".join(words), " ".join(words[:2000]), 0.9)
