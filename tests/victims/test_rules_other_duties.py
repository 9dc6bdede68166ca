"""Duties with a twist: safe ways, own facts, bail, silence, court, and whose duty it is."""

from typing import Any

import pytest

from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.instants import london_text
from goldenhour.victims.rules.duties import Duty
from tests.investigation.story import AMIR, INES, OKORO, SUNIL, fact, opened, told, verdict_of

NIGHT = "2026-05-29T22:10"


def duties(rule: str, *facts: Fact[Data], as_of: str = "2026-07-01T09:00") -> list[Duty]:
    return [d for d in verdict_of([*opened(), *facts], as_of).duties if d.rule == rule]


def rows(rule: str, *facts: Fact[Data], as_of: str = "2026-07-01T09:00") -> list[tuple[Any, ...]]:
    return [
        (d.trigger, london_text(d.due)[:10], d.state, d.by_fact)
        for d in duties(rule, *facts, as_of=as_of)
    ]


def alerts(*facts: Fact[Data], as_of: str = "2026-07-01T09:00") -> list[tuple[str, str, str]]:
    found = verdict_of([*opened(), *facts], as_of).alerts
    return [(alert.code, alert.fact, london_text(alert.at)) for alert in found]


SAFE = [{"channel": "sms", "from": "22:00", "to": "06:00"}, {"channel": "email"}]
UNSAFE = [{"channel": "phone"}, {"channel": "email", "from": "09:00", "to": "17:00"}]
WAYS = [
    ("sms", "2026-06-01T23:00", None),
    ("sms", "2026-06-02T05:59", None),
    ("sms", "2026-06-02T06:00", "OUTSIDE_SAFE_WINDOW"),
    ("sms", "2026-06-01T22:00", None),
    ("email", "2026-06-01T08:59", None),
    ("email", "2026-06-01T09:00", "UNSAFE_CHANNEL"),
    ("email", "2026-06-01T17:00", None),
    ("phone", "2026-06-01T23:00", "UNSAFE_CHANNEL"),
    ("post", "2026-06-01T23:00", "UNSAFE_CHANNEL"),
    ("post", "2026-05-29T22:30", None),  # before anything was said of safe ways
]


@pytest.mark.parametrize(("channel", "at", "breach"), WAYS)
def test_only_a_safe_way_tells(channel: str, at: str, breach: str | None) -> None:
    arrest = fact("suspect.arrested", NIGHT, id="arrest", suspect="A")
    said = fact("victim.safe_contact", "2026-05-29T23:00", victim=AMIR, safe=SAFE, unsafe=UNSAFE)
    news = told(at, "R6.ARREST", channel=channel)
    state = "overdue" if breach else "met"
    assert [d.state for d in duties("R6.ARREST", arrest, said, news)] == [state]
    assert [a[:2] for a in alerts(arrest, said, news)] == ([(breach, "told")] if breach else [])


def test_the_latest_record_of_safe_ways_replaces_the_whole() -> None:
    first = fact("victim.safe_contact", "2026-05-29T23:00", victim=AMIR, unsafe=UNSAFE)
    later = fact(
        "victim.safe_contact", "2026-05-30T23:00", victim=AMIR, safe=[{"channel": "phone"}]
    )
    assert not alerts(first, later, told("2026-06-01T10:00", "R6.ARREST"))


def test_needs_referral_and_statement_are_met_by_their_own_facts_only() -> None:
    said = told("2026-05-30T10:00", "R4.NEEDS", "R4.REFER", "R7.VPS")
    for rule in ("R4.NEEDS", "R4.REFER", "R7.VPS"):
        assert rows(rule, said) == [("reported", "2026-06-02", "overdue", None)]
    own = [
        fact("victim.needs_assessed", "2026-05-30T10:00", id="needs", victim=AMIR),
        fact("victim.referred", "2026-05-30T11:00", id="referred", victim=AMIR),
        fact("victim.vps_explained", "2026-06-03T10:00", id="vps", victim=AMIR, choice="later"),
    ]
    assert rows("R4.NEEDS", *own) == [("reported", "2026-06-02", "met", "needs")]
    assert rows("R4.REFER", *own) == [("reported", "2026-06-02", "met", "referred")]
    assert rows("R7.VPS", *own) == [("reported", "2026-06-02", "missed", "vps")]


