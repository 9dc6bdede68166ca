"""The same rules as ``kernel.py``, in plain Python, to be read and compared.

Objects and lists instead of flat arrays, events that are crossed out instead of taken out, queues
that are sorted instead of linked: another way to the same figures, bit for bit. It is some
hundred times slower, needs no numba, and no study uses it.
"""

import heapq
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goldenhour.simulation import counting
from goldenhour.simulation import layout as c
from goldenhour.simulation.layout import NEVER, World
from goldenhour.simulation.reference_demand import Incident, draw
from goldenhour.simulation.world import Study

CLEAR, BEGIN, CLOSE, CHANGE = range(4)  # kinds of event, in the order of one moment


# A unit as ``layout.Watch`` has it: left, due; state, from, to, for what, arrest, grade of that.
Look = tuple[float, float, int, int, int, int, int, int]


@dataclass(eq=False)
class Unit:
    """A unit: where it is between two points, until when it serves, and for whom it is bound."""

    number: int
    home: int
    start: int
    goal: int
    ends: float
    takes: float
    state: int
    left: float = 0.0
    due: float = 0.0
    sent: float = 0.0
    since: float = 0.0
    busy: float = 0.0
    duty: float = 0.0
    incident: Incident | None = None
    has_arrest: bool = False
    version: int = 0

    def look(self) -> Look:
        """Where it is and what it does."""
        job = self.incident
        bound = (job.number, int(self.has_arrest), job.now) if job else (-1, 0, -1)
        return (self.left, self.due, self.state, self.start, self.goal, *bound)


class Outcome(NamedTuple):
    """What came of it; ``looks`` says what every unit did as each watched incident rang."""

    incidents: list[Incident]
    units: list[Unit]
    queue_minutes: float
    looks: dict[int, list[Look]]


def play(study: Study, *, seed: int, replication: int, watched: Sequence[int] = ()) -> Outcome:
    """Play one replication, as ``playing.play`` does."""
    keys = counting.keys(seed, replication)
    incidents = draw(study.demand, keys)
    room = Room(study.world, study.availability, keys[c.PRESENT])
    room.looks = {number: [] for number in watched}
    room.play(incidents)
    return Outcome(incidents, room.units, room.queue_minutes, room.looks)


