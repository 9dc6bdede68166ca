"""What may be asked of accountability: the verdict on every case, and the public figures.

Every case goes through the same function as a case file from outside (rules/verdict.py). An
audit run, a figure with its files: one entry in the journal, naming the selection.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

import msgspec

from goldenhour.accountability.rules import figures
from goldenhour.accountability.rules.verdict import Verdict, judge, judge_file
from goldenhour.force.models import Officer
from goldenhour.investigation import queries as investigation
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.reading import fact_of_line
from goldenhour.journal.consultations import consulted

Facts = list[Fact[Data]]


@dataclass(frozen=True)
class Judged:
    """A case and what follows from its facts."""

    uid: UUID
    verdict: Verdict


def cases_to_judge(*, sample: int | None, seed: int | None) -> Iterator[tuple[str, Facts]]:
    """Every case with its facts, in order of recording; or so many drawn with the seed.

    For ``goldenhour audit`` without a file. Memory holds 200 cases at a time.
    """
    wanted = None if sample is None else _drawn(sample, seed)
    for _, lines in investigation.facts_of_every_case(only=wanted):
        if lines:
            yield str(lines[0]["case"]), _facts(lines)


def _drawn(sample: int, seed: int | None) -> list[UUID]:
    """The same cases for the same seed, whatever the order they were read in."""
    every = investigation.uids_of_every_case()
    return Random(seed).sample(every, min(sample, len(every)))  # noqa: S311  # no secret


def _facts(lines: Sequence[dict[str, object]]) -> Facts:
    return [fact_of_line(msgspec.json.encode(line)) for line in lines]


def _verdicts(at: datetime) -> Iterator[Judged]:
    profile = investigation.profile()
    for uid, lines in investigation.facts_of_every_case(only=None):
        if not lines:
            continue
        verdict = judge(str(lines[0]["case"]), _facts(lines), as_of=at, profile=profile)
        if verdict is not None:
            yield Judged(uid, verdict)


def audit(*, by: Officer, at: datetime, why: str) -> list[Judged]:
    """The verdict on every case. One entry in the journal names the selection."""
    found = list(_verdicts(at))
    about = "cases/every"
    consulted("accountability.audit", about=about, by=by, at=at, why=why, cases=len(found))
    return found


def verdict_of(case: UUID, *, at: datetime) -> Verdict | None:
    """The verdict on one case, for its own file page. One query."""
    lines = investigation.facts_of(case)
    if not lines:
        return None
    reference, profile = str(lines[0]["case"]), investigation.profile()
    return judge(reference, _facts(lines), as_of=at, profile=profile)


def verdict_of_file(file: CaseFile) -> Verdict:
    """The verdict on a file that was read already. No query."""
    return judge_file(file, investigation.profile())


def figures_with_files(*, by: Officer, at: datetime, why: str) -> list[figures.Figure]:
    """The figures with the files behind them. One entry in the journal."""
    found = figures.figures_of(judged.verdict for judged in _verdicts(at))
    about = "figures/every"
    consulted("accountability.figure", about=about, by=by, at=at, why=why, figures=len(found))
    return found


def published_figures(*, at: datetime) -> list[figures.Published]:
    """The figures as anybody may see them: no files, no small cells."""
    found = figures.figures_of(judged.verdict for judged in _verdicts(at))
    return [figures.published(figure) for figure in found]
