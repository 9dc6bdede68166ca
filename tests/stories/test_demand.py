"""Demand: about two hundred contacts a day, the same week from the same seed, none refused."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour import geography
from goldenhour.force import rules as force
from goldenhour.stories.demand import LONDON, Rung, demand, live
from goldenhour.stories.scenarios import acts, case_acts
from goldenhour.stories.scenarios.told import told
from goldenhour.triage.rules import Proposal, propose_plain

START = datetime(2026, 11, 15, tzinfo=UTC)


@cache
def week() -> list[Rung]:
    """One week, made when the first test asks for it."""
    return demand(1, 7, START)


def proposal(rung: Rung) -> Proposal:
    assessed = rung.story.of_kind(acts.Assess)[0]
    place = geography.postcode(rung.story.of_kind(acts.Say)[0].address.postcode)
    assert place is not None
    contact = {
        "contact": rung.story.name,
        "channel": rung.story.ring.channel,
        "received_at": rung.at.isoformat(),
        "setting": place.setting,
        "incident_type": assessed.incident_type,
        "answers": acts.answers_at(assessed.answers, rung.at),
        "observed": list(assessed.observed),
        "history": {},
    }
    return propose_plain(contact)


def answered(week: list[Rung]) -> list[Rung]:
    return [rung for rung in week if rung.story.of_kind(acts.Assess)]


def test_the_same_seed_makes_the_same_week_and_another_seed_another() -> None:
    assert demand(1, 1, START) == demand(1, 1, START)
    assert demand(2, 1, START) != demand(1, 1, START)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_a_week_has_about_fourteen_hundred_contacts_in_order(seed: int) -> None:
    week = demand(seed, 7, START)
    moments = [rung.at for rung in week]
    assert 1_340 <= len(week) <= 1_460
    assert moments == sorted(moments)
    assert START <= moments[0] <= moments[-1] < START + timedelta(days=7)


def test_triage_accepts_every_contact_of_the_week_and_grades_are_mixed() -> None:
    grades = Counter(proposal(rung).proposed_grade for rung in answered(week()))
    total = sum(grades.values())
    assert 0.08 < grades["I"] / total < 0.25
    assert 0.15 < grades["P"] / total < 0.40
    assert 0.10 < grades["S"] / total < 0.40
    assert 0.15 < grades["R"] / total < 0.50


def test_what_is_done_follows_from_the_grade() -> None:
    for rung in answered(week()):
        if not rung.told:
            nobody_sent = not rung.story.of_kind(acts.Assign)
            assert nobody_sent == (proposal(rung).proposed_grade == "R")


def test_some_give_up_before_anybody_answers() -> None:
    gone = [rung for rung in week() if rung.story.of_kind(acts.HangUp)]
    assert 0 < len(gone) < 0.06 * len(week())
    assert all(not rung.story.of_kind(acts.PickUp) for rung in gone)
    assert any(rung.story.of_kind(acts.RingBack) for rung in gone)
    assert all(rung.story.ring.channel in ("999", "101") for rung in gone)


def test_every_answered_call_ends_and_nothing_is_said_in_it_afterwards() -> None:
    for rung in answered(week()):
        ends = rung.story.of_kind(acts.RingOff)
        assert len(ends) == (rung.story.ring.channel in ("999", "101"))
        said = rung.story.of_kind(acts.Say)
        assert all(one.minute < end.minute for one in said for end in ends)


def test_some_ring_again_and_some_of_those_are_misheard() -> None:
    names: dict[str, set[str]] = {}
    for rung in answered(week()):
        who = rung.story.of_kind(acts.Mention)[0].who
        if rung.story.ring.phone:
            names.setdefault(rung.story.ring.phone, set()).add(who.surname)
    assert sum(len(spellings) > 1 for spellings in names.values()) > 10


def test_the_acts_of_every_story_are_in_order_and_by_known_roles() -> None:
    for rung in week():
        minutes = [act.minute for act in rung.story.acts]
        assert minutes == sorted(minutes), rung.story.name
        assert {act.by for act in rung.story.acts} <= set(force.MAY)


def test_a_case_begins_only_where_an_incident_was_made() -> None:
    for rung in week():
        if rung.story.of_kind(case_acts.RecordCrime):
            assert rung.story.of_kind(acts.Send)


def test_evenings_are_busier_than_the_small_hours() -> None:
    hours = Counter(rung.at.astimezone(LONDON).hour for rung in week())
    assert sum(hours[hour] for hour in (17, 18, 19)) > 3 * sum(hours[hour] for hour in (3, 4, 5))


def test_all_eight_told_stories_fall_in_the_week() -> None:
    assert len({rung.told for rung in week() if rung.told}) == 8
    assert len([rung for rung in week() if rung.told]) == 15


@pytest.fixture
def few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hardly an ordinary call rings between the told ones, which are the same for any number."""
    monkeypatch.setattr("goldenhour.stories.demand.A_DAY", 1)


@pytest.mark.usefixtures("few_others")
def test_a_told_story_keeps_its_local_time_in_summer() -> None:
    summer = demand(1, 7, datetime(2026, 7, 5, tzinfo=UTC))
    third = next(r for r in summer if r.story.name == "repeat_victim_third_call")
    assert third.at.astimezone(LONDON).strftime("%H:%M") == "21:04"


def test_an_act_happens_minutes_after_its_ring() -> None:
    assert week()[0].moment(1.5) - week()[0].at == timedelta(seconds=90)


def test_live_calls_come_as_fast_as_asked_and_are_the_same_again() -> None:
    first = list(islice(live(3, START, speed=1), 400))
    assert first == list(islice(live(3, START, speed=1), 400))
    fast = list(islice(live(3, START, speed=10), 400))
    slow, quick = first[-1].at - START, fast[-1].at - START
    assert 5 < slow / quick < 20
    assert all(earlier.at <= later.at for earlier, later in pairwise(fast))


@pytest.mark.parametrize("speed", [0, -1, float("nan")])
def test_a_speed_that_is_no_speed_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        live(3, START, speed=speed)


@pytest.mark.usefixtures("few_others")
@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_every_told_story_is_played_whatever_the_hour_at_which_the_week_begins(hour: int) -> None:
    start = datetime(2026, 11, 16, hour, 59, tzinfo=UTC)
    played = {rung.story.name for rung in demand(1, 7, start) if rung.told}
    assert played == {chapter.story.name for chapter in told()}
