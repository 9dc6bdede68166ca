"""What happens in one replication: units are sent, arrive, clear, and go home; people wait.

Compiled over flat arrays. ``reference.py`` says the same in plain Python, bit for bit. The rules:

* Waiting incidents are served by grade, then by arrival. One that needs several units keeps its
  place in the queue until all are sent, or the first has cleared.
* The best unit is the nearest by minutes, or of the base that the place prefers; among equals the
  first in the file. A moving unit is where it is: its minutes lie on the line between those of
  both ends of its drive. One turned aside starts again from the nearer end.
* An Immediate may take a unit on its way to a lower grade, if that is better than any free one;
  the incident it leaves goes back to its place in the queue.
* ``reserve`` free units are held back from lower grades. In the last minutes of a shift a unit
  takes nothing below Immediate. After the end of a shift it finishes its job, then is off.
* A custody trip keeps the first unit sent longer, and ends where that unit waits.
* What happens at one moment happens in the order of ``events.py``; new incidents come last.
"""

from goldenhour.simulation import layout as c
from goldenhour.simulation.compiling import compiled, part
from goldenhour.simulation.events import enlist, line_up, note, push, remove, step_out, strike
from goldenhour.simulation.layout import State, World


@compiled
def run(w: World, s: State) -> None:
    """Play all incidents of a state; its tables are filled in."""
    t, new, total, units = 0.0, 0, s.ints.shape[0], w.home.size
    for k in range(s.days.size):  # from the day before, so that a night is under way at the start
        push(s.heap, w.shifts[k, c.START] - c.WHOLE_DAY, units + k)
    while t < w.rules[c.STOPS]:
        i, due = -1, s.heap.moment[0] if s.heap.size[0] > 0 else c.NEVER
        if new < total and s.floats[new, c.AT] < due:
            i, t = new, s.floats[new, c.AT]
            new += 1
            if s.ints[i, c.NEED] > 0:
                _enter(w, s, i, t)
                if s.watch.row.size > 0:
                    note(s.watch, s.unit, s.at, s.ints, i)
        elif due == c.NEVER or (new == total and _is_over(w, s, due)):
            break
        else:
            t = due
            _happened(w, s, t)
        _serve(w, s, t)
        if i >= 0 and s.ints[i, c.QUEUED] == 1:
            _hope(w, s, i, t)
    _end(w, s, max(t, w.rules[c.CLOSES]))


@part
def _is_over(w: World, s: State, due: float) -> bool:
    return bool(s.counts[c.BOUND_UNITS] == s.counts[c.IN_QUEUE] == 0 and due >= w.rules[c.CLOSES])


@part
def _happened(w: World, s: State, t: float) -> None:
    event, units = s.heap.event[0], w.home.size
    remove(s.heap, 0)
    if event < units:
        _cleared(w, s, event, t)
    elif event < units + 2 * s.days.size:
        _shift_turned(w, s, event - units, t)
    else:
        _waited(w, s, event - units - 2 * s.days.size, t)


@part
def _within(w: World, begins: float, ends: float) -> float:
    """Minutes of a span that are counted."""
    return max(0.0, float(min(ends, w.rules[c.CLOSES]) - max(begins, w.rules[c.OPENS])))


@part
def _counted(w: World, s: State, t: float, change: int) -> None:
    s.total[c.QUEUE_AREA] += s.counts[c.IN_QUEUE] * _within(w, s.total[c.QUEUE_SINCE], t)
    s.total[c.QUEUE_SINCE] = t
    s.counts[c.IN_QUEUE] += change


@part
def _enter(w: World, s: State, i: int, t: float) -> None:
    _counted(w, s, t, 1)
    s.ints[i, c.QUEUED] = 1
    line_up(s.queue, s.ints, s.ints[i, c.NOW], i)


@part
def _leave(w: World, s: State, i: int, t: float) -> None:
    _counted(w, s, t, -1)
    s.ints[i, c.QUEUED] = 0
    step_out(s.queue, s.ints, s.ints[i, c.NOW], i)


@part
def _hope(w: World, s: State, i: int, t: float) -> None:
    first = s.heap.at.size + 2 * w.shifts.shape[0] + 2 * i
    for n in range(2):
        if s.ints[i, c.HOPES] == 0 and t < s.floats[i, c.CANCEL + n] < c.NEVER:
            push(s.heap, s.floats[i, c.CANCEL + n], first + n)
    s.ints[i, c.HOPES] = 1


