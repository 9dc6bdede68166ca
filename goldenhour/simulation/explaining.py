"""Explaining: why each late Immediate of a replication was late, and what held the units nearer.

Each has one cause, the first that holds of these:

* ``FAR``: no unit waits anywhere from where the target could be met; more units do not help.
* ``RULE``: a unit was free, or could be taken, in time; the order of bases sent another.
* ``NOBODY``: no unit was free or could be taken; the Immediate waited for one.
* ``HELD``: units that wait near enough were on duty, and bound.
* ``AWAY``: units that wait near enough were free, but still on their way back.
* ``OFF_DUTY``: nobody who waits near enough was on duty.

Near enough: from where it waits the place is reached within the target, with blue lights, at that
hour. The reserve and the end of a shift hold no unit back from an Immediate (``kernel.py``), so
neither is a cause; who finishes a job after the shift is bound like anybody else.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import layout as c
from goldenhour.simulation import tracing
from goldenhour.simulation.layout import Floats, Ints
from goldenhour.simulation.measures import ROUNDING
from goldenhour.simulation.tracing import Traced

CAUSES = FAR, RULE, NOBODY, HELD, AWAY, OFF_DUTY = range(6)
# What a unit does, and what holds it: on its way, at the scene by grade, in custody.
DOES = IS_OFF, IS_FREE, ON_THE_WAY, AT_SCENE, IN_CUSTODY = range(5)
HOLDS = range(6)
ROWS = 1_000  # incidents worked out at once: memory stays small

Flags = NDArray[np.bool_]


class Looked(NamedTuple):
    """What every unit did as each of k late Immediates rang; minutes; NEVER for who is off."""

    cause: Ints  # [k]
    minutes: Floats  # [k, U] to the place, from where it is (custody: will be), with blue lights
    does: Ints  # [k, U]
    is_available: Flags  # [k, U] free, or on its way to a lower grade and may be taken
    is_near: Flags  # [k, U] waits near enough


class Figures(NamedTuple):
    """The causes of one replication, counted."""

    asked: int  # Immediates that count
    late: int
    causes: list[int]  # [6] late ones by cause
    held_by: list[float]  # [6] shares of what bound the units near enough, where that was the cause
    nearest_free: float  # share of late ones whose nearest unit on duty was free or could be taken
    nearest_minutes: float  # mean minutes of the nearest unit on duty


def looked(traced: Traced) -> Looked:
    """What every unit did, and the cause of each late Immediate."""
    parts = [_looked(traced, rows) for rows in _rows(len(traced.late))]
    return Looked(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def figures(traced: Traced) -> Figures:
    """The causes, counted; shares and means are nan where nobody was late."""
    causes: Ints = np.zeros(6, np.int64)
    held: Floats = np.zeros(6)
    free, minutes = 0, 0.0
    for rows in _rows(len(traced.late)):
        part = _looked(traced, rows)
        causes += np.bincount(part.cause, minlength=6)
        held += _held_by(traced, rows, part)
        nearest, every = part.minutes.argmin(axis=1), np.arange(len(part.cause))
        free += int(part.is_available[every, nearest].sum())
        minutes += float(np.minimum(part.minutes[every, nearest], c.WHOLE_DAY).sum())
    late = len(traced.late)
    return Figures(
        asked=traced.asked,
        late=late,
        causes=causes.tolist(),
        held_by=(held / held.sum() if held.sum() else held * np.nan).tolist(),
        nearest_free=free / late if late else float("nan"),
        nearest_minutes=minutes / late if late else float("nan"),
    )


def held_as(does: int, grade: int) -> int:
    """The row of ``held_by`` of a unit that is bound: way, scene by grade, custody."""
    return {ON_THE_WAY: 0, IN_CUSTODY: 5}.get(does, grade + 1)


def _rows(count: int) -> list[slice]:
    return [slice(begin, min(begin + ROWS, count)) for begin in range(0, count or 1, ROWS)]


def _looked(traced: Traced, rows: slice) -> Looked:
    world, numbers = traced.study.world, traced.late[rows]
    t = traced.played.floats[numbers, c.AT][:, None]
    place = traced.played.ints[numbers, c.PLACE][:, None]
    lights = world.factor[1, (t // 60).astype(np.int64) % 24]
    within = tracing.targets(traced.study, traced.played)[numbers][:, None] + ROUNDING
    does = _does(traced, rows, t)
    home = world.minutes[place, world.home[None, :]] * lights
    minutes = np.where(does == IN_CUSTODY, home, _minutes(traced, rows, t, place) * lights)
    minutes[does == IS_OFF] = c.NEVER
    can_be_taken = (does == ON_THE_WAY) & (traced.units[rows, :, c.JOB] > 0)
    is_available = (does == IS_FREE) | (can_be_taken & bool(world.rules[c.PREEMPT]))
    is_near = home <= within
    is_bound = does >= ON_THE_WAY
    cause = np.select(
        [
            ~is_near.any(axis=1),
            (is_available & (minutes <= within)).any(axis=1),
            ~is_available.any(axis=1),
            (is_near & is_bound).any(axis=1),
            (is_near & (does == IS_FREE)).any(axis=1),
        ],
        [FAR, RULE, NOBODY, HELD, AWAY],
        OFF_DUTY,
    )
    return Looked(cause, minutes, does, is_available, is_near)


def _does(traced: Traced, rows: slice, t: Floats) -> Ints:
    units, due = traced.units[rows], traced.drives[rows, :, 1]
    cleared = due + traced.played.floats[units[:, :, c.ON], c.SERVICE]
    is_held = (units[:, :, c.ARREST] == 1) & (t >= cleared)
    bound = np.where(t < due, ON_THE_WAY, np.where(is_held, IN_CUSTODY, AT_SCENE))
    other = np.where(units[:, :, c.STATE] == c.FREE, IS_FREE, IS_OFF)
    found: Ints = np.where(units[:, :, c.STATE] == c.BOUND, bound, other)
    return found


def _minutes(traced: Traced, rows: slice, t: Floats, place: Ints) -> Floats:
    """As the kernel reckons them: a moving unit lies on the line between both ends."""
    units, table = traced.units[rows], traced.study.world.minutes
    left, due = traced.drives[rows, :, 0], traced.drives[rows, :, 1]
    begins, ends = table[place, units[:, :, c.FROM]], table[place, units[:, :, c.TO]]
    is_moving = t < due
    part = (t - left) / np.where(is_moving, due - left, 1.0)
    found: Floats = np.where(is_moving, begins + part * (ends - begins), ends)
    return found


def _held_by(traced: Traced, rows: slice, part: Looked) -> Floats:
    """What bound the units near enough; each late Immediate weighs the same."""
    chosen = np.isin(part.cause, (NOBODY, HELD))[:, None] & part.is_near
    chosen &= part.does >= ON_THE_WAY
    grade = traced.units[rows, :, c.JOB]
    holds = np.where(part.does == ON_THE_WAY, 0, np.where(part.does == IN_CUSTODY, 5, grade + 1))
    weight = chosen / np.maximum(chosen.sum(axis=1), 1)[:, None]
    found: Floats = np.bincount(holds[chosen], weight[chosen], len(HOLDS)).astype(np.float64)
    return found
