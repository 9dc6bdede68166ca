"""Interface: the API asked who is known, by a program with a token, on the real server on loopback.

The database is the played week, multiplied (``tests.bench.million``). One request at a time on a
connection that stays open; each look is a consultation and is written in the journal, as in life.
Beside it: how soon whoever states an identity in one process is found by another.
"""

import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from tests.bench import million

ASKED, WARM, ADDED = 3000, 50, 300
WHO_IS_KNOWN = "identification.known"
CONTACTS = """
SELECT contact.uid FROM contact_contact contact
JOIN identification_mention mention ON mention.contact_id = contact.id
WHERE contact.ending IN ('', 'incident') GROUP BY contact.uid ORDER BY random() LIMIT %s
"""
# Callers who gave both names and a number, each in a contact of their own.
CALLERS = """
SELECT contact.uid, given_name, surname, phone FROM identification_mention mention
JOIN contact_contact contact ON contact.id = mention.contact_id
WHERE role = 'caller' AND given_name <> '' AND surname <> '' AND phone <> ''
  AND ending IN ('', 'incident')
  AND NOT EXISTS (
    SELECT 1 FROM identification_mention newer WHERE newer.supersedes_id = mention.id)
ORDER BY random() LIMIT %s
"""


@dataclass(frozen=True)
class Answered:
    """How many contacts were on record and asked about, and the milliseconds of each answer.

    ``found``: from the first word of a command that states somebody until another process has
    told of them. ``unavailable``: how many of the answers said that nobody could look in time.
    """

    contacts: int
    different: int
    took: list[float]
    found: list[float]
    unavailable: int


def answered(contacts: int) -> Answered:
    """The API asked about so many contacts of a database of ``contacts``."""
    with million.database(contacts) as kept, tempfile.TemporaryDirectory() as folder:
        # Late: the models can be imported only once Django is set up.
        from tests.conftest_browser import served

        secret, asked = _token(), _contacts(ASKED + WARM)
        with served(Path(folder, "log")) as address:
            line = _Line(urlsplit(address).netloc, secret)
            told = [line.timed(uid) for uid in asked][WARM:]
            found = [*_found(line)][WARM:]
    unavailable = sum(not was_looked for _, was_looked in told)
    return Answered(kept, len(set(asked)), [took for took, _ in told], found, unavailable)


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


class _Line:
    """A connection of a program with its token."""

    def __init__(self, host: str, secret: str) -> None:
        self._line, self._heads = HTTPConnection(host), {"Authorization": f"Bearer {secret}"}

    def ask(self, uid: str) -> bytes:
        """What the API answers about a contact."""
        self._line.request("GET", f"/api/v1/contacts/{uid}/known", headers=self._heads)
        answer = self._line.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the API answered {answer.status}: {said[:200]!r}")
        return said

    def timed(self, uid: str) -> tuple[float, bool]:
        """The milliseconds of the answer, and whether somebody could look."""
        begun = time.perf_counter()
        said = self.ask(uid)
        return (time.perf_counter() - begun) * 1000, b'"status": "unavailable"' not in said


def _found(line: _Line) -> Iterator[float]:
    """A caller's names and number stated in another contact; then what is known of the caller."""
    from goldenhour.force import queries
    from goldenhour.identification import commands
    from goldenhour.web import clock

    officer = queries.with_role("contact_officer")[0]
    with connection.cursor() as cursor:
        cursor.execute(CALLERS, [ADDED + WARM + 1])
        callers = cursor.fetchall()
    for (uid, given_name, surname, phone), (elsewhere, *_) in pairwise(callers):
        begun = time.perf_counter()
        stated = commands.mention(
            contact=elsewhere,
            role="witness",
            given_name=given_name,
            surname=surname,
            phone=phone,
            by=officer,
            at=clock.now(),
        )
        while (said := json.loads(line.ask(str(uid))))["status"] == "unavailable":
            pass  # nobody looked in time: that counts as time too
        took = (time.perf_counter() - begun) * 1000
        if not any(str(stated.uid) in one["mentions"] for one in said["same_person"]):
            raise RuntimeError("somebody who was stated was not found")
        yield took
