"""Explaining a scenario: why its Immediates are late, and what one more unit would change.

Replications are played one by one, twice each, and once more for every point where another unit
could wait; nothing of that is in the ordinary path. The incidents of one replication are told one
by one, the causes are counted over all.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from goldenhour.planning.rules import causes
from goldenhour.planning.rules.causes import Causes, Late, Unit
from goldenhour.planning.rules.layouts import Layout
from goldenhour.simulation import explaining, intervals, tracing
from goldenhour.simulation import layout as c
from goldenhour.simulation.explaining import Figures, Looked
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.scenario import GRADES
from goldenhour.simulation.tracing import Traced
from goldenhour.simulation.world import Study

FIRST = 5  # replications of which a report counts the causes
NEARER = 3  # units that are named for one late Immediate
TEN = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: which replications, which of them is told (from 0), how many incidents."""

    seed: int
    replications: int
    told: int = 0
    limit: int = TEN
    with_one_more: bool = True  # whether another unit is tried at every point


@dataclass(frozen=True, slots=True)
class OneMore:
    """One more unit at a point: how many late Immediates it would have met, and how many fewer are.

    The two differ: what it takes upon itself leaves the others free, or elsewhere.
    """

    point: str
    met: Interval
    fewer: Interval


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """Everything that is said of a scenario's late Immediates."""

    study: Study
    asked: Asked
    causes: Causes
    one_more: tuple[OneMore, ...]  # what helps most first; empty where it was not asked
    worst: tuple[Late, ...]  # of the replication that is told, latest first


def run(study: Study, asked: Asked, done: Callable[[int], None]) -> Explained:
    """Explain a scenario; ``done`` hears how many plays are over, of ``plays`` in all."""
    points = _points(study, asked)
    figures: list[Figures] = []
    met, fewer = (np.full((asked.replications, len(points)), np.nan) for _ in range(2))
    worst: tuple[Late, ...] = ()
    for row, number in enumerate(_numbers(asked)):
        traced = tracing.trace(study, seed=asked.seed, replication=number)
        figures.append(explaining.figures(traced))
        done(row * (len(points) + 1) + 1)
        met_at: dict[str, c.Ints] = {}
        for column, (name, point) in enumerate(points.items()):
            rows, total = tracing.one_more(traced, point, seed=asked.seed, replication=number)
            met[row, column], fewer[row, column] = len(rows), len(traced.late) - total
            met_at[name] = rows
            done(row * (len(points) + 1) + column + 2)
        if number == asked.told:
            worst = _worst(traced, met_at, asked.limit)
    return Explained(study, asked, causes.counted(figures), _one_more(points, met, fewer), worst)


def of_layouts(
    layouts: Sequence[Layout], seed: int, replications: int
) -> list[tuple[Layout, Explained]]:
    """The causes of every layout that has late Immediates, for a report: of the first replications.

    No further unit is tried; that takes a play for every point.
    """
    asked = Asked(seed, min(replications, FIRST), with_one_more=False)
    found = [(layout, run(layout.study, asked, lambda _: None)) for layout in layouts]
    return [(layout, one) for layout, one in found if one.causes.late.mean]


def plays(study: Study, asked: Asked) -> int:
    """How many times replications are played, a traced one counted once."""
    return asked.replications * (len(_points(study, asked)) + 1)


def results(of: Explained) -> dict[str, Any]:
    """The explanation as JSON."""
    found = of.causes
    return {
        "scenario": of.study.scenario.name,
        "scenario_sha256": of.study.digest,
        "seed": of.asked.seed,
        "replications": of.asked.replications,
        "calibrated": False,
        "immediates": found.asked._asdict(),
        "late": found.late._asdict(),
        "nearest_free": found.nearest_free._asdict(),
        "nearest_minutes": found.nearest_minutes._asdict(),
        "causes": {
            one.name: {"words": one.words, "count": one.count._asdict()} | one.share._asdict()
            for one in found.shares
        },
        "held_by": {words: share._asdict() for words, share in found.held_by},
        "one_more": [
            {"point": one.point, "met": one.met._asdict(), "fewer": one.fewer._asdict()}
            for one in of.one_more
        ],
        "told_replication": of.asked.told + 1,
        "worst": [{**asdict(one), "said": causes.sentences(one)} for one in of.worst],
    }


