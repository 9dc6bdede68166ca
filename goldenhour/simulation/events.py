"""The events to come and the incidents that wait, as flat arrays for the compiled kernel.

The heap orders events by moment, then by id, so that ties are settled the same way everywhere:
units that clear, then shifts that begin, shifts that end, then what happens to those who wait.
``at`` knows where the event of a unit stands, so that the event of a unit that is sent elsewhere
is taken out; a heap never holds two events of one unit.

``note`` is for explanations only: an ordinary run watches nobody.

The queues are lists of incidents linked both ways, one for each grade, oldest first. Incidents
are numbered by arrival.
"""

from goldenhour.simulation.compiling import compiled, part
from goldenhour.simulation.layout import (
    DUE,
    HEAD,
    JOB,
    LEFT,
    NEXT,
    NOW,
    ON,
    PREV,
    TAIL,
    Floats,
    Heap,
    Ints,
    Rows,
    Watch,
)


@compiled
def push(h: Heap, moment: float, event: int) -> None:
    """Add an event."""
    spot = h.size[0]
    h.size[0] += 1
    _rise(h, spot, moment, event)


@compiled
def remove(h: Heap, spot: int) -> None:
    """Take out the event at a spot; at 0 stands the next."""
    gone = h.event[spot]
    if gone < h.at.size:
        h.at[gone] = -1
    h.size[0] -= 1
    last = h.size[0]
    if spot == last:
        return
    moment, event = h.moment[last], h.event[last]
    above = (spot - 1) >> 1
    if spot > 0 and _before(h, moment, event, above):
        _rise(h, spot, moment, event)
    else:
        _sink(h, spot, moment, event)


@part
def _before(h: Heap, moment: float, event: int, spot: int) -> bool:
    other: float = h.moment[spot]
    return moment < other or (moment == other and event < int(h.event[spot]))


@part
def _put(h: Heap, spot: int, moment: float, event: int) -> None:
    h.moment[spot] = moment
    h.event[spot] = event
    if event < h.at.size:
        h.at[event] = spot


@part
def _rise(h: Heap, spot: int, moment: float, event: int) -> None:
    while spot > 0:
        above = (spot - 1) >> 1
        if not _before(h, moment, event, above):
            break
        _put(h, spot, h.moment[above], h.event[above])
        spot = above
    _put(h, spot, moment, event)


@part
def _sink(h: Heap, spot: int, moment: float, event: int) -> None:
    size = h.size[0]
    while True:
        below = 2 * spot + 1
        if below >= size:
            break
        beside = below + 1
        if beside < size and _before(h, h.moment[beside], h.event[beside], below):
            below = beside
        if _before(h, moment, event, below):
            break
        _put(h, spot, h.moment[below], h.event[below])
        spot = below
    _put(h, spot, moment, event)


@compiled
def line_up(queue: Ints, ints: Rows, grade: int, i: int) -> None:
    """Put incident ``i`` into the queue of a grade, behind those that arrived before it."""
    after = queue[grade, TAIL]
    if after > i:  # came back, or was graded up: its place is near the head
        after = -1
        ahead = queue[grade, HEAD]
        while ahead >= 0 and ahead < i:
            after, ahead = ahead, ints[ahead, NEXT]
    before = ints[after, NEXT] if after >= 0 else queue[grade, HEAD]
    ints[i, PREV] = after
    ints[i, NEXT] = before
    if after >= 0:
        ints[after, NEXT] = i
    else:
        queue[grade, HEAD] = i
    if before >= 0:
        ints[before, PREV] = i
    else:
        queue[grade, TAIL] = i


@compiled
def step_out(queue: Ints, ints: Rows, grade: int, i: int) -> None:
    """Take incident ``i`` out of the queue of a grade."""
    after, before = ints[i, PREV], ints[i, NEXT]
    if after >= 0:
        ints[after, NEXT] = before
    else:
        queue[grade, HEAD] = before
    if before >= 0:
        ints[before, PREV] = after
    else:
        queue[grade, TAIL] = after


@compiled
def enlist(units: Ints, counts: Ints, which: int, u: int) -> None:
    """Put a unit on a list: the free ones, or those on the way."""
    units[0, counts[which]] = u
    units[1, u] = counts[which]
    counts[which] += 1


@compiled
def strike(units: Ints, counts: Ints, which: int, u: int) -> None:
    """Take a unit off a list; the last of the list takes its place."""
    counts[which] -= 1
    last, spot = units[0, counts[which]], units[1, u]
    units[0, spot] = last
    units[1, last] = spot
    units[1, u] = -1


@compiled
def note(watch: Watch, unit: Floats, at: Ints, ints: Rows, i: int) -> None:
    """Write down where every unit is, if incident ``i`` is watched."""
    row = watch.row[i]
    if row < 0:
        return
    for u in range(at.shape[0]):
        watch.floats[row, u, 0], watch.floats[row, u, 1] = unit[u, LEFT], unit[u, DUE]
        for column in range(at.shape[1]):
            watch.ints[row, u, column] = at[u, column]
        watch.ints[row, u, JOB] = ints[at[u, ON], NOW]
