"""The verdict as a whole: the contract's shape, and what may never change it."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goldenhour.accountability.rules.verdict import judge, plain
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from tests.investigation.story import (
    AMIR,
    CASE,
    PETRA,
    SUNIL,
    fact,
    moment,
    opened,
    proposed_1,
    reviewed,
    told,
    verdict_of,
)

LINE = {"line": "L1", "source": "cctv", "objective": "who was there"}
WHOLE = [
    *opened(),
    fact("plan.recorded", "2026-05-30T18:00", id="plan", lines=[LINE]),
    reviewed("2026-05-30T19:00", id="r1"),
    fact("suspect.arrested", "2026-05-29T22:10", id="e17", suspect="A"),
    told("2026-06-01T10:00", "R6.ARREST", id="e30"),
    fact("victim.needs_assessed", "2026-05-30T11:00", id="n", victim=AMIR, grounds=["vulnerable"]),
    fact(
        "suspect.bailed",
        "2026-05-30T12:00",
        id="b",
        suspect="A",
        start_date="2026-05-30",
        conditions=[],
    ),
    fact("victim.support_withdrawn", "2026-06-02T09:00", id="w", victim=AMIR, medium="note"),
    fact("outcome.proposed", "2026-06-03T10:00", id="e40", code=16),
    fact("outcome.authorised", "2026-06-03T11:00", id="e41", by=SUNIL, code=16),
    told("2026-06-03T12:00", "R6.OUTCOME", id="e42", rec="2026-06-05T12:00"),
    fact("fact.voided", "2026-06-06T10:00", id="v1", fact="e42", reason="another case"),
    fact("fact.voided", "2026-06-06T11:00", id="v2", fact="v1", reason="it was this one"),
]
AS_OF = "2026-06-12T09:00"


def put(facts: list[Fact[Data]], as_of: str = AS_OF) -> dict[str, Any]:
    return plain(verdict_of(facts, as_of))


def test_a_verdict_has_the_contract_s_shape() -> None:
    verdict = put(WHOLE)
    assert list(verdict) == [
        "case",
        "as_of",
        "edition",
        "profile",
        "duties",
        "reviews",
        "closures",
        "checks",
        "alerts",
    ]
    assert verdict["as_of"] == "2026-06-12T09:00:00+01:00"
    assert (verdict["edition"], verdict["profile"]) == ("victims_code/2021", "proposed-1")


def test_a_duty_and_a_review_have_the_contract_s_shape() -> None:
    verdict = put(WHOLE)
    assert {
        "rule": "R6.ARREST",
        "victim": AMIR,
        "suspect": "A",
        "trigger": "e17",
        "owner": "police",
        "due": "2026-06-01T23:59:59+01:00",
        "state": "met",
        "by_fact": "e30",
    } in verdict["duties"]
    assert verdict["reviews"][0] == {
        "kind": "plan",
        "due": "2026-05-30T21:00:00+01:00",
        "done": "2026-05-30T18:00:00+01:00",
        "state": "met",
        "why": [],
    }


def test_a_closure_and_an_alert_have_the_contract_s_shape() -> None:
    verdict = put(WHOLE)
    assert verdict["closures"] == [
        {
            "proposal": "e40",
            "outcome": 16,
            "verdict": "refused",
            "reasons": ["C02", "C04", "C06", "C07", "C08", "C09", "C10", "C19"],
        }
    ]
    assert verdict["alerts"] == [
        {"code": "BACKDATED", "fact": "e42", "at": "2026-06-03T12:00:00+01:00"}
    ]


def test_duties_reviews_and_alerts_come_in_order_of_time() -> None:
    verdict = verdict_of(WHOLE)
    assert [d.triggered_at for d in verdict.duties] == sorted(
        d.triggered_at for d in verdict.duties
    )
    assert [r.due for r in verdict.reviews] == sorted(r.due for r in verdict.reviews)
    assert [a.at for a in verdict.alerts] == sorted(a.at for a in verdict.alerts)


def test_a_case_not_yet_recorded_has_no_verdict() -> None:
    early = judge(CASE, WHOLE, as_of=moment("2026-04-30T09:00"), profile=proposed_1())
    assert early is None


def test_a_case_before_the_first_edition_is_judged_by_the_first() -> None:
    old = [fact("suspect.arrested", "2019-05-31T22:10", suspect="A"), *opened()]
    assert put(old)["edition"] == "victims_code/2021"


@given(st.permutations(WHOLE))
def test_the_order_of_lines_never_matters(shuffled: list[Fact[Data]]) -> None:
    assert put(shuffled) == put(WHOLE)


@given(st.sampled_from(WHOLE), st.integers(0, 400))
def test_what_is_recorded_later_is_not_seen(each: Fact[Data], hours: int) -> None:
    as_of = each.recorded_at + timedelta(hours=hours)
    seen = [one for one in WHOLE if one.recorded_at <= as_of]
    given_all, given_seen = (
        judge(CASE, facts, as_of=as_of, profile=proposed_1()) for facts in (WHOLE, seen)
    )
    assert given_all == given_seen


@given(st.sampled_from(["e17", "b", "w", "e40", "e41", "plan", "r1", "n", "reported", "amir"]))
def test_a_voided_fact_is_as_if_it_had_never_been(name: str) -> None:
    void = fact("fact.voided", "2026-06-07T10:00", id="gone", fact=name, reason="mistyped")
    left = [each for each in WHOLE if each.id != name]
    struck, never = put([*WHOLE, void]), put(left)
    assert struck == never
    assert not [duty for duty in struck["duties"] if duty["trigger"] == name]


BADNESS = {"met": 0, "waived": 0, "declined": 0, "not_applicable": 0, "pending": 1}
BADNESS |= {"unevidenced": 2, "missed": 3, "overdue": 3, "excused": 0}


@given(st.integers(0, 14 * 24), st.sampled_from(["R6.ARREST", "R6.BAIL", "R3.CONFIRM"]))
def test_one_more_evidenced_telling_never_worsens_a_duty(hours: int, rule: str) -> None:
    at = (moment("2026-05-29T22:10") + timedelta(hours=hours)).isoformat()
    more = told(at, rule, id="more")
    before = {(d.rule, d.trigger, d.due): d.state for d in verdict_of(WHOLE).duties}
    for duty in verdict_of([*WHOLE, more]).duties:
        old = before.get((duty.rule, duty.trigger, duty.due))
        if duty.rule == rule and old is not None:
            assert BADNESS[duty.state] <= BADNESS[old]


def test_equal_moments_are_ordered_by_record_and_then_by_id() -> None:
    at = "2026-05-30T09:00"
    roles = [
        fact("staff.role", at, id=name, staff=PETRA, role=role)
        for name, role in (("b", "sergeant"), ("a", "constable"))
    ]
    given_back = fact("case.allocated", "2026-05-30T08:00", to="9")
    first = verdict_of([*opened(), *roles, given_back, reviewed(at, by=PETRA)]).reviews[1]
    assert first.state == "met"
