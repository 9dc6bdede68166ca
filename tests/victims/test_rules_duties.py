"""What a victim is owed after an event, and what meets it: named moments of one case."""

import pytest

from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.instants import london_text
from goldenhour.rulebook import victims_code
from goldenhour.victims.rules.cadence import CADENCE
from goldenhour.victims.rules.duties import Duty
from goldenhour.victims.rules.triggers import rules_by_trigger
from tests.investigation.story import AMIR, BREE, fact, opened, told, verdict_of

ARREST = "R6.ARREST"
NIGHT = "2026-05-29T22:10"  # a Friday
MONDAY, FRIDAY = "2026-06-01T23:59:59+01:00", "2026-06-05T23:59:59+01:00"


def arrested(at: str = NIGHT) -> Fact[Data]:
    return fact("suspect.arrested", at, id="arrest", suspect="A")


def enhanced(at: str, *grounds: str) -> Fact[Data]:
    return fact("victim.needs_assessed", at, victim=AMIR, grounds=list(grounds))


def duty_of(
    *facts: Fact[Data], as_of: str = "2026-07-01T09:00", rule: str = ARREST, victim: str = AMIR
) -> Duty:
    found = [d for d in verdict_of([*opened(), *facts], as_of).duties if d.rule == rule]
    return next(duty for duty in found if duty.victim == victim)


def standing(duty: Duty) -> tuple[str, str, str | None]:
    return london_text(duty.due), duty.state, duty.by_fact


def test_an_arrest_on_friday_night_is_news_by_the_friday_after() -> None:
    duty = duty_of(arrested(), as_of="2026-05-30T09:00")
    assert standing(duty) == (FRIDAY, "pending", None)
    assert (duty.suspect, duty.trigger, duty.owner) == ("A", "arrest", "police")


def test_with_enhanced_rights_it_is_news_by_monday() -> None:
    vulnerable = enhanced("2026-05-29T21:00", "vulnerable")
    assert standing(duty_of(vulnerable, arrested())) == (MONDAY, "overdue", None)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-06-05T23:59:59+01:00", "met"),
        ("2026-06-05T23:59:59.900000+01:00", "met"),
        ("2026-06-06T00:00:00+01:00", "missed"),
        ("2026-05-29T22:10:00+01:00", "met"),
    ],
)
def test_the_last_second_of_the_last_day_still_counts(at: str, state: str) -> None:
    assert standing(duty_of(arrested(), told(at, ARREST))) == (FRIDAY, state, "told")


@pytest.mark.parametrize(
    ("as_of", "state"), [("2026-06-05T23:59:59+01:00", "pending"), ("2026-06-06T00:00", "overdue")]
)
def test_an_untold_duty_is_overdue_from_the_next_second(as_of: str, state: str) -> None:
    assert duty_of(arrested(), as_of=as_of).state == state


def test_what_was_said_before_the_arrest_did_not_tell_of_it() -> None:
    assert duty_of(arrested(), told("2026-05-29T22:09", ARREST)).state == "overdue"


def test_an_attempt_tells_nobody() -> None:
    tried = told("2026-06-01T10:00", ARREST, attempt_only=True)
    assert duty_of(arrested(), tried).by_fact is None


def test_a_telling_for_another_rule_victim_or_event_does_not_count() -> None:
    others = [
        told("2026-06-01T10:00", "R6.INTERVIEW", id="t1"),
        told("2026-06-01T10:00", ARREST, id="t2", victim=BREE),
        told("2026-06-01T10:00", ARREST, id="t3", facts=["another"]),
    ]
    assert duty_of(arrested(), *others).state == "overdue"
    named = told("2026-06-01T10:00", ARREST, facts=["another", "arrest"])
    assert duty_of(arrested(), named).state == "met"


def test_without_evidence_it_is_unevidenced_and_late_it_is_missed() -> None:
    assert duty_of(arrested(), told("2026-06-01T10:00", ARREST, evidence="")).state == "unevidenced"
    assert duty_of(arrested(), told("2026-06-09T10:00", ARREST, evidence="")).state == "missed"


def test_an_evidenced_telling_in_time_replaces_one_without_evidence() -> None:
    said = told("2026-06-01T10:00", ARREST, id="said", evidence="")
    shown = told("2026-06-02T10:00", ARREST, id="shown")
    late = told("2026-06-08T10:00", ARREST, id="late")
    assert standing(duty_of(arrested(), said, shown)) == (FRIDAY, "met", "shown")
    assert standing(duty_of(arrested(), said, late)) == (FRIDAY, "unevidenced", "said")


@pytest.mark.parametrize(
    ("evidence", "state", "rec", "is_backdated"),
    [
        ("call 4", "met", "2026-06-02T10:00", False),
        ("call 4", "met", "2026-06-02T10:01", True),
        ("", "unevidenced", "2026-06-02T10:01", True),
    ],
)
def test_what_is_written_down_a_day_later_is_flagged(
    evidence: str, state: str, rec: str, is_backdated: bool
) -> None:
    verdict = verdict_of(
        [*opened(), arrested(), told("2026-06-01T10:00", ARREST, evidence=evidence, rec=rec)]
    )
    assert [d.state for d in verdict.duties if d.rule == ARREST] == [state]
    assert [(a.code, a.fact) for a in verdict.alerts if a.fact == "told"] == (
        [("BACKDATED", "told")] if is_backdated else []
    )


