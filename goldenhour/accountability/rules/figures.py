"""Figures: how often a promise was kept, counted from the verdicts on every file.

A figure is files that met it, of files that could be asked. What is still pending, waived or
does not apply is left out and counted beside it; what was said without evidence stays in the
denominator and never in the numerator, for missing proof is no pass. Every figure carries its
definition and can name its files, so that anybody may count again.

Cells of one to four are not published: with so few, a neighbour could tell who it was (ours,
the usual rule of official statistics; P). Every case is counted again every five minutes (P).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from goldenhour.accountability.rules.verdict import Verdict

FEWEST = 5
COUNTED_EVERY = timedelta(minutes=5)
KEPT, BROKEN = "kept", "broken"
UNPROVED = "unevidenced"


@dataclass(frozen=True)
class Definition:
    """What a figure counts, in words that anybody can check it by."""

    id: str
    title: str
    counted: str
    of: str
    left_out: str
    weakness: str
    checks: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Instance:
    """One promise in one file: ``kept``, ``broken``, or the state for which it is left out."""

    case: str
    promise: str
    due: datetime
    state: str
    result: str


@dataclass(frozen=True)
class Figure:
    """A figure with everything needed to count it again.

    ``cannot_tell`` of the denominator were said to be done and nothing proves it.
    """

    definition: Definition
    as_of: datetime | None
    numerator: int
    denominator: int
    excluded: Mapping[str, int]
    instances: tuple[Instance, ...]
    cannot_tell: int = 0

    @property
    def share(self) -> float | None:
        """0 to 1; None where there is nothing to count."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Published:
    """A figure as the public sees it: without files, and without cells of one to four."""

    definition: Definition
    as_of: datetime | None
    numerator: int | None
    denominator: int | None
    cannot_tell: int | None
    excluded: Mapping[str, int | None]
    share: float | None
    is_suppressed: bool


TOLD_OF_ARREST = Definition(
    id="told-of-arrest",
    title="Victims told of an arrest in time",
    counted="duties to tell a victim of an arrest that were met in time, with evidence",
    of="all such duties whose time has run out or which were met",
    left_out="still running, waived by the victim, or owed to nobody yet",
    weakness="An arrest nobody wrote down is not counted. A duty a victim is one count.",
    checks="V05, of arrests only (R6.ARREST)",
)
FIRST_SUPERVISION = Definition(
    id="first-supervision",
    title="First supervision in time",
    counted="cases first reviewed in time by a supervisor who is not the officer in the case",
    of="all cases whose first review was done or is overdue",
    left_out="cases whose first review is still running",
    weakness="Whether the review was a good one is for a person to judge (B11).",
    checks="B08",
)
DEFINITIONS = (TOLD_OF_ARREST, FIRST_SUPERVISION)
NAMED: Mapping[str, Definition] = {each.id: each for each in DEFINITIONS}

RESULTS: Mapping[str, str] = {
    "met": KEPT,
    "missed": BROKEN,
    "overdue": BROKEN,
    UNPROVED: BROKEN,
}


def figures_of(verdicts: Iterable[Verdict]) -> list[Figure]:
    """Every figure, from one reading of the verdicts."""
    found: dict[str, list[Instance]] = {each.id: [] for each in DEFINITIONS}
    as_of: datetime | None = None
    for verdict in verdicts:
        as_of = verdict.as_of
        found[TOLD_OF_ARREST.id].extend(_arrests(verdict))
        found[FIRST_SUPERVISION.id].extend(_first_reviews(verdict))
    return [_figure(each, as_of, tuple(found[each.id])) for each in DEFINITIONS]


def _arrests(verdict: Verdict) -> Iterator[Instance]:
    for duty in verdict.duties:
        if duty.rule == "R6.ARREST":
            promise = f"{duty.rule} {duty.victim} {duty.trigger}"
            yield _instance(verdict.case, promise, duty.due, duty.state)


def _first_reviews(verdict: Verdict) -> Iterator[Instance]:
    for review in verdict.reviews:
        if review.kind == "first_review":
            yield _instance(verdict.case, review.kind, review.due, review.state)


def _instance(case: str, promise: str, due: datetime, state: str) -> Instance:
    return Instance(case, promise, due, state, RESULTS.get(state, state))


def _figure(
    definition: Definition, as_of: datetime | None, instances: tuple[Instance, ...]
) -> Figure:
    results = Counter(each.result for each in instances)
    numerator, broken = results.pop(KEPT, 0), results.pop(BROKEN, 0)
    return Figure(
        definition=definition,
        as_of=as_of,
        numerator=numerator,
        denominator=numerator + broken,
        excluded=dict(sorted(results.items())),
        instances=instances,
        cannot_tell=sum(each.state == UNPROVED for each in instances),
    )


def published(figure: Figure) -> Published:
    """The figure without its files; suppressed where a cell, or its rest, is one to four."""
    hidden = is_suppressed(figure)
    return Published(
        definition=figure.definition,
        as_of=figure.as_of,
        numerator=None if hidden else figure.numerator,
        denominator=None if hidden else figure.denominator,
        cannot_tell=None if hidden else _shown(figure.cannot_tell),
        excluded={name: _shown(cell) for name, cell in figure.excluded.items()},
        share=None if hidden else figure.share,
        is_suppressed=hidden,
    )


def is_suppressed(figure: Figure) -> bool:
    """Whether so few files stand behind a number that somebody could be recognised."""
    cells = (figure.numerator, figure.denominator, figure.denominator - figure.numerator)
    return any(_is_small(cell) for cell in cells)


def _is_small(cell: int) -> bool:
    return 0 < cell < FEWEST


def _shown(cell: int) -> int | None:
    return None if _is_small(cell) else cell
