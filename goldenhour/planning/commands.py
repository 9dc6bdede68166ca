"""What may happen to studies and own scenarios. The only module that writes them.

An analyst asks and cancels; the clock's job begins, advances and ends a study. Each step is
committed by itself, so a job that is killed leaves a study that another takes up again.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import add, add_all, guarded, keep, lock
from goldenhour.journal.uids import new_uid
from goldenhour.planning.models import OwnScenario, Study, StudyFile
from goldenhour.planning.rules import asking, states
from goldenhour.simulation.scenario import Unusable


class UnusableScenario(Refused):
    """A scenario cannot be played; ``faults`` are sentences, each with its dotted path."""

    field = "scenarios"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


class WrongNumber(Refused):
    """So many scenarios or replications cannot be played together."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class WrongState(Refused):
    """The study has moved on; what was asked no longer fits."""

    field = "study"


class NameTaken(Refused):
    """Another scenario has this name."""

    field = "name"


class NoResults(Refused):
    """What should be a study's answer is none."""

    field = "results"


@command("planning.ask_for_study")
def ask_for_study(
    *,
    kind: str,
    scenarios: Sequence[str],
    replications: int,
    seed: int,
    by: Officer,
    at: datetime,
) -> Study:
    """Put a question to the simulator: the texts of scenario files, played so many times.

    ``kind`` is simulate (one scenario) or compare (two to six on the same demand). Everything is
    judged now; what cannot be played is refused with its path.
    """
    _within(kind, len(scenarios), replications, seed)
    posed = _each_posed(scenarios)
    row = Study(
        uid=new_uid(at),
        kind=kind,
        scenarios=[asdict(one) for one in posed],
        replications=replications,
        seed=seed,
        total=replications * len(posed),
        asked_by=by,
        asked_at=at,
    )
    add(row)
    record(
        "planning.study_asked",
        about=row,
        by=by,
        at=at,
        wrote=[one.text for one in posed],
        kind=Code(kind),
        scenarios=len(posed),
        replications=replications,
        seed=seed,
    )
    return row


@command("planning.begin_study")
def begin_study(*, study: UUID, by: Officer, at: datetime) -> Study:
    """Say that the study is being played now, for the first time or again after a killed job."""
    row = _moved(study, states.RUNNING)
    row.attempts += 1
    row.begun_at = row.begun_at or at
    row.heard_at = at
    keep(row, "state", "attempts", "begun_at", "heard_at")
    record("planning.study_begun", about=row, by=by, at=at, attempt=row.attempts)
    return row


@command("planning.advance_study")
def advance_study(*, study: UUID, done: int, total: int, by: Officer, at: datetime) -> Study:
    """Say how many replications are worked out, of how many in all."""
    row = _moved(study, states.RUNNING)
    if not 0 <= done <= total or total < row.replications:
        raise WrongNumber("done", f"{done} of {total} replications is no progress of this study.")
    row.done, row.total, row.heard_at = done, total, at
    keep(row, "done", "total", "heard_at")
    record("planning.study_advanced", about=row, by=by, at=at, done=done, total=total)
    return row


@command("planning.finish_study")
def finish_study(
    *, study: UUID, results: str, files: Mapping[str, str], by: Officer, at: datetime
) -> Study:
    """Keep the answer: ``results`` is a JSON document, ``files`` are names and base64."""
    row = _moved(study, states.DONE)
    answer = _answer(results)
    kept = [_file(row, name, text, at) for name, text in files.items()]
    row.results, row.results_sha256 = answer, hashlib.sha256(results.encode()).hexdigest()
    row.done, row.ended_at, row.heard_at = row.total, at, at
    keep(row, "state", "results", "results_sha256", "done", "ended_at", "heard_at")
    add_all(kept)
    record("planning.study_finished", about=row, by=by, at=at, wrote=results, files=len(kept))
    return row


@command("planning.fail_study")
def fail_study(*, study: UUID, why: str, faults: Sequence[str], by: Officer, at: datetime) -> Study:
    """Say that a study ends without an answer, why (a code), and what the engine said."""
    if why not in states.REASONS:
        raise WrongState(f"A study fails for one of: {', '.join(states.REASONS)}.")
    row = _moved(study, states.FAILED)
    row.why, row.faults, row.ended_at = why, list(faults), at
    keep(row, "state", "why", "faults", "ended_at")
    record("planning.study_failed", about=row, by=by, at=at, why=Code(why))
    return row


