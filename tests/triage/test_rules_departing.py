"""Another grade than the proposed one: who needs what, and what stops nothing."""

from typing import Any

import pytest

from goldenhour.triage import rules
from tests.triage.contacts import proposal, quiet

IMMEDIATE = quiet(observed=["road_blocked"])
PRIORITY = quiet(observed=["line_cut"])
SCHEDULED = quiet({"i_lines": ["cctv"]})
WHY = {"why": "The road is clear again."}
AGREED = {"supervisor": "4471"}
AGAIN = {"stage": "reassessment"}


@pytest.mark.parametrize(
    ("contact", "chosen", "given", "accepted", "missing"),
    [
        (PRIORITY, None, {}, None, []),
        (PRIORITY, "P", {}, "P", []),
        (PRIORITY, "I", AGAIN, "I", []),
        (PRIORITY, "S", {}, None, ["why"]),
        (PRIORITY, "R", {"why": "  "}, None, ["why"]),
        (PRIORITY, "R", WHY, "R", []),
        (PRIORITY, "S", AGAIN | WHY, None, ["supervisor"]),
        (PRIORITY, "S", AGAIN | WHY | AGREED, "S", []),
        (IMMEDIATE, "P", {}, None, ["why", "supervisor"]),
        (IMMEDIATE, "P", WHY | {"supervisor": " "}, None, ["supervisor"]),
        (IMMEDIATE, "P", AGREED, None, ["why"]),
        (IMMEDIATE, "R", WHY | AGREED, "R", []),
        (SCHEDULED, "R", AGAIN, None, ["why"]),
        (SCHEDULED, "R", AGAIN | WHY, "R", []),
    ],
)
def test_a_lower_grade_needs_a_reason_and_sometimes_a_supervisor(
    contact: dict[str, Any],
    chosen: str | None,
    given: dict[str, Any],
    accepted: str | None,
    missing: list[str],
) -> None:
    judged = proposal(contact | {"chosen_grade": chosen} | given)
    assert judged["accepted"] == accepted
    named = [[w for w in ("why", "supervisor") if w in each] for each in judged["refused"]]
    assert named == [[each] for each in missing]


@pytest.mark.parametrize("level", ["high", "unknown"])
def test_a_strong_level_without_a_reason_is_refused_where_there_is_time(level: str) -> None:
    levels = {"levels": {"T": {"level": level, "why": " "}, "H": {"level": "low"}}}
    with pytest.raises(rules.Refused) as refused:
        proposal(SCHEDULED | levels)
    assert [fault.path for fault in refused.value.faults] == ["levels.T.why"]


@pytest.mark.parametrize(
    "contact",
    [
        PRIORITY,
        IMMEDIATE,
        SCHEDULED | {"chosen_grade": "P"},
        PRIORITY | {"chosen_grade": "R"},
    ],
)
def test_a_strong_level_without_a_reason_never_delays_a_grade_that_presses(
    contact: dict[str, Any],
) -> None:
    levels = {"levels": {"V": {"level": "unknown"}}}
    assert proposal(contact | levels)["contact"] == contact["contact"]


def test_a_level_with_its_reason_is_kept_apart_from_the_grade() -> None:
    levels = {"levels": {"T": {"level": "high", "why": "She sounds afraid."}}}
    assert proposal(quiet(**levels)) == proposal(quiet())
