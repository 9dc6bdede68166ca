"""Playing: each told story is played to its end without a refusal, and ends as it is told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from goldenhour.contact.models import Contact
from goldenhour.force import queries as force
from goldenhour.force.rules import MAY
from goldenhour.identification import commands as identification
from goldenhour.identification import queries as identities
from goldenhour.identification.models import Link, Marker, Mention, Person
from goldenhour.identification.queries import remembered, rows, trips
from goldenhour.identification.queries.trips import Near, Whom
from goldenhour.identification.rules.weighing import Scales
from goldenhour.investigation import queries as investigation
from goldenhour.investigation.models import Case, CaseFact
from goldenhour.journal.together import together
from goldenhour.linkage.keys import Said, keys
from goldenhour.response.models import Deployment
from goldenhour.stories import queries, seeding
from goldenhour.stories.playing import PLAYED, play
from goldenhour.stories.playing.cast import Cast, NobodyToPlay
from goldenhour.stories.playing.stage import Stage
from goldenhour.stories.scenarios import (
    acts,
    again_acts,
    case_acts,
    record_acts,
    report_acts,
    told_burglary,
)
from goldenhour.stories.scenarios.told import told
from goldenhour.triage.models import (
    AgreementRequest,
    Assessment,
    CallerTold,
    Incident,
    IncidentContact,
)
from goldenhour.victims import queries as victims
from tests.stories.plays import NOW, START, played, week

AFTERWARDS = NOW + timedelta(days=8)  # by then the last act of the last story is over


@pytest.fixture(scope="module")
def told_ones(module_database: str) -> Iterator[seeding.Played]:
    """Every told story, played to its end; taken back after the module."""
    with transaction.atomic():
        with together():
            came = played([one for one in week() if one.told], until=AFTERWARDS)
        yield came
        transaction.set_rollback(True)


def row_of(name: str) -> queries.ToldRow:
    found = queries.told(name)
    assert found is not None
    return found


def incident_of(name: str) -> Incident:
    return Incident.objects.get(uid=str(row_of(name).incident))


def case_of(name: str) -> Case:
    return Case.objects.get(uid=str(row_of(name).case))


def state_of(name: str, rule: str) -> set[str]:
    """How this duty to the victim stands a week after the story."""
    uid = row_of(name).case
    assert uid is not None
    duties = victims.duties(uid, at=AFTERWARDS)
    return {duty.state for duty in duties if duty.rule == rule}


def test_nothing_of_a_told_story_is_refused(told_ones: seeding.Played) -> None:
    assert told_ones.refused == ()
    assert told_ones.going_on == ()
    assert told_ones.acts == sum(len(chapter.story.acts) for chapter in told())


def test_every_told_story_is_remembered_by_its_name(told_ones: seeding.Played) -> None:
    for chapter in told():
        assert row_of(chapter.story.name).contact


def test_the_burglary_ends_with_outcome_18_and_its_file_reads_so(
    told_ones: seeding.Played,
) -> None:
    case = case_of("burglary")
    assert (case.state, case.outcome) == ("FINALISED", 18)
    assert investigation.case_file(case.uid, at=AFTERWARDS).facts
    assert state_of("burglary", "R6.OUTCOME") == {"met"}
    assert incident_of("burglary").result == "crime_recorded"


def test_the_repeat_victim_is_known_at_the_third_call(told_ones: seeding.Played) -> None:
    third = Assessment.objects.get(contact__uid=row_of("repeat_victim_third_call").contact)
    assert third.history["match"] == "confirmed"
    assert third.history["contacts_12m"] >= 1
    assert third.history["same_address_contacts_12m"] == 2
    assert third.grade == "I"
    first = Assessment.objects.get(contact__uid=row_of("repeat_victim_first_call").contact)
    assert first.history.get("contacts_12m", 0) == 0


def test_one_victim_was_told_of_the_arrest_and_one_was_not(told_ones: seeding.Played) -> None:
    assert state_of("repeat_victim_third_call", "R6.ARREST") == {"met"}
    assert "met" not in state_of("victim_not_told", "R6.ARREST")
    assert CaseFact.objects.filter(
        case=case_of("victim_not_told"), type="suspect.arrested"
    ).exists()


def test_the_calm_caller_is_immediate(told_ones: seeding.Played) -> None:
    incident = incident_of("calm_caller")
    assert incident.grade == "I"
    assert Deployment.objects.filter(incident=incident, arrived_at__isnull=False).exists()


def test_the_silent_call_finds_the_code_word(told_ones: seeding.Played) -> None:
    assert Marker.objects.filter(kind="code_word").count() == 1
    assert incident_of("silent_call").grade == "I"


def persons_of(name: str) -> list[identities.PersonRow]:
    """Whom officers have said the callers of this story are, as an auditor reads them."""
    links = Link.objects.filter(mention__contact__uid=row_of(name).contact, claim="confirmed")
    auditor = force.with_role("auditor")[0]
    uids = dict.fromkeys(links.order_by("id").values_list("person__uid", flat=True))
    return [identities.person(uid, by=auditor, at=AFTERWARDS, why="complaint") for uid in uids]


def test_two_records_of_one_person_are_one(told_ones: seeding.Played) -> None:
    hers = persons_of("one_person_twice")
    assert [len(one.mentions) for one in hers] == [0, 2]  # the record that went, and who she is
    assert {row.surname for row in hers[1].mentions} == {"Keogh", "Kehoe"}
    (merge,) = identities.merges_of(hers[1].uid)
    assert merge.is_in_force
    assert merge.asked_by != merge.answered_by


def test_father_and_son_are_two_again_and_are_not_offered_as_one(told_ones: seeding.Played) -> None:
    son, father = persons_of("son_of_one_name")  # the record that went and came back, and his
    assert persons_of("father_of_one_name") == [father]
    assert [len(one.mentions) for one in (son, father)] == [1, 1]
    (merge,) = identities.merges_of(son.uid)
    assert (merge.answer, merge.is_in_force) == ("agreed", False)
    assert "father and son" in merge.why_undone
    assert [one.person for one in identities.not_the_same(son.uid)] == [father.uid]
    again = identities.Said(given_name="Patrick", surname="Brannock", phone=son.mentions[0].phone)
    found = identities.known(said=again, by=force.with_role("contact_officer")[0], at=AFTERWARDS)
    assert father.uid not in {one.person for one in found.same_person if one.level == "probable"}


def test_one_incident_waits_for_ever(told_ones: seeding.Played) -> None:
    incident = incident_of("left_waiting")
    assert incident.closed_at is None
    assert not Deployment.objects.filter(incident=incident).exists()


def records(name: str) -> tuple[Incident, list[Assessment]]:
    """The incident of a story and its assessments, the oldest first."""
    judged = Assessment.objects.filter(contact__uid=row_of(name).contact).order_by("id")
    return incident_of(name), list(judged)


def test_a_grade_is_lowered_by_two_people_and_the_caller_hears_it(
    told_ones: seeding.Played,
) -> None:
    incident, judged = records("grade_lowered")
    assert [one.grade for one in judged] == ["P", "P", "S"]
    assert (judged[1].proposed, judged[2].caller_told) == ("R", True)
    request = AgreementRequest.objects.get(contact=judged[0].contact)
    assert (request.answer, request.asked_by) == ("agreed", judged[2].assessed_by)
    assert judged[2].agreed_by == request.answered_by != request.asked_by
    assert CallerTold.objects.get(contact=judged[0].contact).about == "grade"
    assert incident.grade == "S"


def test_the_clock_asks_for_a_fresh_thrive_and_it_is_immediate(told_ones: seeding.Played) -> None:
    incident, judged = records("clock_looks_again")
    assert [(one.grade, one.trigger) for one in judged] == [("P", ""), ("I", "clock")]
    assert incident.grade == "I"
    assert incident.acknowledgements.get().trigger == "unassigned"


def test_every_contact_has_its_end_or_its_incident(told_ones: seeding.Played) -> None:
    ended = set(Contact.objects.exclude(ending="").values_list("pk", flat=True))
    sent = set(IncidentContact.objects.values_list("contact_id", flat=True))
    assert ended | sent == set(Contact.objects.values_list("pk", flat=True))


def about(records: Any, firsts: set[int], place: Said, kind: str, since: datetime) -> Any:
    persons = set(Person.objects.values_list("pk", flat=True))
    near = Near(place, kind, NOW.date(), since)
    whom = Whom(firsts, None, set(), persons)
    found = records.about(whom, near, since=since, meanwhile=lambda: None)
    return found.standing, found.uids, sorted(found.crimes, key=str), found.markers, found.near


def looked_up(records: Any) -> dict[str, Any]:
    """Every question that a look asks, asked about everybody there is."""
    mentions = list(Mention.objects.all())
    firsts = {row.first_id or row.pk for row in mentions}
    contacts = list(Contact.objects.order_by("id"))
    since, on = START - timedelta(days=1), NOW.date()
    places = [Said(house=one.house, postcode=one.postcode) for one in contacts]
    kinds = ("domestic_abuse", "burglary")
    return {
        "reached": [
            records.reached(
                keys(rows.said_in(row), on=on),
                rows.said_in(row),
                but=row.contact_id,
                since=since,
                scales=Scales(rows.said_in(row), on=on),
            )
            for row in mentions
        ],
        "at": [
            records.reached([], place, but=None, since=since, scales=Scales(place, on=on))
            for place in places
        ],
        "in contact": [records.in_contact(one.uid) for one in contacts],
        "current": records.current(firsts, firsts),
        "stated": records.stated_of(firsts, [rows.call_in(one) for one in contacts]),
        "about": [about(records, firsts, place, kind, since) for place in places for kind in kinds],
    }


def test_what_is_remembered_answers_like_the_tables(told_ones: seeding.Played) -> None:
    handler = seeding.cast().somebody("contact_officer", "burglary")
    lives_there = {"role": "household", "given_name": "Tom", "by": handler, "at": AFTERWARDS}
    with together():
        identification.mention(contact=row_of("burglary").contact, **lives_there)
        remembered_said = looked_up(remembered)
        assert looked_up(trips) == remembered_said
    assert all(remembered_said.values())
    assert any(near for *_, near in remembered_said["about"])


def test_an_act_out_of_order_says_so(told_ones: seeding.Played) -> None:
    stage = Stage(told_burglary.burglary(), START, seeding.cast())
    with pytest.raises(LookupError, match="out of order"):
        play(stage, acts.Send(minute=1))


def test_a_force_without_the_role_cannot_play(told_ones: seeding.Played) -> None:
    with pytest.raises(NobodyToPlay, match="astronaut"):
        Cast(MAY).somebody("astronaut", "any story")


MODULES = (acts, again_acts, case_acts, record_acts, report_acts)


def test_every_kind_of_act_can_be_played() -> None:
    named = [one for module in MODULES for one in vars(module).values()]
    kinds = {kind for kind in named if isinstance(kind, type) and issubclass(kind, acts.Act)}
    assert kinds - {acts.Act} == set(PLAYED)