@command("planning.cancel_study")
def cancel_study(*, study: UUID, by: Officer, at: datetime) -> Study:
    """End a study that is waiting or running. The job stops within two seconds; nothing is kept."""
    row = _moved(study, states.CANCELLED)
    row.ended_at = at
    keep(row, "state", "ended_at")
    record("planning.study_cancelled", about=row, by=by, at=at, done=row.done)
    return row


@command("planning.keep_scenario")
def keep_scenario(*, text: str, by: Officer, at: datetime) -> OwnScenario:
    """Keep a scenario of one's own under the name that its text gives it."""
    posed = _posed(text)
    row = OwnScenario(
        uid=new_uid(at),
        name=posed.name,
        text=text,
        sha256=posed.sha256,
        kept_by=by,
        kept_at=at,
    )
    try:
        with guarded():
            add(row)
    except IntegrityError as taken:
        raise NameTaken(f"There is a scenario named {posed.name}. Choose another name.") from taken
    record("planning.scenario_kept", about=row, by=by, at=at, wrote=text)
    return row


@command("planning.amend_scenario")
def amend_scenario(*, scenario: UUID, text: str, by: Officer, at: datetime) -> OwnScenario:
    """Change a scenario of one's own. Studies keep the text they were asked with."""
    posed = _posed(text)
    row = lock(OwnScenario, scenario)
    row.name, row.text, row.sha256 = posed.name, text, posed.sha256
    row.kept_by, row.kept_at = by, at
    try:
        with guarded():
            keep(row, "name", "text", "sha256", "kept_by", "kept_at")
    except IntegrityError as taken:
        raise NameTaken(f"There is a scenario named {posed.name}. Choose another name.") from taken
    record("planning.scenario_amended", about=row, by=by, at=at, wrote=text)
    return row


def _within(kind: str, scenarios: int, replications: int, seed: int) -> None:
    allowed = asking.LAYOUTS.get(kind)
    if allowed is None:
        raise WrongNumber("kind", f"A study is one of: {', '.join(asking.KINDS)}. Choose again.")
    if scenarios not in allowed:
        few, many = allowed.start, allowed.stop - 1
        said = f"{few}" if few == many else f"{few} to {many}"
        raise WrongNumber("scenarios", f"Choose {said} scenarios, not {scenarios}.")
    if replications not in asking.REPLICATIONS:
        few, many = asking.REPLICATIONS.start, asking.REPLICATIONS.stop - 1
        raise WrongNumber("replications", f"Replications must be between {few} and {many}.")
    if seed not in asking.SEEDS:
        raise WrongNumber("seed", "The seed must be a whole number from 0 to 2147483647.")


def _each_posed(texts: Sequence[str]) -> list[asking.Posed]:
    """The scenarios of a study, which must belong together. Raises UnusableScenario."""
    posed = [_posed(text) for text in texts]
    if apart := asking.differing([asking.parsed(text) for text in texts]):
        raise UnusableScenario(apart)
    return posed


def _posed(text: str) -> asking.Posed:
    try:
        return asking.posed(text)
    except Unusable as bad:
        raise UnusableScenario(bad.faults) from bad


def _moved(study: UUID, state: str) -> Study:
    """The study, locked and in its new state. Raises WrongState."""
    row = lock(Study, study)
    if not states.may_follow(row.state, state):
        now, then = states.WORDS[row.state], states.WORDS[state]
        raise WrongState(f"The study is {now} and cannot become {then}. Look again.")
    row.state = state
    return row


def _answer(results: str) -> object:
    try:
        found = json.loads(results)
    except (ValueError, RecursionError) as bad:
        raise NoResults("The results are no JSON document. Send them again.") from bad
    if not isinstance(found, dict):
        raise NoResults("The results are no JSON object. Send them again.")
    return found


def _file(study: Study, name: str, text: str, at: datetime) -> StudyFile:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as bad:
        raise NoResults("A file of the answer is not base64. Send it again.") from bad
    digest = hashlib.sha256(content).hexdigest()
    return StudyFile(uid=new_uid(at), study=study, name=name, content=content, sha256=digest)
