"""Interface: the API asked who is known, by a program with a token, on the real server on loopback.

The database is the played week, multiplied (``tests.bench.million``). One request at a time on a
connection that stays open; each look is a consultation and is written in the journal, as in life.
"""

import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from tests.bench import million

ASKED, WARM = 3000, 50
WHO_IS_KNOWN = "identification.known"
CONTACTS = """
SELECT contact.uid FROM contact_contact contact
JOIN identification_mention mention ON mention.contact_id = contact.id
WHERE contact.ending IN ('', 'incident') GROUP BY contact.uid ORDER BY random() LIMIT %s
"""


@dataclass(frozen=True)
class Answered:
    """How many contacts were on record and asked about, and the milliseconds of each answer."""

    contacts: int
    different: int
    took: list[float]


def answered(contacts: int) -> Answered:
    """The API asked about so many contacts of a database of ``contacts``."""
    with million.database(contacts) as kept, tempfile.TemporaryDirectory() as folder:
        # Late: the models can be imported only once Django is set up.
        from tests.conftest_browser import served

        secret, asked = _token(), _contacts(ASKED + WARM)
        with served(Path(folder, "log")) as address:
            took = _timed(urlsplit(address).netloc, secret, asked)
    return Answered(kept, len(set(asked)), took[WARM:])


def _token() -> str:
    """A token of a contact officer that may ask who is known."""
    from goldenhour.force import commands, queries
    from goldenhour.web import clock

    officer, secret = queries.with_role("contact_officer")[0], commands.fresh_secret()
    commands.issue_token(
        officer=officer.uid,
        scopes=[WHO_IS_KNOWN],
        days=1,
        secret=secret,
        by=queries.with_role("administrator")[0],
        at=clock.real_now() - timedelta(minutes=1),
    )
    return secret


def _contacts(count: int) -> list[str]:
    """Contacts somebody was stated in; again from the first where there are too few."""
    with connection.cursor() as cursor:
        cursor.execute(CONTACTS, [count])
        found = [str(row[0]) for row in cursor.fetchall()]
    return (found * (1 + count // max(1, len(found))))[:count]


def _timed(host: str, secret: str, asked: list[str]) -> list[float]:
    line = HTTPConnection(host)
    took = []
    for uid in asked:
        begun = time.perf_counter()
        line.request(
            "GET", f"/api/v1/contacts/{uid}/known", headers={"Authorization": f"Bearer {secret}"}
        )
        answer = line.getresponse()
        said = answer.read()
        took.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"the API answered {answer.status}: {said[:200]!r}")
    line.close()
    return took
