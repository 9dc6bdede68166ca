"""Fairness: who is found and who is taken for another, by name group and by age.

Of the invented population; the queries of each name group are drawn besides the others, so that
small groups are counted as well as large ones. Differences are stated, not averaged away.
"""

from collections.abc import Callable, Sequence

from tests.bench.identification import scores
from tests.bench.identification.scores import Best
from tests.bench.identification.tasks import Truth
from tests.bench.population import files

Row = tuple[str, int, int, int, int]  # name, on file, right, all, wrong


def table(
    answers: Sequence[Best], truth: Sequence[Truth], threshold: float, lead: float
) -> list[str]:
    """Recall and false links by name group, then by age band, each with Wilson's interval."""
    both = list(zip(answers, truth, strict=True))
    grouped = [pair for pair in both if pair[1].sample != "all"] or both
    return [
        *_rows("name group", grouped, lambda meant: meant.name_group, threshold, lead),
        "",
        *_rows("age", both, lambda meant: files.band(meant.age), threshold, lead),
        "",
        *_rows("kind", both, lambda meant: meant.kind or "others", threshold, lead),
    ]


def _rows(
    title: str,
    both: Sequence[tuple[Best, Truth]],
    group: Callable[[Truth], str],
    threshold: float,
    lead: float,
) -> list[str]:
    lines = [
        f"| {title} | on file | named rightly | asked | another person named |",
        "|---|---|---|---|---|",
    ]
    for name in sorted({group(meant) for _, meant in both}):
        of_group = [pair for pair in both if group(pair[1]) == name]
        on_file = sum(bool(meant.person_id) for _, meant in of_group)
        named = [pair for pair in of_group if pair[0].is_named(threshold, lead)]
        right = sum(best.person_id == meant.person_id for best, meant in named)
        lines.append(
            f"| {name.replace('_', ' ')} | {on_file:,} | {_share(right, on_file)} "
            f"| {len(of_group):,} | {_share(len(named) - right, len(of_group))} |"
        )
    return lines


def _share(hits: int, of: int) -> str:
    low, high = scores.wilson(hits, of)
    return f"{hits / max(1, of):.3f} ({low:.3f} to {high:.3f})"