def test_a_recorded_later_telling_is_not_seen_before() -> None:
    late = told("2026-06-01T10:00", ARREST, rec="2026-06-20T10:00")
    assert duty_of(arrested(), late, as_of="2026-06-19T10:00").state == "overdue"


def test_an_upgrade_shortens_what_is_pending_and_nothing_lengthens_it() -> None:
    upgraded = enhanced("2026-06-01T12:00", "intimidated")
    ended = fact("victim.needs_assessed", "2026-06-01T13:00", victim=AMIR, grounds=[])
    tuesday = "2026-06-02T23:59:59+01:00"
    assert standing(duty_of(arrested(), upgraded)) == (tuesday, "overdue", None)
    assert standing(duty_of(arrested(), upgraded, ended)) == (tuesday, "overdue", None)
    on_friday = enhanced("2026-06-05T12:00", "intimidated")
    assert standing(duty_of(arrested(), on_friday)) == (FRIDAY, "overdue", None)


def test_an_upgrade_after_the_telling_changes_nothing() -> None:
    upgraded = enhanced("2026-06-02T12:00", "intimidated")
    assert standing(duty_of(arrested(), told("2026-06-01T10:00", ARREST), upgraded)) == (
        FRIDAY,
        "met",
        "told",
    )
    unproved = told("2026-06-01T10:00", ARREST, evidence="")
    assert london_text(duty_of(arrested(), unproved, upgraded).due) == "2026-06-03T23:59:59+01:00"


def test_ended_grounds_end_the_shorter_limit_for_later_events_but_never_for_a_child() -> None:
    ended = [enhanced("2026-05-29T21:00", "vulnerable"), enhanced("2026-05-29T22:00")]
    assert london_text(duty_of(*ended, arrested()).due) == FRIDAY
    child = fact("victim.added", "2026-05-29T20:15", victim=BREE, kind="person", age=17)
    over = fact("victim.needs_assessed", "2026-05-29T22:00", victim=BREE, grounds=[])
    assert london_text(duty_of(child, over, arrested(), victim=BREE).due) == MONDAY


def test_domestic_abuse_alone_enhances_nobody() -> None:
    verdict = verdict_of([*opened(domestic_abuse=True, stalking=True), arrested()])
    assert [london_text(d.due) for d in verdict.duties if d.rule == ARREST] == [FRIDAY]


def test_a_waiver_protects_only_from_what_happens_after_it_was_written_down() -> None:
    before = fact("victim.waived", "2026-05-29T21:00", victim=AMIR, rules=[ARREST], reason="no")
    late = fact(
        "victim.waived",
        "2026-05-29T21:00",
        rec="2026-05-29T22:11",
        victim=AMIR,
        rules=[ARREST],
        reason="no",
    )
    assert standing(duty_of(before, arrested(), told("2026-06-01T10:00", ARREST))) == (
        FRIDAY,
        "waived",
        None,
    )
    assert duty_of(arrested(), late).state == "overdue"


def test_all_but_outcome_keeps_the_outcome_the_result_and_the_reviews() -> None:
    kept = {rule.id for rule in victims_code.editions()[0].rule if rule.survives_general_waiver}
    assert kept == {"R6.OUTCOME", "R6.VRR_INFO", "R9.RESULT", "VRR.ACK", "VRR.DECIDE"}
    waived = fact(
        "victim.waived", "2026-05-29T21:00", victim=AMIR, rules=["all_but_outcome"], reason="no"
    )
    result = fact("court.resulted", "2026-06-01T10:00", suspect="A", verdict="guilty")
    assert duty_of(waived, arrested()).state == "waived"
    assert duty_of(waived, result, rule="R9.RESULT").state == "overdue"


def test_an_organisation_is_owed_nothing_before_somebody_is_named_for_it() -> None:
    shop = fact("victim.added", "2026-05-29T20:15", victim="Shop", kind="organisation")
    named = fact("victim.contact_named", "2026-05-29T22:11", victim="Shop", name="Mrs Dale")
    assert duty_of(shop, arrested(), victim="Shop").state == "not_applicable"
    assert duty_of(shop, named, arrested(), victim="Shop").state == "not_applicable"
    assert duty_of(shop, named, arrested("2026-05-29T22:11"), victim="Shop").state == "overdue"


def test_a_victim_added_later_is_owed_from_the_event() -> None:
    later = fact("victim.added", "2026-06-03T09:00", victim=BREE, kind="person")
    assert london_text(duty_of(arrested(), later, victim=BREE).due) == FRIDAY


def test_a_voided_arrest_leaves_no_duty_and_its_restoration_brings_it_back() -> None:
    void = fact("fact.voided", "2026-05-30T09:00", id="void", fact="arrest", reason="mistyped")
    again = fact("fact.voided", "2026-05-30T10:00", id="undo", fact="void", reason="it was right")
    assert not [d for d in verdict_of([*opened(), arrested(), void]).duties if d.rule == ARREST]
    assert duty_of(arrested(), void, again).state == "overdue"


def test_every_rule_with_a_clock_is_computed() -> None:
    code = victims_code.editions()[0]
    clocked = {rule.id for rule in code.rule if rule.working_days is not None}
    computed = {rule.id for rules in rules_by_trigger(code).values() for rule in rules}
    assert computed == clocked
    assert code.named(CADENCE) is not None
