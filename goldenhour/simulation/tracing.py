"""Tracing: a replication played once more, with every unit looked at as a late Immediate rings.

The second play is the first, bit for bit: the same kernel, which notes what it is asked to. A
study with one more unit meets the same incidents, and the same other units turn up, so that who
would have been reached in time with it is found by playing and not by reckoning.
"""

from dataclasses import dataclass, replace

import numpy as np

from goldenhour.simulation import layout as c
from goldenhour.simulation import playing, shapes
from goldenhour.simulation.layout import Floats, Ints, Rows
from goldenhour.simulation.measures import ROUNDING
from goldenhour.simulation.world import Played, Study

IMMEDIATE = 0


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """A replication, and where all U units were as each of its k late Immediates rang."""

    study: Study
    played: Played
    asked: int  # Immediates that count
    late: Ints  # [k] their rows among the incidents
    drives: Floats  # [k, U, 2] when each unit left, and is due
    units: Rows  # [k, U, 6] as in ``layout``


def trace(study: Study, *, seed: int, replication: int) -> Traced:
    """Play a replication, and play it again with an eye on those who were reached late."""
    first = playing.play(study, seed=seed, replication=replication)
    numbers = late(study, first)
    state = playing.run(study, seed=seed, replication=replication, watched=numbers)
    asked = int(np.count_nonzero(immediates(study, first)))
    return Traced(study, first, asked, numbers, state.watch.floats, state.watch.ints)


def late(study: Study, played: Played) -> Ints:
    """The Immediates that were not attended within their target, as ``measures`` counts them."""
    is_kept = played.floats[:, c.RESPONSE] <= targets(study, played) + ROUNDING
    is_kept &= played.ints[:, c.FATE] == c.ATTENDED
    return np.flatnonzero(immediates(study, played) & ~is_kept)


def immediates(study: Study, played: Played) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which incidents were Immediate at the ring, count, and have a target to be kept."""
    is_asked = ~np.isin(played.ints[:, c.FATE], (c.CANCELLED, c.UNATTENDED))
    is_promised = targets(study, played) < c.NEVER
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
        shapes.counted(study, played)
        & is_asked
        & is_promised
        & (played.ints[:, c.GRADE] == IMMEDIATE)
    )
    return found


def targets(study: Study, played: Played) -> Floats:
    """The target of an Immediate at the place of each incident; minutes."""
    is_rural = study.ground.places.is_rural[played.ints[:, c.PLACE]].astype(np.int8)
    found: Floats = study.targets[is_rural, IMMEDIATE]
    return found


def points(study: Study) -> dict[str, int]:
    """Where one more unit could wait: every base, and every standby point that a base uses."""
    used = {name for base in study.scenario.base for name in base.standby}
    bases = len(study.scenario.base)
    return {
        name: number
        for number, name in enumerate(study.ground.points)
        if number < bases or name in used
    }


def with_unit_at(study: Study, point: int) -> Study:
    """The same with one more unit, always on duty, last among equals, that waits at a point.

    It counts as a base of its own, the last, so that its incidents can be told from those of the
    others; in the order of bases it stands where the base stands whose point that is.
    """
    world, bases = study.world, study.scenario.base
    name = study.ground.points[point]
    owner = point if point < len(bases) else [name in base.standby for base in bases].index(True)
    more = world._replace(
        home=np.append(world.home, len(study.ground.places) + point),
        base=np.append(world.base, len(bases)),
        shift=np.append(world.shift, -1),
        rank=np.column_stack([world.rank, world.rank[:, owner]]) if world.rank.size else world.rank,
    )
    return replace(study, world=more)


def one_more(traced: Traced, point: int, *, seed: int, replication: int) -> tuple[Ints, int]:
    """Which rows of ``late`` one more unit at a point would itself have met, and how many are late.

    The first is what that unit did; the second, of all, also holds what the others could do
    because it was there.
    """
    more = with_unit_at(traced.study, point)
    played = playing.play(more, seed=seed, replication=replication)
    numbers = late(more, played)
    is_its_own = played.ints[traced.late, c.BASE] == len(traced.study.scenario.base)
    return np.flatnonzero(is_its_own & ~np.isin(traced.late, numbers)), len(numbers)
