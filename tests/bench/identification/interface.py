"""Interface: the API asked who is known, by a program with a token, on the real server on loopback.

The database is the played week, multiplied (``tests.bench.million``). One request at a time on a
connection that stays open; each look is a consultation and is written in the journal, as in life.
First the tables alone are asked; then ``goldenhour index`` builds the mapped index beside the
server while it is asked on, and the same server goes over to it. Beside it: how soon whoever states
an identity in one process is found by another.
"""

import json
import os
import subprocess
import sys
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

ASKED, WARM, ADDED, BEFORE = 3000, 50, 300, 1000
OPENED = 20.0  # seconds after the index is in force: by then the server has gone over to it
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


Told = list[tuple[float, bool]]  # milliseconds of an answer, and whether somebody looked


@dataclass(frozen=True)
class Built:
    """What ``goldenhour index`` said and took: seconds, of a processor too, and megabytes."""

    said: str
    seconds: float
    processor: float
    peak_mb: float
    disk_mb: float


@dataclass(frozen=True)
class Answered:
    """How many contacts were on record, and the answers one after another.

    ``before``: by the tables alone; ``beside``: while the index was built and opened; ``told``:
    with it. ``found``: milliseconds from the first word of a command that states somebody until
    another process has told of them.
    """

    contacts: int
    built: Built
    before: Told
    beside: Told
    told: Told
    found: list[float]


def answered(contacts: int) -> Answered:
    """The API asked about contacts of a database of so many."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("SCRATCH")) as folder:
        os.environ["GOLDENHOUR_INDEX"] = str(Path(folder, "index"))
        with million.database(contacts) as kept:
            # Late: the models can be imported only once Django is set up.
            from tests.conftest_browser import served

            secret, asked = _token(), iter(_contacts(3 * ASKED))
            with served(Path(folder, "log")) as address:
                line = _Line(urlsplit(address).netloc, secret)
                before = [line.timed(next(asked)) for _ in range(BEFORE + WARM)][WARM:]
                built, beside = _built(line, asked)
                told = [line.timed(next(asked)) for _ in range(ASKED)]
                found = [*_found(line)][WARM:]
    return Answered(kept, built, before, beside, told, found)


def unavailable(told: Told) -> int:
    """How many of the answers said that nobody could look in time."""
    return sum(not was_looked for _, was_looked in told)


def _built(line: "_Line", asked: Iterator[str]) -> tuple[Built, Told]:
    """The index built by the command; the server is asked on until it has opened it."""
    command = [str(Path(sys.executable).with_name("goldenhour")), "index"]
    begun, told = time.perf_counter(), []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as building:
        while not (ended := os.wait4(building.pid, os.WNOHANG))[0]:
            told.append(line.timed(next(asked)))
        seconds, usage = time.perf_counter() - begun, ended[2]
        building.returncode = os.waitstatus_to_exitcode(ended[1])
        said = building.stdout.read().strip() if building.stdout else ""
    if building.returncode:
        raise RuntimeError(f"the index was not built: {said}")
    opened = time.perf_counter() + OPENED
    while time.perf_counter() < opened:
        told.append(line.timed(next(asked)))
    folder = Path(os.environ["GOLDENHOUR_INDEX"])
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    processor = usage.ru_utime + usage.ru_stime
    return Built(said, seconds, processor, usage.ru_maxrss / 1024, disk / 2**20), told


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
