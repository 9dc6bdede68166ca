"""Starting: the timetable's job. Where a study waits, the process that plays studies is begun.

That process is no part of this one: a study takes minutes, and the timetable must not wait for
it. Where one is at work already, another ends at once.
"""

import subprocess
import sys
from datetime import datetime

from goldenhour.force.models import Officer
from goldenhour.planning import queries

WORDS = [sys.executable, "-m", "goldenhour.config.cli", "studies"]
_begun: list[subprocess.Popen[bytes]] = []  # of this process, so that their end is noticed


def start_what_waits(*, by: Officer, at: datetime) -> int:
    """Begin the process that plays studies, where one waits; how many were begun."""
    del by, at  # the studies' own job acts, at moments of its own
    _begun[:] = [process for process in _begun if process.poll() is None]
    if _begun or queries.next_study() is None:
        return 0
    _begun.append(
        subprocess.Popen(  # noqa: S603 - our own command, nothing of a request in it
            WORDS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
    )
    return 1
