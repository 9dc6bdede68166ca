"""A stage writes in its own tables only, in the journal, and through the commands of others."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection

from goldenhour.contact import commands as contact
from goldenhour.force.models import Officer

WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+?)_')


def test_contact_writes_in_contact_and_in_the_journal(hana: Officer, nine: datetime) -> None:
    written: set[str] = set()

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        written.update(WRITES.findall(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        row = contact.receive(channel="999", by=hana, at=nine)
        contact.amend(contact=row.uid, words="A fight", by=hana, at=nine)
        contact.close(contact=row.uid, ending="resolved", why="Advice given", by=hana, at=nine)

    assert written == {"contact", "journal"}
