"""The gate for the other outcomes: support withdrawn, limits, views, prosecutors, reviews."""

from typing import Any

import pytest

from goldenhour.investigation.rules import gate
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import OutcomeProposed
from goldenhour.investigation.rules.facts.fields import Data
from tests.investigation.story import (
    AMIR,
    BREE,
    INES,
    SUNIL,
    fact,
    file_of,
    opened,
    proposed_1,
    reviewed,
    told,
    verdict_of,
)

LINE = {"line": "L1", "source": "cctv", "objective": "who was there"}
AT = "2026-06-02T10:00"


def base(**reported: Any) -> list[Fact[Data]]:
    return [
        *opened(**reported),
        fact("plan.recorded", "2026-05-30T10:00", lines=[LINE]),
        fact("victim.needs_assessed", "2026-05-30T11:00", victim=AMIR),
        reviewed("2026-05-30T12:00"),
        fact("line.disposed", "2026-05-31T10:00", line="L1", disposition="done", reason="seen"),
    ]


def suspected(*more: str) -> list[Fact[Data]]:
    types = ("identified", *more)
    return [fact(f"suspect.{type}", "2026-05-31T11:00", suspect="A") for type in types]


def codes(facts: list[Fact[Data]], code: int, **proposal: Any) -> list[str]:
    """What stands against proposing that code on 2 June at ten, beside the authorisation."""
    given = OutcomeProposed(code=code, **proposal)
    against = gate.against_closing_now(file_of(facts, AT), proposed_1(), given)
    return [reason.code for reason in against]


def withdrawn(medium: str = "statement", victim: str = AMIR, **more: Any) -> Fact[Data]:
    given = {
        "reason": "fear",
        "pressure": "none",
        "account_true": False,
        "safety": "at her sister's",
    }
    given |= more
    return fact(
        "victim.support_withdrawn", "2026-05-31T12:00", victim=victim, medium=medium, **given
    )


SETTLED = {
    "extra": reviewed("2026-05-31T18:00", id="extra"),
    "led": fact(
        "evidence_led.assessed",
        "2026-05-31T13:00",
        items=["999 recording"],
        verdict="not_viable",
        reason="no witness",
    ),
    "orders": fact(
        "orders.considered", "2026-05-31T13:00", order="dvpn", decision="no", reason="apart"
    ),
    "risk": fact("risk.assessed", "2026-05-31T13:00", instrument="risk list", level="medium"),
}


def test_a_victim_who_does_not_support_needs_more_care_before_the_end() -> None:
    assert codes([*base(), *suspected(), withdrawn(), *SETTLED.values()], 16) == []
    assert codes([*base(), withdrawn(), *SETTLED.values()], 14) == []
    assert codes([*base(), *suspected()], 16) == ["C06", "C07", "C08", "C09", "C11"]


@pytest.mark.parametrize(
    ("lost", "reason"), [("extra", "C04"), ("led", "C08"), ("orders", "C09"), ("risk", "C10")]
)
def test_each_part_of_that_care_is_asked_for(lost: str, reason: str) -> None:
    kept = [each for name, each in SETTLED.items() if name != lost]
    assert codes([*base(), *suspected(), withdrawn(), *kept], 16) == [reason]


@pytest.mark.parametrize(
    ("wish", "reasons"),
    [
        (withdrawn("note"), ["C06"]),
        (withdrawn(pressure=""), ["C07"]),
        (withdrawn("recorded_call", reason=" "), ["C07"]),
    ],
)
def test_the_wish_must_be_auditable_and_whole(wish: Fact[Data], reasons: list[str]) -> None:
    assert codes([*base(), *suspected(), wish, *SETTLED.values()], 16) == reasons


def test_orders_need_not_be_considered_where_both_flags_say_no() -> None:
    facts = [*suspected(), withdrawn(), *(v for k, v in SETTLED.items() if k != "orders")]
    assert codes([*base(domestic_abuse=False, stalking=False), *facts], 16) == []
    assert codes([*base(domestic_abuse=False), *facts], 16) == ["C09"]
    assert codes([*base(domestic_abuse=False, stalking=True), *facts], 16) == ["C09"]


def test_one_victim_who_still_supports_is_enough_against_it() -> None:
    bree = [
        fact("victim.added", "2026-05-29T21:00", victim=BREE, kind="person"),
        fact("victim.needs_assessed", "2026-05-30T11:00", victim=BREE),
    ]
    facts = [*base(), *bree, *suspected(), withdrawn(), *SETTLED.values()]
    assert codes(facts, 16) == ["C06", "C07", "C11"]
    assert codes(facts, 15) == []
    assert codes([*facts, withdrawn(victim=BREE)], 15) == ["C11"]
    back = fact("victim.support_reinstated", "2026-05-31T14:00", victim=AMIR, medium="note")
    assert codes([*base(), *suspected(), withdrawn(), *SETTLED.values(), back], 15) == []


VIABLE = {"items": ["photographs"], "verdict": "viable", "reason": "two witnesses"}
GOING_ON = fact("evidence_led.assessed", "2026-05-31T13:30", **VIABLE)


