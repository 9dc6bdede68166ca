"""Together: rows that wait are seen by every question, and nothing half done is kept."""

from datetime import datetime

import pytest
from django.db import IntegrityError

from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.identification.models import Mention, MentionKey
from goldenhour.journal.commands import Refused
from goldenhour.journal.models import Entry, Number, Receipt
from goldenhour.journal.queries import broken_links
from goldenhour.journal.rows import paired, read, remembered, where
from goldenhour.journal.together import HalfDone, Together, now, together
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests.moments import minutes


def change_and_refuse(row: Contact, commands: Together | None) -> None:
    assert commands is not None
    with commands.one():
        read(Contact, row.uid).words = "Never said"
        raise Refused("No.")


def send_what_was_closed(hana: Officer, at: datetime) -> None:
    with together():
        row = contact.receive(channel="101", by=hana, at=at)
        contact.amend(contact=row.uid, place_said="Hanley", by=hana, at=at)
        triage.assess(contact=row.uid, incident_type="burglary", answers={}, by=hana, at=at)
        contact.close(contact=row.uid, ending="resolved", why="Advised.", by=hana, at=at)
        triage.send(contact=row.uid, by=hana, at=at)


def receive_from_the_moon(hana: Officer, at: datetime) -> None:
    with together():
        contact.receive(channel="101", by=hana, at=at).setting = "moon"


def test_what_waits_is_written_before_its_table_is_asked(hana: Officer, nine: datetime) -> None:
    with together():
        row = contact.receive(channel="999", by=hana, at=nine)
        contact.amend(contact=row.uid, words="Somebody is shouting", by=hana, at=nine)
        assert Contact.objects.get(uid=row.uid).words == "Somebody is shouting"
        contact.amend(contact=row.uid, words="Quiet now", by=hana, at=nine)
        assert Contact.objects.get(uid=row.uid).words == "Quiet now"
        assert list(Entry.objects.filter(about=str(row)).values_list("what", flat=True)) == [
            "contact.received",
            "contact.amended",
            "contact.amended",
        ]


def test_every_command_leaves_its_receipt_and_the_chain_closes(
    hana: Officer, nine: datetime
) -> None:
    with together():
        rows = [contact.receive(channel="101", by=hana, at=nine + minutes(n)) for n in range(30)]
    results = Receipt.objects.filter(command="contact.receive").values_list("result", flat=True)
    assert set(results) == {row.uid for row in rows}
    assert [row.reference[-4:] for row in rows[::29]] == ["0001", "0030"]
    assert Number.objects.get(kind="contact").last == 30
    assert broken_links() == []


def test_numbers_go_on_where_they_were(hana: Officer, nine: datetime) -> None:
    before = contact.receive(channel="999", by=hana, at=nine)
    with together():
        between = [contact.receive(channel="999", by=hana, at=nine) for _ in range(2)]
    after = contact.receive(channel="999", by=hana, at=nine)
    counted = [row.reference[-4:] for row in (before, *between, after)]
    assert counted == ["0001", "0002", "0003", "0004"]


def test_a_row_is_the_same_for_every_command(hana: Officer, nine: datetime) -> None:
    before = contact.receive(channel="999", by=hana, at=nine)
    with together():
        amended = contact.amend(contact=before.uid, words="Shouting", by=hana, at=nine)
        assert read(Contact, before.uid) is amended
        assert where(Contact, words="Shouting") == [amended]
        assert where(Contact, words="") == []
    before.refresh_from_db()
    assert (before.words, before.version) == ("Shouting", 2)


def test_a_row_changed_by_a_statement_is_read_again(hana: Officer, nine: datetime) -> None:
    with together():
        row = contact.receive(channel="999", by=hana, at=nine)
        Contact.objects.filter(uid=row.uid).update(line="7")
        assert read(Contact, row.uid).line == "7"


def test_who_refuses_before_anything_is_written_leaves_no_trace(
    hana: Officer, nine: datetime
) -> None:
    with together():
        row = contact.receive(channel="999", by=hana, at=nine)
        with pytest.raises(Refused, match="Write why"):
            contact.close(contact=row.uid, ending="resolved", why="", by=hana, at=nine)
        contact.amend(contact=row.uid, words="Still here", by=hana, at=nine)
    row.refresh_from_db()
    assert (row.ending, row.words, row.version) == ("", "Still here", 2)


