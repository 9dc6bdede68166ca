"""Accuracy: the engine and Splink on the same queries, thresholds fixed on other people's.

For each rival the threshold and the lead are fixed on the development population (or on one half
of a gate's queries) and counted on the test population (or the other half).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenhour.identification.jobs import model, records, training
from goldenhour.identification.jobs.records import Kept
from goldenhour.identification.jobs.splink_engine import Backend, Engine
from goldenhour.linkage.index.searching import LEAD
from tests.bench.identification import parity, rivals, scores, tasks
from tests.bench.identification.scores import Best, Counts
from tests.bench.identification.tasks import Task, Truth
from tests.bench.population import files

OURS = ("the engine, as it decides", "the engine by weight alone, without its guards")
LEADS = (0.0, LEAD)  # whether the next person must be some way behind: the better is kept


@dataclass(frozen=True)
class Result:
    """What one rival reached on the test, at the threshold fixed before it."""

    rival: str
    threshold: float
    lead: float
    counts: Counts
    interval: tuple[float, float]
    found: float  # share of those on file whose person came first, whatever the threshold


@dataclass(frozen=True)
class Measured:
    """The results of all rivals, and the engine's answers for further tables."""

    results: list[Result]
    answers: list[Best]
    truth: list[Truth]


def measured(folder: Path, wanted: files.Wanted) -> Measured:
    """The engine beside Splink's variants on the two invented populations."""
    fixing = tasks.population(folder / "development", wanted, files.DEVELOPMENT)
    test = tasks.population(folder / "test", wanted, files.TEST)
    shipped = parity.weights()
    engine = [_engine(task, shipped) for task in (fixing, test)]
    results = [
        _result(name, list(halves), fixing.truth, test.truth)
        for name, halves in zip(OURS, zip(*engine, strict=True), strict=True)
    ]
    for rival, weights, rules in _variants(fixing, shipped):
        theirs = [_splink(task, weights, rules) for task in (fixing, test)]
        results.append(_result(rival, theirs, fixing.truth, test.truth))
    return Measured(results, engine[1][0], test.truth)


def _variants(fixing: Task, shipped: dict[str, Any]) -> list[tuple[str, dict[str, Any], Any]]:
    """Splink with the same rules and the shipped weights, with its own, and with fewer rules."""
    kept = Kept(fixing.people, records.count(fixing.people), 1)
    backend = Backend(Engine.duckdb, fixing.folder)
    own = training.train(kept, backend, shipped).weights
    backend.close()
    same = rivals.same_rules()
    return [
        ("Splink 5, same rules, same weights", shipped, same),
        ("Splink 5, same rules, m from the file's labels", own, same),
        ("Splink 5, rules of identify link, same weights", shipped, model.BLOCKING),
    ]


def gate(task: Task) -> list[Result]:
    """Engine and Splink on a labelled set: thresholds of one half of the queries, other half."""
    kept = Kept(task.people, records.count(task.people), 1)
    backend = Backend(Engine.duckdb, task.folder)
    weights = training.train(kept, backend, parity.weights()).weights
    backend.close()
    results = []
    engine = zip(OURS, _engine(task, weights), strict=True)
    splink = _splink(task, weights, rivals.same_rules())
    for rival, best in (*engine, ("Splink 5, same rules, same weights", splink)):
        halves = [best[::2], best[1::2]]
        results.append(_result(rival, halves, task.truth[::2], task.truth[1::2]))
    return results


def _engine(task: Task, weights: dict[str, Any]) -> tuple[list[Best], list[Best]]:
    """The engine as it decides, and by weight alone: in the order of OURS."""
    index = rivals.built(task.people, weights)
    return rivals.by_engine(index, task.queries)[0], rivals.by_weight(index, task.queries)


def _splink(task: Task, weights: dict[str, Any], rules: Sequence[str]) -> list[Best]:
    splink = rivals.Splink(task, weights, rules)
    try:
        return splink.best()
    finally:
        splink.close()


def _result(
    rival: str, answers: list[list[Best]], fixing: Sequence[Truth], test: Sequence[Truth]
) -> Result:
    known = [number for number, meant in enumerate(test) if meant.sample == "all"]
    best, truth = [answers[1][at] for at in known], [test[at] for at in known]
    of_fixing = [at for at, meant in enumerate(fixing) if meant.sample == "all"]
    threshold, lead = scores.fixed(
        [answers[0][at] for at in of_fixing], [fixing[at] for at in of_fixing], LEADS
    )
    return Result(
        rival,
        threshold,
        lead,
        scores.counts(best, truth, threshold, lead),
        scores.interval(best, truth, threshold, lead),
        found(best, truth),
    )


def found(answers: Sequence[Best], truth: Sequence[Truth]) -> float:
    """The share of those on file whose person came first."""
    on_file = [
        best.person_id == meant.person_id
        for best, meant in zip(answers, truth, strict=True)
        if meant.person_id
    ]
    return sum(on_file) / max(1, len(on_file))


def table(results: Sequence[Result]) -> list[str]:
    """The results as a table of the page."""
    lines = [
        "| rival | threshold, bits | lead, bits | precision | recall | F1 (95 %) | came first |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in results:
        low, high = one.interval
        counts = one.counts
        lines.append(
            f"| {one.rival} | {one.threshold:.1f} | {one.lead:.1f} | {counts.precision:.3f} "
            f"| {counts.recall:.3f} | {counts.f1:.4f} ({low:.4f} to {high:.4f}) | {one.found:.3f} |"
        )
    return lines


def more_keys(results: Sequence[Result]) -> str:
    """What the engine's keys add to the rules of the whole population's linking."""
    same, fewer = results[len(OURS)], results[-1]
    return (
        f"The engine's keys find {same.found:.3f} of the people on file as the first, "
        f"{len(model.BLOCKING)} rules {fewer.found:.3f}; recall at the thresholds "
        f"{same.counts.recall:.3f} beside {fewer.counts.recall:.3f}, precision "
        f"{same.counts.precision:.3f} beside {fewer.counts.precision:.3f}."
    )


def ratio(results: Sequence[Result]) -> str:
    """The engine's F1 beside Splink's best, in a sentence."""
    best = max(one.counts.f1 for one in results[len(OURS) :])
    decided, weighed = (one.counts.f1 / best for one in results[: len(OURS)])
    return (
        f"The engine's F1 is {decided:.4f} of Splink's best variant here; by weight alone, without "
        f"what its guards hold back, {weighed:.4f}."
    )
