"""Telling: a choice as JSON, as sentences, and as a scenario file to go on with.

Nothing here depends on how long it took or on how many worked at it, so a choice that was ended
and went on tells the same, octet for octet. Whatever is said to be better has its interval.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from goldenhour.planning.jobs import choosing as jobs
from goldenhour.planning.jobs import filing, keeping
from goldenhour.planning.jobs.choosing import Chosen, Step
from goldenhour.planning.rules import choosing, paired, saying, writing
from goldenhour.planning.rules.choosing import Objective, Plan
from goldenhour.simulation import intervals
from goldenhour.simulation.intervals import Interval

PROCEDURE = "Kim and Nelson 2001, fully sequential, paired by common random numbers"
ANSWER, BEST = "answer.json", "best.toml"


def answer(of: Chosen) -> dict[str, Any]:
    """The whole choice as JSON."""
    best, zone = of.best, of.asked.zone
    p_best, p_within = jobs.probabilities(of.step, zone)
    differences = [_difference(of, number) for number in range(1, len(of.confirmed.plans))]
    return {
        "scenario": of.scenario.name,
        "scenario_sha256": of.digest,
        "objective": of.asked.objective.name,
        "procedure": PROCEDURE,
        "confidence": zone.confidence,
        "indifference": zone.indifference,
        "seed": of.asked.seed,
        "replications": of.played,
        "short_list": _listed(of),
        "selected": of.step.plans[of.step.selected].name,
        "is_decided": of.step.is_decided,
        "p_best": p_best,
        "p_within_indifference": p_within,
        "exchanges": [_pass(of, step) for step in of.passes],
        "best": {
            "layout": best.name,
            "units": _units(of, best),
            **_value(of, of.confirmed.costs[0]),
        },
        "differences": differences,
        "p_median": {
            "bases": of.listed.located["bases"],
            "proven_optimal": of.listed.located["proven_optimal"],
            "gap": of.listed.located["gap"],
        },
        "sentences": list(sentences(of)),
        "calibrated": False,
    }


def keep(of: Chosen, folder: Path) -> list[Path]:
    """Write the answer and the best layout as a scenario; the paths written. Raises OSError."""
    best = msgspec.structs.replace(
        choosing.applied(of.scenario, of.best), name=f"{of.scenario.name}-chosen"
    )
    comments = [
        f"Chosen by simulation from {of.scenario.name}: {of.best.name}",
        "",
        "UNCALIBRATED: illustrates the method. Its assumptions are those of that scenario, whose",
        f"comments say where they come from. SHA-256 {of.digest}, seed {of.asked.seed}.",
    ]
    filing.keep(folder / BEST, writing.text(best, of.folder, comments))
    keeping.keep(folder / ANSWER, answer(of))
    return [folder / ANSWER, folder / BEST]


def sentences(of: Chosen) -> Iterator[str]:
    """What the choice says, with the interval beside each difference."""
    p_best, p_within = jobs.probabilities(of.step, of.asked.zone)
    first, zone = of.step.plans[of.step.selected].name, _amount(of, of.asked.zone.indifference)
    if of.step.is_decided:
        sure = f"with {of.asked.zone.confidence:.0%} confidence if it is better than all by {zone}"
        yield f"Selected from {len(of.step.plans)} layouts: {first}, {sure}."
    else:
        count = len(of.step.selection.remaining)
        yield (
            f"Not decided: {count} layouts were left when the replications ended; {first} led. "
            "Allow more with --replications-max."
        )
    yield (
        f"P(best) is at least {_floored(p_best)}; that none of them is better by more than {zone}, "
        f"at least {_floored(p_within)}."
    )
    yield _of_exchanges(of, zone)
    for role, told in zip(of.confirmed.roles[1:], _apart(of), strict=True):
        yield _against(of, role, told)
    yield _of_location(of)


def table(of: Chosen) -> Iterator[str]:
    """The choice for reading."""
    objective = of.asked.objective
    yield f"{of.scenario.name}: {objective.words}"
    yield "A forecast of a model, not a record. Uncalibrated: illustrates the method."
    yield ""
    for row in _listed(of):
        gone = row["left_after"]
        kept = f"left after {gone}" if gone is not None else "stayed"
        told = saying.interval(_interval(row["value"]), objective.measure)
        yield f"{row['layout'][:48].ljust(48)} {told.rjust(24)}   {kept}"
    yield ""
    yield f"Best: {of.best.name}"
    for base, units in _units(of, of.best).items():
        yield f"{base.ljust(30)} {_shown(units)}"
    yield ""
    yield from sentences(of)


def _of_exchanges(of: Chosen, zone: str) -> str:
    tried = sum(len(step.plans) - 1 for step in of.passes)
    taken = sum(jobs.is_better(step, of.asked.zone) for step in of.passes)
    if not tried:
        return "No unit could be moved: no base has two on one shift."
    last = of.passes[-1]
    ended = f"none of the last {len(last.plans) - 1} is better by {zone}"
    if jobs.is_better(last, of.asked.zone):
        ended = f"{jobs.PASSES} rounds are the most that are played"
    return f"Units moved between bases: {tried} moves were played, {taken} taken; {ended}."


def _against(of: Chosen, role: str, told: Interval) -> str:
    names = {
        "runner-up": "the runner-up",
        "own": "the scenario's own layout",
        "p-median": "p-median's choice",
    }
    other = names[role]
    if of.confirmed.plans[of.confirmed.roles.index(role)].units == of.best.units:
        return f"The best is {other}."
    shown = saying.interval(told, of.asked.objective.measure, is_signed=True)
    unit = "" if of.asked.objective.scale < 0 else " minutes"
    found = paired.verdict(_turned(of, told))
    words = {
        paired.LESS: "better than",
        paired.MORE: "worse than",
        paired.NOT_SHOWN: "not shown to differ from",
    }
    return f"The best is {words.get(found, 'beside')} {other}: {shown}{unit}, 95 % interval."


def _of_location(of: Chosen) -> str:
    """Whether location alone would have chosen the same bases."""
    if of.listed.median.sites == of.best.sites:
        return (
            "The bases are those of the p-median. Location alone does not share units, and does "
            "not ask whether a base is busy."
        )
    told = dict(zip(of.confirmed.roles[1:], _apart(of), strict=True))["p-median"]
    if paired.verdict(_turned(of, told)) == paired.LESS:
        return "Location alone misranks: the p-median's bases are not those of the simulation."
    return "The p-median's bases were not selected; that they are worse is not shown."


def _apart(of: Chosen) -> list[Interval]:
    """The best minus each other, in what the objective is told in."""
    scale = of.asked.objective.scale
    first, *others = of.confirmed.costs
    return [
        intervals.of([scale * (a - b) for a, b in zip(first, other, strict=True)])
        for other in others
    ]


def _turned(of: Chosen, told: Interval) -> Interval:
    """The same as costs, where less is better."""
    return told if of.asked.objective.scale > 0 else saying.turned(told)


def _difference(of: Chosen, number: int) -> dict[str, Any]:
    other = of.confirmed.plans[number]
    return {
        "scenario": of.best.name,
        "minus": other.name,
        "role": of.confirmed.roles[number],
        "replications": len(of.confirmed.costs[number]),
        **_apart(of)[number - 1]._asdict(),
    }


def _listed(of: Chosen) -> list[dict[str, Any]]:
    left = {one.layout: one for one in of.step.selection.left}
    rows = []
    for number, plan in enumerate(of.step.plans):
        gone = left.get(number)
        rows.append(
            {
                "layout": plan.name,
                "units": _units(of, plan),
                "scenario_sha256": of.step.studies[number].digest,
                **_value(of, of.step.costs[number]),
                "replications": len(of.step.costs[number]),
                "left_after": gone and gone.replications,
                "behind": gone and of.step.plans[gone.behind].name,
            }
        )
    return rows


def _pass(of: Chosen, step: Step) -> dict[str, Any]:
    """A round of moving units: each move minus the layout that it was made from."""
    scale = of.asked.objective.scale
    moves = []
    for number in range(1, len(step.plans)):
        pairs = zip(step.costs[number], step.costs[0], strict=False)
        told = intervals.of([scale * (a - b) for a, b in pairs])
        moves.append({"move": step.plans[number].name, **told._asdict()})
    is_taken = jobs.is_better(step, of.asked.zone)
    return {"moves": moves, "taken": step.plans[step.selected].name if is_taken else None}


def _value(of: Chosen, costs: Sequence[float]) -> dict[str, Any]:
    scale = of.asked.objective.scale
    return {"value": intervals.of([scale * one for one in costs])._asdict()}


def _units(of: Chosen, plan: Plan) -> dict[str, int | dict[str, int]]:
    bases = choosing.applied(of.scenario, plan).base
    return {base.name: base.units for base in bases}


def _shown(units: int | dict[str, int]) -> str:
    if isinstance(units, int):
        return str(units)
    return ", ".join(f"{count} {shift}" for shift, count in units.items())


def _interval(told: dict[str, float | None]) -> Interval:
    return Interval(**told)


def _amount(of: Chosen, cost: float) -> str:
    objective: Objective = of.asked.objective
    number = f"{cost / objective.given_in:g}"
    return f"{number} points" if objective.scale < 0 else f"{number} seconds"


def _floored(probability: float) -> str:
    """Rounded down: what is at least 0.9996 is not certain."""
    return f"{int(probability * 1000) / 1000:.3f}"
