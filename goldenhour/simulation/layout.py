"""How a replication lies in memory: the columns of the tables that the compiled code works on.

Rows are units, shifts and incidents; columns of minutes and columns of whole numbers stand in two
tables each. Minutes count from the beginning of the warm-up, a Monday at 00:00. There are no
infinities: ``NEVER`` is a moment, or a distance, beyond all others.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Rows = NDArray[np.int32]  # whole numbers of incidents: there are many of them

NOBODY: Ints = np.zeros(0, np.int64)
NEVER = 1e300
WHOLE_DAY = 1440.0

# An incident: moments and minutes, then whole numbers. CANCEL and REGRADE stand side by side.
AT, SERVICE, CANCEL, REGRADE, RESPONSE, WAIT, TRAVEL = range(7)
PLACE, GRADE, NOW, NEED, OUT, NEXT, PREV, QUEUED, FATE, ARRESTS, BASE, HOPES = range(12)
WAITING, ATTENDED, CANCELLED, UNATTENDED = range(4)  # fates; the last asked for no unit
NO_ARREST, ARREST_COMES, ARREST_TAKEN = range(3)

# A unit: when it left and is due, was sent, its shift ends, it takes nothing below Immediate any
# more, it came on duty; minutes bound and on duty. Then its state, where from and to, for what.
LEFT, DUE, SENT, ENDS, TAKES, SINCE, BUSY, DUTY = range(8)
STATE, FROM, TO, ON, ARREST, JOB = range(6)  # the last only where an incident is watched
OFF, FREE, BOUND = range(3)

# A shift: minute of the day at which it begins, its minutes, the last of them that are protected.
START, LENGTH, PROTECT = range(3)

PREEMPT, RESERVE, CUSTODY, OPENS, CLOSES, STOPS, BY_RANK = range(7)  # the rules
FREE_UNITS, BOUND_UNITS, IN_QUEUE, ON_THE_WAY = range(4)  # what is counted while it runs
QUEUE_AREA, QUEUE_SINCE = range(2)
HEAD, TAIL = range(2)

EXPONENTIAL, LOGNORMAL, FIXED, EMPIRICAL = range(4)
STREAMS = 11  # of random numbers
GAP, WHAT, SCENE, MANY, HELD, GIVE_UP, WORSEN, SPIKE, WHERE, CALL, PRESENT = range(STREAMS)


class Demand(NamedTuple):
    """What incidents are drawn from. Rates are a minute; K kinds are places and grades."""

    rates: Floats  # [168] incidents a minute in each hour of the week
    chance: Floats  # [K] alias table: how often the kind drawn is kept
    alias: Ints  # [K] and what it is otherwise
    kind: Ints  # [K, 2] place and grade
    where: Floats  # [P] alias table of the places of spikes
    where_alias: Ints  # [P]
    spikes: Floats  # [s, 4] spikes a minute, calls, minutes, grade
    replay: Floats  # [r] moments of recorded incidents, in order
    replayed: Ints  # [r, 2] their places and grades
    service: Floats  # [4, 3] by grade: distribution, and its two parameters
    sample: Floats  # empirical minutes of all grades, sorted within a grade
    sampled: Ints  # [4, 2] where a grade's begin, and how many
    needed: Floats  # [4] mean units
    hazards: Floats  # [4, 2] a minute: given up, graded up
    arrest: float  # probability of a custody trip
    until: float  # minutes: nothing arrives from here on


class World(NamedTuple):
    """Everything that does not change: P places, N points to drive from, U units, S shifts."""

    minutes: Floats  # [P, N] from point n to place p; the first P points are the places
    factor: Floats  # [2, 24] of the hour; with blue lights in the second row
    rank: Ints  # [P, B] place of each base in a place's preferences; by rule only
    home: Ints  # [U] the point where a unit waits
    base: Ints  # [U]
    shift: Ints  # [U] or -1: always on duty
    shifts: Floats  # [S, 3]
    present: NDArray[np.bool_]  # [U, days] whether a unit turned up; [0, 0]: all did
    rules: Floats


class Heap(NamedTuple):
    """Moments and ids in heap order; ``at`` says where the event of each unit stands."""

    moment: Floats
    event: Ints
    at: Ints
    size: Ints  # [1]


class Watch(NamedTuple):
    """Where every unit is when a watched incident rings; in an ordinary run nobody watches."""

    row: Ints  # [n] the row of an incident, or -1; [0] where none is watched
    floats: Floats  # [k, U, 2] when a unit left, and is due
    ints: Rows  # [k, U, 6] its whole numbers, then the grade of what it is bound for


class State(NamedTuple):
    """Everything that does."""

    unit: Floats  # [U, 8]
    at: Ints  # [U, 5]
    floats: Floats  # [n, 7] incidents
    ints: Rows  # [n, 12]
    free: Ints  # [2, U] the free units in no order; where each of them stands in that row
    way: Ints  # [2, U] those sent that may still be driving, likewise; -1 who is not listed
    queue: Ints  # [4, 2] first and last incident of each grade, or -1
    heap: Heap
    days: Ints  # [S] how often each shift has begun
    counts: Ints  # [4]
    total: Floats  # [2]
    watch: Watch


def begun(w: World, floats: Floats, ints: Rows, watched: Ints = NOBODY) -> State:
    """The state at the beginning: who is always on duty waits at home, the others are off.

    ``watched`` are the numbers of incidents that are looked at as they ring.
    """
    units = w.home.size
    unit, at = np.zeros((units, 8)), np.zeros((units, 5), np.int64)
    at[:, FROM] = at[:, TO] = w.home
    always = w.shift < 0
    at[always, STATE] = FREE
    unit[always, ENDS] = unit[always, TAKES] = NEVER
    capacity = units + 2 * len(w.shifts) + 2 * int((floats[:, CANCEL : REGRADE + 1] < NEVER).sum())
    heap = Heap(
        np.empty(capacity),
        np.empty(capacity, np.int64),
        np.full(units, -1, np.int64),
        np.zeros(1, np.int64),
    )
    counts = np.array([always.sum(), 0, 0, 0], np.int64)
    free = np.zeros((2, units), np.int64)
    free[0, : always.sum()] = np.flatnonzero(always)
    free[1, always] = np.arange(always.sum())
    way = np.full((2, units), -1, np.int64)
    queue, days = np.full((4, 2), -1, np.int64), np.zeros(len(w.shifts), np.int64)
    watch = _watch(len(floats), units, watched)
    return State(unit, at, floats, ints, free, way, queue, heap, days, counts, np.zeros(2), watch)


def _watch(incidents: int, units: int, watched: Ints) -> Watch:
    row = np.full(incidents if watched.size else 0, -1, np.int64)
    row[watched] = np.arange(watched.size)
    size = (watched.size, units)
    return Watch(row, np.zeros((*size, 2)), np.zeros((*size, JOB + 1), np.int32))
