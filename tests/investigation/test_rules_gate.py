"""The gate for an unsolved case (outcome 18), from the proposal to the finalisation."""

from typing import Any

import pytest

from goldenhour.investigation.rules import gate
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import OutcomeProposed
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.rulebook import outcomes
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

LINE = {"line": "L1", "source": "cctv", "objective": "who was there"}


def ready(**reported: Any) -> dict[str, Fact[Data]]:
    """Everything an unsolved case needs before its proposal, by name so that one can be lost."""
    facts = [
        *opened(**reported),
        fact("plan.recorded", "2026-05-30T10:00", id="plan", lines=[LINE]),
        fact("victim.needs_assessed", "2026-05-30T11:00", id="needs", victim=AMIR),
        reviewed("2026-05-30T12:00"),
        fact(
            "line.disposed",
            "2026-06-01T10:00",
            id="closed",
            line="L1",
            disposition="done",
            reason="seen",
        ),
    ]
    return {each.id: each for each in facts}


PROPOSED = fact("outcome.proposed", "2026-06-02T10:00", id="proposed", code=18)
AUTHORISED = fact("outcome.authorised", "2026-06-02T11:00", id="authorised", by=SUNIL, code=18)
TOLD = told("2026-06-03T10:00", "R6.OUTCOME")
FINALISED = fact("outcome.finalised", "2026-06-04T10:00", id="finalised", code=18)
END = (PROPOSED, AUTHORISED, TOLD, FINALISED)


def closure(
    *facts: Fact[Data], without: str = "", as_of: str = "2026-06-10T09:00"
) -> tuple[str, list[str]]:
    before = [each for each in ready().values() if each.id != without]
    found = verdict_of([*before, *facts], as_of).closures
    return found[0].verdict, found[0].codes


def test_an_unsolved_case_goes_through_the_gate() -> None:
    assert closure(*END) == ("finalised", [])
    assert closure(PROPOSED, AUTHORISED, TOLD) == ("authorised", [])
    assert closure(PROPOSED) == ("refused", ["C03"])


@pytest.mark.parametrize(
    ("without", "reasons"),
    [("plan", ["C01"]), ("closed", ["C02"]), ("review", ["C04"]), ("needs", ["C05"])],
)
def test_each_thing_missing_refuses_it(without: str, reasons: list[str]) -> None:
    assert closure(*END, without=without) == ("refused", reasons)


AGAINST = [
    (fact("line.added", "2026-06-01T11:00", line="L2"), ["C02"]),
    (fact("line.disposed", "2026-06-01T11:00", line="L1", disposition="done", reason=" "), ["C02"]),
    (fact("suspect.identified", "2026-06-01T11:00", suspect="A"), ["C11"]),
    (fact("cps.submitted", "2026-06-01T11:00"), ["C18"]),
    (
        fact("suspect.released", "2026-06-01T11:00", suspect="A", under_investigation=True),
        ["C11", "C19"],
    ),
    (
        fact(
            "suspect.bailed",
            "2026-06-01T11:00",
            suspect="A",
            start_date="2026-06-01",
            conditions=[],
        ),
        ["C11", "C19"],
    ),
]


@pytest.mark.parametrize(("extra", "reasons"), AGAINST)
def test_each_thing_unfinished_refuses_it(extra: Fact[Data], reasons: list[str]) -> None:
    assert closure(extra, *END) == ("refused", reasons)


def test_every_reason_is_given_at_once() -> None:
    bare = [*opened(child_present=True), fact("cps.submitted", "2026-06-01T11:00"), PROPOSED]
    assert verdict_of(bare).closures[0].codes == ["C01", "C03", "C04", "C05", "C18", "C20"]


def test_a_reason_names_what_it_is_about_and_the_record_that_clears_it() -> None:
    lines = fact("line.added", "2026-06-01T11:00", line="L2")
    file = file_of([*ready().values(), lines], "2026-06-02T09:00")
    (reason,) = gate.against_closing_now(file, proposed_1(), OutcomeProposed(code=18))
    assert (reason.code, reason.about) == ("C02", ("L2",))
    assert reason.clears == "Every line closed, each with its reason."


@pytest.mark.parametrize("by", [PETRA, CORA, "stranger"])
def test_nobody_but_an_independent_supervisor_authorises(by: str) -> None:
    act = fact("outcome.authorised", "2026-06-02T11:00", by=by, code=18)
    assert closure(PROPOSED, act, TOLD, FINALISED) == ("refused", ["C03"])


def test_a_sergeant_does_not_authorise_what_he_proposed_nor_his_own_case() -> None:
    own = fact("outcome.proposed", "2026-06-02T10:00", by=SUNIL, code=18)
    assert closure(own, AUTHORISED) == ("refused", ["C03"])
    his = fact("case.allocated", "2026-06-02T09:00", to=SUNIL)
    assert closure(his, PROPOSED, AUTHORISED) == ("refused", ["C03"])


