"""Merges: two people, everything that speaks against it named, undone as it was."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.models import Link, Marker, Mention, Merge, Person
from goldenhour.identification.queries.rows import claims_about
from goldenhour.identification.rules.claims import Standing
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry
from goldenhour.journal.rows import Stale
from goldenhour.web import clock as house_clock
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days, minutes

REASON = "She changed her number and her surname when she married"
TWO = tuple[Person, Person]


@pytest.fixture
def two(call: Call, state: State, hana: Officer, nine: datetime) -> TWO:
    """Alisha, on record twice: in spring and yesterday, on another number."""
    spring, yesterday = nine - days(200), nine - days(1)
    old = state(call(spring), spring, **ALISHA)
    new = state(
        call(yesterday),
        yesterday,
        given_name="Alisha",
        surname="Keogh",
        phone="07700 900199",
        date_of_birth="1.2.1992",
    )
    gone, into = (
        commands.confirm_person(mention=one.uid, reason="New", by=hana, at=nine)
        for one in (old, new)
    )
    return gone, into


def holds() -> Standing:
    return claims_about(set(Mention.objects.values_list("pk", flat=True)))[0]


def asked(two: TWO, by: Officer, at: datetime, **said: object) -> Merge:
    given = {"gone": two[0].uid, "into": two[1].uid, "reason": REASON} | said
    return commands.ask_merge(**given, by=by, at=at)


def marked(person: Person, by: Officer, at: datetime) -> Marker:
    return commands.add_marker(
        person=person.uid,
        kind="marac",
        source="Conference",
        owner="Safeguarding team",
        starts_on=date(2026, 11, 1),
        review_on=date(2027, 1, 1),
        by=by,
        at=at,
    )


def test_one_asks_another_agrees_and_they_are_one_person(
    two: TWO, hana: Officer, tara: Officer, nine: datetime
) -> None:
    marker = marked(two[0], tara, nine)
    request = asked(two, hana, nine)
    assert holds().mentions_of(two[0].pk)
    commands.agree_merge(merge=request.uid, why="I read both", by=tara, at=nine + minutes(1))
    assert holds().mentions_of(two[0].pk) == set()
    opened = queries.person(two[1].uid, by=hana, at=nine, why="call")
    assert {row.surname for row in opened.mentions} == {"Sample", "Keogh"}
    marker.refresh_from_db()
    assert marker.person_id == two[1].pk
    assert Entry.objects.filter(what="identification.merged", about=request.journal_name).exists()


def test_nobody_agrees_to_their_own_request_and_a_contact_officer_to_none(
    two: TWO, hana: Officer, tara: Officer, nine: datetime
) -> None:
    request = asked(two, tara, nine)
    with pytest.raises(commands.NotMerged, match="Another officer"):
        commands.agree_merge(merge=request.uid, why="Sure", by=tara, at=nine)
    with pytest.raises(NotAllowed):
        commands.agree_merge(merge=request.uid, why="Sure", by=hana, at=nine)
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.update(answer="agreed", answered_by=tara)


def test_a_merge_undone_leaves_every_claim_and_marker_as_it_was(
    two: TWO, hana: Officer, tara: Officer, nine: datetime
) -> None:
    marker, before = marked(two[0], tara, nine), holds()
    request = asked(two, hana, nine)
    commands.agree_merge(merge=request.uid, why="I read both", by=tara, at=nine)
    assert holds() != before
    commands.undo_merge(merge=request.uid, why="Two cousins", by=tara, at=nine + days(1))
    assert holds() == before
    marker.refresh_from_db()
    assert marker.person_id == two[0].pk
    with pytest.raises(commands.NotMerged):
        commands.undo_merge(merge=request.uid, why="Again", by=tara, at=nine + days(1))


def test_not_the_same_stands_in_the_way_and_goes_along(
    two: TWO, call: Call, state: State, hana: Officer, tara: Officer, nine: datetime
) -> None:
    sister = state(call(nine), nine, given_name="Lee", phone="07700 900142")
    commands.dismiss(mention=sister.uid, person=two[0].uid, reason="Her sister", by=hana, at=nine)
    request = asked(two, hana, nine)
    commands.agree_merge(merge=request.uid, why="I read both", by=tara, at=nine)
    assert [row.name for row in queries.not_the_same(two[1].uid)] == ["Lee"]
    with pytest.raises(commands.AlreadySaid):
        commands.confirm_person(
            mention=sister.uid, person=two[1].uid, reason="It is her", by=hana, at=nine
        )


def test_whoever_was_said_to_be_another_is_not_merged(
    two: TWO, hana: Officer, nine: datetime
) -> None:
    mention = Link.objects.get(person=two[0]).mention
    commands.dismiss(mention=mention.uid, person=two[1].uid, reason="Cousins", by=hana, at=nine)
    with pytest.raises(commands.NotMerged, match="not the same"):
        asked(two, hana, nine)


def test_what_speaks_against_it_is_answered_or_it_is_refused(
    two: TWO, call: Call, state: State, hana: Officer, tara: Officer, nine: datetime
) -> None:
    row = state(call(nine - days(1)), nine - days(1), **ALISHA)
    commands.confirm_person(
        mention=row.uid, person=two[0].uid, reason="She says so", by=hana, at=nine
    )
    with pytest.raises(commands.NotMerged, match="one day") as refused:
        asked(two, hana, nine)
    assert refused.value.field == "answered"
    request = asked(two, hana, nine, answered=["same_day"])
    assert request.against == ["same_day"]
    with pytest.raises(commands.NotMerged, match="20"):
        asked((two[1], two[0]), hana, nine, answered=["same_day"], reason="same")


def test_an_agreement_is_to_what_was_read(
    two: TWO, call: Call, state: State, hana: Officer, tara: Officer, nine: datetime
) -> None:
    request = asked(two, hana, nine)
    with pytest.raises(Stale):
        commands.agree_merge(merge=request.uid, why="Sure", by=tara, at=nine, expects=7)
    row = state(call(nine - days(1)), nine - days(1), **ALISHA)
    commands.confirm_person(mention=row.uid, person=two[0].uid, reason="Her", by=hana, at=nine)
    with pytest.raises(commands.NotMerged, match="More is known"):
        commands.agree_merge(merge=request.uid, why="Sure", by=tara, at=nine)
    commands.refuse_merge(merge=request.uid, why="Ask again", by=tara, at=nine)
    assert Merge.objects.get().answer == "refused"


def test_nothing_is_claimed_of_a_person_who_was_merged(
    two: TWO, call: Call, state: State, hana: Officer, tara: Officer, nine: datetime
) -> None:
    request = asked(two, hana, nine)
    commands.agree_merge(merge=request.uid, why="I read both", by=tara, at=nine)
    row = state(call(nine), nine, phone="07700 900142")
    with pytest.raises(commands.AlreadySaid, match="merged"):
        commands.confirm_person(mention=row.uid, person=two[0].uid, reason="x", by=hana, at=nine)
    with pytest.raises(commands.NotMerged, match="before"):
        asked(two, hana, nine)


@pytest.fixture
def at_nine(monkeypatch: pytest.MonkeyPatch, nine: datetime) -> None:
    monkeypatch.setattr(house_clock, "now", lambda: nine)


def signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


@pytest.mark.usefixtures("at_nine")
def test_the_reason_is_asked_before_a_record_is_shown(two: TWO, hana: Officer) -> None:
    desk = signed_in(hana)
    address = f"/persons/{two[0].uid}"
    asked_first = desk.get(address).content.decode()
    assert "Why do you look?" in asked_first
    assert "Sample" not in asked_first
    assert "There is a problem" not in asked_first
    assert "Choose" in desk.get(address, {"why": "curious"}).content.decode()
    assert "Sample" in desk.get(address, {"why": "call"}).content.decode()
    opened = Entry.objects.filter(what="identification.person.opened", by=hana)
    assert {entry.about for entry in opened} == {f"person/{two[0].uid}"}
    assert {entry.facts["why"] for entry in opened} == {"call"}


@pytest.mark.usefixtures("at_nine")
def test_a_merge_from_page_to_page_in_two_sessions(two: TWO, hana: Officer, tara: Officer) -> None:
    hers, theirs = signed_in(hana), signed_in(tara)
    page = f"/persons/{two[0].uid}"
    beside = hers.get(page, {"why": "record", "beside": str(two[1].uid)}).content.decode()
    assert "Are these one person?" in beside
    assert "Keogh" in beside
    body = {"into": str(two[1].uid), "reason": "too short"}
    refused = hers.post(f"{page}/merge", body)
    assert refused.status_code == 422
    assert "too short" in refused.content.decode()
    assert hers.post(f"{page}/merge", body | {"reason": REASON}).status_code == 302
    request = Merge.objects.get()
    assert "yours" in hers.get("/persons/merges").content.decode()
    read = f"/persons/merges/{request.uid}"
    assert "Another officer must answer" in hers.get(read).content.decode()
    assert REASON in theirs.get(read).content.decode()
    given = {"answer": "agree", "why": "I read both", "version": "1"}
    assert theirs.post(f"{read}/answer", given | {"why": ""}).status_code == 422
    assert theirs.post(f"{read}/answer", given).status_code == 302
    assert "They are one person now" in theirs.get(read).content.decode()
    gone = theirs.get(page, {"why": "record"}).content.decode()
    assert "Merged into another record" in gone
    undo = {"answer": "undo", "why": "Two cousins", "version": "2"}
    assert theirs.post(f"{read}/answer", undo).status_code == 302
    assert Merge.objects.get().undone_at is not None


@pytest.mark.usefixtures("at_nine")
def test_not_the_same_is_said_beside_them_and_stands_on_both_pages(two: TWO, hana: Officer) -> None:
    desk = signed_in(hana)
    page = f"/persons/{two[0].uid}"
    body = {"into": str(two[1].uid), "reason": "She and her cousin share the name"}
    assert desk.post(f"{page}/merge", body | {"act": "apart"}).status_code == 302
    for one in two:
        text = desk.get(f"/persons/{one.uid}", {"why": "call"}).content.decode()
        assert "She and her cousin share the name" in text
        assert "no other person shares" in text  # nor is the other offered there again
    refused = desk.post(f"{page}/merge", body)
    assert refused.status_code == 422
    assert "Somebody said they are not the same" in refused.content.decode()


@pytest.mark.usefixtures("at_nine")
def test_not_the_same_is_taken_back_with_a_reason_and_they_are_offered_again(
    two: TWO, hana: Officer
) -> None:
    desk = signed_in(hana)
    page = f"/persons/{two[0].uid}"
    body = {"into": str(two[1].uid), "reason": "She and her cousin share the name"}
    desk.post(f"{page}/merge", body | {"act": "apart"})
    (said,) = queries.not_the_same(two[0].uid)
    given = {"mention": str(said.mention), "person": str(said.person), "other": "", "reason": ""}
    refused = desk.post(f"{page}/take-back", given)
    assert refused.status_code == 422
    assert "Write why, then press the button again." in refused.content.decode()
    assert desk.post(f"{page}/take-back", given | {"reason": "I misread"}).status_code == 302
    assert queries.not_the_same(two[0].uid) == []
    assert desk.post(f"{page}/merge", body | {"reason": REASON}).status_code == 302
    entries = Entry.objects.filter(what="identification.withdrawn", by=hana)
    assert len(entries) == 1
    for broken in ({}, {"mention": "x"}, given | {"mention": str(two[0].uid), "reason": "x"}):
        assert desk.post(f"{page}/take-back", broken).status_code == 422


@pytest.mark.usefixtures("at_nine")
def test_bad_addresses_and_bodies_are_refused_in_words(two: TWO, tara: Officer) -> None:
    desk = signed_in(tara)
    page = f"/persons/{two[0].uid}"
    nobody = "01930000-0000-7000-8000-000000000000"
    assert desk.get(f"/persons/{nobody}", {"why": "call"}).status_code == 404
    assert desk.get(f"/persons/merges/{nobody}").status_code == 404
    for into in ("", "x", nobody):
        status = desk.post(f"{page}/merge", {"into": into, "reason": REASON}).status_code
        assert status in (404, 422)
    assert desk.get(page, {"why": "call", "beside": "\x00"}).status_code == 200