def _points(study: Study, asked: Asked) -> dict[str, int]:
    return tracing.points(study) if asked.with_one_more else {}


def _numbers(asked: Asked) -> list[int]:
    """The replications asked for; the one that is told among them."""
    first = list(range(asked.replications))
    return first if asked.told in first else [*first[:-1], asked.told]


def _one_more(points: dict[str, int], met: c.Floats, fewer: c.Floats) -> tuple[OneMore, ...]:
    every = [
        OneMore(name, intervals.of(met[:, n].tolist()), intervals.of(fewer[:, n].tolist()))
        for n, name in enumerate(points)
    ]
    return tuple(sorted(every, key=lambda one: -(one.fewer.mean or 0.0)))


def _worst(traced: Traced, met: dict[str, c.Ints], limit: int) -> tuple[Late, ...]:
    """The latest against their target, told one by one."""
    if not len(traced.late):
        return ()
    over = traced.played.floats[traced.late, c.RESPONSE]
    over = over - tracing.targets(traced.study, traced.played)[traced.late]
    seen = explaining.looked(traced)
    met_at = {name: set(rows.tolist()) for name, rows in met.items()}
    latest = np.argsort(-over, kind="stable")[:limit].tolist()
    return tuple(_late(traced, seen, row, met_at) for row in latest)


def _late(traced: Traced, seen: Looked, row: int, met_at: dict[str, set[int]]) -> Late:
    number = int(traced.late[row])
    floats, ints = traced.played.floats[number], traced.played.ints[number]
    study, place = traced.study, int(ints[c.PLACE])
    is_attended = ints[c.FATE] == c.ATTENDED
    order = np.argsort(seen.minutes[row], kind="stable")
    on_duty = [unit for unit in order.tolist() if seen.does[row, unit] != explaining.IS_OFF]
    is_off_near = seen.is_near[row] & (seen.does[row] == explaining.IS_OFF)
    return Late(
        number=number,
        minute=float(floats[c.AT]),
        place=study.ground.places.names[place],
        is_rural=bool(study.ground.places.is_rural[place]),
        target=float(tracing.targets(study, traced.played)[number]),
        response=float(floats[c.RESPONSE]) if is_attended else None,
        wait=float(floats[c.WAIT]),
        travel=float(floats[c.TRAVEL]),
        base=study.scenario.base[ints[c.BASE]].name if is_attended else "",
        cause=causes.NAMES[seen.cause[row]],
        nearest=_unit(traced, seen, row, on_duty[0]) if on_duty else None,
        nearer=tuple(
            _unit(traced, seen, row, unit) for unit in _nearer(seen, row, on_duty, floats)
        ),
        off_duty=int(is_off_near.sum()),
        met_by=tuple(name for name, rows in met_at.items() if row in rows),
        points=len(met_at),
    )


def _nearer(seen: Looked, row: int, on_duty: Sequence[int], floats: c.Floats) -> list[int]:
    """Bound units nearer than the one sent; the nearest of all where it had to wait."""
    bound = [unit for unit in on_duty if not seen.is_available[row, unit]]
    if floats[c.WAIT] == 0:
        bound = [unit for unit in bound if seen.minutes[row, unit] < floats[c.TRAVEL]]
    return bound[:NEARER]


def _unit(traced: Traced, seen: Looked, row: int, unit: int) -> Unit:
    study, does = traced.study, int(seen.does[row, unit])
    base = study.scenario.base[study.world.base[unit]].name
    minutes = float(seen.minutes[row, unit])
    if does < explaining.ON_THE_WAY:
        return Unit(base, minutes, causes.DOES[does])
    left, due = traced.drives[row, unit].tolist()
    job = traced.units[row, unit, c.ON]
    began = {explaining.ON_THE_WAY: left, explaining.AT_SCENE: due}.get(
        does, due + float(traced.played.floats[job, c.SERVICE])
    )
    return Unit(
        base=base,
        minutes=minutes,
        does=causes.DOES[does],
        grade=GRADES[traced.units[row, unit, c.JOB]],
        place=study.ground.places.names[traced.played.ints[job, c.PLACE]],
        so_far=float(traced.played.floats[traced.late[row], c.AT]) - began,
    )
