"""The journal cannot be rewritten: the database says no, and the chain tells."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from goldenhour.contact import commands as contact
from goldenhour.force.models import Officer
from goldenhour.journal import queries
from goldenhour.journal.models import Entry


def _try(attempt: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attempt)


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE journal_entry SET what = 'nothing.happened'",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry CASCADE",
        "UPDATE journal_receipt SET status = 'x'",
        "DELETE FROM triage_assessment",
        "TRUNCATE triage_advice",
        "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
        "CREATE TABLE a_table_of_mine (id int)",
    ],
)
def test_the_application_cannot_rewrite_what_is_written(
    hana: Officer, nine: datetime, attempt: str
) -> None:
    contact.receive(channel="999", by=hana, at=nine)
    with pytest.raises(DatabaseError, match=r"permission denied|insert only|must be owner"):
        _try(attempt)
    assert Entry.objects.filter(what="contact.received").exists()


def test_the_chain_of_entries_closes(hana: Officer, tara: Officer, nine: datetime) -> None:
    for officer in (hana, tara, hana):
        contact.receive(channel="999", by=officer, at=nine)
    assert queries.broken_links() == []
    assert Entry.objects.exclude(prev=None).exists()