def test_what_a_refusal_had_changed_in_memory_is_taken_back(hana: Officer, nine: datetime) -> None:
    with together():
        row = contact.receive(channel="999", by=hana, at=nine)
        with pytest.raises(Refused):
            change_and_refuse(row, now())
    assert Contact.objects.get(uid=row.uid).words == ""


def test_a_command_refused_half_way_takes_everything_with_it(hana: Officer, nine: datetime) -> None:
    with pytest.raises(HalfDone, match="already has its end"):
        send_what_was_closed(hana, nine)
    assert not Contact.objects.exists()
    assert not Incident.objects.exists()


def test_the_walls_of_the_database_stand(hana: Officer, nine: datetime) -> None:
    with pytest.raises(IntegrityError, match="a_setting_is_urban_or_rural"):
        receive_from_the_moon(hana, nine)


def test_within_another_one_it_is_that_one(hana: Officer, nine: datetime) -> None:
    with together():
        outer = now()
        with together():
            assert now() is outer
        contact.receive(channel="101", by=hana, at=nine)
    assert now() is None
    assert Contact.objects.count() == 1


def test_rows_by_a_column_stand_in_the_order_of_their_ids_wherever_they_moved(
    hana: Officer, nine: datetime
) -> None:
    with together():
        first, second, third = [
            contact.receive(channel="101", by=hana, at=nine + minutes(n)) for n in range(3)
        ]
        for one in (third, first, second):
            there = [row.pk for row in remembered(Contact, "words").under("Alarm")]
            assert there == sorted(there)
            contact.amend(contact=one.uid, words="Alarm", by=hana, at=nine + minutes(5))
        by_words = remembered(Contact, "words")
        assert [row.uid for row in by_words.under("Alarm")] == [first.uid, second.uid, third.uid]
        contact.amend(contact=second.uid, words="No alarm", by=hana, at=nine + minutes(6))
        assert [row.uid for row in by_words.under("Alarm")] == [first.uid, third.uid]
        assert [by_words.count(words) for words in ("Alarm", "No alarm", "")] == [2, 1, 0]


def test_nothing_is_remembered_of_commands_carried_out_alone() -> None:
    with pytest.raises(LookupError, match="Nothing is remembered"):
        remembered(Contact, "words")


def stated_twice(hana: Officer, at: datetime) -> list[Mention]:
    """The same person, stated in two contacts."""
    calls = [contact.receive(channel="101", by=hana, at=at + minutes(n)) for n in range(2)]
    who = {"given_name": "Ada", "surname": "Example", "phone": "07700900123"}
    return [
        identification.mention(contact=one.uid, role="caller", by=hana, at=at + minutes(5), **who)
        for one in calls
    ]


def keys_of(mention: Mention) -> list[tuple[str, int]]:
    return list(
        MentionKey.objects.filter(mention=mention).order_by("id").values_list("kind", "key")
    )


def test_values_by_those_of_another_column_are_those_that_are_written_alone(
    hana: Officer, nine: datetime
) -> None:
    alone = stated_twice(hana, nine)
    with together():
        waiting = stated_twice(hana, nine)
        kind, key = keys_of(alone[0])[0]
        ids = paired(MentionKey, "key", "mention_id")[key]
        later = stated_twice(hana, nine)
        assert ids == [row.pk for row in (*alone, *waiting, *later)]

    assert kind
    assert len({tuple(keys_of(row)) for row in (*alone, *waiting, *later)}) == 1


def test_what_is_known_of_a_table_is_asked_again_after_a_statement_changed_it(
    hana: Officer, nine: datetime
) -> None:
    with together():
        row, _ = stated_twice(hana, nine)
        before = paired(MentionKey, "key", "mention_id")
        MentionKey.objects.create(mention=row, kind="phone", key=7)
        assert 7 not in before
        assert paired(MentionKey, "key", "mention_id")[7] == [row.pk]