@dataclass(eq=False)
class Room:
    """The control room: units, queues by grade, and the events to come."""

    world: World
    availability: float
    key: int
    units: list[Unit] = field(default_factory=list)
    queues: list[list[Incident]] = field(default_factory=lambda: [[], [], [], []])
    events: list[tuple[float, int, int, int]] = field(default_factory=list)
    queue_minutes: float = 0.0
    queue_since: float = 0.0
    looks: dict[int, list[Look]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rules = self.world.rules.tolist()
        for number, (home, shift) in enumerate(zip(*self.of_units(), strict=True)):
            is_always = shift < 0
            ends, state = (NEVER, c.FREE) if is_always else (0.0, c.OFF)
            self.units.append(Unit(number, home, home, home, ends, ends, state))
        for shift, (start, _, _) in enumerate(self.world.shifts.tolist()):
            heapq.heappush(self.events, (start - c.WHOLE_DAY, BEGIN, shift, 0))

    def of_units(self) -> tuple[list[int], list[int]]:
        return self.world.home.tolist(), self.world.shift.tolist()

    def play(self, incidents: list[Incident]) -> None:
        """Let everything happen in its order."""
        for one in incidents:
            for what, moment in enumerate((one.cancel, one.regrade)):
                if one.need and moment < NEVER:
                    heapq.heappush(self.events, (moment, CHANGE, 2 * one.number + what, 0))
        t, coming = 0.0, list(reversed(incidents))
        while t < self.rules[c.STOPS]:
            due = self.events[0][0] if self.events else NEVER
            if coming and coming[-1].at < due:
                one = coming.pop()
                t = one.at
                if one.need:
                    self.look(one)
                    self.enter(one, t)
            elif due == NEVER or (not coming and due >= self.rules[c.CLOSES] and self.is_quiet()):
                break
            else:
                t = due
                self.happen(incidents)
            self.serve(t)
        self.end(max(t, self.rules[c.CLOSES]))

    def look(self, one: Incident) -> None:
        """Note what every unit does as a watched incident rings."""
        if one.number in self.looks:
            self.looks[one.number] = [unit.look() for unit in self.units]

    def is_quiet(self) -> bool:
        return not any(self.queues) and all(one.state != c.BOUND for one in self.units)

    def happen(self, incidents: list[Incident]) -> None:
        t, kind, number, version = heapq.heappop(self.events)
        if kind == CLEAR:
            if self.units[number].version == version:
                self.clear(self.units[number], t)
        elif kind == BEGIN:
            self.begin_shift(number, version, t)
        elif kind == CLOSE:
            for unit in self.of_shift(number):
                if unit.state == c.FREE and unit.ends <= t:
                    self.go_off(unit, t)
        else:
            self.change(incidents[number // 2], number % 2, t)

    def within(self, begins: float, ends: float) -> float:
        opens, closes = float(self.rules[c.OPENS]), float(self.rules[c.CLOSES])
        return max(0.0, min(ends, closes) - max(begins, opens))

    def count(self, t: float) -> None:
        waiting = sum(len(queue) for queue in self.queues)
        self.queue_minutes += waiting * self.within(self.queue_since, t)
        self.queue_since = t

    def enter(self, one: Incident, t: float) -> None:
        self.count(t)
        insort(self.queues[one.now], one)

    def leave(self, one: Incident, t: float) -> None:
        self.count(t)
        self.queues[one.now].remove(one)

    def change(self, one: Incident, is_regrade: int, t: float) -> None:
        """A caller gives up, or is graded up."""
        if one not in self.queues[one.now] or one.out or one.fate != c.WAITING:
            return
        self.leave(one, t)
        if is_regrade:
            one.now = 0
            self.enter(one, t)
        else:
            one.need, one.fate, one.wait = 0, c.CANCELLED, t - one.at

    def serve(self, t: float) -> None:
        """Send units to the gravest and oldest for whom there is one."""
        while waiting := next((queue[0] for queue in self.queues if queue), None):
            unit = self.best(waiting, t)
            if unit is None:
                return
            self.send(unit, waiting, t)

    def best(self, one: Incident, t: float) -> Unit | None:
        free = [unit for unit in self.units if unit.state == c.FREE]
        taken: list[Unit] = []
        if one.now > 0:
            if len(free) <= self.rules[c.RESERVE]:
                return None
            free = [unit for unit in free if t <= unit.takes]
        elif self.rules[c.PREEMPT]:
            taken = [
                unit
                for unit in self.units
                if unit.state == c.BOUND and t < unit.due and unit.incident and unit.incident.now
            ]
        both = [((self.score(unit, one.place, t), unit.state), unit) for unit in free + taken]
        return min(both, key=lambda pair: (*pair[0], pair[1].number), default=(0, None))[1]

    def score(self, unit: Unit, place: int, t: float) -> float:
        if self.rules[c.BY_RANK]:
            return float(self.world.rank[place, self.world.base[unit.number]])
        return self.minutes(unit, place, t)

    def part(self, unit: Unit, t: float) -> float:
        """How much of its drive a unit has behind it."""
        return 1.0 if t >= unit.due else (t - unit.left) / (unit.due - unit.left)

    def minutes(self, unit: Unit, place: int, t: float) -> float:
        row = self.world.minutes[place]
        ends = float(row[unit.goal])
        if t >= unit.due:
            return ends
        begins = float(row[unit.start])
        return begins + self.part(unit, t) * (ends - begins)

    def factor(self, grade: int, t: float) -> float:
        return float(self.world.factor[0 if grade else 1, int(t // 60) % 24])

    def send(self, unit: Unit, one: Incident, t: float) -> None:
        drive = self.minutes(unit, one.place, t) * self.factor(one.now, t)
        if self.part(unit, t) >= 0.5:
            unit.start = unit.goal
        if unit.incident:
            self.recall(unit, unit.incident, t)
        stay = one.stay
        if one.has_arrest:
            one.has_arrest, unit.has_arrest = False, True
            stay += self.rules[c.CUSTODY]
        unit.state, unit.incident, unit.goal = c.BOUND, one, one.place
        unit.left = unit.sent = t
        unit.due = t + drive
        unit.version += 1
        heapq.heappush(self.events, (unit.due + stay, CLEAR, unit.number, unit.version))
        one.out += 1
        one.need -= 1
        if one.need == 0:
            self.leave(one, t)

    def recall(self, unit: Unit, other: Incident, t: float) -> None:
        unit.busy += self.within(unit.sent, t)
        other.out -= 1
        if unit.has_arrest:
            other.has_arrest, unit.has_arrest = True, False
        if other.fate == c.WAITING:
            other.need += 1
            if other not in self.queues[other.now]:
                self.enter(other, t)

    def clear(self, unit: Unit, t: float) -> None:
        one, unit.incident = unit.incident, None
        assert one is not None  # noqa: S101 - for the types
        if unit.due - one.at < one.response:
            one.response, one.wait = unit.due - one.at, unit.sent - one.at
            one.travel, one.base = unit.due - unit.sent, int(self.world.base[unit.number])
        one.fate = c.ATTENDED
        one.out -= 1
        if one in self.queues[one.now]:
            one.need = 0
            self.leave(one, t)
        unit.busy += self.within(unit.sent, t)
        unit.start, unit.goal, unit.left = one.place, unit.home, t
        back = float(self.world.minutes[one.place, unit.home]) * self.factor(1, t)
        unit.due = t if unit.has_arrest else t + back
        unit.has_arrest, unit.state = False, c.FREE
        if unit.ends <= t:
            self.go_off(unit, t)

    def go_off(self, unit: Unit, t: float) -> None:
        unit.state = c.OFF
        unit.duty += self.within(unit.since, t)

    def of_shift(self, shift: int) -> list[Unit]:
        return [unit for unit in self.units if self.world.shift[unit.number] == shift]

    def begin_shift(self, shift: int, day: int, t: float) -> None:
        _, length, protect = self.world.shifts[shift].tolist()
        if length < c.WHOLE_DAY:
            heapq.heappush(self.events, (t + length, CLOSE, shift, 0))
        heapq.heappush(self.events, (t + c.WHOLE_DAY, BEGIN, shift, day + 1))
        for unit in self.of_shift(shift):
            draw = counting.uniform(self.key, unit.number * 1_000_000 + day)
            if self.availability >= 1 or draw < self.availability:
                unit.ends = t + length
                unit.takes = unit.ends - protect
                if unit.state == c.OFF:
                    unit.state, unit.start, unit.goal = c.FREE, unit.home, unit.home
                    unit.due = unit.since = t
            elif unit.state == c.FREE and unit.ends <= t:
                self.go_off(unit, t)

    def end(self, t: float) -> None:
        self.count(t)
        for unit in self.units:
            if unit.state == c.BOUND:
                unit.busy += self.within(unit.sent, t)
            if unit.state != c.OFF:
                self.go_off(unit, t)