@part
def _waited(w: World, s: State, event: int, t: float) -> None:
    """A caller gives up or is graded up, if nobody is on the way or there yet."""
    i = event >> 1
    if s.ints[i, c.QUEUED] == 0 or s.ints[i, c.OUT] > 0 or s.ints[i, c.FATE] != c.WAITING:
        return
    _leave(w, s, i, t)
    if event & 1:
        s.ints[i, c.NOW] = 0
        _enter(w, s, i, t)
    else:
        s.ints[i, c.NEED], s.ints[i, c.FATE] = 0, c.CANCELLED
        s.floats[i, c.WAIT] = t - s.floats[i, c.AT]


@part
def _serve(w: World, s: State, t: float) -> None:
    """Send units to those who wait, as long as there are any to send."""
    grade = 0
    while grade < 4:
        i = s.queue[grade, c.HEAD]
        if i < 0:
            grade += 1
            continue
        if grade > 0 and s.counts[c.FREE_UNITS] <= w.rules[c.RESERVE]:
            return
        u = _best(w, s, i, t)
        if u < 0:
            return
        _send(w, s, u, i, t)


@part
def _best(w: World, s: State, i: int, t: float) -> int:
    """The unit for an incident, or -1."""
    place, grade, found, lowest = s.ints[i, c.PLACE], s.ints[i, c.NOW], -1, c.NEVER
    for n in range(s.counts[c.FREE_UNITS]):
        u = s.free[0, n]
        if grade == 0 or t <= s.unit[u, c.TAKES]:
            score = _score(w, s, u, place, t)
            if score < lowest or (score == lowest and u < found):
                found, lowest = u, score
    return found if grade > 0 or w.rules[c.PREEMPT] == 0 else _taken(w, s, place, t, found, lowest)


@part
def _taken(w: World, s: State, place: int, t: float, found: int, lowest: float) -> int:
    """A unit on its way to a lower grade that is better than the one found, or that one."""
    n, is_free = 0, True
    while n < s.counts[c.ON_THE_WAY]:
        u = s.way[0, n]
        if s.at[u, c.STATE] != c.BOUND or t >= s.unit[u, c.DUE]:
            strike(s.way, s.counts, c.ON_THE_WAY, u)
            continue
        n += 1
        if s.ints[s.at[u, c.ON], c.NOW] > 0:
            score = _score(w, s, u, place, t)
            if score < lowest or (score == lowest and not is_free and u < found):
                found, lowest, is_free = u, score, False
    return found


@part
def _score(w: World, s: State, u: int, place: int, t: float) -> float:
    return float(w.rank[place, w.base[u]]) if w.rules[c.BY_RANK] else _minutes(w, s, u, place, t)


@part
def _minutes(w: World, s: State, u: int, place: int, t: float) -> float:
    """Minutes from where a unit is now, at no hour in particular."""
    ends: float = w.minutes[place, s.at[u, c.TO]]
    due: float = s.unit[u, c.DUE]
    if t >= due:
        return ends
    left, begins = float(s.unit[u, c.LEFT]), float(w.minutes[place, s.at[u, c.FROM]])
    return begins + (t - left) / (due - left) * (ends - begins)


