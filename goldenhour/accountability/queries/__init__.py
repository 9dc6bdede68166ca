"""What may be asked of accountability: the verdict on every case, and the public figures.

Every case goes through the same function as a case file from outside (rules/verdict.py).
Judging all of them takes seconds, so pages never do: they show what the last run found
(jobs.py) and judge no more cases than they list. An audit's page, a figure with its files:
one entry in the journal, naming the selection.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

import msgspec
from django.core.paginator import Page, Paginator

from goldenhour.accountability.models import AuditRun, Published
from goldenhour.accountability.rules import figures
from goldenhour.accountability.rules.census import ASKED, POSSIBLE, Census
from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.verdict import Verdict, judge, judge_file
from goldenhour.force.models import Officer
from goldenhour.investigation import queries as investigation
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.reading import fact_of_line
from goldenhour.journal.consultations import consulted

Facts = list[Fact[Data]]
EVERY = "every"  # the selection of the run over every case
ON_A_PAGE = 50  # cases judged for one page of the audit


@dataclass(frozen=True)
class Judged:
    """A case and what follows from its facts."""

    uid: UUID
    verdict: Verdict


@dataclass(frozen=True)
class Counted:
    """What one run over every case found."""

    cases: int
    profile: str
    editions: tuple[str, ...]
    tallies: Mapping[str, Mapping[str, int]]
    answers: Mapping[str, Mapping[Answer, Sequence[UUID]]]
    figures: tuple[figures.Figure, ...]


@dataclass(frozen=True)
class Run:
    """The last run: when, over how many cases, and how many gave each answer."""

    as_of: datetime
    cases: int
    tallies: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class AuditPage:
    """One page of cases, judged now; ``run`` is None where no run was made yet.

    Cases that were chosen by their answer and have another by now are not among the rows:
    ``changed`` counts them.
    """

    rows: tuple[Judged, ...]
    changed: int
    page: Page[UUID]
    run: Run | None


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


def _verdicts(at: datetime, *, only: Sequence[UUID] | None = None) -> Iterator[Judged]:
    profile = investigation.profile()
    for uid, lines in investigation.facts_of_every_case(only=only):
        if not lines:
            continue
        verdict = judge(str(lines[0]["case"]), _facts(lines), as_of=at, profile=profile)
        if verdict is not None:
            yield Judged(uid, verdict)


def count_every_case(*, at: datetime) -> Counted:
    """Every case judged as at ``at``: the figures, and who answered what. For the run only."""
    census = Census()
    judged = ((each.uid, each.verdict) for each in _verdicts(at))
    found = figures.figures_of(census.watch(judged))
    return Counted(
        cases=census.cases,
        profile=investigation.profile().name,
        editions=tuple(sorted(census.editions)),
        tallies=census.tallies(),
        answers=census.answers,
        figures=tuple(found),
    )


def last_run() -> Run | None:
    """What the last run found, without its cases. One query."""
    row = AuditRun.objects.filter(selection=EVERY).values("as_of", "cases", "tallies").first()
    return Run(**row) if row else None


def audit(
    *, by: Officer, at: datetime, why: str, check: str = "", answer: str = "", page: str = "1"
) -> AuditPage:
    """One page of the audit: its cases judged now. One entry in the journal names the selection.

    ``check`` and ``answer`` choose those that gave that answer in the last run; both empty or
    unknown, every case in order of recording. Seven queries, whatever the number of cases.
    """
    chosen = check in ASKED and answer in POSSIBLE
    uids = _answered(check, answer) if chosen else investigation.uids_of_every_case()
    shown = Paginator(uids, ON_A_PAGE).get_page(page)
    found = list(_verdicts(at, only=list(shown)))
    rows = [each for each in found if not chosen or each.verdict.checks.get(check) == answer]
    consulted(
        "accountability.audit",
        about=f"cases/{check}-{answer}" if chosen else "cases/every",
        by=by,
        at=at,
        why=why,
        cases=len(rows),
        page=shown.number,
    )
    return AuditPage(tuple(rows), len(found) - len(rows), shown, last_run())


def _answered(check: str, answer: str) -> list[UUID]:
    """Who gave that answer in the last run. One query, which reads no other answer."""
    runs = AuditRun.objects.filter(selection=EVERY)
    found = runs.values_list(f"answers__{check}__{answer}", flat=True).first()
    return [UUID(uid) for uid in found or []]


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
    """The published figures with the files behind them. One entry in the journal."""
    found = [_figure(row, _instances(row)) for row in _current()]
    about = "figures/every"
    consulted("accountability.figure", about=about, by=by, at=at, why=why, figures=len(found))
    return found


def published_figures() -> list[figures.Published]:
    """The figures as anybody may see them: no files, no small cells. One query.

    In the order of the definitions; without those that were never counted, or were counted by
    a definition that has changed since.
    """
    return [figures.published(_figure(row, ())) for row in _current("instances")]


def _current(*left_out: str) -> list[Published]:
    """The published rows whose definition still holds, in the order of the definitions."""
    rows = {row.figure: row for row in Published.objects.defer(*left_out)}
    found = [(rows.get(each.id), each.version) for each in figures.DEFINITIONS]
    return [row for row, version in found if row and row.definition_version == version]


def _figure(row: Published, instances: tuple[figures.Instance, ...]) -> figures.Figure:
    return figures.Figure(
        definition=figures.NAMED[row.figure],
        as_of=row.as_of,
        numerator=row.numerator,
        denominator=row.denominator,
        excluded=row.excluded,
        instances=instances,
        cannot_tell=row.cannot_tell,
    )


def _instances(row: Published) -> tuple[figures.Instance, ...]:
    return tuple(
        figures.Instance(case, promise, datetime.fromisoformat(due), state, result)
        for case, promise, due, state, result in row.instances
    )