def test_what_is_refused_or_declined_in_time_is_declined() -> None:
    no = [
        fact("victim.needs_assessed", "2026-05-30T10:00", id="n", victim=AMIR, refused=True),
        fact("victim.referral_declined", "2026-05-30T10:00", id="r", victim=AMIR, reason="no"),
    ]
    assert rows("R4.NEEDS", *no) == [("reported", "2026-06-02", "declined", "n")]
    assert rows("R4.REFER", *no) == [("reported", "2026-06-02", "declined", "r")]


def test_a_report_is_confirmed_by_confirmation_or_telling() -> None:
    written = fact(
        "victim.confirmed", "2026-06-01T10:00", id="c", victim=AMIR, channel="post", evidence="m"
    )
    assert rows("R3.CONFIRM", written) == [("reported", "2026-06-05", "met", "c")]
    said = told("2026-06-01T10:00", "R3.CONFIRM")
    assert rows("R3.CONFIRM", said) == [("reported", "2026-06-05", "met", "told")]


def bailed(at: str = "2026-05-29T22:30", start: str = "2026-05-29") -> Fact[Data]:
    return fact("suspect.bailed", at, id="bail", suspect="A", start_date=start, conditions=[])


def extended(at: str, until: str, by: str, id: str = "more") -> Fact[Data]:
    return fact("suspect.bail_extended", at, id=id, suspect="A", until=until, authorised_by=by)


def test_bail_that_runs_out_is_news_from_its_last_second() -> None:
    told_once = told("2026-06-01T10:00", "R6.BAIL")
    assert rows("R6.BAIL", bailed(), told_once, as_of="2026-08-28T23:59:58+01:00") == [
        ("bail", "2026-06-05", "met", "told")
    ]
    assert rows("R6.BAIL", bailed(), told_once, as_of="2026-08-29T09:00") == [
        ("bail", "2026-06-05", "met", "told"),
        ("bail", "2026-09-07", "pending", None),
    ]
    assert alerts(bailed(), as_of="2026-08-29T09:00") == [
        ("BAIL_LAPSED", "bail", "2026-08-28T23:59:59+01:00")
    ]


ENDINGS = [
    fact("suspect.bail_cancelled", "2026-07-01T10:00", suspect="A"),
    fact("suspect.charged", "2026-07-01T10:00", suspect="A"),
    fact("suspect.released", "2026-07-01T10:00", suspect="A"),
]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.type)
def test_bail_that_was_ended_does_not_lapse(ending: Fact[Data]) -> None:
    assert not alerts(bailed(), ending, as_of="2026-09-10T09:00")


@pytest.mark.parametrize(
    ("start", "last_second"),
    [
        ("2025-12-02", "2026-03-01T23:59:59+00:00"),
        ("2025-11-30", "2026-02-28T23:59:59+00:00"),
        ("2025-12-01", "2026-02-28T23:59:59+00:00"),
        ("2026-01-31", "2026-04-30T23:59:59+01:00"),
    ],
)
def test_three_months_begin_with_the_first_day(start: str, last_second: str) -> None:
    spell = bailed(f"{start}T09:00:00+00:00", start)
    assert alerts(spell, as_of="2026-05-29T21:30") == [("BAIL_LAPSED", "bail", last_second)]


EXTENSIONS = [
    ("2026-08-20T10:00", "2026-11-28", INES, []),
    ("2026-08-20T10:00", "2026-11-29", INES, ["BAIL_EXTENSION_RANK"]),
    ("2026-08-20T10:00", "2027-02-28", OKORO, []),
    ("2026-08-20T10:00", "2027-03-01", OKORO, ["BAIL_EXTENSION_RANK"]),
    ("2026-08-20T10:00", "2028-03-01", "court", []),
    ("2026-08-20T10:00", "2026-09-28", SUNIL, ["BAIL_EXTENSION_RANK"]),
    ("2026-08-29T00:00", "2026-11-28", INES, ["BAIL_EXTENSION_OUT_OF_TIME"]),
]


@pytest.mark.parametrize(("at", "until", "by", "faults"), EXTENSIONS)
def test_an_extension_holds_only_in_time_and_by_rank(
    at: str, until: str, by: str, faults: list[str]
) -> None:
    found = alerts(bailed(), extended(at, until, by), as_of="2026-09-20T09:00")
    assert [code for code, of, _ in found if of == "more"] == faults
    assert any(code == "BAIL_LAPSED" for code, _, _ in found) == bool(faults)
    news = rows("R6.BAIL", bailed(), extended(at, until, by), as_of="2026-09-20T09:00")
    assert ("more" in [row[0] for row in news]) == (not faults)


