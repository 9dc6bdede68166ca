"""Running: the studies that were asked for, one after the other, each in a process of its own.

One job runs at a time in the whole installation: it holds a turn of the database. While a study
is played, the job says how far it is and looks whether somebody cancelled it; then it ends the
process with everything that process began. A job that was killed leaves its study running: the
next job takes it up again, in the same folder. Nothing of an answer is kept before it is whole.
"""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings

from goldenhour.force.models import Officer
from goldenhour.outbox.turns import turn
from goldenhour.planning import commands, queries
from goldenhour.planning.jobs import playing_apart as apart
from goldenhour.planning.queries import OpenedStudy
from goldenhour.planning.rules import states

TURN = UUID("6f3c1d7e-52a4-4a83-9d5e-0c2f7b8a9e41")
PLAYS = (sys.executable, "-m", "goldenhour.planning.jobs.playing_apart")
LOOKS = 0.5  # seconds between looks at the study and at the process
TELLS = 4  # looks between two words on how far it is
MOST_LOOKS = int(4 * 3600 / LOOKS)  # four hours
Now = Callable[[], datetime]


def run_what_waits(*, by: Officer, now: Now, most_looks: int = MOST_LOOKS) -> int:
    """Play every study that waits, the oldest first; how many ended. 0 where another job runs."""
    ended = 0
    with turn(TURN) as ours:
        while ours and (row := queries.next_study()):
            ended += _one(queries.study(row.uid), by, now, most_looks)
    return ended


def workers() -> int:
    """How many processes may play: half of the processors, for calls need the others."""
    return max(1, (os.cpu_count() or 1) // 2)


def _one(study: OpenedStudy, by: Officer, now: Now, most_looks: int) -> bool:
    """Play one study; whether it ended. It did not where only its process was killed."""
    uid = study.row.uid
    folder = settings.STUDIES.expanduser() / str(uid)
    try:
        if why := _hopeless(study):
            ended = _failed(uid, why, by, now)
        else:
            commands.begin_study(study=uid, by=by, at=now())
            _asked(folder, study)
            with _process(folder) as process:
                ended = _watched(process, uid, folder, by, now, most_looks)
    except commands.WrongState:
        ended = True  # somebody cancelled it between two looks
    if ended:
        shutil.rmtree(folder, ignore_errors=True)
    return ended


def _hopeless(study: OpenedStudy) -> str:
    """Why a study need not be begun, a code; empty where it may."""
    if find_spec("numba") is None:
        return "missing"
    return "killed" if study.row.attempts >= states.MOST_ATTEMPTS else ""


def _asked(folder: Path, study: OpenedStudy) -> None:
    """The question as the process reads it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = [f"{letter}.toml" for letter, _ in zip("abcdefgh", study.scenarios, strict=False)]
    for name, one in zip(files, study.scenarios, strict=True):
        (folder / name).write_text(one.text, "utf-8")
    question = {
        "kind": study.row.kind,
        "files": files,
        "replications": study.row.replications,
        "seed": study.row.seed,
        "workers": workers(),
    }
    apart.put(folder / apart.QUESTION, question)


@contextmanager
def _process(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The process that plays, with all it begins ended when the block is left."""
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own module and a folder of ours
            [*PLAYS, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _watched(
    process: subprocess.Popen[bytes],
    uid: UUID,
    folder: Path,
    by: Officer,
    now: Now,
    most_looks: int,
) -> bool:
    """Follow the process to its end; whether the study ended with it."""
    told: dict[str, int] = {}
    looks = 0
    while (code := _code(process)) is None:
        looks += 1
        if queries.state_of(uid) == states.CANCELLED:
            return True
        if looks > most_looks:
            return _failed(uid, "too_long", by, now)
        found = _read(folder / apart.PROGRESS)
        if found and found != told and looks % TELLS == 0:
            commands.advance_study(study=uid, **found, by=by, at=now())
            told = found
    if code == apart.ANSWERED:
        return _finished(uid, folder, by, now)
    if code == apart.REFUSED:
        return _failed(uid, "refused", by, now, _read(folder / apart.FAULTS))
    if code < 0:
        return False  # killed from outside: taken up again
    return _failed(uid, "broken", by, now)


def _code(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(LOOKS)
    except subprocess.TimeoutExpired:
        return None


def _finished(uid: UUID, folder: Path, by: Officer, now: Now) -> bool:
    files = sorted((folder / apart.ANSWER).iterdir())
    commands.finish_study(
        study=uid,
        results=(folder / apart.RESULTS).read_text("utf-8"),
        files={path.name: base64.b64encode(path.read_bytes()).decode() for path in files},
        by=by,
        at=now(),
        key=uuid5(uid, "finish"),
    )
    return True


def _failed(uid: UUID, why: str, by: Officer, now: Now, faults: Any = None) -> bool:
    given = {"why": why, "faults": faults or []}
    commands.fail_study(study=uid, **given, by=by, at=now(), key=uuid5(uid, "fail"))
    return True


def _read(path: Path) -> Any:
    """What a file of the process says; None while there is none."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