def test_the_first_authorisation_decides_and_a_refused_proposal_needs_a_new_one() -> None:
    hers = fact("outcome.authorised", "2026-06-02T10:30", by=PETRA, code=18)
    assert closure(PROPOSED, hers, AUTHORISED) == ("refused", ["C03"])
    new = fact("outcome.proposed", "2026-06-02T10:45", id="new", code=18)
    found = verdict_of([*ready().values(), PROPOSED, hers, new, AUTHORISED]).closures
    assert [(c.proposal.id, c.verdict) for c in found] == [
        ("proposed", "refused"),
        ("new", "authorised"),
    ]


def test_without_naming_one_the_latest_open_proposal_of_the_code_is_meant() -> None:
    new = fact("outcome.proposed", "2026-06-02T10:45", id="new", code=18)
    named = fact("outcome.authorised", "2026-06-02T11:00", by=SUNIL, code=18, proposal="proposed")
    other = fact("outcome.authorised", "2026-06-02T11:00", by=SUNIL, code=15)
    for act, open_ones in (
        (AUTHORISED, {"proposed"}),
        (named, {"new"}),
        (other, {"proposed", "new"}),
    ):
        found = verdict_of([*ready().values(), PROPOSED, new, act]).closures
        assert {c.proposal.id for c in found if c.decided is None} == open_ones


def test_the_gate_sees_only_what_was_written_down_by_then() -> None:
    late = fact("victim.needs_assessed", "2026-05-30T11:00", rec="2026-06-02T11:01", victim=AMIR)
    assert closure(late, *END, without="needs") == ("refused", ["C05"])
    soon = fact("victim.needs_assessed", "2026-05-30T11:00", rec="2026-06-02T11:00", victim=AMIR)
    assert closure(soon, *END, without="needs") == ("finalised", [])


def test_it_is_not_finalised_before_the_victim_was_told() -> None:
    assert closure(PROPOSED, AUTHORISED, FINALISED) == ("refused", ["C13"])
    early = told("2026-06-02T10:59", "R6.OUTCOME")
    assert closure(PROPOSED, AUTHORISED, early, FINALISED) == ("refused", ["C13"])
    again = fact("outcome.finalised", "2026-06-05T10:00", code=18)
    late = told("2026-06-04T12:00", "R6.OUTCOME")
    assert closure(PROPOSED, AUTHORISED, FINALISED, late, again) == ("finalised", [])


def test_two_safe_attempts_on_different_days_stand_for_telling() -> None:
    one = told("2026-06-02T12:00", "R6.OUTCOME", id="t1", attempt_only=True)
    same_day = told("2026-06-02T18:00", "R6.OUTCOME", id="t2", attempt_only=True)
    next_day = told("2026-06-03T12:00", "R6.OUTCOME", id="t3", attempt_only=True)
    unsafe = fact(
        "victim.safe_contact", "2026-06-03T09:00", victim=AMIR, unsafe=[{"channel": "phone"}]
    )
    assert closure(PROPOSED, AUTHORISED, one, same_day, FINALISED)[1] == ["C13"]
    assert closure(PROPOSED, AUTHORISED, one, next_day, FINALISED)[0] == "finalised"
    assert closure(PROPOSED, AUTHORISED, one, next_day, unsafe, FINALISED)[1] == ["C13"]


def test_who_waived_the_news_need_not_be_told() -> None:
    waived = fact("victim.waived", "2026-06-01T10:00", victim=AMIR, rules=["R6.OUTCOME"], reason="")
    assert closure(waived, PROPOSED, AUTHORISED, FINALISED) == ("finalised", [])


def test_undecided_property_is_listed_and_refuses_nothing() -> None:
    held = fact("property.held", "2026-06-01T10:00", item="knife")
    assert closure(held, *END) == ("finalised", ["C14"])
    decided = fact("property.decided", "2026-06-01T11:00", item="knife", decision="destroy")
    assert closure(held, decided, *END) == ("finalised", [])


def test_a_refused_authorisation_owes_no_news_and_a_finalised_case_stops_its_clocks() -> None:
    refused = verdict_of(
        [*ready().values(), fact("suspect.identified", "2026-06-01T11:00", suspect="A"), *END]
    )
    assert not [d for d in refused.duties if d.rule == "R6.OUTCOME"]
    done = verdict_of([*ready().values(), *END], "2026-12-01T09:00:00+00:00")
    assert [(d.state, d.by_fact) for d in done.duties if d.rule == "R6.OUTCOME"] == [
        ("met", "told")
    ]
    assert [r.kind for r in done.reviews] == ["plan", "first_review"]
    silences = [d for d in done.duties if d.rule == "R6.CADENCE"]
    assert [d.state for d in silences] == ["met", "not_applicable"]


def test_every_condition_of_the_rulebook_is_judged() -> None:
    published = {condition.code for condition in outcomes.current().condition}
    assert published == {*gate.AT_AUTHORISATION, *gate.AT_FINALISATION}
    assert sorted(o.code for o in outcomes.current().outcome) == list(range(1, 23))