def test_a_case_that_could_go_on_is_not_dropped() -> None:
    facts = [*base(), *suspected(), withdrawn(), *SETTLED.values(), GOING_ON]
    sent = fact("cps.submitted", "2026-05-31T14:00")
    answered = fact("cps.decided", "2026-05-31T15:00", decision="no_further_action")
    assert codes(facts, 16) == ["C21"]
    assert codes([*facts, sent], 16) == ["C18"]
    assert codes([*facts, sent, answered], 16) == []
    for by, reasons in ((INES, []), (SUNIL, ["C21"])):
        overturned = fact("evidence_led.overturned", "2026-05-31T14:00", by=by, reason="retracted")
        assert codes([*facts, overturned], 16) == reasons


AGREEING = [
    (1, ["charged"], {}),
    (4, [], {}),
    (15, [], {}),
    (20, [], {"accepted_by": "the other force"}),
    (21, [], {}),
]


@pytest.mark.parametrize(("code", "more", "proposal"), AGREEING)
def test_a_code_that_agrees_with_the_facts_passes(
    code: int, more: list[str], proposal: dict[str, Any]
) -> None:
    assert codes([*base(), *suspected(*more)], code, **proposal) == []


CONFLICTING = [
    (1, suspected(), {}, ["C11"]),
    (4, [], {}, ["C11"]),
    (18, suspected(), {}, ["C11"]),
    (9, suspected(), {}, ["C11"]),
    (20, [], {}, ["C16"]),
    (17, suspected(), {}, ["C11"]),
    (8, suspected(), {}, ["C17"]),
    (22, suspected(), {"completion_proof": "certificate"}, ["C17"]),
]


@pytest.mark.parametrize(("code", "facts", "proposal", "reasons"), CONFLICTING)
def test_a_code_against_the_facts_is_refused(
    code: int, facts: list[Fact[Data]], proposal: dict[str, Any], reasons: list[str]
) -> None:
    assert codes([*base(), *facts], code, **proposal) == reasons


def test_views_and_proof_are_both_asked_for_a_measure() -> None:
    views = fact("victim.views_sought", AT, victim=AMIR, about="out_of_court", view="agrees")
    about_bail = fact("victim.views_sought", AT, victim=AMIR, about="bail", view="none")
    assert codes([*base(), *suspected(), views], 8) == []
    assert codes([*base(), *suspected(), about_bail], 8) == ["C17"]
    assert codes([*base(), *suspected(), views], 22) == ["C17"]


@pytest.mark.parametrize(
    ("limit", "code", "reasons"),
    [
        ("2026-06-30", 15, []),
        ("2026-06-29", 15, ["C15"]),
        ("2026-06-01", 15, ["C15"]),
        ("2026-06-01", 17, []),
        ("2026-06-02", 17, ["C11"]),
    ],
)
def test_a_limit_near_or_past_is_refused_and_a_past_one_has_its_code(
    limit: str, code: int, reasons: list[str]
) -> None:
    facts = [*base(), *suspected()]
    proposed = fact("outcome.proposed", AT, code=code, limitation_expires=limit)
    found = verdict_of([*facts, proposed], AT).closures[0].codes
    assert found == ["C03", *reasons]


def end(*rules: str) -> list[Fact[Data]]:
    return [
        fact("outcome.proposed", "2026-06-02T10:00", id="p", code=15),
        fact("outcome.authorised", "2026-06-02T11:00", id="a", by=SUNIL, code=15),
        told("2026-06-02T12:00", *rules),
        fact("outcome.finalised", "2026-06-02T13:00", code=15),
    ]


def test_the_review_right_is_told_where_it_arises() -> None:
    interviewed = [*base(), *suspected("interviewed")]
    assert verdict_of([*interviewed, *end("R6.OUTCOME")]).closures[0].codes == ["C12", "C13"]
    whole = verdict_of([*interviewed, *end("R6.OUTCOME", "R6.VRR_INFO")])
    assert whole.closures[0].verdict == "finalised"
    assert [d.state for d in whole.duties if d.rule == "R6.VRR_INFO"] == ["met"]


def test_the_review_right_is_what_it_was_when_the_outcome_was_authorised() -> None:
    left = fact("victim.support_withdrawn", "2026-06-02T12:30", victim=AMIR, medium="note")
    arisen = verdict_of([*base(), *suspected("interviewed"), *end("R6.OUTCOME"), left])
    assert arisen.closures[0].codes == ["C12", "C13"]
    interview = fact("suspect.interviewed", "2026-06-02T11:30", suspect="A")
    not_arisen = verdict_of([*base(), *suspected(), *end("R6.OUTCOME"), interview])
    assert not_arisen.closures[0].verdict == "finalised"


@pytest.mark.parametrize("more", [suspected(), suspected("interviewed", "charged")])
def test_the_review_right_does_not_arise_without_interview_or_after_a_charge(
    more: list[Fact[Data]],
) -> None:
    verdict = verdict_of([*base(), *more, *end("R6.OUTCOME")])
    assert verdict.closures[0].verdict == "finalised"
    assert not [d for d in verdict.duties if d.rule == "R6.VRR_INFO"]


def test_after_a_prosecutor_s_decision_the_outcome_is_the_prosecutor_s_news() -> None:
    sent = fact("cps.submitted", "2026-05-31T14:00")
    refused = fact("cps.decided", "2026-05-31T15:00", decision="no_further_action")
    verdict = verdict_of([*base(), *suspected("interviewed"), sent, refused, *end("R6.OUTCOME")])
    assert [d.owner for d in verdict.duties if d.rule == "R6.OUTCOME"] == ["cps"]
    assert verdict.closures[0].verdict == "finalised"
