"""Fairness: who is found and who is taken for another, by name group and by age.

Of the invented population; the queries of each name group are drawn besides the others, so that
small groups are counted as well as large ones. Differences are stated, not averaged away.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.identification import scores
from tests.bench.identification.scores import Best
from tests.bench.identification.tasks import Truth
from tests.bench.population import files


@dataclass(frozen=True)
class Group:
    """One group: how many are on file and how many of them were named; how many were asked and
    in how many of those cases another person was named.
    """

    name: str
    on_file: int
    right: int
    asked: int
    wrong: int


def table(
    answers: Sequence[Best], truth: Sequence[Truth], threshold: float, lead: float
) -> list[str]:
    """Recall and false links by name group, by age band and by kind, and how far they differ."""
    both = list(zip(answers, truth, strict=True))
    drawn = [pair for pair in both if pair[1].sample != "all"] or both
    lines: list[str] = []
    for title, pairs, group in (
        ("name group", drawn, lambda meant: meant.name_group),
        ("age", both, lambda meant: files.band(meant.age)),
        ("kind", both, lambda meant: meant.kind or "others"),
    ):
        groups = _groups(pairs, group, threshold, lead)
        lines += ["", *_rows(title, groups), "", *differences(groups)]
    return lines[1:]


def _groups(
    both: Sequence[tuple[Best, Truth]],
    group: Callable[[Truth], str],
    threshold: float,
    lead: float,
) -> list[Group]:
    found = []
    for name in sorted({group(meant) for _, meant in both}):
        of_group = [pair for pair in both if group(pair[1]) == name]
        named = [pair for pair in of_group if pair[0].is_named(threshold, lead)]
        right = sum(best.person_id == meant.person_id for best, meant in named)
        on_file = sum(bool(meant.person_id) for _, meant in of_group)
        found.append(
            Group(name.replace("_", " "), on_file, right, len(of_group), len(named) - right)
        )
    return found


def _rows(title: str, groups: Sequence[Group]) -> list[str]:
    lines = [
        f"| {title} | on file | named rightly | asked | another person named |",
        "|---|---|---|---|---|",
    ]
    for one in groups:
        lines.append(
            f"| {one.name} | {one.on_file:,} | {_share(one.right, one.on_file)} "
            f"| {one.asked:,} | {_share(one.wrong, one.asked)} |"
        )
    return lines


def differences(groups: Sequence[Group]) -> list[str]:
    """The widest differences, in sentences: shown only where two intervals do not meet."""
    named = [(one.name, one.right, one.on_file) for one in groups]
    wrong = [(one.name, one.wrong, one.asked) for one in groups]
    return [_widest("Named rightly", named), _widest("Another person named", wrong)]


def _widest(what: str, shares: Sequence[tuple[str, int, int]]) -> str:
    low, high = (choose(shares, key=lambda one: one[1] / max(1, one[2])) for choose in (min, max))
    apart = high[1] / max(1, high[2]) - low[1] / max(1, low[2])
    is_shown = scores.wilson(*low[1:])[1] < scores.wilson(*high[1:])[0]
    shown = "a difference is shown" if is_shown else "the intervals meet, so none is shown"
    return f"{what}: least {low[0]}, most {high[0]}, {apart:.3f} apart; {shown}."


def _share(hits: int, of: int) -> str:
    low, high = scores.wilson(hits, of)
    return f"{hits / max(1, of):.3f} ({low:.3f} to {high:.3f})"