@part
def _send(w: World, s: State, u: int, i: int, t: float) -> None:
    place, stay = s.ints[i, c.PLACE], s.floats[i, c.SERVICE]
    lights = 1 if s.ints[i, c.NOW] == 0 else 0
    drive = _minutes(w, s, u, place, t) * w.factor[lights, int(t // 60) % 24]
    left, due = s.unit[u, c.LEFT], s.unit[u, c.DUE]
    if t >= due or (t - left) / (due - left) >= 0.5:
        s.at[u, c.FROM] = s.at[u, c.TO]
    if s.at[u, c.STATE] == c.BOUND:
        _recall(w, s, u, t)
    else:
        strike(s.free, s.counts, c.FREE_UNITS, u)
        s.counts[c.BOUND_UNITS] += 1
        s.at[u, c.STATE] = c.BOUND
    if s.ints[i, c.ARRESTS] == c.ARREST_COMES:
        s.ints[i, c.ARRESTS], s.at[u, c.ARREST] = c.ARREST_TAKEN, 1
        stay += w.rules[c.CUSTODY]
    s.at[u, c.TO], s.at[u, c.ON] = place, i
    s.unit[u, c.LEFT], s.unit[u, c.SENT], s.unit[u, c.DUE] = t, t, t + drive
    push(s.heap, s.unit[u, c.DUE] + stay, u)
    if s.way[1, u] < 0 and w.rules[c.PREEMPT] > 0:
        enlist(s.way, s.counts, c.ON_THE_WAY, u)
    s.ints[i, c.OUT] += 1
    s.ints[i, c.NEED] -= 1
    if s.ints[i, c.NEED] == 0:
        _leave(w, s, i, t)


@part
def _recall(w: World, s: State, u: int, t: float) -> None:
    """A unit on its way is taken away from its incident."""
    j = s.at[u, c.ON]
    remove(s.heap, s.heap.at[u])
    s.unit[u, c.BUSY] += _within(w, s.unit[u, c.SENT], t)
    s.ints[j, c.OUT] -= 1
    if s.at[u, c.ARREST] == 1:
        s.ints[j, c.ARRESTS], s.at[u, c.ARREST] = c.ARREST_COMES, 0
    if s.ints[j, c.FATE] == c.WAITING:
        s.ints[j, c.NEED] += 1
        if s.ints[j, c.QUEUED] == 0:
            _enter(w, s, j, t)
            _hope(w, s, j, t)


@part
def _cleared(w: World, s: State, u: int, t: float) -> None:
    i, f = s.at[u, c.ON], s.floats
    sent, due = s.unit[u, c.SENT], s.unit[u, c.DUE]
    response = due - f[i, c.AT]
    if response < f[i, c.RESPONSE]:
        f[i, c.RESPONSE], f[i, c.WAIT], f[i, c.TRAVEL] = response, sent - f[i, c.AT], due - sent
        s.ints[i, c.BASE] = w.base[u]
    s.ints[i, c.FATE] = c.ATTENDED
    s.ints[i, c.OUT] -= 1
    if s.ints[i, c.QUEUED] == 1:
        s.ints[i, c.NEED] = 0
        _leave(w, s, i, t)
    s.unit[u, c.BUSY] += _within(w, sent, t)
    s.counts[c.BOUND_UNITS] -= 1
    place, home = s.at[u, c.TO], w.home[u]
    s.at[u, c.FROM], s.at[u, c.TO], s.unit[u, c.LEFT] = place, home, t
    s.unit[u, c.DUE] = t + w.minutes[place, home] * w.factor[0, int(t // 60) % 24]
    if s.at[u, c.ARREST] == 1:
        s.at[u, c.ARREST], s.unit[u, c.DUE] = 0, t
    if s.unit[u, c.ENDS] <= t:
        _off(w, s, u, t)
    else:
        s.at[u, c.STATE] = c.FREE
        enlist(s.free, s.counts, c.FREE_UNITS, u)


@part
def _off(w: World, s: State, u: int, t: float) -> None:
    s.at[u, c.STATE] = c.OFF
    s.unit[u, c.DUTY] += _within(w, s.unit[u, c.SINCE], t)


@part
def _shift_turned(w: World, s: State, event: int, t: float) -> None:
    shifts, units, k = s.days.size, w.home.size, event % s.days.size
    if event < shifts:
        if w.shifts[k, c.LENGTH] < c.WHOLE_DAY:
            push(s.heap, t + w.shifts[k, c.LENGTH], units + shifts + k)
        push(s.heap, t + c.WHOLE_DAY, units + k)
        for u in range(units):
            if w.shift[u] == k:
                _on(w, s, u, s.days[k], t)
        s.days[k] += 1
        return
    for u in range(units):
        if w.shift[u] == k and s.at[u, c.STATE] == c.FREE and s.unit[u, c.ENDS] <= t:
            strike(s.free, s.counts, c.FREE_UNITS, u)
            _off(w, s, u, t)


@part
def _on(w: World, s: State, u: int, day: int, t: float) -> None:
    """A unit's shift begins, and the unit is there or not."""
    k = w.shift[u]
    if w.present.size == 0 or w.present[u, day]:
        s.unit[u, c.ENDS] = t + w.shifts[k, c.LENGTH]
        s.unit[u, c.TAKES] = s.unit[u, c.ENDS] - w.shifts[k, c.PROTECT]
        if s.at[u, c.STATE] == c.OFF:
            s.at[u, c.STATE], s.at[u, c.FROM], s.at[u, c.TO] = c.FREE, w.home[u], w.home[u]
            s.unit[u, c.DUE], s.unit[u, c.SINCE] = t, t
            enlist(s.free, s.counts, c.FREE_UNITS, u)
    elif s.at[u, c.STATE] == c.FREE and s.unit[u, c.ENDS] <= t:
        strike(s.free, s.counts, c.FREE_UNITS, u)
        _off(w, s, u, t)


@part
def _end(w: World, s: State, t: float) -> None:
    """Bring what is still counting up to the end."""
    _counted(w, s, t, 0)
    for u in range(w.home.size):
        if s.at[u, c.STATE] == c.BOUND:
            s.unit[u, c.BUSY] += _within(w, s.unit[u, c.SENT], t)
        if s.at[u, c.STATE] != c.OFF:
            _off(w, s, u, t)
