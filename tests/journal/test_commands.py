"""The promises of a command: permission, once, all or nothing, version, trace."""

from datetime import datetime
from uuid import UUID

import pytest

from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.force.rules import MAY
from goldenhour.journal.codes import Code, Undeclared, plain
from goldenhour.journal.commands import (
    COMMANDS,
    NotAllowed,
    OtherBody,
    SilentChange,
    command,
    record_each,
)
from goldenhour.journal.models import Entry, Receipt
from goldenhour.journal.rows import Stale
from tests.moments import minutes

KEY = UUID("01940000-0000-7000-8000-000000000001")


def test_a_command_leaves_a_receipt_and_an_entry(hana: Officer, nine: datetime) -> None:
    row = contact.receive(channel="999", by=hana, at=nine, key=KEY)
    receipt = Receipt.objects.get(key=KEY)
    assert (receipt.command, receipt.result, receipt.at) == ("contact.receive", row.uid, nine)
    entry = Entry.objects.get(what="contact.received")
    assert (entry.about, entry.by, entry.at) == (str(row), hana, nine)
    assert (entry.command, entry.facts) == ("contact.receive", {"channel": "999"})


def test_the_same_key_and_body_give_the_same_answer_once(hana: Officer, nine: datetime) -> None:
    first = contact.receive(channel="999", by=hana, at=nine, key=KEY)
    again = contact.receive(channel="999", by=hana, at=nine + minutes(1), key=KEY)
    assert again == first
    assert Contact.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(hana: Officer, nine: datetime) -> None:
    contact.receive(channel="999", by=hana, at=nine, key=KEY)
    with pytest.raises(OtherBody, match="new key"):
        contact.receive(channel="101", by=hana, at=nine, key=KEY)


def test_somebody_elses_key_gives_nothing_away(
    hana: Officer, tara: Officer, nine: datetime
) -> None:
    contact.receive(channel="999", by=hana, at=nine, key=KEY)
    with pytest.raises(OtherBody):
        contact.receive(channel="999", by=tara, at=nine, key=KEY)


def test_who_saw_an_older_version_is_told_and_nothing_is_overwritten(
    hana: Officer, tara: Officer, nine: datetime
) -> None:
    row = contact.receive(channel="999", by=hana, at=nine)
    contact.amend(contact=row.uid, words="Somebody is shouting", by=tara, at=nine, expects=1)
    with pytest.raises(Stale, match="version 2") as told:
        contact.amend(contact=row.uid, words="", by=hana, at=nine, expects=1)
    assert (told.value.seen, told.value.now) == (1, 2)
    row.refresh_from_db()
    assert row.words == "Somebody is shouting"


def test_who_may_not_is_refused_and_the_refusal_is_written_down(
    dina: Officer, nine: datetime
) -> None:
    with pytest.raises(NotAllowed):
        contact.receive(channel="999", by=dina, at=nine)
    entry = Entry.objects.get(what="journal.refused")
    assert (entry.by, entry.about) == (dina, "contact.receive")
    assert not Contact.objects.exists()


def test_who_is_no_longer_active_may_nothing(hana: Officer, nine: datetime) -> None:
    hana.is_active = False
    with pytest.raises(NotAllowed):
        contact.receive(channel="999", by=hana, at=nine)


def test_a_change_without_a_trace_is_a_defect(
    hana: Officer, nine: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    @command("test.silent")
    def silent(*, by: Officer, at: datetime) -> Officer:
        return by

    monkeypatch.delitem(COMMANDS, "test.silent")
    monkeypatch.setitem(MAY, "contact_officer", frozenset({"test.silent"}))
    with pytest.raises(SilentChange):
        silent(by=hana, at=nine)


def test_content_leaves_only_its_fingerprint(hana: Officer, nine: datetime) -> None:
    row = contact.receive(channel="999", by=hana, at=nine)
    contact.amend(contact=row.uid, words="My neighbour Ali is hurt", by=hana, at=nine)
    entry = Entry.objects.get(what="contact.amended")
    assert entry.facts == {}
    assert entry.content is not None
    assert len(bytes(entry.content)) == 32


@pytest.mark.parametrize("said", ["My neighbour Ali", "", "x" * 65, 1.5, ["a"], {"a": 1}, b"x"])
def test_an_entry_takes_no_free_text(said: object) -> None:
    with pytest.raises(Undeclared):
        plain({"said": said})


def test_a_code_looks_like_a_code() -> None:
    assert plain({"grade": Code("I"), "late": True, "count": 2, "none": None}) == {
        "grade": "I",
        "late": True,
        "count": 2,
        "none": None,
    }
    with pytest.raises(Undeclared):
        Code("two words")


def test_lines_about_several_records_are_codes_too(hana: Officer, nine: datetime) -> None:
    with pytest.raises(Undeclared):
        record_each("My neighbour Ali", abouts=["contact/x"], by=hana, at=nine)
    assert not Entry.objects.filter(about="contact/x").exists()


def test_an_entry_names_a_record_by_its_uid_and_never_by_a_name(ada: Officer) -> None:
    about = Entry.objects.get(what="force.appointed").about
    assert about == f"officer/{ada.uid}"