def agreed(at: str, days: int) -> Fact[Data]:
    return fact("victim.cadence_agreed", at, victim=AMIR, days=days, channel="phone")


def test_silence_is_counted_from_the_record_and_then_from_each_telling() -> None:
    calls = [told("2026-06-10T10:00", "R5", id="t1"), told("2026-07-20T10:00", "R5", id="t2")]
    assert rows("R6.CADENCE", *calls, as_of="2026-07-21T09:00") == [
        ("recorded", "2026-06-26", "met", "t1"),
        ("t1", "2026-07-08", "missed", "t2"),
        ("t2", "2026-08-17", "pending", None),
    ]


def test_a_new_agreement_moves_a_period_that_still_runs() -> None:
    weekly = agreed("2026-06-12T10:00", 14)
    assert rows("R6.CADENCE", weekly)[0][1] == "2026-06-12"
    assert rows("R6.CADENCE", agreed("2026-06-26T23:59", 60))[0][1] == "2026-07-28"
    assert rows("R6.CADENCE", agreed("2026-06-27T00:00", 60))[0][1] == "2026-06-26"
    assert rows("R6.CADENCE", agreed("2026-05-29T20:15", 10**12))[0][1] == "9999-12-30"


def test_a_waiver_or_an_unnamed_organisation_stops_the_cadence() -> None:
    waived = fact("victim.waived", "2026-05-29T20:15", victim=AMIR, rules=["R6.CADENCE"], reason="")
    assert rows("R6.CADENCE", waived) == [("recorded", "2026-06-26", "waived", None)]
    shop = fact("victim.added", "2026-05-29T20:15", victim="Shop", kind="organisation")
    assert [d.state for d in duties("R6.CADENCE", shop) if d.victim == "Shop"] == ["not_applicable"]


def test_after_a_prosecutor_decided_the_charge_is_the_prosecutor_s_news() -> None:
    charge = fact("suspect.charged", "2026-06-02T10:00", suspect="A")
    decided = fact("cps.decided", "2026-06-02T09:00", decision="charge")
    assert [d.owner for d in duties("R6.CHARGE", charge)] == ["police"]
    assert [d.owner for d in duties("R6.CHARGE", charge, decided)] == ["cps"]


def test_court_and_sentence_have_their_own_clocks_and_owners() -> None:
    heard = fact("court.hearing_listed", "2026-06-05T10:00", id="h", victim=AMIR)
    bail = fact("court.bail_result", "2026-06-05T10:00", id="b", victim=AMIR)
    sentence = {"suspect": "A", "verdict": "guilty", "specified_offence": True}
    short = fact("court.resulted", "2026-06-05T10:00", id="s", sentence_months=11, **sentence)
    long = fact("court.resulted", "2026-06-05T10:00", id="l", sentence_months=12, **sentence)
    referred = fact("scheme.referred", "2026-06-08T10:00", id="r", victim=AMIR)
    assert rows("R8.HEARING_DATE", heard) == [("h", "2026-06-08", "overdue", None)]
    assert rows("R8.BAIL_RESULT", bail) == [("b", "2026-06-12", "overdue", None)]
    assert rows("R9.RESULT", short) == [("s", "2026-06-08", "overdue", None)]
    assert not rows("R11.VCS_REFER", short)
    assert rows("R11.VCS_REFER", long, referred) == [("l", "2026-06-19", "met", "r")]
    assert rows("R11.VLO_CONTACT", referred) == [("r", "2026-07-06", "pending", None)]
    owners = {duties(rule, long, referred)[0].owner for rule in ("R9.RESULT", "R11.VCS_REFER")}
    assert owners == {"witness_care"}
    assert duties("R11.VLO_CONTACT", referred)[0].owner == "probation"


def test_a_decided_review_also_acknowledges() -> None:
    asked = fact("victim.review_requested", "2026-06-01T10:00", id="q", victim=AMIR)
    done = fact("victim.review_decided", "2026-06-12T10:00", id="d", victim=AMIR, decision="upheld")
    assert rows("VRR.ACK", asked, done) == [("q", "2026-06-15", "met", "d")]
    assert rows("VRR.DECIDE", asked, done) == [("q", "2026-07-13", "met", "d")]
