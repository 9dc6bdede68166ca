"""Figures are counted from verdicts; small cells stay at home."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.accountability.rules import figures
from goldenhour.accountability.rules.figures import Figure, figures_of, published
from goldenhour.accountability.rules.verdict import Verdict
from goldenhour.investigation.rules.reviews import Review
from goldenhour.victims.rules.duties import Duty

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def verdict(case: str, *, arrest: str = "", review: str = "") -> Verdict:
    duty = Duty("R6.ARREST", "V1", "A", "e9", NOON, "police", NOON, arrest, None, "x")  # type: ignore[arg-type]
    row = Review("first_review", NOON, None, review)  # type: ignore[arg-type]
    return Verdict(
        case=case,
        as_of=NOON,
        edition="victims_code/2021",
        profile="proposed-1",
        duties=(duty,) if arrest else (),
        reviews=(row,) if review else (),
        closures=(),
        checks={},
        alerts=(),
    )


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        ("met", (1, 1)),
        ("missed", (0, 1)),
        ("overdue", (0, 1)),
        ("unevidenced", (0, 1)),
        ("pending", (0, 0)),
        ("waived", (0, 0)),
        ("not_applicable", (0, 0)),
    ],
)
def test_what_is_counted_and_of_what(state: str, counts: tuple[int, int]) -> None:
    arrests, _ = figures_of([verdict("26/0001", arrest=state)])

    assert (arrests.numerator, arrests.denominator) == counts
    assert arrests.excluded == ({} if counts[1] else {state: 1})


def test_nothing_to_count_is_no_share() -> None:
    arrests, reviews = figures_of([])
    assert (arrests.share, reviews.share) == (None, None)
    assert not published(arrests).is_suppressed


def of(numerator: int, denominator: int) -> Figure:
    return Figure(figures.FIRST_SUPERVISION, NOON, numerator, denominator, {"pending": 3}, ())


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [((4, 10), True), ((96, 100), True), ((5, 10), False), ((0, 4), True), ((10, 10), False)],
)
def test_cells_of_one_to_four_are_not_published(cells: tuple[int, int], hidden: bool) -> None:
    shown = published(of(*cells))
    assert shown.is_suppressed is hidden
    assert (shown.share is None) is hidden
    assert shown.excluded == {"pending": None}


STATES = st.sampled_from(["met", "missed", "overdue", "unevidenced", "pending", "waived"])


@given(st.lists(STATES))
def test_every_duty_is_counted_once_somewhere(states: list[str]) -> None:
    arrests, _ = figures_of([verdict("26/0001", arrest=state) for state in states])

    assert arrests.denominator + sum(arrests.excluded.values()) == len(states)
    assert arrests.numerator == states.count("met")
    assert len(arrests.instances) == len(states)
